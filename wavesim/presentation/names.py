"""What the file's own words are called: conditions, shapes, kinds, parameters, units."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from wavesim.core.carriers import CARRIERS
from wavesim.core.channel import Channel, Electrode, Window
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import SHAPES
from wavesim.core.section import Section
from wavesim.core.spec import Spec, keys
from wavesim.core.timing import TIMINGS
from wavesim.presentation.words import _, ngettext, quantity

CONDITIONS = {
    "stroke": "Stroke",
    "acute-pain": "Acute pain",
    "chronic-pain": "Chronic pain",
    "multiple-sclerosis": "Multiple sclerosis",
    "cerebral-palsy": "Cerebral palsy",
    "disuse": "After surgery, disuse",
    "spinal-cord-injury": "Spinal cord injury",
    "healthy": "Healthy, training",
    "denervation": "Denervated muscle",
    "pelvic-floor": "Pelvic floor",
    "oedema-wound": "Swelling and wounds",
    "other": "Other",
    "teaching": "Teaching",
}
"""Conditions in the order in which they are listed."""

_VALUES = {
    "monophasic": "monophasic",
    "biphasic_symmetric": "symmetric biphasic",
    "biphasic_asymmetric": "asymmetric biphasic",
    "biphasic_exponential": "biphasic, decaying recovery",
    "triphasic": "triphasic",
    "triangular": "triangular",
    "trapezoidal": "trapezoidal",
    "half_sine": "half sine",
    "exponential_rise": "exponential rise",
    "twin_peak": "twin peak",
    "sine_burst": "sine burst",
    "points": "drawn by points",
    "cathodic_first": "cathodic first",
    "anodic_first": "anodic first",
    "alternating": "alternating polarity",
    "constant": "constant rate",
    "burst": "bursts",
    "nlet": "N-lets",
    "sweep": "swept rate",
    "jittered": "jittered rate",
    "listed": "listed onsets",
    "sine": "sine",
    "interferential": "interferential",
    "premodulated": "premodulated",
    "direct": "direct current",
    "diadynamic": "diadynamic",
    "triangle": "triangle",
    "sawtooth": "sawtooth",
    "step": "step",
    "inside_on": "within the on-time",
    "outside_on": "outside the on-time",
    "down_outside_on": "down ramp after the on-time",
    "amplitude": "amplitude",
    "phase_duration": "phase duration",
    "timer": "timer",
    "button": "button",
    "emg": "muscle signal (EMG)",
    "heel_switch": "heel switch",
    "tilt_sensor": "tilt sensor",
    "crank_sensor": "crank sensor",
}

_TAGS = {"shape": "Pulse shape", "kind": "Timing"}

_TABLES: dict[str, Callable[[], Iterable[type]]] = {
    "": lambda: (Program,),
    "section": lambda: (Section,),
    "channel": lambda: (Channel,),
    "electrode": lambda: (Electrode,),
    "window": lambda: (Window,),
    "modulation": lambda: (Modulation,),
    "pulse": SHAPES.values,
    "timing": TIMINGS.values,
    "carrier": CARRIERS.values,
}
"""The values behind each table; shapes and kinds are imported only when one is asked for."""

_MOST_LISTED = 4

_SPOKEN = {
    "mA": ("milliampere", "milliampere"),
    "us": ("microsecond", "microseconds"),
    "s": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "Hz": ("hertz", "hertz"),
    "ms": ("millisecond", "milliseconds"),
    "ohm": ("ohm", "ohm"),
    "uF": ("microfarad", "microfarad"),
    "%": ("percent", "percent"),
    "deg": ("degree", "degrees"),
    "1/min": ("per minute", "per minute"),
    "cm2": ("square centimetre", "square centimetres"),
}
"""Units as they are read out, of one and of more."""


def condition_words(condition: str) -> str:
    """A condition as people call it."""
    return _(CONDITIONS.get(condition, condition))


def value_words(found: str) -> str:
    """A shape, kind or other choice of the file as people call it."""
    return _(_VALUES.get(found, found))


def list_words(found: tuple[float, ...]) -> str:
    """A list of numbers: up to four of them as they are, of more their count."""
    if len(found) > _MOST_LISTED:
        return _("{count} values").format(count=len(found))
    return " / ".join(exact(item) for item in found)


def spoken(found: float, unit: str = "") -> str:
    """A value as it is read out: "24 milliampere"."""
    one, many = _SPOKEN.get(unit, (unit, unit))
    return f"{exact(found)} {ngettext(one, many, 1 if found == 1 else 2)}".rstrip()


@lru_cache(maxsize=1024)
def spec_of(path: str) -> Spec | None:
    """What the program's values say about the key at a path, None where there is no such key."""
    names = [name for name in path.split(".") if not name.isdecimal()]
    table = names[-2] if len(names) > 1 else ""
    for cls in _TABLES.get(table, tuple)():
        if names[-1] in keys(cls):
            return keys(cls)[names[-1]].spec
    return None


def unit_of(path: str) -> str:
    """Unit of the key at a path, as the code writes it; "" = none."""
    spec = spec_of(path)
    return spec.unit if spec else ""


def label_of(path: str) -> str:
    """What the key at a path is called, as a label: "Phase duration"."""
    return _(_label(path))


def name_of(path: str) -> str:
    """What the key at a path is called, in the middle of a sentence: "phase duration"."""
    return _(in_sentence(_label(path)))


def in_sentence(label: str) -> str:
    """An English label as it is written in the middle of a sentence, to be translated as such."""
    return label[:1].lower() + label[1:]


def _label(path: str) -> str:
    last = path.rpartition(".")[2]
    spec = spec_of(path)
    return _TAGS.get(last, last) if spec is None else spec.label


def exact(found: float | None, unit: str = "") -> str:
    """A value of a file with its unit, not rounded; an em dash where there is none."""
    return quantity(found, unit, figures=12)
