"""What a person may have typed instead of the number a field takes, and what that would be in it.

Amplitudes are typed peak to peak, phases as whole pulses, on-times as duty cycles, and times in
ms. Nothing is converted: the entry is refused with the number that was probably meant.
"""

import re
from dataclasses import replace
from typing import Any, NoReturn, final

from wavesim.core.channel import Channel
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.paths import value_at
from wavesim.core.program import Program
from wavesim.core.pulse import Pulse
from wavesim.core.pulses import SHAPES
from wavesim.core.section import Section
from wavesim.core.spec import keys, value
from wavesim.presentation.entry import number_in
from wavesim.presentation.names import exact
from wavesim.presentation.words import quantity

_FIGURES = 4
_PEAK_TO_PEAK = re.compile(r"(.+?)[ ,]*(?:pp|p-p|p/p|pk-pk|peak[ -]+to[ -]+peak)", re.IGNORECASE)
_VOLTS = re.compile(r"[\d.,]+ *k?v(?:olts?)?", re.IGNORECASE)
_PEAK = re.compile(r"(.+?) *(?:peak|pk)", re.IGNORECASE)
_WHOLE_PULSE = re.compile(r"(.+?) *(?:(?:per|/|each|a|whole)? *pulse)", re.IGNORECASE)
_PHASE = re.compile(r"(.+?) *(?:(?:per|/|each|a)? *phase)", re.IGNORECASE)
_PERCENT = re.compile(r"([\d.,]+) *%.*")
_RATIO = re.compile(r"([\d.,]+) *[:/] *([\d.,]+).*")
_QUOTIENT = re.compile(r"(?:ratio|duty) *([\d.,]+)", re.IGNORECASE)
_THOUSAND = 1000.0
_A_LITTLE = (0.999, 1.001)
"""A phase so much shorter or longer tells how the pulse grows; one of them may be impossible."""
_ALIKE = 3.0
"""How far from a starting value a number may lie to have been meant as one like it; ours."""
_LONGEST_S = 200.0
"""On-times, off-times and ramps above it were probably typed in ms; ours, none is published."""
_SMALLER = {"µs": "ms", "s": "ms"}
_OF_CYCLE = ("on_s", "off_s")


@final
@value
class Meant:
    """What entries of a field can be taken for.

    start: the preset's value, else the program's own. swing: highest minus lowest current of a
    pulse, as a multiple of its peak. phase_us, pulse_us, slope: lengths of phase and whole pulse
    now, and how much the pulse grows with its phase. partner_s: the off-time of an on-time, and
    the other way round.
    """

    path: str
    unit: str
    start: float
    whole: bool = False
    swing: float = 2.0
    phase_us: float = 0.0
    pulse_us: float = 0.0
    slope: float = 1.0
    partner_s: float | None = None

    @property
    def key(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]


def meant_at(
    program: Program,
    section: int,
    channel: int,
    path: str,
    unit: str,
    start: float,
    *,
    whole: bool = False,
) -> Meant:
    """What is needed to read an entry of one field; unit as people write it."""
    part = program.section[section]
    one = part.channel[channel] if channel < len(part.channel) else None
    found = Meant(path=path, unit=unit, start=start, whole=whole)
    if one is None:
        return found
    if found.key == "amplitude_ma":
        return replace(found, swing=_swing(one))
    if found.key == "phase_duration_us" and one.pulse is not None:
        phase_us = float(value_at(program, path))
        slope = _slope(one.pulse, phase_us)
        length_us = one.pulse.unit.length_us
        return replace(found, phase_us=phase_us, pulse_us=length_us, slope=slope)
    if found.key in _OF_CYCLE:
        return replace(found, partner_s=_partner_s(part, one, found.key))
    return found


def read(text: str, meant: Meant) -> float:
    """The number of an entry.

    Raises ImpossibleError: no number of the unit, or one that was probably meant otherwise.
    """
    text = text.strip()
    if meant.key == "amplitude_ma":
        text = _from_zero(text, meant)
    elif meant.key == "phase_duration_us":
        text = _of_a_phase(text, meant)
    elif meant.key in _OF_CYCLE and meant.partner_s:
        _no_duty(text, meant, meant.partner_s)
    number = number_in(text, meant.path, meant.unit, whole=meant.whole)
    if text[-1:].isdigit():
        _no_thousandth(number, text, meant)
    return number


