"""A unit pulse into a load: what the capacitor holds at any time of it, from segment to segment.

A capacitor that holds v0 when a pulse of A mA begins holds A x `parallel` x y + v0 exp(-x / tau) at
time x of it; y is the pulse through a low-pass of gain 1, from rest. So a pulse maps v0 affinely,
and nothing is sampled. A phase-duration ramp stretches the pulse, so y stands for each stretch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import final

import numpy as np

from wavesim.analysis.load import Load
from wavesim.analysis.lowpass import ANSWERS, LEVELS, SLOPES, Form
from wavesim.core.course import DECAY, LINE, WAVE, course
from wavesim.core.segments import Segment
from wavesim.core.table import Floats, Ints
from wavesim.core.timing_base import SAME_TIME_S

SAME_TIME_US = SAME_TIME_S * 1e6
VOLT = 1e-3
"""mA x ohm in volts."""
UNCHARGED_US = 1.0
"""Time constant of a capacitor that is never charged: any will do [us]."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class LoadPulse:
    """Segments of a unit pulse as columns, for each of its stretches.

    tau_us: time constant of the load. series, parallel: volts per mA. kind: of each segment. The
    following have a row for each segment and a column for each stretch: numbers: its three (see
    `core.course`); start_us, length_us; before: y where it starts. end_us, end: when the pulse is
    over, and y there.
    """

    tau_us: float
    series: float
    parallel: float
    kind: Ints
    numbers: Floats
    start_us: Floats
    length_us: Floats
    before: Floats
    end_us: Floats
    end: Floats

    def level(self, held: Ints, which: Ints, x_us: Floats) -> Floats:
        """Level at times of segments."""
        return self._each(LEVELS, held, which, x_us)

    def slope(self, held: Ints, which: Ints, x_us: Floats) -> Floats:
        """Slope of the level at times of segments [1/us]."""
        return self._each(SLOPES, held, which, x_us)

    def answer(self, held: Ints, which: Ints, x_us: Floats) -> Floats:
        """y at times of segments, from rest at the start of the pulse."""
        own = self._each(ANSWERS, held, which, x_us)
        return own + self.before[held, which] * np.exp(-x_us / self.tau_us)

    def at(self, x_us: Floats, which: Ints) -> tuple[Floats, Floats]:
        """Level and y at times from the start of the pulse, also behind its end [us]."""
        held = self.held(x_us, which)
        x, length = x_us - self.start_us[held, which], self.length_us[held, which]
        flows = (x >= -SAME_TIME_US) & (x < length - SAME_TIME_US)
        inside = np.clip(x, 0.0, length)
        level = np.where(flows, self.level(held, which, inside), 0.0)
        # Behind its segment, as in a gap, y only decays.
        rest = np.exp(-np.maximum(x - length, 0.0) / self.tau_us)
        return level, self.answer(held, which, inside) * rest

    def held(self, x_us: Floats, which: Ints) -> Ints:
        """The last segment begun at times of the pulse; a segment holds its start."""
        x_us = x_us + SAME_TIME_US
        if self.start_us.shape[1] == 1:
            found = np.searchsorted(self.start_us[:, 0], x_us, side="right")
        else:
            found = (self.start_us[:, which] <= x_us).sum(axis=0)
        return np.maximum(found - 1, 0)

    def _each(self, forms: Mapping[int, Form], held: Ints, which: Ints, x_us: Floats) -> Floats:
        kinds, numbers = self.kind[held], self.numbers[:, held, which]
        found = np.zeros(np.shape(x_us))
        for code, form in forms.items():
            chosen = kinds == code
            if chosen.any():
                found[chosen] = form(x_us[chosen], self.tau_us, *numbers[:, chosen])
        return found


def load_pulse(segments: tuple[Segment, ...], load: Load, stretch: Floats) -> LoadPulse:
    """The columns of a unit pulse into a load.

    stretch: factors above 0 on all its times but the gaps. A load without a time constant is its
    resistance, with a capacitor that is never charged.
    """
    whole, tau_us = course(segments), load.time_constant_us or UNCHARGED_US
    gap_us = np.array([segment.gap_us for segment in segments])[:, None]
    start_us, end_us = (
        (t[:, None] - gap_us) * stretch + gap_us for t in (whole.start_us, whole.end_us)
    )
    numbers = np.repeat(whole.numbers[:, :, None], len(stretch), axis=2)
    numbers[1, whole.kind == LINE] /= stretch
    numbers[2, (whole.kind == DECAY) | (whole.kind == WAVE)] *= stretch
    length_us = end_us - start_us
    before = np.zeros(start_us.shape)
    found = LoadPulse(
        tau_us=tau_us,
        series=VOLT * (load.series_ohm if load.time_constant_us else load.direct_ohm),
        parallel=VOLT * load.parallel_ohm if load.time_constant_us else 0.0,
        kind=whole.kind,
        numbers=numbers,
        start_us=start_us,
        length_us=length_us,
        before=before,
        end_us=end_us[-1],
        end=np.zeros(len(stretch)),
    )
    _chain(found)
    return found


def _chain(pulse: LoadPulse) -> None:
    """Fill in y at the start of each segment and at the end: one affine step after the other."""
    shape = pulse.start_us.shape
    held = np.repeat(np.arange(shape[0])[:, None], shape[1], axis=1)
    which = np.repeat(np.arange(shape[1])[None], shape[0], axis=0)
    gained = pulse.answer(held, which, pulse.length_us)
    until = np.vstack((pulse.start_us[1:], pulse.end_us)) - pulse.start_us
    rest = np.exp((pulse.length_us - until) / pulse.tau_us)
    gained *= rest
    kept = np.exp(-until / pulse.tau_us)
    y = np.zeros(pulse.start_us.shape[1])
    for k, (keep, gain) in enumerate(zip(kept, gained, strict=True)):
        pulse.before[k] = y
        y = y * keep + gain
    pulse.end[:] = y
