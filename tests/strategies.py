"""Random programs that are valid by construction, for property tests.

Every bound is drawn so that the rules of the contract hold; none is found by asking the package
whether it accepts the value.
"""

from hypothesis import strategies as st

from wavesim.core.channel import Channel, Electrode
from wavesim.core.evidence import Application, Evidence, Range
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import BiphasicAsymmetric, BiphasicSymmetric, Monophasic, SineBurst
from wavesim.core.section import Section
from wavesim.core.timing import Burst, Constant

POLARITIES = st.sampled_from(("cathodic_first", "anodic_first", "alternating"))
CONDITIONS = ("healthy", "stroke", "multiple-sclerosis", "oedema-wound", "other", "teaching")
KEYS = ("frequency_hz", "amplitude_ma", "on_s", "weeks", "section.0.channel.0.timing.frequency_hz")
NEARLY = 0.999
"""Part of a limit that is used, so that no rounding carries a value over it."""

texts = st.text(max_size=20)
optional_texts = st.none() | texts


def numbers(low, high):
    """Finite numbers of a range, ends included; whole ones too, as a file may hold them."""
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


@st.composite
def timings(draw):
    """A timing of either kind."""
    frequency_hz = draw(numbers(0.5, 1000.0))
    if draw(st.booleans()):
        return Constant(frequency_hz=frequency_hz)
    count = draw(st.integers(1, 10))
    # At least half the time from burst to burst is left for the burst.
    burst_hz = draw(numbers(0.01, 0.5 * frequency_hz / count))
    return Burst(frequency_hz=frequency_hz, pulses_per_burst=count, burst_frequency_hz=burst_hz)


def room_us(timing):
    """A pulse of this length fits between two onsets [us]; from the definitions of the kinds."""
    if isinstance(timing, Constant):
        return NEARLY * 1e6 / timing.frequency_hz
    burst_s = timing.pulses_per_burst / timing.frequency_hz
    return NEARLY * 1e6 * min(1.0 / timing.frequency_hz, 1.0 / timing.burst_frequency_hz - burst_s)


@st.composite
def pulses(draw, longest_us):
    """A pulse of any shape, at most this long."""
    most = min(longest_us, 1e6)
    polarity = draw(POLARITIES)
    shape = draw(st.sampled_from(("monophasic", "symmetric", "asymmetric", "sine_burst")))
    if shape == "sine_burst" and most > 1000.0:
        carrier_hz = draw(numbers(2.0e6 / most, 100_000.0)) if most < 20_000.0 else 2500.0
        most_cycles = max(1, min(1000, int(most * carrier_hz / 1e6) - 1))
        count = draw(st.integers(1, most_cycles))
        return SineBurst(carrier_frequency_hz=carrier_hz, cycle_count=count, polarity=polarity)
    if shape == "symmetric":
        phase = draw(numbers(0.1, most / 3.0))
        gap = draw(st.just(0.0) | numbers(0.0, most / 3.0))
        return BiphasicSymmetric(phase_duration_us=phase, interphase_gap_us=gap, polarity=polarity)
    if shape == "asymmetric":
        ratio = draw(numbers(0.1, 1.0))
        phase = draw(numbers(0.1, most / 13.0))
        recovery = draw(st.none() | numbers(0.1, most / 3.0))
        return BiphasicAsymmetric(phase_duration_us=phase, recovery_ratio=ratio, polarity=polarity,
                                  recovery_duration_us=recovery)  # fmt: skip
    return Monophasic(phase_duration_us=draw(numbers(0.1, most)), polarity=polarity)


@st.composite
def modulations(draw, on_s, outside):
    """Ramps that fit a window of this length; outside ones only where there is a cycle."""
    kinds = ("inside_on", "outside_on", "down_outside_on") if outside else ("inside_on",)
    ramps = st.just(0.0) | numbers(0.0, min(20.0, NEARLY * on_s / 2.0))
    return Modulation(
        ramp_up_s=draw(ramps),
        ramp_down_s=draw(ramps),
        ramps=draw(st.sampled_from(kinds)),
        ramp_start_fraction=draw(st.just(0.0) | numbers(0.0, 1.0)),
    )


