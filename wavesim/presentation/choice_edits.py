"""What a choice changes: all that it needs in one edit, so that a current stays one that can be."""

from collections.abc import Callable
from typing import final

from wavesim.core.carrier import Carrier
from wavesim.core.carriers import CARRIERS
from wavesim.core.channel import Channel, Window
from wavesim.core.program import Program
from wavesim.core.pulses import SHAPES
from wavesim.core.section import Section
from wavesim.core.spec import keys, value
from wavesim.presentation.places import number_at

Edits = dict[str, object]

_PHASE_US, _RATE_HZ = 250.0, 35.0
"""What a pulse begins with where the channel has had none."""
_WINDOWS = {
    "walking": ("percent", (60.0, 100.0), (10.0, 50.0)),
    "cycling": ("deg", (0.0, 90.0), (180.0, 270.0)),
}
"""Unit of a window, and the windows that channels begin with in turn: swing and stance, or the
two legs."""
_MOVING_RAMP_S = 0.1
"""Longest ramp that channels begin with in walking and cycling."""


@final
@value
class Here:
    """One channel of a program, and how its paths begin."""

    program: Program
    section: int
    channel: int

    @property
    def part(self) -> Section:
        """The section."""
        return self.program.section[self.section]

    @property
    def one(self) -> Channel:
        """The channel."""
        return self.part.channel[self.channel]

    @property
    def phase_us(self) -> float:
        """Phase duration, or what a new pulse begins with."""
        return float(getattr(self.one.pulse, "phase_duration_us", _PHASE_US))

    @property
    def rate_hz(self) -> float:
        """The frequency of the timing, or what a new one begins with."""
        return float(getattr(self.one.timing, "frequency_hz", _RATE_HZ))

    def own(self, **edits: object) -> Edits:
        """Edits below the channel: `pulse__shape` is `pulse.shape`."""
        path = f"section.{self.section}.channel.{self.channel}"
        return {f"{path}.{name.replace('__', '.')}": new for name, new in edits.items()}

    def shared(self, **edits: object) -> Edits:
        """Edits of the section: `channel__0__window` is `channel.0.window`."""
        return {f"section.{self.section}.{name.replace('__', '.')}": new
                for name, new in edits.items()}  # fmt: skip


def _no_widths(here: Here) -> Edits:
    """Nothing that acts on the phase duration."""
    return here.own(
        modulation__ramp_kind="amplitude",
        modulation__phase_duration_depth_fraction=0.0,
        modulation__phase_duration_modulation_hz=None,
    )


def _pulses(here: Here) -> Edits:
    """Pulses instead of a continuous current, with what is missing of them."""
    if here.one.carrier is None:
        return {}
    return here.own(carrier=None, pulse__shape="biphasic_symmetric", timing__kind="constant")


def shape(here: Here, name: str) -> Edits:
    """Another shape; a pulse of two phases keeps both, and the charge stays balanced."""
    found, phase = keys(SHAPES[name]), here.phase_us
    new: dict[str, object] = {"pulse__shape": name}
    unit = here.one.pulse.unit if here.one.pulse else None
    if "biphasic" in found:
        new["pulse__biphasic"] = both = unit is not None and unit.lowest < 0.0 < unit.highest
        if not both:
            new["pulse__interphase_gap_us"] = 0.0
    if "recovery_duration_us" in found:
        new["pulse__recovery_duration_us"] = None
    fitted = _FITTED.get(name)
    new |= {f"pulse__{key}": number for key, number in (fitted(here) if fitted else {}).items()}
    edits = _pulses(here) | here.own(**new)
    if "phase_duration_us" not in found:
        return edits | _no_widths(here)
    # The phase of a pulse that had none begins with its own start value.
    return edits | ({} if hasattr(here.one.pulse, "phase_duration_us") else
                    here.own(pulse__phase_duration_us=phase))  # fmt: skip


def _cycles(here: Here) -> int:
    """Cycles of a sine burst that fill at most half of the time to the next."""
    timing = here.one.timing
    interval_s = timing.shortest_interval_s if timing else 1.0 / _RATE_HZ
    return max(1, min(25, int(0.5 * 2500.0 * interval_s)))


