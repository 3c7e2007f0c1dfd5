"""The picture of the pads: beside the preset's words, reached and left by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import settle
from wavesim.gui.controls import Label
from wavesim.gui.desk import Desk
from wavesim.gui.pads_sheet import Mark, PadsSheet
from wavesim.io.files import load
from wavesim.paint.palette import PALETTES


@pytest.fixture
def sheet(desk: Desk) -> PadsSheet:
    """The sheet of the first preset, opened by the keyboard."""
    link = desk.window.work.preset.pads
    assert link in desk.tab_stops()
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    settle()
    assert desk.pads.sheet is not None
    return desk.pads.sheet


def shown(sheet: PadsSheet) -> list[str]:
    """Every text beside the picture."""
    assert sheet.words is not None
    return [label.text() for label in sheet.words.findChildren(Label)]


def open_preset(desk: Desk, name: str) -> None:
    """Another preset in the window."""
    desk.session.open_preset(name)
    settle()


def test_picture_and_words_stand_side_by_side(sheet: PadsSheet) -> None:
    """And one sentence for those who do not see the picture."""
    preset = load("stroke-foot-drop")
    assert preset.application is not None
    assert preset.application.placement is not None
    texts = shown(sheet)
    assert any(preset.application.placement in text for text in texts)
    assert "Belly of tibialis anterior, 20\N{NO-BREAK SPACE}cm²" in texts
    assert texts[-1] == "Schematic: find the motor point on the person."
    assert [mark.line.letter for mark in sheet.findChildren(Mark)] == ["A", "B"]
    assert not sheet.isModal()
    assert sheet.isVisible()
    said = sheet.picture.accessibleDescription()
    assert said.startswith("Right lower leg, seen from the front. A, Active pad, cathode: ")
    assert "; B, Other pad: Belly of tibialis anterior" in said
    assert sheet.accessibleDescription() == said


def test_escape_closes_it(desk: Desk, sheet: PadsSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert desk.pads.sheet is None
    settle()
    assert not [one for one in desk.window.findChildren(PadsSheet) if one.isVisible()]


def test_it_follows_the_preset(desk: Desk, sheet: PadsSheet) -> None:
    """Another preset with a picture is drawn in it; one without closes it and hides the link."""
    link, before = desk.window.work.preset.pads, sheet.scene
    desk.session.edit({"section.0.channel.0.amplitude_ma": 20.0})
    settle()
    assert sheet.scene is before
    open_preset(desk, "stroke-wrist-extension")
    assert sheet.scene is not None
    assert sheet.scene.panels[0].site.id == "forearm_back"
    assert "Wrist" in sheet.windowTitle()
    open_preset(desk, "pelvic-floor-urge")
    assert not link.isVisible()
    assert not [one for one in desk.window.findChildren(PadsSheet) if one.isVisible()]
    open_preset(desk, "stroke-foot-drop")
    assert link.isVisible()


def test_a_pad_has_the_size_that_is_set(desk: Desk, sheet: PadsSheet) -> None:
    """Four times the area has twice the sides; the words keep the preset's; undone, all is back."""
    first = sheet.scene
    assert first is not None
    desk.session.edit({"section.0.channel.0.electrode.area_cm2": 80.0})
    settle()
    assert sheet.scene is not None
    for before, after in zip(first.panels[0].pads, sheet.scene.panels[0].pads, strict=True):
        assert after.width == pytest.approx(2.0 * before.width, rel=1e-12)  # two roots of doubles
        assert after.at == before.at
    said = "Belly of tibialis anterior, 80\N{NO-BREAK SPACE}cm², preset 20\N{NO-BREAK SPACE}cm²"
    assert said in shown(sheet)
    desk.session.undo_stack.undo()
    settle()
    assert sheet.scene == first


def test_it_takes_every_theme(desk: Desk, sheet: PadsSheet) -> None:
    """The ground of the picture is that of the theme, and the words are all there again."""
    before = shown(sheet)
    for theme, palette in PALETTES.items():
        desk.window.look.set_theme(theme)
        settle()
        image = sheet.picture.grab().toImage()
        assert image.pixelColor(image.width() // 2, 8).name() == palette.surface.lower()
        assert shown(sheet) == before
