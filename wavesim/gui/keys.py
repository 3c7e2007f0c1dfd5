"""The list of keys, made from the actions, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from wavesim.gui.actions import MENUS, TABLE, words
from wavesim.gui.controls import Label
from wavesim.gui.window import Window
from wavesim.presentation.words import _
from wavesim.version import VERSION

HANDS = (
    (_("Step a number"), _("Up, Down")),
    (_("Ten steps"), _("Page up, Page down")),
    (_("Give a refused number up"), _("Escape")),
    (_("Move along the session strip"), _("Left, Right")),
    (_("Zoom on the session strip"), _("Plus, Minus")),
)
"""Keys of the controls themselves, which are no actions."""


def rows(window: Window) -> list[tuple[str, str, str]]:
    """Menu, action and key of everything that has one."""
    table = window.actions_table
    named = [
        (MENUS[spec.menu].replace("&", ""), words(table[spec.name]), ", ".join(
            QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            for key in spec.keys
        ))
        for spec in TABLE
        if spec.keys
    ]
    return [*named, *((_("Controls"), what, key) for what, key in HANDS)]


def show_keys(window: Window) -> QDialog:
    """Open the list of keys."""
    (dialog, column), look = _dialog(window, _("Keys")), window.look
    found = rows(window)
    table = QTableWidget(len(found), 3)
    table.setHorizontalHeaderLabels([_("Menu"), _("What"), _("Key")])
    table.setAccessibleName(_("Keys"))
    table.setAccessibleDescription(_("Every action that has a key"))
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    for number, texts in enumerate(found):
        for place, text in enumerate(texts):
            table.setItem(number, place, QTableWidgetItem(text))
        table.setRowHeight(number, look.px(26))
    header = table.horizontalHeader()
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
    column.addWidget(table)
    dialog.resize(look.px(520), look.px(560))
    dialog.show()
    return dialog


def show_about(window: Window) -> QDialog:
    """Say what this is and what it is not."""
    (dialog, column), look = _dialog(window, _("About wavesim")), window.look
    for role, token, text in (
        ("title", "text", f"wavesim {VERSION}"),
        ("body", "text", _("Describes, draws and measures electrical stimulation programs "
                           "for nerve and muscle, for teaching, planning and documentation.")),
        ("body", "text", window.foot.sentence),
        ("small", "text2", _("Ranges are published or usual values; each names its own source. "
                             "They are no advice about a person.")),
    ):
        column.addWidget(Label(look, role, token, text))
    dialog.setFixedWidth(look.px(420))
    dialog.show()
    return dialog


def _dialog(window: Window, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAccessibleDescription(title)
    column = QVBoxLayout(dialog)
    column.setSpacing(window.look.px(10))
    return dialog, column
