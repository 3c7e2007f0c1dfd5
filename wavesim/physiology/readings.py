"""Readings of a muscle model: what a textbook draws of it. All are a model's, of no one person.

Trains of one second from a rested muscle unless said otherwise.
"""

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from wavesim.core.pulse import Pulse
from wavesim.physiology import kernel as k
from wavesim.physiology.calibration import EXAMPLE, Calibration
from wavesim.physiology.course import Course
from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.muscle import lam_of, scale_of
from wavesim.physiology.playing import Floats, Muscle, play
from wavesim.physiology.recruitment import recruited_fraction
from wavesim.physiology.response import Contractions

TRAIN_S = 1.0
SAMPLE_S = 1e-3
CATCH_INTERVAL_S, CATCH_DOUBLET_S = 0.030, 0.005
"""Constant interval of a catch-like train, and that of the doublet at its start [s]."""
PROBE_HZ = 33.0


@final
@dataclass(frozen=True, slots=True)
class Train:
    """What a train gave.

    peak_n: [N]. peak_s, t90_s: when, and when first at nine tenths of it [s]. ripple_ratio: largest
    less smallest force between its last two pulses, over the mean there; 0 is full fusion.
    impulse_ns: to 1 s after its last pulse [N s].
    """

    peak_n: float
    peak_s: float
    t90_s: float
    ripple_ratio: float
    impulse_ns: float


def train(
    one: Muscle,
    onset_s: Floats,
    *,
    recruited: float = 1.0,
    lam: float = 1.0,
    scale: float = 1.0,
    state: Floats | None = None,
) -> Train:
    """One train of pulses, from a rested muscle or from `state`, which stays as it is."""
    begin = (one.rested() if state is None else state).copy()
    start, last = float(onset_s[0]), float(onset_s[-1])
    begin[k.LAST] += start - begin[k.TIME]
    begin[k.TIME] = start
    at = np.arange(start, last + TRAIN_S, SAMPLE_S)
    pulses = np.ones((4, len(onset_s)))
    pulses[0], pulses[1], pulses[2], pulses[3] = onset_s, recruited, lam, scale
    played = play(one, begin, pulses, last + TRAIN_S, at_s=at)
    force, peak = played.force_n, float(played.records[0, k.PEAK])
    return Train(
        peak_n=peak,
        peak_s=float(at[force.argmax()]) - start,
        t90_s=_first_s(at, force, 0.9 * peak) - start,
        ripple_ratio=_ripple(at, force, onset_s),
        impulse_ns=float(played.records[0, k.IMPULSE]),
    )


def _first_s(at: Floats, force: Floats, level_n: float) -> float:
    """When a force first reaches a level that it does reach, between samples."""
    place = int((force >= level_n).argmax())
    if place == 0:
        return float(at[0])
    return float(np.interp(level_n, force[place - 1 : place + 1], at[place - 1 : place + 1]))


def _ripple(at: Floats, force: Floats, onset_s: Floats) -> float:
    """Of a single pulse, which never fuses, 1."""
    if len(onset_s) < 2:
        return 1.0
    last = force[(at >= onset_s[-2]) & (at <= onset_s[-1])]
    mean = float(last.mean()) if len(last) else 0.0
    return float(np.ptp(last)) / mean if mean > 0.0 else 0.0


def onsets_s(rate_hz: float, length_s: float = TRAIN_S) -> Floats:
    """Onsets of a constant train; at least one pulse."""
    return np.arange(max(1, int(length_s * rate_hz + 1e-9)), dtype=np.float64) / rate_hz


def twitch(one: Muscle) -> Train:
    """One pulse."""
    return train(one, np.zeros(1))


def force_frequency(one: Muscle, rates_hz: ArrayLike) -> tuple[Train, ...]:
    """A train at each rate: twitches, their fusion, the tetanus."""
    return tuple(train(one, onsets_s(float(rate))) for rate in np.atleast_1d(rates_hz))


def fusion_hz(one: Muscle, ripple_ratio: float = 0.05, most_hz: float = 100.0) -> float | None:
    """Lowest rate whose ripple is at most a part of the force; None up to `most_hz` [Hz]."""
    if train(one, onsets_s(most_hz)).ripple_ratio > ripple_ratio:
        return None
    low, high = 1.0, most_hz
    while high - low > 0.1:
        middle = 0.5 * (low + high)
        fused = train(one, onsets_s(middle, 2.0)).ripple_ratio <= ripple_ratio
        low, high = (low, middle) if fused else (middle, high)
    return high