electrodes = st.none() | st.builds(Electrode, area_cm2=numbers(0.01, 2000.0))


@st.composite
def channels(draw, on_s, period_s=None, name=None):
    """A channel of a section with this on-time; period_s is on and off of an on/off section."""
    timing = draw(timings())
    own_s = draw(st.none() | numbers(on_s / 2.0, on_s)) if period_s else None
    delays = numbers(-NEARLY * period_s, NEARLY * period_s) if period_s else st.just(0.0)
    return Channel(
        name=draw(texts) if name is None else name,
        amplitude_ma=draw(numbers(0.0, 3000.0)),
        electrode=draw(electrodes),
        pulse=draw(pulses(room_us(timing))),
        timing=timing,
        modulation=draw(modulations(own_s or on_s, bool(period_s))),
        delay_s=draw(st.just(0.0) | delays),
        on_s=own_s,
    )


@st.composite
def sections(draw):
    """A rest, a continuous or an on/off section of at most 20 minutes."""
    name = draw(texts)
    minutes = draw(numbers(0.1, 20.0))
    kind = draw(st.sampled_from(("rest", "continuous", "on_off", "counted")))
    if kind == "rest":
        return Section(name=name, duration_min=minutes)
    names = draw(st.lists(texts, min_size=1, max_size=3, unique=True))
    if kind == "continuous":
        found = tuple(draw(channels(60.0 * minutes, None, one)) for one in names)
        return Section(name=name, duration_min=minutes, channel=found)
    on_s, off_s = draw(numbers(0.1, 30.0)), draw(numbers(0.0, 30.0))
    length = {"cycle_count": draw(st.integers(1, 10))} if kind == "counted" else {}
    length = length or {"duration_min": minutes}
    found = tuple(draw(channels(on_s, on_s + off_s, one)) for one in names)
    trigger = draw(st.sampled_from(("timer", "button", "heel_switch")))
    return Section(name=name, on_s=on_s, off_s=off_s, trigger=trigger, channel=found, **length)


@st.composite
def ranges(draw):
    """A range with its ends in order, each of which may be missing."""
    ends = sorted(draw(st.tuples(numbers(-1e9, 1e9), numbers(-1e9, 1e9))))
    low, high = (draw(st.none() | st.just(end)) for end in ends)
    basis = st.none() | st.sampled_from(("source", "review", "usual"))
    return Range(min=low, max=high, value_basis=draw(basis), range_basis=draw(basis),
                 source=draw(optional_texts), read=draw(st.booleans()))  # fmt: skip


plain = st.booleans() | st.integers(-(2**62), 2**62) | numbers(-1e300, 1e300) | texts
free = st.dictionaries(
    texts,
    st.recursive(plain, lambda inner: st.lists(inner, max_size=3)
                 | st.dictionaries(texts, inner, max_size=3), max_leaves=10),
    max_size=3,
)  # fmt: skip
"""A free table, such as the one the desktop keeps."""

evidences = st.builds(
    Evidence,
    protocol=optional_texts,
    grade=st.none() | st.sampled_from(("RCT", "systematic review")),
    verification=st.none() | st.sampled_from(("read", "from memory")),
    sources=st.lists(texts, max_size=3).map(tuple),
    assumed=st.lists(st.sampled_from(KEYS), max_size=3).map(tuple),
    range=st.none() | st.dictionaries(st.sampled_from(KEYS), ranges(), max_size=3),
    bibliography=st.none() | free,
)
applications = st.builds(
    Application,
    goal=optional_texts,
    contraindications=st.lists(texts, max_size=3).map(tuple),
    sessions_per_week=st.none() | numbers(0.1, 100.0),
    sessions_per_day=st.integers(1, 5),
)


@st.composite
def programs(draw):
    """A whole program with evidence, application and project."""
    return Program(
        schema=1,
        id=draw(st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True)),
        title=draw(texts),
        condition=draw(st.sampled_from(CONDITIONS)),
        notes=draw(texts),
        based_on=draw(optional_texts),
        device=draw(optional_texts),
        section=tuple(draw(st.lists(sections(), min_size=1, max_size=3))),
        evidence=draw(st.none() | evidences),
        application=draw(st.none() | applications),
        project=draw(st.none() | free),
    )
