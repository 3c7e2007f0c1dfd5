"""Every shape of the contract against its formula, by quadrature at 30 digits."""

import mpmath
import pytest

from wavesim.core.errors import ImpossibleError
from wavesim.core.pulses import (
    SHAPES,
    BiphasicAsymmetric,
    BiphasicExponential,
    BiphasicSymmetric,
    ExponentialRise,
    HalfSine,
    Monophasic,
    Points,
    SineBurst,
    Trapezoidal,
    Triangular,
    Triphasic,
    TwinPeak,
)

exp, sin, pi = mpmath.exp, mpmath.sin, mpmath.pi


def between(start, end, level):
    """A piece of a unit shape as the contract writes it; `level` is of x from its start."""
    return (mpmath.mpf(start), mpmath.mpf(end), level)


def constant(start, end, value):
    return between(start, end, lambda x: mpmath.mpf(value))


def balance(p, tau, d):
    return mpmath.mpf(p) / (tau * (1 - exp(-mpmath.mpf(d) / tau)))


def rise(p, tau):
    return lambda x: (1 - exp(-x / tau)) / (1 - exp(-mpmath.mpf(p) / tau))


CASES = {
    "monophasic": (Monophasic(phase_duration_us=300), [constant(0, 300, 1)]),
    "symmetric": (
        BiphasicSymmetric(phase_duration_us=300, interphase_gap_us=50),
        [constant(0, 300, 1), constant(350, 650, -1)],
    ),
    "asymmetric": (
        BiphasicAsymmetric(phase_duration_us=300, recovery_ratio=0.25, recovery_duration_us=900),
        [constant(0, 300, 1), constant(300, 1200, -0.25)],
    ),
    "exponential recovery": (
        BiphasicExponential(
            phase_duration_us=200, interphase_gap_us=30, recovery_time_constant_us=400
        ),
        [
            constant(0, 200, 1),
            between(230, 2230, lambda x: -balance(200, 400, 2000) * exp(-x / 400)),
        ],
    ),
    "short exponential recovery": (
        BiphasicExponential(
            phase_duration_us=200, recovery_time_constant_us=400, recovery_duration_us=350
        ),
        [
            constant(0, 200, 1),
            between(200, 550, lambda x: -balance(200, 400, 350) * exp(-x / 400)),
        ],
    ),
    "triphasic": (
        Triphasic(phase_duration_us=100, interphase_gap_us=20, phase_ratios=(0.5, 1, 0.25)),
        [constant(0, 100, 0.5), constant(120, 220, -1), constant(240, 340, 0.25)],
    ),
    "triangular": (
        Triangular(phase_duration_us=400, rise_fraction=0.25),
        [between(0, 100, lambda x: x / 100), between(100, 400, lambda x: 1 - x / 300)],
    ),
    "saw tooth, biphasic": (
        Triangular(phase_duration_us=400, rise_fraction=1, biphasic=True, interphase_gap_us=60),
        [between(0, 400, lambda x: x / 400), between(460, 860, lambda x: -x / 400)],
    ),
    "trapezoidal": (
        Trapezoidal(phase_duration_us=300, rise_us=50, fall_us=100),
        [
            between(0, 50, lambda x: x / 50),
            constant(50, 200, 1),
            between(200, 300, lambda x: 1 - x / 100),
        ],
    ),
    "half sine": (HalfSine(phase_duration_us=200), [between(0, 200, lambda x: sin(pi * x / 200))]),
    "half sine, biphasic": (
        HalfSine(phase_duration_us=200, biphasic=True, interphase_gap_us=10),
        [
            between(0, 200, lambda x: sin(pi * x / 200)),
            between(210, 410, lambda x: -sin(pi * x / 200)),
        ],
    ),
    "exponential rise": (
        ExponentialRise(phase_duration_us=5000, time_constant_us=1500),
        [between(0, 5000, rise(5000, 1500))],
    ),
    "exponential rise, biphasic": (
        ExponentialRise(phase_duration_us=500, time_constant_us=900, biphasic=True),
        [
            between(0, 500, rise(500, 900)),
            between(500, 1000, lambda x: -rise(500, 900)(x)),
        ],
    ),
    "twin peak": (
        TwinPeak(spike_time_constant_us=10, spike_duration_us=50, spacing_us=75),
        [between(0, 50, lambda x: exp(-x / 10)), between(75, 125, lambda x: exp(-x / 10))],
    ),
    "sine burst": (
        SineBurst(carrier_frequency_hz=2500, cycle_count=3),
        [between(0, 1200, lambda x: sin(2 * pi * x / 400))],
    ),
    "points": (
        Points(time_us=(0, 100, 100, 300, 400), level_ratio=(1, 1, -0.5, 0.25, 0)),
        [
            constant(0, 100, 1),
            between(100, 300, lambda x: -0.5 + 0.75 * x / 200),
            between(300, 400, lambda x: 0.25 - 0.25 * x / 100),
        ],
    ),
}


