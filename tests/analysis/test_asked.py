"""What cannot be asked of the analyses, each with the whole of its problem."""

import math

import numpy as np
import pytest

from tests.programs import (
    Constant,
    Direct,
    Monophasic,
    SineBurst,
    SineCarrier,
    channel,
    program,
    section,
)
from wavesim.analysis.clipping import check_source
from wavesim.analysis.load import Load
from wavesim.analysis.mean_square import rms_ma
from wavesim.analysis.spectrum import spectrum
from wavesim.analysis.trace import MOST_COLUMNS, trace
from wavesim.analysis.voltage import voltage_v
from wavesim.analysis.voltage_trace import voltage_trace
from wavesim.core.errors import ImpossibleError, Problem

RECTANGLES = channel(Monophasic(phase_duration_us=400.0), Constant(frequency_hz=50.0))
BASE = program(section(RECTANGLES, minutes=1.0))
LOAD = Load(series_ohm=500.0, parallel_ohm=2000.0, capacitance_uf=0.1)
ONLY_ONE = "0 to 0"


@pytest.mark.parametrize(
    ("ask", "problem"),
    [
        (lambda: trace(BASE, 1.0, 1.0, 100),
         Problem("window_ends", "stop_s", 1.0, "later than start_s, 1", "s")),
        (lambda: trace(BASE, 0.0, 1.0, 0), Problem("range", "columns", 0, f"1 to {MOST_COLUMNS}")),
        (lambda: trace(BASE, 0.0, 1.0, MOST_COLUMNS + 1),
         Problem("range", "columns", MOST_COLUMNS + 1, f"1 to {MOST_COLUMNS}")),
        (lambda: trace(BASE, 0.0, 1.0, 10.0), Problem("type", "columns", 10.0, "a whole number")),
        (lambda: trace(BASE, 0.0, 1.0, True), Problem("type", "columns", True, "a whole number")),
        (lambda: trace(BASE, 0.0, 1.0, 10, section=1),
         Problem("no_such_item", "section", 1, ONLY_ONE)),
        (lambda: voltage_trace(BASE, 0.0, 1.0, 10, load=LOAD, channel=1),
         Problem("no_such_item", "channel", 1, ONLY_ONE)),
        (lambda: voltage_trace(BASE, 2.0, 1.0, 10, load=LOAD),
         Problem("window_ends", "stop_s", 1.0, "start_s, 2, or later", "s")),
        (lambda: voltage_v(program(section(channel(area_cm2=None))), [0.0]),
         Problem("missing", "electrode", None, "a pad area, or a load")),
        (lambda: rms_ma(BASE, 3.0, 3.0), Problem("range", "stop_s", 3.0, "above start_s, 3", "s")),
        (lambda: spectrum(BASE, 0.0, 1.0, [1.0, math.inf]),
         Problem("range", "frequency_hz", math.inf, "any finite number", "Hz")),
        (lambda: Load(series_ohm=-1.0, parallel_ohm=1.0, capacitance_uf=0.0),
         Problem("range", "series_ohm", -1.0, "0 or more")),
        (lambda: check_source(LOAD, 0.0), Problem("range", "compliance_v", 0.0, "above 0", "V")),
        (lambda: check_source(Load(series_ohm=0.0, parallel_ohm=10.0, capacitance_uf=1.0), 9.0),
         Problem("range", "series_ohm", 0.0, "above 0", "ohm")),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(ask, problem):
    with pytest.raises(ImpossibleError) as caught:
        ask()
    assert caught.value.problems == (problem,)


def test_what_does_not_belong_to_the_mode_is_none():
    """A pulse in 20 columns is drawn by its corners, a second of pulses in 20 by their extremes."""
    near, far = trace(BASE, 0.0, 0.01, 20), trace(BASE, 0.0, 1.0, 20)
    assert (near.mode, near.start_s, near.stop_s) == ("vertices", 0.0, 0.01)
    assert (near.low_ma, near.high_ma) == (None, None)
    assert list(near.time_s) == pytest.approx([0.0, 4e-4, 4e-4, 0.01], abs=2e-9)
    assert list(near.current_ma) == [40.0, 40.0, 0.0, 0.0]
    assert (far.mode, far.start_s, far.stop_s) == ("columns", 0.0, 1.0)
    assert (far.time_s, far.current_ma) == (None, None)
    assert list(far.low_ma) == [0.0] * 20
    assert list(far.high_ma) == [40.0] * 20


def test_a_burst_with_more_corners_than_columns():
    """Ten cycles of 0.4 ms in four columns of 2.5 ms: full swing in two, then nothing."""
    burst = channel(SineBurst(carrier_frequency_hz=2500.0, cycle_count=10), RECTANGLES.timing)
    found = trace(program(section(burst, minutes=1.0)), 0.0, 0.01, 4)
    assert (found.mode, found.start_s, found.stop_s) == ("columns", 0.0, 0.01)
    assert (found.time_s, found.current_ma) == (None, None)
    # The corners of a sine are drawn to a part of a pixel.
    assert list(found.high_ma) == pytest.approx([40.0, 40.0, 0.0, 0.0], abs=0.5)
    assert list(found.low_ma) == pytest.approx([-40.0, -40.0, 0.0, 0.0], abs=0.5)


@pytest.mark.parametrize(("stop_s", "mode"), [(0.001, "vertices"), (10.0, "columns")])
def test_a_sine_near_and_far(stop_s, mode):
    sine = channel(carrier=SineCarrier(carrier_frequency_hz=4000.0), amplitude_ma=20.0)
    found = trace(program(section(sine, minutes=1.0)), 0.0, stop_s, 200)
    assert (found.mode, found.start_s, found.stop_s) == (mode, 0.0, stop_s)
    high, low = (
        (found.current_ma.max(), found.current_ma.min())
        if mode == "vertices"
        else (found.high_ma.max(), found.low_ma.min())
    )
    assert (high, low) == (pytest.approx(20.0, rel=0.01), pytest.approx(-20.0, rel=0.01))


def test_a_voltage_too():
    """40 mA through 500 ohm at once, and toward 2500 ohm: never beyond 100 V."""
    near = voltage_trace(BASE, 0.0, 0.01, 200, load=LOAD)
    far = voltage_trace(BASE, 0.0, 1.0, 20, load=LOAD)
    assert (near.mode, near.start_s, near.stop_s) == ("vertices", 0.0, 0.01)
    assert (near.low_v, near.high_v) == (None, None)
    assert (near.time_s[0], near.time_s[-1]) == (0.0, 0.01)
    assert (far.mode, far.start_s, far.stop_s) == ("columns", 0.0, 1.0)
    assert (far.time_s, far.voltage_v) == (None, None)
    # 20 V at once and 80 V with a time constant of 200 us, for 400 us.
    peak_v = 20.0 + 80.0 * (1.0 - math.exp(-2.0))
    assert np.max(near.voltage_v) == pytest.approx(peak_v, rel=1e-6)
    assert list(far.high_v) == pytest.approx([peak_v] * 20, rel=1e-3)


def test_a_direct_current_in_a_resistor_is_a_line():
    """2 mA in 2500 ohm: 5 V."""
    direct = program(section(channel(carrier=Direct(), amplitude_ma=2.0), minutes=1.0))
    found = voltage_v(direct, [0.0, 30.0, 59.9], load=Load(series_ohm=2500.0, parallel_ohm=0.0,
                                                           capacitance_uf=0.0))  # fmt: skip
    assert list(found) == pytest.approx([5.0, 5.0, 5.0])