_FITTED: dict[str, Callable[[Here], Edits]] = {
    "biphasic_exponential": lambda here: {"recovery_time_constant_us": 2.0 * here.phase_us},
    "trapezoidal": lambda here: {"rise_us": 0.2 * here.phase_us, "fall_us": 0.2 * here.phase_us},
    "exponential_rise": lambda here: {"time_constant_us": 0.4 * here.phase_us},
    "sine_burst": lambda here: {"cycle_count": _cycles(here)},
    "points": lambda here: {
        "time_us": (0.0, here.phase_us, here.phase_us, 2.0 * here.phase_us),
        "level_ratio": (1.0, 1.0, -1.0, -1.0),
    },
}
"""Values that a shape begins with, fitted to the pulse there is."""


def phases(here: Here, name: str) -> Edits:
    """The phase alone, or twice."""
    if name == "one":
        return here.own(pulse__biphasic=False, pulse__interphase_gap_us=0.0)
    return here.own(pulse__biphasic=True)


def recovery(here: Here, name: str) -> Edits:
    """A recovery that balances, or one of the same length that can be changed."""
    path = next(iter(here.own(pulse__recovery_duration_us=None)))
    return {path: None if name == "balanced" else number_at(here.program, path)}


def timing(here: Here, name: str) -> Edits:
    """Another kind of timing, its numbers fitted to the pulses there are."""
    rate = here.rate_hz
    train_s = here.part.train_s(here.one)
    apart_ms = 1.2e-3 * here.one.pulse.unit.length_us if here.one.pulse else 0.0
    fitted: dict[str, Edits] = {
        "burst": {"pulses_per_burst": 7, "burst_frequency_hz": min(2.0, rate / 14.0)},
        "nlet": {"nlet_interval_ms": float(f"{max(min(5.0, 250.0 / rate), apart_ms):.2g}")},
        "listed": {"onset_s": tuple(float(f"{k * min(0.1, train_s / 4.0):.6g}") for k in range(3))},
    }
    new = {f"timing__{key}": found for key, found in fitted.get(name, {}).items()}
    return _pulses(here) | here.own(timing__kind=name, **new)


def carrier(here: Here, name: str) -> Edits:
    """A continuous current instead of pulses, or another one, without a sweep."""
    found = keys(CARRIERS[name])
    unswept = {"carrier_frequency_end_hz": None, "beat_end_hz": None, "sweep_s": None,
               "hold_s": 0.0, "hold_end_s": 0.0}  # fmt: skip
    new = {f"carrier__{key}": reset for key, reset in unswept.items() if key in found}
    edits = here.own(pulse=None, timing=None, carrier__kind=name, **new) | _no_widths(here)
    if not CARRIERS[name].one_way:
        edits |= here.own(modulation__polarity_reversal_s=None)
    return edits


def sweep(here: Here, name: str) -> Edits:
    """The course of a sweep; of a continuous current also none."""
    holds = {"hold_s": 0.0, "hold_end_s": 0.0} if name in ("step", "steady") else {}
    if here.one.carrier is None:
        return here.own(timing__pattern=name, **{f"timing__{key}": 0.0 for key in holds})
    end, now = swept(here.one.carrier)
    current = here.one.carrier
    new: Edits = {f"carrier__{key}": 0.0 for key in holds}
    if name == "steady":
        return here.own(**{f"carrier__{end}": None}, carrier__sweep_s=None, **new)
    new[f"carrier__{end}"] = getattr(current, end) or now + (100.0 if now >= 1000.0 else now / 2.0)
    new["carrier__sweep_s"] = getattr(current, "sweep_s", None) or 6.0
    return here.own(carrier__pattern=name, **new)


def swept(current: Carrier) -> tuple[str, float]:
    """The key of the far end of a sweep, and the number at the near end."""
    if hasattr(current, "beat_hz"):
        return "beat_end_hz", float(current.beat_hz)
    return "carrier_frequency_end_hz", float(getattr(current, "carrier_frequency_hz", 0.0))


def ramps(here: Here, name: str) -> Edits:
    """None, or a rule; where there are no ramps yet, short ones that fit."""
    found = here.one.modulation
    if name == "none":
        return here.own(modulation__ramp_up_s=0.0, modulation__ramp_down_s=0.0,
                        modulation__ramps="inside_on")  # fmt: skip
    new: dict[str, object] = {"modulation__ramps": name}
    if not (found.ramp_up_s or found.ramp_down_s):
        short_s = float(f"{min(1.0, here.part.window_s(here.one) / 5.0):.2g}")
        new |= {"modulation__ramp_up_s": short_s, "modulation__ramp_down_s": short_s}
    return here.own(**new)


def swell(here: Here, name: str) -> Edits:
    """The course of the amplitude, with a depth and rate to begin with."""
    return _modulated(here, "amplitude", name)