def integral(pieces, function):
    """Quadrature over all pieces, cut finely enough for the kinks of a magnitude."""
    mpmath.mp.dps = 30
    total = mpmath.mpf(0)
    for start, end, level in pieces:
        zero = mpmath.mpf(400) / 3 if (start, end) == (100, 300) else None
        cuts = [(end - start) * k / 6 for k in range(7)]
        cuts = sorted([*cuts, zero]) if zero else cuts
        total += mpmath.quad(lambda x, level=level: function(level(x)), cuts)
    return float(total)


@pytest.mark.parametrize("name", CASES)
def test_integrals_of_the_unit_shape(name):
    pulse, pieces = CASES[name]
    unit = pulse.unit
    # Closed forms of a few operations: 1e-12 relative; where phases cancel, of the magnitude.
    whole = integral(pieces, abs)
    assert unit.magnitude_us == pytest.approx(whole, rel=1e-12)
    assert unit.net_us == pytest.approx(integral(pieces, lambda y: y), abs=1e-12 * whole)
    assert unit.square_us == pytest.approx(integral(pieces, lambda y: y * y), rel=1e-12)
    assert unit.length_us == pytest.approx(float(pieces[-1][1]), rel=1e-14)
    assert max(unit.highest, -unit.lowest) == pytest.approx(1.0, abs=1e-14)


@pytest.mark.parametrize("name", CASES)
def test_levels_of_the_unit_shape(name):
    pulse, pieces = CASES[name]
    for start, end, level in pieces:
        for part in (0.02, 0.31, 0.5, 0.97):
            x_us = float(start + part * (end - start))
            (segment,) = (s for s in pulse.segments() if s.start_us <= x_us < s.end_us)
            assert float(segment.level(x_us)) == pytest.approx(
                float(level(mpmath.mpf(x_us) - start)), abs=1e-12
            )


@pytest.mark.parametrize("name", CASES)
def test_partial_integrals_add_up_to_the_whole(name):
    pulse, _ = CASES[name]
    for segment in pulse.segments():
        length = segment.end_us - segment.start_us
        levels = [
            float(segment.level(segment.start_us + (k + 0.5) / 4000 * length)) for k in range(2600)
        ]
        stop_us = segment.start_us + 0.65 * length
        # The midpoint rule with 2600 steps: its error is curvature / 24 / 4000^2, (6 pi)^2 here.
        assert segment.area_us(stop_us) == pytest.approx(
            sum(levels) * length / 4000, abs=1e-5 * length
        )
        magnitude = sum(map(abs, levels)) * length / 4000
        assert segment.magnitude_to_us(stop_us) == pytest.approx(magnitude, abs=1e-4 * length)


BALANCED = [
    BiphasicSymmetric(phase_duration_us=333.3, interphase_gap_us=77.7),
    BiphasicAsymmetric(phase_duration_us=333.3, recovery_ratio=0.3),
    BiphasicExponential(phase_duration_us=333.3, recovery_time_constant_us=471.1),
    Triangular(phase_duration_us=333.3, rise_fraction=0.3, biphasic=True, interphase_gap_us=9.1),
    Trapezoidal(phase_duration_us=333.3, rise_us=33.3, fall_us=71.7, biphasic=True),
    HalfSine(phase_duration_us=333.3, biphasic=True, interphase_gap_us=1.1),
    ExponentialRise(phase_duration_us=333.3, time_constant_us=77.1, biphasic=True),
    SineBurst(carrier_frequency_hz=3333.3, cycle_count=7),
]


@pytest.mark.parametrize("pulse", BALANCED, ids=lambda pulse: pulse.shape)
def test_shapes_balanced_by_definition_have_exactly_no_net_charge(pulse):
    assert pulse.unit.net_us == 0.0


def test_a_slope_without_length_leaves_the_second_phase_whole():
    """1e-20 us behind 300 us is no time at all in floating point: the slope becomes a step there.

    Its own area, 5e-21 us, is below the rounding of the phase's.
    """
    pulse = Trapezoidal(phase_duration_us=300.0, rise_us=1e-20, fall_us=0.0, biphasic=True)
    assert pulse.unit.length_us == 600.0
    assert pulse.unit.net_us == pytest.approx(0.0, abs=1e-12)


