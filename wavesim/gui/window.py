"""The main window: a skeleton at once, its content after the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontInfo,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from wavesim.gui import settings
from wavesim.gui.measures import user_scale
from wavesim.gui.skeleton import plot_place, skeleton
from wavesim.paint.palette import PALETTES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from wavesim.gui.actions import Actions
    from wavesim.gui.look import Look
    from wavesim.gui.notice import Notice
    from wavesim.gui.shell import Foot, Work
    from wavesim.gui.top_bar import TopBar


class Window(QWidget):
    """The window.

    painted(): once, after its first paint. dropped(path): a file was dropped on it. closing(event):
    it is asked to close and may refuse. closed(): it did. The parts exist once it is built.
    """

    painted = Signal()
    dropped = Signal(str)
    closing = Signal(QCloseEvent)
    closed = Signal()

    look: "Look"
    actions_table: "Actions"
    top: "TopBar"
    notice: "Notice"
    work: "Work"
    foot: "Foot"
    pages: "QStackedWidget"

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.setWindowTitle("wavesim")
        self.setAcceptDrops(True)
        self.setMinimumSize(settings.SMALLEST)
        self.theme, self.palette_now = theme, PALETTES[theme]
        self.user_scale = user_scale(QFontInfo(QApplication.font()).pixelSize())
        self._built = self._painted = False

    def build(self) -> None:
        """Put the parts in; from now on the theme is that of the look."""
        from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

        from wavesim.gui.actions import Actions
        from wavesim.gui.look import Look
        from wavesim.gui.notice import Notice
        from wavesim.gui.shell import Foot, Work
        from wavesim.gui.top_bar import TopBar

        QApplication.setStyle("Fusion")
        self.look = look = Look(self.theme)
        self.actions_table = Actions(self)
        self.top = TopBar(look, self.actions_table)
        self.notice = Notice(look)
        self.work = Work(look, self.actions_table)
        self.foot = Foot(look)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.notice):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        self._built = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground; before there are parts on it, their outlines."""
        with QPainter(self) as painter:
            if self._built:
                painter.fillRect(event.rect(), self.look.color("bg"))
            else:
                self._paint_skeleton(painter)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint_skeleton(self, painter: QPainter) -> None:
        from PySide6.QtSvg import QSvgRenderer

        picture = skeleton(self.palette_now, QApplication.font().family(), *self._size())
        QSvgRenderer(QByteArray(picture.encode())).render(painter)

    def _size(self) -> tuple[float, float]:
        """Width and height [px at 100 %]."""
        scale = self.user_scale * self.palette_now.text_scale
        return self.width() / scale, self.height() / scale

    def show_first(self, waveform: QWidget) -> None:
        """Show the waveform where it will be, before the parts around it are made."""
        scale = self.user_scale * self.palette_now.text_scale
        place = [round(length * scale) for length in plot_place(*self._size())]
        waveform.setParent(self)
        waveform.setGeometry(*place)
        waveform.setVisible(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first of them."""
        for url in event.mimeData().urls()[:1]:
            self.dropped.emit(url.toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever holds the work may keep the window open."""
        self.closing.emit(event)
        if event.isAccepted():
            settings.keep_geometry(self.normalGeometry())
            self.closed.emit()
