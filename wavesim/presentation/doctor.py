"""What is installed, what is missing on this machine, and how to get it.

Nothing here creates a QApplication: without a display, or without the libraries of its platform,
that ends the process and cannot be caught. So the libraries are tried one by one and the display is
asked before Qt is. Qt is imported by name inside functions only, and pathlib (4 ms) not at all,
since this module is loaded before the window's first paint.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, Literal, final

from wavesim.presentation.words import _
from wavesim.version import VERSION

PACKAGES = ("numpy", "scipy", "numba", "pyqtgraph", "PySide6-Essentials", "platformdirs")

_WITHOUT = {"numba": _("The muscle's response works without, but slowly: {command}")}
"""Packages that the program can do without."""

# Shared library -> the Debian and Ubuntu package that holds it. Read from the NEEDED entries of
# QtGui, QtWidgets, QtSvg and the offscreen platform of PySide6-Essentials 6.11.3.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
}
# The same of the xcb platform, which draws on an X display.
X_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
DISPLAY_PLATFORMS = {"xcb", "wayland", "wayland-egl", "wayland-brcm"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class DoctorRow:
    """One thing the program needs: its name, what was found, what to do if it is missing."""

    name: str
    found: str
    state: Literal["ok", "missing"]
    advice: str = ""


def rows() -> tuple[DoctorRow, ...]:
    """Everything that was looked at on this machine, in the order a person would check it."""
    window = window_obstacle()
    return (
        _row("wavesim", VERSION, ""),
        _row("Python", sys.version.split()[0], ""),
        *map(_package_row, PACKAGES),
        _row(_("drawing"), "" if drawing_obstacle() else _("Qt loads"), drawing_obstacle() or ""),
        _fonts_row(),
        _row(_("window"), "" if window else _("can open"), window or ""),
    )


def as_dict() -> dict[str, Any]:
    """The same as data: `{"version", "complete", "window", "rows"}`; window null if it opens."""
    found = rows()
    return {
        "version": VERSION,
        "complete": all(row.state == "ok" for row in found),
        "window": window_obstacle(),
        "rows": [asdict(row) for row in found],
    }


def drawing_obstacle() -> str | None:
    """Why Qt cannot draw here, not even into a file; None if it can."""
    failure = _import_failure("PySide6.QtWidgets")
    if failure is None:
        return None
    if _import_failure("PySide6") is not None:
        return _(
            "Qt is not installed, so nothing can be drawn: python -m pip install PySide6-Essentials"
        )
    missing = missing_libraries(QT_LIBRARIES)
    return (
        _libraries_sentence(missing) if missing else _("Qt cannot load: {why}").format(why=failure)
    )


def window_obstacle() -> str | None:
    """Why the window cannot open here, in one sentence; None if it can."""
    return drawing_obstacle() or _display_obstacle()


def missing_libraries(libraries: dict[str, str]) -> dict[str, str]:
    """Those of `libraries` (shared library -> package) that the loader does not find."""
    return {name: package for name, package in libraries.items() if not _loads(name)}


def _row(name: str, found: str, advice: str) -> DoctorRow:
    return DoctorRow(name=name, found=found, state="missing" if advice else "ok", advice=advice)


def _package_row(package: str) -> DoctorRow:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return _row(package, version(package), "")
    except PackageNotFoundError:
        command = f"python -m pip install {package}"
        return _row(package, "", _(_WITHOUT.get(package, "{command}")).format(command=command))


def _fonts_row() -> DoctorRow:
    if _on_linux() and next(_font_files(), None) is None:
        advice = _("Text needs a font: {command}").format(
            command="apt-get install fonts-dejavu-core"
        )
        return _row(_("fonts"), "", advice)
    return _row(_("fonts"), _("found"), "")


def _font_files() -> Iterator[str]:
    for folder in FONT_FOLDERS:
        for _folder, _folders, names in os.walk(os.path.expanduser(folder)):
            yield from (name for name in names if name.lower().endswith(FONT_SUFFIXES))


def _display_obstacle() -> str | None:
    """Why there is no display to open a window on; None where Qt needs none or finds one."""
    wanted = [name.partition(":")[0] for name in os.environ.get("QT_QPA_PLATFORM", "").split(";")]
    chosen = {name for name in wanted if name}
    if not _on_linux() or chosen - DISPLAY_PLATFORMS or _wayland_socket():
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return _(
            "There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. "
            "The commands of wavesim that write figures and numbers work without."
        )
    missing = missing_libraries(X_LIBRARIES)
    if missing:
        return _libraries_sentence(missing)
    if not _x_server_answers():
        return _("The display {display} does not answer, so no window can open on it.").format(
            display=display
        )
    return None


def _libraries_sentence(missing: dict[str, str]) -> str:
    command = "apt-get install " + " ".join(dict.fromkeys(missing.values()))
    return _(
        "Qt does not find {libraries} on this system: {command} (Debian, Ubuntu), "
        "or the packages of another system that hold them."
    ).format(libraries=", ".join(missing), command=command)


def _wayland_socket() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and os.path.exists(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name))


def _x_server_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return bool(answers)


def _import_failure(module: str) -> str | None:
    try:
        import_module(module)
    except ImportError as error:
        return str(error)
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _on_linux() -> bool:
    return sys.platform.startswith("linux")