def _from_zero(text: str, meant: Meant) -> str:
    """The entry without "peak"; one from peak to peak, or in volts, is refused."""
    if _VOLTS.fullmatch(text):
        _refuse("volts", meant, text, 0.0)
    if match := _PEAK_TO_PEAK.fullmatch(text):
        peak = number_in(match[1], meant.path, meant.unit) / meant.swing
        _refuse("peak_to_peak", meant, text, peak)
    match = _PEAK.fullmatch(text)
    return match[1] if match else text


def _of_a_phase(text: str, meant: Meant) -> str:
    """The entry without "per phase"; one of the whole pulse is refused."""
    if match := _WHOLE_PULSE.fullmatch(text):
        longer_us = number_in(match[1], meant.path, meant.unit) - meant.pulse_us
        phase_us = meant.phase_us + longer_us / meant.slope
        if phase_us > 0.0:
            _refuse("whole_pulse", meant, text, phase_us)
    match = _PHASE.fullmatch(text)
    return match[1] if match else text


def _no_duty(text: str, meant: Meant, partner_s: float) -> None:
    """A share of the cycle or a ratio of on to off is refused with the seconds it would be."""
    ratio = _on_to_off(text)
    if ratio is None:
        return
    found_s = partner_s * ratio if meant.key == "on_s" else partner_s / ratio
    on_s, off_s = (found_s, partner_s) if meant.key == "on_s" else (partner_s, found_s)
    _refuse("duty", meant, text, found_s, on=quantity(on_s, "s"), off=quantity(off_s, "s"),
            percent=quantity(100.0 * ratio / (1.0 + ratio), "%"))  # fmt: skip


def _on_to_off(text: str) -> float | None:
    """On-time over off-time as an entry gives it, None where it gives no such thing."""
    try:
        if match := _PERCENT.fullmatch(text):
            share = _plain(match[1]) / 100.0
            return share / (1.0 - share) if 0.0 < share < 1.0 else None
        if match := _RATIO.fullmatch(text):
            return _plain(match[1]) / _plain(match[2]) or None
        if match := _QUOTIENT.fullmatch(text):
            return _plain(match[1]) or None
    except (ValueError, ZeroDivisionError):
        return None
    return None


def _no_thousandth(number: float, text: str, meant: Meant) -> None:
    """A bare number a thousand times off what the field starts from is refused once.

    With its unit behind it is taken as it stands.
    """
    if meant.unit not in _SMALLER or not number > 0.0 or not meant.start > 0.0:
        return
    size = _THOUSAND if meant.unit == "µs" else 1.0 / _THOUSAND
    alike = meant.start / _ALIKE <= number * size <= meant.start * _ALIKE
    far = not meant.start / _ALIKE <= number <= meant.start * _ALIKE
    too_long = meant.unit == "s" and number > _LONGEST_S > meant.start
    if (alike and far) or too_long:
        smaller = _SMALLER[meant.unit]
        _refuse("thousand", meant, text, number * size, typed_as=f"{text} {smaller}",
                confirm=f"{text} {meant.unit}")  # fmt: skip


def _refuse(rule: str, meant: Meant, text: str, number: float, **more: str) -> NoReturn:
    said = float(f"{number:.{_FIGURES}g}")
    facts = {"typed": text, "meant": exact(said, meant.unit), **more}
    raise ImpossibleError([Problem(rule, meant.path, text, "", "", tuple(facts.items()))])


def _plain(digits: str) -> float:
    return float(digits.replace(",", "."))


def _swing(one: Channel) -> float:
    """Highest minus lowest current over the peak: 2 where both phases are alike, 1 for one."""
    if one.pulse is not None:
        return one.pulse.unit.highest - one.pulse.unit.lowest
    return 1.0 if one.carrier is not None and one.carrier.one_way else 2.0


def _slope(pulse: Pulse, phase_us: float) -> float:
    """By how much the whole pulse grows where its phase grows by one."""
    for factor in _A_LITTLE:
        try:
            other = SHAPES[pulse.shape](
                **{**_fields(pulse), "phase_duration_us": phase_us * factor}
            )
        except ImpossibleError:
            continue
        return (other.unit.length_us - pulse.unit.length_us) / (phase_us * (factor - 1.0))
    return pulse.unit.length_us / phase_us


def _fields(pulse: Pulse) -> dict[str, Any]:
    return {name: getattr(pulse, name) for name in keys(type(pulse))}


def _partner_s(part: Section, one: Channel, key: str) -> float | None:
    if key == "on_s":
        return part.off_s
    return part.on_s if one.on_s is None else one.on_s
