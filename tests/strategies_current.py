"""Random currents: pulses of every shape, timings and carriers of every kind, modulations.

Valid by construction, as all of tests/strategies.py.
"""

from hypothesis import strategies as st

from wavesim.core.carriers import (
    Diadynamic,
    Direct,
    Interferential,
    Premodulated,
    SineCarrier,
)
from wavesim.core.modulation import Modulation
from wavesim.core.pulses import (
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
from wavesim.core.timing import Burst, Constant, Jittered, Listed, Nlet, Sweep

POLARITIES = st.sampled_from(("cathodic_first", "anodic_first", "alternating"))
PATTERNS = st.sampled_from(("triangle", "sawtooth", "step"))
NEARLY = 0.999
"""Part of a limit that is used, so that no rounding carries a value over it."""
MOST_ROWS = 50_000.0
"""Pulses of a train that differ; more would only cost time."""


def numbers(low, high):
    """Finite numbers of a range, ends included; whole ones too, as a file may hold them."""
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


@st.composite
def currents(draw, on_s):
    """Pulse and timing, or carrier, of a train of at least this length; keys of a channel."""
    if draw(st.integers(0, 3)) == 0:
        return {"carrier": draw(carriers())}
    timing = draw(timings(on_s))
    return {"pulse": draw(pulses(room_us(timing, on_s))), "timing": timing}


@st.composite
def timings(draw, on_s):
    """A timing of any kind, of a train of at least this length."""
    kind = draw(st.sampled_from(("constant", "burst", "nlet", "sweep", "jittered", "listed")))
    slow_hz = max(0.02, min(100.0, MOST_ROWS / on_s))
    if kind == "constant":
        return Constant(frequency_hz=draw(numbers(0.5, 1000.0)))
    if kind == "sweep":
        ends = draw(numbers(0.01, slow_hz)), draw(numbers(0.01, slow_hz))
        pattern = draw(PATTERNS)
        held = st.just(0.0) if pattern == "step" else st.just(0.0) | numbers(0.0, 10.0)
        return Sweep(frequency_hz=ends[0], frequency_end_hz=ends[1], pattern=pattern,
                     sweep_s=draw(numbers(0.05, 30.0)), hold_s=draw(held),
                     hold_end_s=draw(held))  # fmt: skip
    if kind == "jittered":
        return Jittered(frequency_hz=draw(numbers(0.01, slow_hz)), seed=draw(st.integers(0, 2**40)),
                        jitter_fraction=draw(numbers(0.0, 0.9)))  # fmt: skip
    if kind == "listed":
        places = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=8, unique=True))
        return Listed(onset_s=tuple(place * 0.9e-3 * on_s for place in sorted(places)))
    return draw(groups(kind, draw(numbers(0.5, 1000.0)), draw(st.integers(1, 10))))


@st.composite
def groups(draw, kind, frequency_hz, count):
    """Bursts or N-lets: at least half the time from group to group is left between them."""
    slow_hz = draw(numbers(0.01, 0.5 * frequency_hz / count))
    if kind == "burst":
        return Burst(frequency_hz=frequency_hz, pulses_per_burst=count, burst_frequency_hz=slow_hz)
    return Nlet(frequency_hz=slow_hz, pulses_per_nlet=count, nlet_interval_ms=1e3 / frequency_hz,
                first_only=draw(st.booleans()))  # fmt: skip


def room_us(timing, on_s):
    """A pulse of this length fits between two onsets [us]; from the definitions of the kinds."""
    interval_s = {
        "constant": lambda t: 1.0 / t.frequency_hz,
        "burst": lambda t: min(
            1.0 / t.frequency_hz, 1.0 / t.burst_frequency_hz - t.pulses_per_burst / t.frequency_hz
        ),
        "nlet": lambda t: min(
            t.nlet_interval_ms * 1e-3,
            1.0 / t.frequency_hz - t.pulses_per_nlet * t.nlet_interval_ms * 1e-3,
        ),
        "sweep": lambda t: 1.0 / max(t.frequency_hz, t.frequency_end_hz),
        "jittered": lambda t: (1.0 - t.jitter_fraction) / t.frequency_hz,
        "listed": lambda t: 0.9e-3 * on_s,
    }[timing.kind](timing)
    return NEARLY * 1e6 * interval_s