def force_duration(
    one: Muscle,
    phase_us: ArrayLike,
    amplitude_ma: float,
    pulse: Pulse,
    *,
    rate_hz: float = PROBE_HZ,
    calibration: Calibration = EXAMPLE,
) -> Floats:
    """Peak force at each phase duration; nan where nothing can be said [N]."""
    phases = np.atleast_1d(np.asarray(phase_us, dtype=np.float64))
    return _peaks(one, phases, np.full(len(phases), amplitude_ma), pulse, rate_hz, calibration)


def force_amplitude(
    one: Muscle,
    amplitude_ma: ArrayLike,
    phase_us: float,
    pulse: Pulse,
    *,
    rate_hz: float = PROBE_HZ,
    calibration: Calibration = EXAMPLE,
) -> Floats:
    """Peak force at each amplitude; nan where nothing can be said [N]."""
    currents = np.atleast_1d(np.asarray(amplitude_ma, dtype=np.float64))
    return _peaks(one, np.full(len(currents), phase_us), currents, pulse, rate_hz, calibration)


def _peaks(
    one: Muscle,
    phases: Floats,
    currents: Floats,
    pulse: Pulse,
    rate_hz: float,
    calibration: Calibration,
) -> Floats:
    onset = onsets_s(rate_hz)
    lam, scale = (
        lam_of(one.model, one.constants, currents),
        scale_of(one.model, one.constants, phases),
    )
    if one.model.knows is None:
        # Without fatigue the force is in proportion to what is recruited.
        part = recruited_fraction(currents, phases, pulse, calibration)
        return part * train(one, onset).peak_n
    if one.model.knows == "phase_duration":
        return scale * train(one, onset).peak_n
    return np.array([train(one, onset, lam=float(factor)).peak_n for factor in lam])


@final
@dataclass(frozen=True, slots=True)
class CatchLike:
    """A train at a constant interval, and the same after a doublet."""

    constant: Train
    doublet: Train


def catch_like(one: Muscle, state: Floats | None = None) -> CatchLike:
    """Catch-like against constant, 1 s at 30 ms, rested or from a tired state.

    Hardly stronger in the rested muscle, only faster; in tired muscle more. In 2004 Bickel found
    18 % more torque-time in able-bodied tired quadriceps, 6 % in chronic and none in acute spinal
    cord injury (J Rehabil Res Dev 41:33, abstract read).
    """
    count = round(TRAIN_S / CATCH_INTERVAL_S) + 1
    constant = np.arange(count, dtype=np.float64) * CATCH_INTERVAL_S
    doublet = np.concatenate([[0.0], CATCH_DOUBLET_S + constant])
    return CatchLike(train(one, constant, state=state), train(one, doublet, state=state))


def first_below(found: Contractions, part: float) -> int | None:
    """Number of the first contraction whose peak is below a part of the first; None: none is."""
    if len(found.peak_force_n) == 0:
        return None
    low = np.flatnonzero(found.peak_force_n < part * found.peak_force_n[0])
    return int(low[0]) if len(low) else None


def recovered(course: Course, rests_s: ArrayLike) -> Floats:
    """Peak of a probe after each rest behind a section, as part of the rested one.

    The probe is 1 s at 33 Hz of the whole muscle.
    """
    return np.array([_probe(course, float(rest)) for rest in np.atleast_1d(rests_s)]) / _rested(
        course.muscle
    )


def _rested(one: Muscle) -> float:
    return train(one, onsets_s(PROBE_HZ)).peak_n


def _probe(course: Course, rest_s: float) -> float:
    state = course.after.copy()
    play(course.muscle, state, np.empty((4, 0)), float(state[k.TIME]) + rest_s)
    return train(course.muscle, onsets_s(PROBE_HZ), state=state).peak_n


def needs_times_rheobase(phase_us: float) -> tuple[float, float]:
    """Threshold of denervated muscle and of motor nerve at a phase duration, over their rheobase.

    Weiss: 1 + chronaxie / phase duration. So much more current does a short pulse need.
    """
    denervated, motor = FIBRES["denervated"].chronaxie_us, FIBRES["motor"].chronaxie_us
    return 1.0 + denervated / phase_us, 1.0 + motor / phase_us
