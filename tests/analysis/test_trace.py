"""What is drawn encloses and equals the current."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_schedule import small_sections
from tests.examples import examples
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Modulation,
    Monophasic,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.analysis.outline import outline
from wavesim.analysis.trace import trace
from wavesim.core.errors import ImpossibleError
from wavesim.core.schedule import lower

windows = st.tuples(st.floats(0.0, 1.0), st.floats(1e-4, 1.0), st.sampled_from([7, 64, 640]))


@examples(120)
@given(small_sections(), windows)
def test_what_is_drawn_encloses_the_current(work, window):
    at, share, columns = window
    p = program(work)
    start_s = at * work.duration_s
    stop_s = start_s + share * work.duration_s
    drawn = trace(p, start_s, stop_s, columns)
    times = np.linspace(start_s, stop_s, 4001)[:-1]
    sampled = current_ma(p, times)
    if drawn.mode == "columns":
        column = np.minimum(
            ((times - start_s) / (stop_s - start_s) * columns).astype(int), columns - 1
        )
        # A time within rounding of a column's edge may be counted to its neighbour.
        inside = np.abs((times - start_s) / (stop_s - start_s) * columns % 1.0 - 0.5) < 0.4999
        assert np.all(sampled[inside] <= drawn.high_ma[column[inside]] + 1e-9)
        assert np.all(sampled[inside] >= drawn.low_ma[column[inside]] - 1e-9)
    else:
        assert len(drawn.time_s) <= 4 * columns + 8
        assert drawn.time_s[0] == start_s
        assert drawn.time_s[-1] == stop_s
        assert np.all(np.diff(drawn.time_s) >= -1e-12)
        between = (drawn.time_s[1:] + drawn.time_s[:-1]) / 2
        level = (drawn.current_ma[1:] + drawn.current_ma[:-1]) / 2
        wide = np.diff(drawn.time_s) > 4e-9  # a vertical line has no middle
        np.testing.assert_allclose(current_ma(p, between[wide]), level[wide], atol=1e-9)


def brute_columns(work, start_s, stop_s, columns):
    """Extremes of columns by going through every pulse."""
    pulses = lower(work, 0).pulses()
    unit = work.channel[0].pulse.unit
    low, high = np.zeros(columns), np.zeros(columns)
    width = (stop_s - start_s) / columns
    for onset, amplitude, phase_us in zip(
        pulses.onset_s, pulses.amplitude_ma, pulses.phase_duration_us, strict=True
    ):
        if phase_us == 0.0:
            continue
        gap = unit.segments[-1].gap_us
        ratio = phase_us / (unit.lead.end_us - unit.lead.start_us)
        end = onset + ((unit.length_us - gap) * ratio + gap) * 1e-6
        ends = sorted((amplitude * unit.lowest, amplitude * unit.highest))
        first = max(int(np.floor((onset - start_s) / width + 1e-9)), 0)
        last = min(int(np.ceil((end - start_s) / width - 1e-9)), columns)
        for column in range(first, last):
            low[column], high[column] = min(low[column], ends[0]), max(high[column], ends[1])
    return low, high


@examples(120)
@given(small_sections(), st.sampled_from([5, 17, 40]), st.floats(0.0, 0.5), st.floats(0.5, 1.0))
def test_columns_are_exact_where_they_hold_whole_pulses(work, columns, a, b):
    start_s, stop_s = a * work.duration_s, b * work.duration_s + 1e-3
    drawn = trace(program(work), start_s, stop_s, columns)
    if drawn.mode == "vertices":
        return
    low, high = brute_columns(work, start_s, stop_s, columns)
    np.testing.assert_allclose(drawn.low_ma, low, atol=1e-12)
    np.testing.assert_allclose(drawn.high_ma, high, atol=1e-12)


def test_a_pulse_is_drawn_by_its_corners():
    work = program(
        section(channel(BiphasicSymmetric(phase_duration_us=250.0, interphase_gap_us=100.0)))
    )
    drawn = trace(work, 0.0199, 0.0207, 640)
    corners = [19_900, 20_000, 20_000, 20_250, 20_250, 20_350, 20_350, 20_600, 20_600, 20_700]
    np.testing.assert_allclose(drawn.time_s * 1e6, corners, atol=1e-6)
    np.testing.assert_array_equal(drawn.current_ma, [0, 0, 40, 40, 0, 0, -40, -40, 0, 0])


def test_a_window_within_a_phase_is_closed_at_both_ends():
    work = program(section(channel(Monophasic(phase_duration_us=1000.0))))
    drawn = trace(work, 0.0002, 0.0004, 640)
    np.testing.assert_array_equal(drawn.time_s, [0.0002, 0.0004])
    np.testing.assert_array_equal(drawn.current_ma, [40.0, 40.0])
    edge = trace(work, 0.0, 0.001, 640)  # begins with the pulse and ends with it
    assert (edge.current_ma[0], edge.current_ma[-1]) == (40.0, 40.0)


def test_a_pulse_of_factor_zero_is_not_drawn():
    for kind in ("amplitude", "phase_duration"):
        ramp = Modulation(ramp_up_s=1.0, ramp_kind=kind)
        work = program(section(channel(modulation=ramp), on_off=(5.0, 5.0)))
        assert not np.any(trace(work, 0.0, 0.019, 640).current_ma)


def test_a_sine_is_flattened_to_a_quarter_pixel_with_exact_extremes():
    columns, height = 640, 320
    work = program(section(channel(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25))))
    for span in (12e-3, 1e-3, 1e-4):
        drawn = trace(work, 0.02, 0.02 + span, columns)
        assert drawn.mode == "vertices"
        assert len(drawn.time_s) <= 4 * columns + 8
        dense = np.linspace(0.02, 0.02 + span, 20 * columns)[:-1]
        exact = current_ma(work, dense) / 80.0 * height
        polyline = np.interp(dense, drawn.time_s, drawn.current_ma) / 80.0 * height
        pixels = (dense - 0.02) / span * columns
        # Distance to the polyline is at most the smaller of the vertical error and the way to
        # the nearest vertex sideways.
        vertex = (drawn.time_s - 0.02) / span * columns
        sideways = np.min(np.abs(vertex[None, ::1] - pixels[:, None]), axis=1)
        assert np.max(np.minimum(np.abs(exact - polyline), sideways)) <= 0.25
    assert trace(work, 0.02, 0.032, columns).current_ma.max() == pytest.approx(40.0, rel=1e-12)
    assert trace(work, 0.0, 1.0, columns).mode == "columns"


def test_an_outline_keeps_its_gap_apart():
    pulse = BiphasicAsymmetric(phase_duration_us=100.0, interphase_gap_us=50.0, recovery_ratio=0.5)
    x_us, gap_us, level = outline(pulse.unit.segments, 1e-6, 640)
    stretched = (x_us - gap_us) * 2.0 + gap_us
    np.testing.assert_array_equal(stretched, [0, 0, 200, 200, 250, 250, 650, 650])
    np.testing.assert_array_equal(level, [0, 1, 1, 0, 0, -0.5, -0.5, 0])


@pytest.mark.parametrize("span_s", [200e-6, 20e-3, 1.0, 30.0, 1800.0])
@pytest.mark.parametrize(
    "timing",
    [
        Constant(frequency_hz=50.0),
        Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0),
    ],
)
def test_at_most_four_vertices_a_column(span_s, timing):
    work = section(
        channel(
            BiphasicAsymmetric(phase_duration_us=250.0, interphase_gap_us=50.0, recovery_ratio=0.3),
            timing,
            ramps=(2.0, 1.0),
        ),
        minutes=30.0,
        on_off=(10.0, 20.0),
    )
    drawn = trace(program(work), 0.0, span_s, 1600)
    vertices = len(drawn.time_s) if drawn.mode == "vertices" else 2 * len(drawn.low_ma)
    assert vertices <= 4 * 1600


@pytest.mark.parametrize(
    ("start_s", "stop_s", "columns"),
    [
        (1.0, 1.0, 100),
        (2.0, 1.0, 100),
        (0.0, float("nan"), 100),
        (0.0, 1.0, 0),
        (0.0, 1.0, 2.5),
        (0.0, 1.0, True),
        (0.0, 1.0, 10**9),
    ],
)
def test_a_window_or_width_that_is_none_is_refused(start_s, stop_s, columns):
    with pytest.raises(ImpossibleError):
        trace(program(section(channel())), start_s, stop_s, columns)
