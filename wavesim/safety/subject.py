"""One channel as the checker sees it: its dose, and the numbers the limits are compared with."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from wavesim.analysis.dose import TEST_LOAD_OHM, ChannelDose, channel_dose
from wavesim.core.carriers import Carrier
from wavesim.core.channel import Channel
from wavesim.core.pulse import Pulse
from wavesim.core.section import Section
from wavesim.core.timing_base import Timing
from wavesim.safety.limits import Band, Condition, Limit, Quantity
from wavesim.safety.pairs import pair_rms_ma

LONG_PULSE_US = 100_000.0
"""From this length on a pulse counts as direct current [us] (IEC 60601-2-10, from memory)."""
BALANCED_SHAPES = {
    "biphasic_symmetric",
    "biphasic_asymmetric",
    "biphasic_exponential",
    "triphasic",
    "sine_burst",
}
"""Shapes meant to be balanced; so is any shape with `biphasic = true`."""
LONG_PHASES = ("long-pulse", "long pulse", "microcurrent")
"""Words of modalities that use long phases."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A channel of a section; modality as its preset names it, in lower case.

    dose_mc: charge of this channel in the whole session, all its sections together [mC].
    pair_ma: plateau rms through its pads, with the channels that use them at the same time [mA].
    """

    channel: Channel
    dose: ChannelDose
    modality: str
    condition: str
    dose_mc: float
    pair_ma: float

    def applies(self, limit: Limit) -> bool:
        """Whether a limit is meant for this channel."""
        if not _CONDITIONS[limit.condition](self):
            return False
        return limit.band is None or self.rate_within(limit.band) is not None

    def amount(self, limit: Limit) -> float | None:
        """The number that a limit is compared with; None where pad or current are not known."""
        if limit.band is not None:
            found: float | None = self._rms_within(limit.band)
        else:
            found = _QUANTITIES[limit.quantity](self)
        return 2.0 * found if limit.half_area and found is not None else found

    @property
    def phase_ms(self) -> float:
        """Length of a rectangle with the charge and amplitude of the leading phase [ms].

        Of rectangles, triangles and trapezia this is exactly the duration at half amplitude.
        """
        assert self.channel.pulse is not None
        return abs(self.channel.pulse.unit.lead.area_us) * 1e-3

    @property
    def meant_balanced(self) -> bool:
        """Whether shape and kind promise that nothing is left over."""
        pulse, carrier = self.channel.pulse, self.channel.carrier
        if pulse is None:
            return not (carrier and carrier.one_way)
        return pulse.shape in BALANCED_SHAPES or bool(getattr(pulse, "biphasic", False))

    @property
    def long_pulse(self) -> bool:
        """Whether a pulse counts as direct current; a burst of a carrier never does."""
        pulse = self.channel.pulse
        return (
            pulse is not None
            and pulse.shape != "sine_burst"
            and pulse.unit.length_us >= LONG_PULSE_US
        )

    @property
    def direct_ma(self) -> float:
        """The direct part of the plateau, a magnitude [mA]."""
        return abs(self.dose.net_dc_plateau_ua) * 1e-3

    def rates_hz(self) -> tuple[tuple[float, float], ...]:
        """Intervals of the rates that the channel passes through, lowest to highest [Hz]."""
        carrier, pulse, timing = self.channel.carrier, self.channel.pulse, self.channel.timing
        if carrier is not None:
            return _carrier_rates(carrier)
        assert pulse is not None
        assert timing is not None
        if pulse.shape == "sine_burst":
            at = float(getattr(pulse, "carrier_frequency_hz"))  # noqa: B009
            return ((at, at),)
        return _pulse_rates(timing, self.dose.train_s)

    def rate_within(self, band: Band) -> float | None:
        """The highest rate in a band; None where it has none [Hz]."""
        inside = [
            min(high, band.to_hz)
            for low, high in self.rates_hz()
            if low <= band.to_hz and high > band.above_hz
        ]
        return max(inside, default=None)

    def parts_within(self, band: Band) -> tuple[float, float]:
        """RMS and direct part at the highest rate of a band [mA].

        Of pulses the rms grows with the root of the rate and the direct part with the rate; those
        of a carrier do not depend on it. A current meant to be balanced has no direct part here.
        """
        direct_ma = 0.0 if self.meant_balanced else self.direct_ma
        if self.channel.pulse is None or self.channel.pulse.shape == "sine_burst":
            return self.dose.rms_plateau_ma, direct_ma
        part = (self.rate_within(band) or 0.0) / max(high for _, high in self.rates_hz())
        return self.dose.rms_plateau_ma * math.sqrt(part), direct_ma * part

    def _rms_within(self, band: Band) -> float:
        """The rms at the rates of a band without its direct part [mA]."""
        rms_ma, direct_ma = self.parts_within(band)
        return math.sqrt(max(0.0, rms_ma**2 - direct_ma**2)) if direct_ma else rms_ma


def subject(
    section: Section, channel: int, modality: str, condition: str, dose_mc: float | None = None
) -> Subject:
    """The channel by its number; dose_mc: None takes that of this section."""
    dose = channel_dose(section, channel)
    return Subject(
        channel=section.channel[channel],
        dose=dose,
        modality=modality.lower(),
        condition=condition,
        dose_mc=dose.total_charge_mc if dose_mc is None else dose_mc,
        pair_ma=pair_rms_ma(section, channel),
    )


def _carrier_rates(carrier: Carrier) -> tuple[tuple[float, float], ...]:
    """Of a sine its frequencies; of rectified mains its half waves."""
    start = getattr(carrier, "carrier_frequency_hz", None)
    if start is None:
        mains = float(getattr(carrier, "mains_frequency_hz", 0.0))
        at = mains if getattr(carrier, "form", "") == "MF" else 2.0 * mains
        return ((at, at),)
    return _between(carrier, float(start), getattr(carrier, "carrier_frequency_end_hz", None))


def _pulse_rates(timing: Timing, train_s: float) -> tuple[tuple[float, float], ...]:
    if timing.kind == "sweep":
        ends = [float(getattr(timing, key)) for key in ("frequency_hz", "frequency_end_hz")]
        return _between(timing, *ends)
    at = timing.plateau_rate_hz(train_s)
    return ((at, at),)


def _between(swept: object, start: float, end: float | None) -> tuple[tuple[float, float], ...]:
    """Both ends of a course in steps, all between them of any other."""
    if end is None:
        return ((start, start),)
    if getattr(swept, "pattern", "") == "step":
        return ((start, start), (end, end))
    return ((min(start, end), max(start, end)),)


def _area(subject: Subject, amount: float) -> float | None:
    electrode = subject.channel.electrode
    return None if electrode is None else amount / electrode.area_cm2


def _one_way(subject: Subject) -> bool:
    return subject.channel.carrier is not None and subject.channel.carrier.one_way


def _cathode(subject: Subject) -> bool:
    """Whether the active pad is the cathode of a current in one direction, now or by turns."""
    turned = subject.channel.modulation.polarity_reversal_s is not None
    return _one_way(subject) and (turned or subject.channel.polarity != "anodic_first")


def _phase_of_pulse(subject: Subject) -> bool:
    """Where a phase is one that could have been typed in the wrong unit."""
    pulse: Pulse | None = subject.channel.pulse
    if pulse is None or not hasattr(pulse, "phase_duration_us"):
        return False
    meant = any(word in subject.modality for word in LONG_PHASES)
    return not meant and subject.condition != "denervation"


def _has_direct_part(subject: Subject) -> bool:
    return subject.direct_ma > 0.0 and not subject.meant_balanced


def _named(word: str, modality: str) -> bool:
    """Whether a word stands in a modality: TENS is in "burst-mode TENS", not in "intense"."""
    return re.search(rf"\b{word}\b", modality) is not None


def _shape(subject: Subject) -> str:
    return subject.channel.pulse.shape if subject.channel.pulse is not None else ""


_CONDITIONS: dict[Condition, Callable[[Subject], bool]] = {
    "always": lambda _: True,
    "phase_of_pulse": _phase_of_pulse,
    "one_spike_only": lambda s: _shape(s) != "twin_peak",
    "several_spikes": lambda s: _shape(s) == "twin_peak",
    "meant_balanced": lambda s: s.meant_balanced,
    "one_way_cathode": _cathode,
    "one_way_anode": lambda s: _one_way(s) and not _cathode(s),
    "direct_component": lambda s: _has_direct_part(s) and not _cathode(s),
    "one_way": _one_way,
    "tdcs": lambda s: _one_way(s) and _named("tdcs", s.modality),
    "alternating_current": lambda s: not s.long_pulse and s.channel.current is not None
    and getattr(s.channel.carrier, "kind", "") != "direct",
    "direct_or_long": lambda s: s.long_pulse or (not s.meant_balanced),
    "short_pulse": lambda s: s.channel.pulse is not None
    and s.channel.pulse.unit.length_us < LONG_PULSE_US,
    "pulsed": lambda s: s.channel.pulse is not None,
    "tens": lambda s: s.channel.pulse is not None and _named("tens", s.modality),
    "sine_burst": lambda s: _shape(s) == "sine_burst",
}  # fmt: skip

_QUANTITIES: dict[Quantity, Callable[[Subject], float | None]] = {
    "phase_duration_ms": lambda s: float(getattr(s.channel.pulse, "phase_duration_us")) * 1e-3,  # noqa: B009
    "amplitude_ma": lambda s: s.channel.amplitude_ma,
    "net_dc_ua": lambda s: 1e3 * s.direct_ma,
    "imbalance_percent": lambda s: 100.0 * s.dose.charge_imbalance_ratio,
    "dc_density_ma_cm2": lambda s: _area(s, s.direct_ma),
    "dc_dose_ma_min": lambda s: s.dose_mc / 60.0,
    "rms_direct_ma": lambda s: s.dose.rms_plateau_ma if s.long_pulse else s.direct_ma,
    "pulse_energy_mj": lambda s: s.dose.pulse_energy_mj,
    "rms_density_ma_cm2": lambda s: _area(s, s.pair_ma),
    "power_density_w_cm2": lambda s: _area(s, TEST_LOAD_OHM * (s.pair_ma * 1e-3) ** 2),
    "rms_ma": lambda s: s.dose.rms_plateau_ma,
    "mean_rectified_ma": lambda s: s.dose.mean_rectified_plateau_ma,
    "charge_per_phase_uc": lambda s: s.dose.charge_per_phase_uc,
    "charge_per_pulse_uc": lambda s: s.dose.charge_per_pulse_uc,
    "burst_duty_ratio": lambda s: s.dose.pulse_duty_percent / 100.0,
}