@st.composite
def pulses(draw, longest_us):
    """A pulse of any shape, at most this long."""
    most = min(longest_us, 1e6)
    shape = draw(st.sampled_from(sorted(SHAPES if most > 1000.0 else SHAPES - {"sine_burst"})))
    keys = draw({"sine_burst": bursts, "twin_peak": spikes, "points": points}.get(shape, phased)(
        *((most,) if shape in FREE else (shape, most))))  # fmt: skip
    return CLASSES[shape](polarity=draw(POLARITIES), **keys)


CLASSES = {
    cls.shape: cls
    for cls in (
        BiphasicAsymmetric, BiphasicExponential, BiphasicSymmetric, ExponentialRise, HalfSine,
        Monophasic, Points, SineBurst, Trapezoidal, Triangular, Triphasic, TwinPeak,
    )
}  # fmt: skip
SHAPES = set(CLASSES)
FREE = {"sine_burst", "twin_peak", "points"}
"""Shapes without a phase duration."""


@st.composite
def phased(draw, shape, most):
    """Keys of a shape with a phase duration."""
    gap = draw(st.just(0.0) | numbers(0.0, most / 8.0))
    phase = draw(numbers(0.1, most / 13.0) if shape in RECOVERING else numbers(0.1, most / 4.0))
    keys = {"phase_duration_us": phase}
    if shape == "monophasic":
        return keys
    if shape in CURVED:
        keys |= {
            "triangular": lambda: {"rise_fraction": draw(st.sampled_from((0.0, 0.3, 0.5, 1.0)))},
            "trapezoidal": lambda: {key: draw(slopes) * phase for key in ENDS},
            "exponential_rise": lambda: {"time_constant_us": draw(numbers(0.1, 1e6))},
            "half_sine": dict,
        }[shape]()
        return keys | (draw(st.just({}) | st.just({"biphasic": True, "interphase_gap_us": gap})))
    keys["interphase_gap_us"] = gap
    if shape == "triphasic":
        levels = list(draw(st.tuples(*[numbers(0.0, 1.0)] * 3)))
        levels[draw(st.integers(0, 2))] = 1.0
        keys["phase_ratios"] = tuple(levels)
    if shape == "biphasic_asymmetric":
        keys["recovery_ratio"] = draw(numbers(0.12, 1.0))
        keys["recovery_duration_us"] = draw(st.none() | numbers(0.1, most / 3.0))
    if shape == "biphasic_exponential":
        # The recovery starts below the leading phase, and five of its time constants fit.
        keys["recovery_time_constant_us"] = draw(numbers(1.02, 13.0 / 7.0)) * max(phase, 0.1)
    return keys


RECOVERING = {"biphasic_asymmetric", "biphasic_exponential"}
CURVED = {"triangular", "trapezoidal", "exponential_rise", "half_sine"}
ENDS = ("rise_us", "fall_us")
slopes = st.just(0.0) | numbers(0.01, 0.499)


@st.composite
def bursts(draw, most):
    """Keys of a burst of whole cycles."""
    carrier_hz = draw(numbers(2.0e6 / most, 100_000.0)) if most < 20_000.0 else 2500.0
    most_cycles = max(1, min(1000, int(most * carrier_hz / 1e6) - 1))
    return {"carrier_frequency_hz": carrier_hz, "cycle_count": draw(st.integers(1, most_cycles))}


@st.composite
def spikes(draw, most):
    """Keys of one to four spikes, which may touch."""
    spacing = draw(numbers(0.1, most / 4.0))
    return {
        "spike_time_constant_us": draw(numbers(0.1, 1e6)),
        "spike_duration_us": draw(st.just(spacing) | numbers(0.1, spacing)),
        "spacing_us": spacing,
        "spike_count": draw(st.integers(1, 4)),
    }


