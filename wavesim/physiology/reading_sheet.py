"""All readings of one muscle as it is driven by a channel: curves, fusion, catch-like trains."""

import math
from dataclasses import dataclass
from typing import Any, final

from wavesim.core.channel import Channel
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.playing import Floats, without_fatigue
from wavesim.physiology.readings import (
    CatchLike,
    Train,
    catch_like,
    force_amplitude,
    force_duration,
    force_frequency,
    fusion_hz,
    twitch,
)
from wavesim.physiology.response import ChannelResponse

RATES_HZ = (5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 80.0, 100.0)
PHASES_US = (50.0, 100.0, 150.0, 200.0, 300.0, 400.0, 600.0, 1000.0)
CURRENTS_MA = (10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 60.0, 80.0, 100.0)


@final
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadingSheet:
    """Trains of one second of a muscle.

    twitch, by_rate, fused_hz: the rested whole muscle; fused_hz is None where even 100 Hz ripples
    by more than 5 %. by_phase_n: peaks at PHASES_US and the channel's amplitude_ma; by_current_n:
    at CURRENTS_MA and its phase_us; both of its shape at 33 Hz, nan where nothing can be said, None
    where the model does not know the input [N].
    rested, tired: catch-like trains, tired at the end of the section.
    """

    twitch: Train
    by_rate: tuple[Train, ...]
    fused_hz: float | None
    amplitude_ma: float
    phase_us: float
    by_phase_n: Floats | None
    by_current_n: Floats | None
    rested: CatchLike
    tired: CatchLike

    def as_dict(self) -> dict[str, Any]:
        """As `respond --readings --json` has it."""
        peaks = [one.peak_n for one in self.by_rate]
        ripples = [one.ripple_ratio for one in self.by_rate]
        by_rate = zip(RATES_HZ, peaks, ripples, strict=True)
        return {
            "twitch_peak_n": self.twitch.peak_n,
            "twitch_peak_s": self.twitch.peak_s,
            "force_frequency": [
                {"frequency_hz": rate, "peak_force_n": peak, "ripple_ratio": ripple}
                for rate, peak, ripple in by_rate
            ],
            "fused_hz": self.fused_hz,
            "force_duration": _curve("phase_duration_us", PHASES_US, self.by_phase_n),
            "force_amplitude": _curve("amplitude_ma", CURRENTS_MA, self.by_current_n),
            "catch_like": {"rested": _pair(self.rested), "tired": _pair(self.tired)},
        }


def _curve(
    name: str, at: tuple[float, ...], force_n: Floats | None
) -> list[dict[str, float | None]] | None:
    if force_n is None:
        return None
    return [
        {name: one, "peak_force_n": None if math.isnan(force) else float(force)}
        for one, force in zip(at, force_n, strict=True)
    ]


def _pair(pair: CatchLike) -> dict[str, float]:
    return {
        "constant_t90_s": pair.constant.t90_s,
        "doublet_t90_s": pair.doublet.t90_s,
        "constant_force_time_integral_ns": pair.constant.impulse_ns,
        "doublet_force_time_integral_ns": pair.doublet.impulse_ns,
    }


def reading_sheet(
    found: ChannelResponse, channel: Channel, calibration: Calibration
) -> ReadingSheet | None:
    """The readings of a channel that has a response; None where nothing is shown."""
    course = found.course
    if course is None:
        return None
    one, pulse = without_fatigue(course.muscle), channel.pulsed.pulse
    phase_us = pulse.unit.lead.end_us - pulse.unit.lead.start_us
    unknown = one.model.not_represented
    return ReadingSheet(
        twitch=twitch(one),
        by_rate=force_frequency(one, RATES_HZ),
        fused_hz=fusion_hz(one),
        amplitude_ma=channel.amplitude_ma,
        phase_us=phase_us,
        by_phase_n=None
        if "phase_duration" in unknown
        else force_duration(one, PHASES_US, channel.amplitude_ma, pulse, calibration=calibration),
        by_current_n=None
        if "amplitude" in unknown
        else force_amplitude(one, CURRENTS_MA, phase_us, pulse, calibration=calibration),
        rested=catch_like(one),
        tired=catch_like(course.muscle, course.after),
    )
