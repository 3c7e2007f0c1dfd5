"""The loads a voltage is worked out for: this pad, half of it lifted, and test resistors."""

from typing import final

from wavesim.analysis.load import (
    TEST_LOADS_OHM,
    Load,
    electrode_load,
    half_lifted_load,
)
from wavesim.core.channel import Channel
from wavesim.core.spec import value
from wavesim.presentation.load_rows import load_words
from wavesim.presentation.words import _, quantity

PAD, HALF = "pad", "half"


@final
@value
class LoadChoice:
    """One load to choose: what code and what people call it."""

    name: str
    title: str


LOADS = (
    LoadChoice(name=PAD, title=_("this pad")),
    LoadChoice(name=HALF, title=_("this pad, half lifted")),
    *(LoadChoice(name=f"{ohm:.0f}", title=quantity(ohm, "ohm")) for ohm in TEST_LOADS_OHM),
)


def chosen_load(channel: Channel, name: str) -> Load | None:
    """The load of a choice; None where the channel has no pad that it needs."""
    if name not in (PAD, HALF):
        return Load(series_ohm=float(name))
    if channel.electrode is None:
        return None
    made = half_lifted_load if name == HALF else electrode_load
    return made(channel.electrode)


def chosen_words(channel: Channel, name: str) -> str:
    """What the load is: its parts, and which of them are ours, taken from the area."""
    load = chosen_load(channel, name)
    if load is None:
        return _("Give the area of the pad, or choose a test resistor.")
    if name not in (PAD, HALF):
        return _("A test resistor of {ohm}.").format(ohm=load_words(load))
    electrode = channel.electrode
    assert electrode is not None
    given = (electrode.series_ohm, electrode.parallel_ohm, electrode.capacitance_uf)
    words = _("{load}, as the file says.")
    if all(one is None for one in given):
        words = _("{load}: values of ours for the area of {area}.")
    elif any(one is None for one in given):
        words = _("{load}: what the file leaves out is ours, for the area of {area}.")
    return words.format(load=load_words(load), area=quantity(electrode.area_cm2, "cm2"))