@st.composite
def points(draw, most):
    """Keys of a drawn pulse; inner times may be written twice, which makes a step."""
    count = draw(st.integers(2, 8))
    grid = sorted(draw(st.lists(st.integers(1, 100), min_size=count - 1, max_size=count - 1,
                                unique=True)))  # fmt: skip
    inner = [time for time in grid[:-1] for _ in range(draw(st.integers(1, 2)))]
    times = [0, *inner, grid[-1]]
    levels = [draw(st.integers(-10, 10)) / 10.0 for _ in times]
    levels[draw(st.integers(0, len(levels) - 1))] = draw(st.sampled_from((-1.0, 1.0)))
    return {"time_us": tuple(t * most / 100.0 for t in times), "level_ratio": tuple(levels)}


CARRIER_HZ = st.integers(0, 7).flatmap(lambda n: numbers(100.0, 5_000.0 if n else 100_000.0))
"""Seldom beyond what devices make: a sweep at 100 kHz has millions of half-cycles a minute."""


@st.composite
def carriers(draw):
    """A continuous current of any kind."""
    kind = draw(st.sampled_from((SineCarrier, Interferential, Premodulated, Direct, Diadynamic)))
    polarity = draw(st.sampled_from(("cathodic_first", "anodic_first")))
    if kind is Direct:
        return Direct(polarity=polarity)
    if kind is Diadynamic:
        return Diadynamic(form=draw(st.sampled_from(("DF", "MF", "CP", "LP"))), polarity=polarity,
                          mains_frequency_hz=draw(st.sampled_from((50, 60))))  # fmt: skip
    keys = {"carrier_frequency_hz": draw(CARRIER_HZ)}
    end, values = "carrier_frequency_end_hz", CARRIER_HZ
    if kind is not SineCarrier:
        end, values = "beat_end_hz", numbers(0.01, 10_000.0)
        keys["beat_hz"] = draw(numbers(0.01, 10_000.0))
    if draw(st.booleans()):
        keys |= {end: draw(values), "sweep_s": draw(numbers(0.05, 30.0))}
        keys["pattern"] = draw(PATTERNS)
        if keys["pattern"] != "step":
            held = st.just(0.0) | numbers(0.0, 10.0)
            keys |= {"hold_s": draw(held), "hold_end_s": draw(held)}
    return kind(**keys)


@st.composite
def modulations(draw, current, on_s, ramp_s, *, outside):
    """Ramps up to a length, and modulations that the current takes."""
    kinds = ("inside_on", "outside_on", "down_outside_on") if outside else ("inside_on",)
    ramps = st.just(0.0) | numbers(0.0, ramp_s)
    stretched = hasattr(current.get("pulse"), "phase_duration_us")
    return Modulation(
        ramp_up_s=draw(ramps),
        ramp_down_s=draw(ramps),
        ramps=draw(st.sampled_from(kinds)),
        ramp_start_fraction=draw(st.just(0.0) | numbers(0.0, 1.0)),
        ramp_kind=draw(st.sampled_from(("amplitude", "phase_duration")[: 1 + stretched])),
        **(draw(variations(current, stretched)) if is_slow(current, on_s) else {}),
    )


def is_slow(current, on_s):
    """Whether all pulses of a train may differ without being too many."""
    timing = current.get("timing")
    rate_hz = {"burst": 2.0, "nlet": 2.0}.get(timing.kind, 1.0) if timing else 0.0
    rate_hz *= getattr(timing, "frequency_hz", 0.0) * getattr(timing, "pulses_per_nlet", 1)
    return rate_hz * on_s < MOST_ROWS


@st.composite
def variations(draw, current, stretched):
    """Keys of a modulation, mostly none."""
    rate = numbers(0.01, 10_000.0)
    depth = numbers(1e-3, 1.0)
    keys = {"modulation_pattern": draw(st.sampled_from(("sine", "triangle", "step")))}
    what = draw(st.sampled_from(("none", "none", "amplitude", "phase_duration", "reversal")))
    one_way = "pulse" in current or current["carrier"].one_way
    if what == "reversal" and one_way:
        return {"polarity_reversal_s": draw(numbers(0.01, 100.0))}
    if what == "amplitude" or (what == "phase_duration" and stretched):
        keys |= {f"{what}_depth_fraction": draw(depth), f"{what}_modulation_hz": draw(rate)}
        return keys
    return {}
