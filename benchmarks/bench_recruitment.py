"""Recruitment of 100,000 fibres while a slider moves."""

import numpy as np

from benchmarks.measure import Row, at_most, ratio
from wavesim.core.pulses import BiphasicSymmetric
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.population import Pool, draw
from wavesim.physiology.recruitment import recruited_fraction


def rows() -> list[Row]:
    """The rows of this file."""
    pulse = BiphasicSymmetric(phase_duration_us=250.0)
    fibres = draw(Pool(fibre_count=100_000)).scaled_to(Calibration())
    ordered = fibres.thresholds(250.0, pulse)
    ramp_ma = np.linspace(0.0, 60.0, 1000)
    widths_us = iter(np.linspace(50.0, 900.0, 100_000))
    return [
        at_most("100,000 fibres, new amplitude", lambda: ordered.fraction(27.5), 1e-3),
        ratio("100,000 fibres, new amplitude", lambda: ordered.fraction(27.5),
              "counting them", lambda: np.mean(ordered.threshold_ma <= 27.5), 1.0),
        at_most("100,000 fibres, a ramp of 1000 pulses", lambda: ordered.fraction(ramp_ma), 1e-3),
        at_most("100,000 fibres, new phase duration",
                lambda: fibres.thresholds(float(next(widths_us)), pulse).fraction(27.5), 20e-3),
        at_most("lognormal, 1000 pulses of one phase duration",
                lambda: recruited_fraction(ramp_ma, 250.0, pulse), 1e-3),
        at_most("lognormal, 1000 phase durations",
                lambda: recruited_fraction(40.0, np.linspace(50.0, 900.0, 1000), pulse), 1e-3),
    ]  # fmt: skip
