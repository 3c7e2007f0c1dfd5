"""Pictures of choices: the exact trace in a box, different where the currents are."""

import numpy as np
import pytest

from tests.programs import Constant, Monophasic, channel, program, section
from wavesim.core.program import Program
from wavesim.io.files import load
from wavesim.presentation.choices import SHEETS, OfferedGroup, offers
from wavesim.presentation.pictures import Picture, picture

PRESETS = ("stroke-foot-drop", "tens-burst", "healthy-quadriceps-russian", "cp-night-threshold")


def drawn(found: Program, group: OfferedGroup) -> list[tuple[str, Picture | None]]:
    """The pictures of a group."""
    return [(offer.choice.name, picture(offer.program, 0, 0, group.group.name))
            for offer in group.offers if offer.program is not None]  # fmt: skip


@pytest.mark.parametrize("preset", PRESETS)
def test_everything_is_in_the_box_and_something_is_seen(preset: str) -> None:
    start = load(preset)
    for sheet in SHEETS:
        for group in offers(start, 0, 0, sheet):
            for name, found in drawn(start, group) if group.group.pictured else []:
                assert found is not None, (group.group.name, name)
                assert np.all((found.x >= -1e-9) & (found.x <= 1.0 + 1e-9))
                levels = np.concatenate([part for part in (found.y, found.low, found.high)
                                         if part is not None])  # fmt: skip
                assert np.abs(levels).max() <= 1.0 + 1e-9
                assert np.abs(levels).max() > 0.4, (group.group.name, name)


@pytest.mark.parametrize("sheet", list(SHEETS))
def test_no_two_choices_look_alike(sheet: str) -> None:
    """That is what the pictures are for."""
    one = channel(timing=Constant(frequency_hz=35.0), ramps=(1.0, 1.0))
    start = program(section(one, on_off=(5.0, 10.0)))
    for group in offers(start, 0, 0, sheet):
        seen = {}
        for name, found in drawn(start, group) if group.group.pictured else []:
            assert found is not None
            levels = found.y if found.y is not None else found.high
            assert levels is not None
            on = tuple(round(end, 3) for part in found.on for end in part)
            key = (found.x.round(3).tobytes(), levels.round(3).tobytes(), on)
            # A list that begins with what there is, and points, may repeat a form.
            if name != "points":
                assert key not in seen, (name, seen[key])
                seen[key] = name


def test_a_pulse_is_drawn_exactly() -> None:
    """A monophasic block: three tenths of its length before it, then level 1 for the phase."""
    one = channel(Monophasic(phase_duration_us=200.0), amplitude_ma=30.0)
    found = picture(program(section(one)), 0, 0, "shape")
    assert found is not None
    assert found.y is not None
    high = found.x[found.y == 1.0]
    # The section begins with the pulse that is shown, or room is left before a later one.
    assert high.max() - high.min() == pytest.approx(1.0 / 1.6, rel=1e-6)


def test_a_program_without_amplitude_has_pictures_too() -> None:
    """0 mA says that no value is given; the picture is of any."""
    found = picture(program(section(channel(amplitude_ma=0.0))), 0, 0, "shape")
    assert found is not None
    assert found.y is not None
    assert found.y.max() == 1.0
