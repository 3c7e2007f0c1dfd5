"""Random programs that are valid by construction, for property tests.

Every bound is drawn so that the rules of the contract hold; none is found by asking the package
whether it accepts the value.
"""

from hypothesis import strategies as st

from tests.strategies_current import NEARLY, currents, modulations, numbers
from wavesim.core.channel import Channel, Electrode, Window
from wavesim.core.evidence import Application, Evidence, Range
from wavesim.core.program import Program
from wavesim.core.section import Section

CONDITIONS = ("healthy", "stroke", "multiple-sclerosis", "oedema-wound", "other", "teaching")
KEYS = ("frequency_hz", "amplitude_ma", "on_s", "weeks", "section.0.channel.0.timing.frequency_hz")
texts = st.text(max_size=20)
optional_texts = st.none() | texts


electrodes = st.none() | st.builds(Electrode, area_cm2=numbers(0.01, 2000.0))


@st.composite
def channels(draw, on_s, period_s=None, name=None):
    """A channel of a section with this on-time; period_s is on and off of an on/off section."""
    own_s = draw(st.none() | numbers(on_s / 2.0, on_s)) if period_s else None
    delays = numbers(-NEARLY * period_s, NEARLY * period_s) if period_s else st.just(0.0)
    current = draw(currents(own_s or on_s))
    ramp_s = min(20.0, NEARLY * (own_s or on_s) / 2.0)
    return Channel(
        name=draw(texts) if name is None else name,
        amplitude_ma=draw(numbers(0.0, 3000.0)),
        electrode=draw(electrodes),
        **current,
        modulation=draw(modulations(current, own_s or on_s, ramp_s, outside=bool(period_s))),
        delay_s=draw(st.just(0.0) | delays),
        on_s=own_s,
    )


@st.composite
def moving_channels(draw, cycle_s, unit, whole, name):
    """A channel of a section that walks or cycles: at most half a cycle, and its ramps outside."""
    start = draw(numbers(0.0, NEARLY * whole))
    part = draw(numbers(0.1, 0.5))
    extension_s = draw(st.just(0.0) | numbers(0.0, 0.1 * cycle_s))
    window_s = part * cycle_s
    current = draw(currents(NEARLY * window_s))
    ramp_s = min(0.15 * cycle_s, NEARLY * window_s / 2.0)
    ends = {f"start_{unit}": start, f"stop_{unit}": start + part * whole}
    return Channel(
        name=name,
        amplitude_ma=draw(numbers(0.0, 3000.0)),
        electrode=draw(electrodes),
        **current,
        modulation=draw(modulations(current, window_s, ramp_s, outside=True)),
        delay_s=draw(st.just(0.0) | numbers(-NEARLY * cycle_s, NEARLY * cycle_s)),
        window=Window(**ends, extension_s=extension_s),
    )


@st.composite
def sections(draw):
    """A rest, or a section of any cycle of at most 20 minutes."""
    name = draw(texts)
    minutes = draw(numbers(0.1, 20.0))
    kind = draw(st.sampled_from(("rest", "continuous", "on_off", "counted", "walking", "cycling")))
    if kind == "rest":
        return Section(name=name, duration_min=minutes)
    names = draw(st.lists(texts, min_size=1, max_size=3, unique=True))
    if kind == "continuous":
        found = tuple(draw(channels(60.0 * minutes, None, one)) for one in names)
        return Section(name=name, duration_min=minutes, channel=found)
    trigger = draw(st.sampled_from(("timer", "button", "heel_switch")))
    if kind in ("walking", "cycling"):
        return draw(moving_sections(name, kind, names, minutes, trigger))
    on_s, off_s = draw(numbers(0.1, 30.0)), draw(numbers(0.0, 30.0))
    length = {"cycle_count": draw(st.integers(1, 10))} if kind == "counted" else {}
    length = length or {"duration_min": minutes}
    found = tuple(draw(channels(on_s, on_s + off_s, one)) for one in names)
    return Section(name=name, on_s=on_s, off_s=off_s, trigger=trigger, channel=found, **length)


@st.composite
def moving_sections(draw, name, kind, names, minutes, trigger):
    """A section that walks or cycles."""
    key, turns, unit, whole = {
        "walking": ("cadence_steps_per_min", 120.0, "percent", 100.0),
        "cycling": ("cadence_rpm", 60.0, "deg", 360.0),
    }[kind]
    cadence = draw(numbers(20.0, 200.0))
    found = tuple(draw(moving_channels(turns / cadence, unit, whole, one)) for one in names)
    length = draw(st.sampled_from(({"cycle_count": 3}, {"duration_min": min(minutes, 5.0)})))
    return Section(name=name, trigger=trigger, channel=found, **{key: cadence}, **length)


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