def test_worked_examples_of_the_reference():
    # safety_limits.md 2.1, at its relative tolerance of 1e-4; unit areas times mA / 1000 are uC
    spike = TwinPeak(spike_time_constant_us=10, spike_duration_us=50, spacing_us=75)
    assert 0.5 * spike.unit.lead.area_us == pytest.approx(4.96631, rel=1e-4)
    fast = TwinPeak(spike_time_constant_us=5, spike_duration_us=50, spacing_us=50)
    assert 1.2 * fast.unit.lead.area_us == pytest.approx(5.99973, rel=1e-4)
    assert 0.02 * Triangular(phase_duration_us=200_000).unit.lead.area_us == pytest.approx(2000.0)
    assert 0.08 * HalfSine(phase_duration_us=200).unit.lead.area_us == pytest.approx(
        10.1859, rel=1e-4
    )


def test_the_charge_per_phase_is_that_of_the_strongest_phase_where_the_contract_says_so():
    assert Triphasic(phase_duration_us=100, phase_ratios=(0.5, 1, 0.5)).unit.lead.area_us == -100.0
    points = Points(time_us=(0, 100, 100, 400), level_ratio=(1, 1, -0.5, -0.5))
    assert points.unit.lead.area_us == -150.0


def refused(build):
    with pytest.raises(ImpossibleError) as error:
        build()
    return [(p.rule, p.path) for p in error.value.problems]


@pytest.mark.parametrize(
    ("shape", "keys", "expected"),
    [
        (
            "biphasic_exponential",
            {"phase_duration_us": 300, "recovery_time_constant_us": 250},
            [("recovery_peak", "recovery_time_constant_us")],
        ),
        (
            "biphasic_exponential",
            {"phase_duration_us": 300, "recovery_time_constant_us": 300_000},
            [("recovery_too_slow", "recovery_time_constant_us")],
        ),
        (
            "triphasic",
            {"phase_duration_us": 300, "phase_ratios": (0.5, 0.9, 0.5)},
            [("ratios", "phase_ratios")],
        ),
        (
            "triphasic",
            {"phase_duration_us": 300, "phase_ratios": (0.5, 1)},
            [("ratios", "phase_ratios")],
        ),
        (
            "triphasic",
            {"phase_duration_us": 300, "phase_ratios": (0.5, 1, -0.5)},
            [("range", "phase_ratios.2")],
        ),
        (
            "triphasic",
            {"phase_duration_us": 300, "phase_ratios": (0.5, 1, True)},
            [("type", "phase_ratios.2")],
        ),
        (
            "triphasic",
            {"phase_duration_us": 300, "phase_ratios": "abc"},
            [("type", "phase_ratios")],
        ),
        (
            "triangular",
            {"phase_duration_us": 300, "rise_fraction": 1.5},
            [("range", "rise_fraction")],
        ),
        (
            "triangular",
            {"phase_duration_us": 300, "interphase_gap_us": 5},
            [("gap_alone", "interphase_gap_us")],
        ),
        ("triangular", {"phase_duration_us": 300, "biphasic": 1}, [("type", "biphasic")]),
        (
            "trapezoidal",
            {"phase_duration_us": 300, "rise_us": 200, "fall_us": 101},
            [("rise_and_fall", "rise_us")],
        ),
        (
            "exponential_rise",
            {"phase_duration_us": 300, "time_constant_us": 0},
            [("range", "time_constant_us")],
        ),
        (
            "twin_peak",
            {"spike_time_constant_us": 10, "spike_duration_us": 50, "spacing_us": 49},
            [("spacing", "spacing_us")],
        ),
        (
            "twin_peak",
            {
                "spike_time_constant_us": 10,
                "spike_duration_us": 50,
                "spacing_us": 75,
                "spike_count": 5,
            },
            [("range", "spike_count")],
        ),
        ("points", {"time_us": (0, 1), "level_ratio": (1,)}, [("points_count", "level_ratio")]),
        ("points", {"time_us": (1, 2), "level_ratio": (1, 1)}, [("points_from_zero", "time_us")]),
        (
            "points",
            {"time_us": (0, 2, 1), "level_ratio": (1, 1, 1)},
            [("points_order", "time_us.2")],
        ),
        (
            "points",
            {"time_us": (0, 1, 1, 1, 2), "level_ratio": (1, 1, 0, 1, 1)},
            [("points_order", "time_us.3")],
        ),
        (
            "points",
            {"time_us": (0, 1), "level_ratio": (0.5, 0.5)},
            [("points_peak", "level_ratio")],
        ),
        ("points", {"time_us": (0, 1), "level_ratio": (2, 1)}, [("range", "level_ratio.0")]),
        ("points", {"time_us": (0, 1, 1, 2), "level_ratio": (0, 0, 1, 1)}, []),
    ],
)
def test_shapes_that_cannot_be(shape, keys, expected):
    if expected:
        assert refused(lambda: SHAPES[shape](**keys)) == expected
    else:
        SHAPES[shape](**keys)


def test_long_lists_are_refused():
    assert refused(lambda: Points(time_us=tuple(range(100_001)), level_ratio=(1,) * 100_001)) == [
        ("too_many", "time_us"),
        ("too_many", "level_ratio"),
    ]
