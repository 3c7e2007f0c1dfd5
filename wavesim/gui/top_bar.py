"""The bar above everything: menus, the name of what is open, undo, theme."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QWidget

from wavesim.gui.actions import MENUS, TABLE, Actions, words
from wavesim.gui.controls import Button
from wavesim.gui.look import Look, put_icon, rounded
from wavesim.gui.measures import TOP_HEIGHT
from wavesim.presentation.words import _

THEME_ICONS = {"light": "sun", "dark": "moon", "projector": "screen"}


class MenuBar(QMenuBar):
    """Qt's menu bar, painted flat."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(_("Menus"))
        self.setAccessibleDescription(_("Everything that can be done, by menu"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the font of the theme in force."""
        self.setFont(self.look.font("menu"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the menus, the open one on a ground."""
        with QPainter(self) as painter:
            for action in self.actions():
                box = QRectF(self.actionGeometry(action))
                if action is self.activeAction():
                    rounded(painter, self.look, box, self.look.px(5), "inset")
                self.look.text(painter, box, words(action), "menu", "text",
                               Qt.AlignmentFlag.AlignHCenter)


class TopBar(QWidget):
    """Menus, the name of what is open, undo, redo, theme."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self.look, self.actions_table = look, actions
        self.title, self.state = "", ""
        self.menus = MenuBar(look)
        self.recent = QMenu(_("Open &recent"), self)
        for name, text in MENUS.items():
            self._fill(self.menus.addMenu(text), name)
        self.undo = self._tool("undo", "undo")
        self.redo = self._tool("redo", "redo")
        self.themes = Button(look, "flat", "", "sun", _("Theme of colours"), "chevron_down")
        self.themes.clicked.connect(self._open_themes)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.menus)
        self.row.addStretch()
        for widget in (self.undo, self.redo, self.themes):
            self.row.addWidget(widget)
        self.setAccessibleName(_("Program"))
        look.changed.connect(self.respace)
        self.respace()

    def name(self, title: str, state: str) -> None:
        """Say what is open and whether it is edited."""
        if (title, state) != (self.title, self.state):
            self.title, self.state = title, state
            self.setAccessibleDescription(f"{title} {state}")
            self.update()

    def respace(self) -> None:
        """Height, margins and the name of the theme in force."""
        px = self.look.px
        self.setFixedHeight(px(TOP_HEIGHT))
        self.row.setContentsMargins(px(48), 0, px(12), px(1))
        self.row.setSpacing(px(2))
        current = self.actions_table[self.look.theme]
        current.setChecked(True)
        self.themes.icon_name = THEME_ICONS[self.look.theme]
        self.themes.setText(words(current))
        self.themes.setAccessibleName(_("Theme: {name}").format(name=words(current)))
        self.themes.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self.look.px(600), self.look.px(TOP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, logo, name."""
        look, px = self.look, self.look.px
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.color("surface"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("border"))
            put_icon(painter, look, "logo", "yours", 22, QPointF(px(25), self.height() / 2.0))
            self._paint_name(painter)

    def _paint_name(self, painter: QPainter) -> None:
        """In the middle of the window, or of the room between menus and buttons."""
        look, gap = self.look, self.look.px(8)
        left = self.menus.geometry().right() + gap
        right = self.undo.geometry().left() - gap
        room = right - left
        state, tail = self.state, look.width(self.state, "body") + gap
        if not state or tail > 0.6 * room:
            state, tail = "", 0.0
        title = look.metrics("strong").elidedText(
            self.title, Qt.TextElideMode.ElideRight, room - tail
        )
        wide = look.width(title, "strong")
        whole = wide + tail
        x = min(max((self.width() - whole) / 2.0, left), right - whole)
        box = QRectF(x, 0, whole, self.height())
        look.text(painter, box, title, "strong", "text")
        look.text(painter, box.adjusted(wide + gap, 0, 0, 0), state, "body", "text2")

    def _tool(self, name: str, icon: str) -> Button:
        button = Button(self.look, "tool", words(self.actions_table[name]), icon)
        return button.follow(self.actions_table[name])

    def _fill(self, menu: QMenu, name: str) -> None:
        for spec in TABLE:
            if spec.menu == name:
                if spec.parts:
                    menu.addSeparator()
                menu.addAction(self.actions_table[spec.name])
                if spec.name == "open":
                    menu.addMenu(self.recent)

    def _open_themes(self) -> None:
        menu = QMenu(self)
        for action in self.actions_table.group("theme"):
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.themes.mapToGlobal(QPoint(0, self.themes.height())))


