"""The doctor names what is missing, and how to get it, for each obstacle to a window."""

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from wavesim.presentation import doctor


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Linux with Qt's libraries and no display."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor, "_import_failure", lambda module: None)
    return monkeypatch


def test_no_display_is_said(no_display: pytest.MonkeyPatch) -> None:
    """Neither of the two variables that name one is set."""
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in (doctor.window_obstacle() or "")


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_platform_without_display_opens(no_display: pytest.MonkeyPatch, platform: str) -> None:
    """Qt draws into memory or onto the network on these."""
    no_display.setenv("QT_QPA_PLATFORM", platform)
    assert doctor.window_obstacle() is None


def test_platform_that_needs_a_display_does_not(no_display: pytest.MonkeyPatch) -> None:
    """Asking for X does not make a display."""
    no_display.setenv("QT_QPA_PLATFORM", "xcb")
    assert doctor.window_obstacle() is not None


def test_other_systems_have_a_display(no_display: pytest.MonkeyPatch) -> None:
    """Windows and macOS name no display in the environment."""
    no_display.setattr(sys, "platform", "win32")
    assert doctor.window_obstacle() is None


def test_missing_libraries_come_with_their_packages(no_display: pytest.MonkeyPatch) -> None:
    """All that are missing at once, though the loader names only the first; each package once."""
    missing = {"libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    why = "libEGL.so.1: cannot open shared object file"
    no_display.setattr(doctor, "_import_failure", lambda name: why if "." in name else None)
    no_display.setattr(doctor, "_loads", lambda library: library not in missing)
    sentence = doctor.window_obstacle() or ""
    assert all(library in sentence for library in missing)
    assert "apt-get install libegl1 libglib2.0-0 (" in sentence


def test_x_display_needs_its_own_libraries(no_display: pytest.MonkeyPatch) -> None:
    """The one that Debian leaves out most often; Qt would end the process without it."""
    no_display.setenv("DISPLAY", ":0")
    no_display.setattr(doctor, "_loads", lambda library: library != "libxcb-cursor.so.0")
    assert "apt-get install libxcb-cursor0 (" in (doctor.window_obstacle() or "")


def test_display_that_does_not_answer_is_named(no_display: pytest.MonkeyPatch) -> None:
    """A name left over from a session that has ended; Qt would end the process."""
    no_display.setenv("DISPLAY", "nowhere.invalid:9")
    no_display.setattr(doctor, "_loads", lambda library: True)
    no_display.setattr(doctor, "_x_server_answers", lambda: False)
    assert "nowhere.invalid:9" in (doctor.window_obstacle() or "")


def test_missing_pyside_says_how_to_get_it(no_display: pytest.MonkeyPatch) -> None:
    """The name of the package is not that of the module."""
    no_display.setattr(doctor, "_import_failure", lambda module: f"No module named {module!r}")
    assert "pip install PySide6-Essentials" in (doctor.window_obstacle() or "")


def test_missing_fonts_are_said(no_display: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without a font in it, then with one, two levels down."""
    no_display.setattr(doctor, "FONT_FOLDERS", (str(tmp_path),))
    assert _state("fonts") == "missing"
    (tmp_path / "truetype" / "dejavu").mkdir(parents=True)
    (tmp_path / "truetype" / "dejavu" / "DejaVuSans.TTF").touch()
    assert _state("fonts") == "ok"


def test_wayland_needs_its_socket(no_display: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The name alone may be left over, too."""
    no_display.setenv("WAYLAND_DISPLAY", "wayland-0")
    no_display.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert doctor.window_obstacle() is not None
    (tmp_path / "wayland-0").touch()
    assert doctor.window_obstacle() is None


def test_every_missing_row_says_what_to_do(no_display: pytest.MonkeyPatch) -> None:
    """And a row that is there needs no advice."""
    no_display.setattr(doctor, "PACKAGES", ("numpy", "no-such-package"))
    for row in doctor.rows():
        assert (row.state == "missing") == bool(row.advice), row


def test_numba_can_be_done_without(no_display: pytest.MonkeyPatch) -> None:
    """Its row says what it costs and how to get it."""

    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    no_display.setattr("importlib.metadata.version", version)
    (row,) = (row for row in doctor.rows() if row.name == "numba")
    assert row.state == "missing"
    assert "slowly: python -m pip install numba" in row.advice


def test_as_data_says_the_same() -> None:
    """The window's sentence and the rows."""
    found = doctor.as_dict()
    assert found["window"] == doctor.window_obstacle()
    assert [row["name"] for row in found["rows"]] == [row.name for row in doctor.rows()]
    assert found["complete"] == all(row["state"] == "ok" for row in found["rows"])


def _state(name: str) -> str:
    return next(row.state for row in doctor.rows() if row.name == name)
