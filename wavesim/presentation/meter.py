"""A number against its limit, as a bar that stretches where the limit is exceeded."""

from collections.abc import Iterable
from typing import Literal, final

from wavesim.analysis.dose import ChannelDose
from wavesim.core.spec import value
from wavesim.presentation.compared import beside, percent_of, with_unit
from wavesim.presentation.words import _, number
from wavesim.safety.finding import Judged
from wavesim.safety.limits import Quantity, Severity

State = Literal["stop", "caution", "note", "within"]
STATES: dict[Severity | None, State] = {
    "error": "stop",
    "warning": "caution",
    "info": "note",
    None: "within",
}
ROUGH = 2
"""Figures of a part of a limit, beside a bar that shows it too."""
_NUMBERS: dict[Quantity, tuple[str, float]] = {
    "rms_band_ma": ("rms_plateau_ma", 1.0),
    "rms_direct_ma": ("rms_plateau_ma", 1.0),
    "rms_density_ma_cm2": ("rms_current_density_ma_cm2", 1.0),
    "power_density_w_cm2": ("power_density_w_cm2", 1.0),
    "charge_per_pulse_uc": ("charge_per_pulse_uc", 1.0),
    "imbalance_percent": ("charge_imbalance_ratio", 100.0),
    "net_dc_ua": ("net_dc_plateau_ua", 1.0),
    "pulse_energy_mj": ("pulse_energy_mj", 1.0),
}
"""Number of the dose a limit is about, and what makes the limit's unit of its own."""
_SHOWN: dict[str, tuple[float, str]] = {"W/cm2": (1000.0, "mW/cm2")}
"""Units in which the window shows a number, and how many of them make one of the limit's."""


@final
@value
class Meter:
    """A bar.

    filled, limit_at: parts of its width; up to the limit the whole bar is the limit (limit_at 1),
    beyond it the number fills the bar. state: of what lies beyond the limit. words: "6 % of 50 mA".
    """

    filled: float
    limit_at: float
    state: State
    words: str

    @property
    def over(self) -> bool:
        """Whether there is something beyond the limit."""
        return self.state != "within"


def meter(found: float, bound: float, severity: Severity | None, words: str) -> Meter:
    """The bar of a number beside its limit; bound: above 0. severity: None where it is kept."""
    ratio = abs(found) / bound
    over = severity is not None and ratio > 1.0
    return Meter(
        filled=1.0 if over else min(ratio, 1.0),
        limit_at=1.0 / ratio if over else 1.0,
        state=STATES[severity],
        words=words,
    )


def dose_meters(dose: ChannelDose, judged: Iterable[Judged]) -> dict[str, Meter]:
    """Bars of the numbers of a channel's dose that have a limit, by the number's key.

    Of several limits that of the least room. Limits that only class an output, and those with half
    of the pad lifted, are no limits of the number itself.
    """
    nearest: dict[str, Judged] = {}
    for one in judged:
        named = _NUMBERS.get(one.limit.quantity)
        if named is None or one.limit.half_area or one.limit.informative:
            continue
        known = nearest.get(named[0])
        if known is None or one.ratio > known.ratio:
            nearest[named[0]] = one
    return {key: _meter(dose, key, one) for key, one in nearest.items()}


def _meter(dose: ChannelDose, key: str, one: Judged) -> Meter:
    factor = _NUMBERS[one.limit.quantity][1]
    own = getattr(dose, key)
    part = _("{percent} of {limit}").format(
        percent=percent_of(one.ratio, ROUGH), limit=_limit(one.bound, one.limit.unit)
    )
    if own is None or number(abs(own) * factor) != number(one.value):
        # Two channels on one pair of pads, or the alternating part alone.
        said = beside(one.value, one.bound, one.limit.unit)
        part = _("judged with {value}: {part}").format(value=said, part=part)
    return meter(one.value, one.bound, one.severity, part)


def _limit(bound: float, unit: str) -> str:
    factor, shown = _SHOWN.get(unit, (1.0, unit))
    return with_unit(bound * factor, shown)