def widths(here: Here, name: str) -> Edits:
    """The course of the phase duration."""
    return _modulated(here, "phase_duration", name)


def _modulated(here: Here, what: str, name: str) -> Edits:
    depth, rate = f"{what}_depth_fraction", f"{what}_modulation_hz"
    found = here.one.modulation
    if name == "none":
        return here.own(**{f"modulation__{depth}": 0.0, f"modulation__{rate}": None})
    start = 1.0 if what == "amplitude" else 0.8
    return here.own(
        **{
            f"modulation__{depth}": getattr(found, depth) or start,
            f"modulation__{rate}": getattr(found, rate) or 1.0,
        },
        modulation__modulation_pattern=name,
    )


def reversal(here: Here, name: str) -> Edits:
    """A direction that stays, or turns round each minute, in short trains in their middle."""
    half_s = float(f"{min(60.0, here.part.train_s(here.one) / 2.0):.3g}")
    return here.own(modulation__polarity_reversal_s=None if name == "none" else half_s)


def cycle(here: Here, name: str) -> Edits:
    """Another kind of cycle, with windows for all channels where it needs them.

    What only the other kinds have goes; the section lasts as long as before.
    """
    part, moving = here.part, _WINDOWS.get(name)
    longest_s = max(one.modulation.ramp_up_s + one.modulation.ramp_down_s for one in part.channel)
    edits = here.shared(
        on_s=(part.on_s or max(10.0, longest_s)) if name == "on_off" else None,
        off_s=(part.off_s if part.off_s is not None else 10.0) if name == "on_off" else None,
        cadence_steps_per_min=90.0 if name == "walking" else None,
        cadence_rpm=40.0 if name == "cycling" else None,
        cycle_count=None,
        duration_min=part.duration_min or part.duration_s / 60.0,
    )
    if name == "continuous":
        edits |= here.shared(trigger="timer")
    for number, one in enumerate(part.channel):
        own = Here(program=here.program, section=here.section, channel=number)
        edits |= own.own(window=_window(moving, number), delay_s=0.0)
        if name != "on_off":
            edits |= own.own(on_s=None)
        edits |= _shorter(own, one, name)
    return edits


def _window(moving: tuple[str, tuple[float, float], tuple[float, float]] | None,
            number: int) -> Window | None:  # fmt: skip
    """The window a channel begins with: every second one has the other."""
    if moving is None:
        return None
    unit, *both = moving
    start, stop = both[number % 2]
    return Window(**{f"start_{unit}": start, f"stop_{unit}": stop})


def _shorter(own: Here, one: Channel, name: str) -> Edits:
    """Ramps that fit a stride or turn; in a continuous section they lie within."""
    if name == "continuous":
        return own.own(modulation__ramps="inside_on")
    if name == "on_off":
        return {}
    found = one.modulation
    return own.own(
        modulation__ramp_up_s=min(found.ramp_up_s, _MOVING_RAMP_S),
        modulation__ramp_down_s=min(found.ramp_down_s, _MOVING_RAMP_S),
    )


def length(here: Here, name: str) -> Edits:
    """As long as now, in minutes, or in whole cycles."""
    part = here.part
    if name == "minutes":
        return here.shared(duration_min=part.duration_s / 60.0, cycle_count=None)
    count = max(1, round(part.duration_s / part.cycle_s))
    return here.shared(duration_min=None, cycle_count=part.cycle_count or count)


EDITS: dict[str, Callable[[Here, str], Edits]] = {
    "shape": shape,
    "phases": phases,
    "recovery": recovery,
    "polarity": lambda here, name: here.own(pulse__polarity=name),
    "timing": timing,
    "carrier": carrier,
    "first_only": lambda here, name: here.own(timing__first_only=name == "first"),
    "sweep": sweep,
    "form": lambda here, name: here.own(carrier__form=name),
    "mains": lambda here, name: here.own(carrier__mains_frequency_hz=int(name)),
    "direction": lambda here, name: here.own(carrier__polarity=name),
    "ramps": ramps,
    "ramp_kind": lambda here, name: here.own(modulation__ramp_kind=name),
    "reversal": reversal,
    "swell": swell,
    "widths": widths,
    "cycle": cycle,
    "trigger": lambda here, name: here.shared(trigger=name),
    "length": length,
    "own_on": lambda here, name: here.own(on_s=here.part.on_s if name == "own" else None),
}
"""The edit of a choice, by the name of its group."""
