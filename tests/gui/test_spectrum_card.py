"""The spectrum under the waveform: on request, of what is shown, never in the way."""

import threading

import pytest

from tests.gui.conftest import settle
from wavesim.gui import spectrum_card
from wavesim.gui.desk import Desk
from wavesim.gui.spectrum_card import SpectrumCard
from wavesim.presentation.project import panned
from wavesim.presentation.spectrum import SpectrumScene, spectrum_scene


@pytest.fixture
def card(desk: Desk) -> SpectrumCard:
    """The card, opened."""
    desk.window.actions_table["spectrum"].trigger()
    settle()
    return desk.window.work.spectrum


def test_it_is_not_there_until_it_is_asked_for(desk: Desk) -> None:
    card = desk.window.work.spectrum
    assert not card.isVisible()
    assert card.view.scene is None
    action = desk.window.actions_table["spectrum"]
    action.trigger()
    settle()
    assert card.isVisible()
    assert card.view.scene is not None
    assert desk.window.work.waveform.height() > card.height()
    card.close_button.click()
    settle()
    assert not card.isVisible()
    assert not action.isChecked()


def test_waveform_and_spectrum_share_the_centre(desk: Desk, card: SpectrumCard) -> None:
    """11 to 8, whatever stands in the headings; heights are whole pixels."""
    work = desk.window.work
    for size in ((1280, 800), (1920, 1080)):
        desk.window.resize(*size)
        for _toggle in range(2):
            desk.window.actions_table["sampled"].trigger()
            settle()
            assert work.waveform.height() / card.height() == pytest.approx(11.0 / 8.0, rel=0.02)


def test_it_follows_edits_and_says_so(desk: Desk, card: SpectrumCard) -> None:
    before = card.view.scene
    assert before is not None
    desk.session.edit({"section.0.channel.0.amplitude_ma": 20.0})
    settle()
    after = card.view.scene
    assert after is not None
    assert after.level.max() == pytest.approx(0.5 * before.level.max())
    assert card.view.accessibleDescription() == after.sentence
    assert card.subtitle.whole == after.subtitle


def test_a_pan_of_a_steady_train_computes_nothing(desk: Desk, card: SpectrumCard) -> None:
    before = card.view.scene
    desk.session.show(panned(desk.session.view, 0.5, desk.session.project.program))
    settle()
    assert card.view.scene is before


def test_a_slow_one_is_computed_beside_the_window(
    desk: Desk, card: SpectrumCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest of several requests is what is shown in the end; until then the old one, faint."""
    threads, go = [], threading.Event()

    def slow(*place: object, **more: object) -> SpectrumScene:
        threads.append(threading.current_thread())
        go.wait(10.0)
        return spectrum_scene(*place, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(spectrum_card, "spectrum_scene", slow)
    desk.session.edit({"section.0.channel.0.timing.kind": "jittered"})
    settle()
    assert card.view.stale
    desk.session.edit({"section.0.channel.0.amplitude_ma": 20.0})
    desk.session.edit({"section.0.channel.0.amplitude_ma": 10.0})
    settle()
    go.set()
    for _turn in range(3):
        card.view.finish()
        settle()
    assert not card.view.stale
    assert threading.main_thread() not in threads
    assert len(threads) == 2
    view = desk.session.view
    plot = card.view._plot()
    wanted = spectrum_scene(desk.session.project.program, view, *plot)
    assert card.view.scene is not None
    assert card.view.scene.sentence == wanted.sentence


def test_another_theme_draws_it_anew(desk: Desk, card: SpectrumCard) -> None:
    desk.window.actions_table["dark"].trigger()
    settle()
    assert card.view.scene is not None
    assert not card.view.stale
