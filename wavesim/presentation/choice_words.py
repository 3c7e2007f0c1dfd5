"""What can be chosen of a current, in words for somebody who does not know the word."""

from typing import final

from wavesim.core.spec import value
from wavesim.presentation.words import _


@final
@value
class Choice:
    """One choice of a group: how the file calls it, its name and one line of help."""

    group: str
    name: str
    words: str
    help: str = ""


@final
@value
class Group:
    """Choices of which one holds at a time; pictured ones have a small picture each.

    row: groups of one row of the sheet stand beside each other.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    pictured: bool = True
    row: int = 0


@final
@value
class Sheet:
    """Groups that are chosen in one place."""

    name: str
    title: str
    description: str
    groups: tuple[Group, ...]


def _group(
    name: str, title: str, *choices: tuple[str, ...], pictured: bool = True, row: int = 0
) -> Group:
    made = tuple(
        Choice(group=name, name=key, words=words, help=" ".join(more))
        for key, words, *more in choices
    )
    return Group(name=name, title=title, choices=made, pictured=pictured, row=row)


SHAPE = Sheet(
    name="shape",
    title=_("Pulse shape"),
    description=_("Shape of the pulse, how many phases it has and which leads"),
    groups=(
        _group(
            "shape",
            _("Pulse shape"),
            ("monophasic", _("Monophasic"), _("One block, one direction; charge stays behind")),
            ("biphasic_symmetric", _("Symmetric biphasic"),
             _("Two equal blocks; no charge stays behind")),
            ("biphasic_asymmetric", _("Asymmetric biphasic"),
             _("A strong block, then a long weak one")),
            ("biphasic_exponential", _("Decaying recovery"),
             _("A block, then the charge flows back by itself")),
            ("triphasic", _("Triphasic"), _("Three blocks; the middle one the other way")),
            ("triangular", _("Triangular"), _("Rises and falls in straight lines")),
            ("trapezoidal", _("Trapezoidal"), _("A block with sloping sides")),
            ("half_sine", _("Half sine"), _("A round hump")),
            ("exponential_rise", _("Exponential rise"),
             _("Creeps up: for muscle without its nerve")),
            ("twin_peak", _("Twin peak"), _("Very short spikes in pairs: high-volt current")),
            ("sine_burst", _("Sine burst"), _("A packet of fast waves: Russian, Aussie")),
            ("points", _("Drawn by points"), _("Any form, from a list of points")),
        ),
        _group(
            "phases",
            _("Phases"),
            ("one", _("One phase")),
            ("two", _("Two phases")),
            pictured=False,
            row=1,
        ),
        _group(
            "recovery",
            _("Recovery"),
            ("balanced", _("As long as it balances"), _("Takes all charge back")),
            ("own", _("A length of its own")),
            pictured=False,
            row=1,
        ),
        _group(
            "polarity",
            _("Leading phase"),
            ("cathodic_first", _("Cathodic first")),
            ("anodic_first", _("Anodic first")),
            ("alternating", _("Alternating")),
            pictured=False,
            row=2,
        ),
    ),
)  # fmt: skip

TIMING = Sheet(
    name="timing",
    title=_("Timing"),
    description=_("When pulses come, or a continuous current instead of pulses"),
    groups=(
        _group(
            "timing",
            _("Pulses"),
            ("constant", _("Constant rate"), _("One pulse after the other")),
            ("burst", _("Bursts"), _("Groups of pulses with pauses")),
            ("nlet", _("Doublets, N-lets"), _("Two or more close together")),
            ("sweep", _("Swept rate"), _("Faster and slower again")),
            ("jittered", _("Jittered rate"), _("Each a little late, at random")),
            ("listed", _("Listed onsets"), _("Each pulse at its own time")),
        ),
        _group(
            "carrier",
            _("Continuous currents"),
            ("sine", _("Sine"), _("One steady fast wave")),
            ("interferential", _("Interferential"), _("Two waves that swell in a beat")),
            ("premodulated", _("Premodulated"), _("One wave that swells")),
            ("direct", _("Direct current"), _("Steady, one direction: galvanic")),
            ("diadynamic", _("Diadynamic"), _("Humps of rectified mains")),
            row=1,
        ),
        _group(
            "first_only",
            _("N-lets"),
            ("everywhere", _("Throughout the train")),
            ("first", _("Only at its start"), _("Catch-like: then single pulses")),
            pictured=False,
            row=2,
        ),
        _group(
            "sweep",
            _("Course of the sweep"),
            ("steady", _("No sweep")),
            ("triangle", _("Up and down")),
            ("sawtooth", _("Up, then back at once")),
            ("step", _("Two steps in turn")),
            pictured=False,
            row=2,
        ),
        _group(
            "form",
            _("Form"),
            ("DF", _("DF"), _("All half waves")),
            ("MF", _("MF"), _("Every second")),
            ("CP", _("CP"), _("One second each in turn")),
            ("LP", _("LP"), _("Six seconds each, swelling")),
            pictured=False,
            row=2,
        ),
        _group(
            "mains",
            _("Mains"),
            ("50", "50\N{NO-BREAK SPACE}Hz"),
            ("60", "60\N{NO-BREAK SPACE}Hz"),
            pictured=False,
            row=2,
        ),
        _group(
            "direction",
            _("Active electrode"),
            ("cathodic_first", _("Cathode")),
            ("anodic_first", _("Anode")),
            pictured=False,
            row=3,
        ),
    ),
)

MODULATION = Sheet(
    name="modulation",
    title=_("Modulation"),
    description=_("How a train begins and ends, and how its pulses differ"),
    groups=(
        _group(
            "ramps",
            _("Ramps"),
            ("none", _("No ramps"), _("On and off at once")),
            ("inside_on", _("Within the on-time"), _("The on-time counts both ramps")),
            ("outside_on", _("Outside the on-time"), _("All of the on-time is full strength")),
            ("down_outside_on", _("Fall after the on-time"), _("Only the fall comes on top")),
        ),
        _group(
            "ramp_kind",
            _("Ramps change"),
            ("amplitude", _("Amplitude"), _("Pulses grow higher")),
            ("phase_duration", _("Phase duration"), _("Pulses grow wider")),
            row=1,
        ),
        _group(
            "reversal",
            _("Direction"),
            ("none", _("Stays"), _("The same all the time")),
            ("reversed", _("Turns round"), _("Changes sides after a while")),
            row=1,
        ),
        _group(
            "swell",
            _("Amplitude swells"),
            ("none", _("Steady"), _("All pulses of one height")),
            ("sine", _("Softly"), _("Rounded, as a sine")),
            ("triangle", _("Evenly"), _("In straight lines")),
            ("step", _("In steps"), _("Strong and weak in turn")),
            row=2,
        ),
        _group(
            "widths",
            _("Phase duration swells"),
            ("none", _("Steady"), _("All pulses of one width")),
            ("sine", _("Softly"), _("Rounded, as a sine")),
            ("triangle", _("Evenly"), _("In straight lines")),
            ("step", _("In steps"), _("Wide and narrow in turn")),
            row=3,
        ),
    ),
)

CYCLE = Sheet(
    name="cycle",
    title=_("Cycle"),
    description=_("When trains run, and what starts them"),
    groups=(
        _group(
            "cycle",
            _("Cycle"),
            ("continuous", _("Continuous"), _("Without a pause: TENS")),
            ("on_off", _("On and off"), _("Work and rest in turn: NMES")),
            ("walking", _("Walking"), _("In a part of each stride: FES")),
            ("cycling", _("Cycling"), _("In a part of each turn of the crank")),
        ),
        _group(
            "trigger",
            _("Started by"),
            ("timer", _("Timer")),
            ("button", _("Button")),
            ("emg", _("Muscle signal")),
            ("heel_switch", _("Heel switch")),
            ("tilt_sensor", _("Tilt sensor")),
            ("crank_sensor", _("Crank sensor")),
            pictured=False,
            row=1,
        ),
        _group(
            "length",
            _("Length counted in"),
            ("minutes", _("Minutes")),
            ("cycles", _("Cycles")),
            pictured=False,
            row=2,
        ),
        _group(
            "own_on",
            _("On-time of this channel"),
            ("section", _("As the section")),
            ("own", _("Its own")),
            pictured=False,
            row=2,
        ),
    ),
)

SHEETS = {sheet.name: sheet for sheet in (SHAPE, TIMING, MODULATION, CYCLE)}
