"""What is remembered from one start to the next: where the window was, its theme, recent files."""

from collections.abc import Container
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication

MOST_RECENT = 8
FIRST_SIZE = QSize(1280, 800)
SMALLEST = QSize(640, 480)


def settings() -> QSettings:
    """The file of the settings, one for each user."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "wavesim", "wavesim"
    )


def theme(known: Container[str]) -> str:
    """The theme that was chosen last, of those that are known."""
    found = str(settings().value("theme", "light"))
    return found if found in known else "light"


def keep_theme(name: str) -> None:
    """Remember a theme."""
    settings().setValue("theme", name)


def geometry() -> QRect:
    """Where the window was, on a screen that is there now."""
    found = settings().value("geometry")
    return clamped(found if isinstance(found, QRect) else _first_place())


def keep_geometry(where: QRect) -> None:
    """Remember where the window is."""
    settings().setValue("geometry", where)


def clamped(wanted: QRect) -> QRect:
    """The nearest place of this size that a screen shows whole; smaller where none is so large."""
    screen = QGuiApplication.screenAt(wanted.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    size = wanted.size().expandedTo(SMALLEST).boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _first_place() -> QRect:
    """In the middle of the first screen."""
    place = QRect(QPoint(), FIRST_SIZE)
    place.moveCenter(QGuiApplication.primaryScreen().availableGeometry().center())
    return place


def recent() -> list[Path]:
    """Files that were open, the last one first; those that are gone are left out."""
    found = settings().value("recent")
    names = found if isinstance(found, list) else [found] if isinstance(found, str) else []
    return [path for path in map(Path, names) if path.is_file()]


def keep_recent(path: Path) -> None:
    """Put a file in front."""
    others = [str(other) for other in recent() if other != path]
    settings().setValue("recent", [str(path), *others][:MOST_RECENT])
