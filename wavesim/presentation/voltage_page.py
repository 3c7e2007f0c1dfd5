"""What is said of the voltage at the pads: the load, clipping in a sentence, all numbers."""

from typing import final

from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.device_voltage import known_device
from wavesim.presentation.dose_rows import DoseRow
from wavesim.presentation.load_rows import clipping_of, clipping_sentence, load_rows
from wavesim.presentation.pads_choice import PAD, chosen_load, chosen_words
from wavesim.presentation.project import View
from wavesim.presentation.voltage_scene import PadsChoice
from wavesim.presentation.words import _

HIGHEST_V = 10_000.0
"""The largest voltage that can be asked for [V]."""


@final
@value
class VoltagePage:
    """load: what the pads are in words. sentence: what the largest voltage makes of the current."""

    load: str
    sentence: str
    rows: tuple[DoseRow, ...]


def voltage_page(program: Program, view: View, choice: PadsChoice) -> VoltagePage:
    """All of the channel that a view shows."""
    section = program.section[view.section]
    if view.channel >= len(section.channel):
        return VoltagePage(load=_("No current in this section"), sentence="", rows=())
    channel = section.channel[view.channel]
    load, compliance_v = chosen_load(channel, choice.load), choice.compliance_v
    sentence = ""
    if compliance_v is None:
        sentence = _("Type the largest voltage of the device to see what it would clip.")
    elif load is not None and channel.amplitude_ma and load.direct_ohm:
        sentence = clipping_sentence(clipping_of(section, view.channel, load, compliance_v))
    own = None if choice.load == PAD else load
    return VoltagePage(
        load=chosen_words(channel, choice.load),
        sentence=sentence,
        rows=load_rows(section, view.channel, compliance_v, own),
    )


def device_compliance_v(program: Program) -> float | None:
    """The largest voltage of the program's device [V]; None: not known."""
    profile = known_device(program.device)
    return None if profile is None else profile.compliance_v


def voltage_sentence(page: VoltagePage) -> str:
    """The picture for those who do not see it."""
    said = [f"{row.label} {row.text} {row.unit}".rstrip() for row in page.rows[:1]]
    return " ".join(part for part in (page.load, *said, page.sentence) if part)
