"""Every key of every table: default, unit and ends of its range, written down from the contract.

One line a key: its name, its default ("-": must be given, "none": may be left out), its kind or
range, its unit. Brackets as in the contract: [ ] hold their end, ( ) do not, * is no end.
"""

import typing

import pytest

from wavesim.core.channel import Channel, Electrode, Window
from wavesim.core.contract_keys import KINDS
from wavesim.core.errors import Problem
from wavesim.core.evidence import Application, Evidence, Range, Stage
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.core.spec import check_one, keys

PHASE = "phase_duration_us - [0.1,1000000] us"
POLARITY = "polarity cathodic_first cathodic_first|anodic_first|alternating"
ONE_WAY = "polarity cathodic_first cathodic_first|anodic_first"
GAP = "interphase_gap_us 0 [0,1000000] us"
REPEATED = f"biphasic false bool; {GAP}"
RATE = "frequency_hz - [0.01,10000] Hz"
CARRIER = "carrier_frequency_hz - [100,100000] Hz"
COURSE = "pattern triangle triangle|sawtooth|step; hold_s 0 [0,86400] s; hold_end_s 0 [0,86400] s"
SWEPT = f"sweep_s none (0,86400] s; {COURSE}"
BEAT = f"{CARRIER}; beat_hz - [0.01,10000] Hz; beat_end_hz none [0.01,10000] Hz; {SWEPT}"
RECOVERY_US = "recovery_duration_us none [0.1,1000000] us"

TABLES = {
    Program: """schema - 1; id - text; title - text; condition - healthy|disuse|stroke|acute-pain|
        chronic-pain|cerebral-palsy|multiple-sclerosis|spinal-cord-injury|denervation|pelvic-floor|
        oedema-wound|other|teaching; notes "" text; based_on none text; device none text;
        section - tables; evidence none table; application none table; project none table""",
    Section: """name - text; duration_min none (0,1440] min; cycle_count none whole[1,*);
        on_s none (0,86400] s; off_s none [0,86400] s; cadence_steps_per_min none (0,400] 1/min;
        cadence_rpm none (0,200] 1/min; channel () tables;
        trigger timer timer|button|emg|heel_switch|tilt_sensor|crank_sensor""",
    Channel: """name - text; amplitude_ma - [0,3000] mA; electrode none table; pulse none table;
        timing none table; carrier none table; modulation {} table; delay_s 0 [-86400,86400] s;
        on_s none (0,86400] s; window none table""",
    Electrode: """area_cm2 - [0.01,2000] cm2; series_ohm none [0,*) ohm;
        parallel_ohm none [0,*) ohm; capacitance_uf none (0,*) uF; name "" text""",
    Window: """start_percent none [0,100) %; stop_percent none [0,200] %;
        start_deg none [0,360) deg; stop_deg none [0,720] deg; extension_s 0 [0,86400] s""",
    Modulation: """ramp_up_s 0 [0,86400] s; ramp_down_s 0 [0,86400] s;
        ramps inside_on inside_on|outside_on|down_outside_on; ramp_start_fraction 0 [0,1];
        ramp_kind amplitude amplitude|phase_duration; amplitude_depth_fraction 0 [0,1];
        amplitude_modulation_hz none [0.0001,10000] Hz; phase_duration_depth_fraction 0 [0,1];
        phase_duration_modulation_hz none [0.0001,10000] Hz;
        modulation_pattern sine sine|triangle|step; polarity_reversal_s none (0,86400] s""",
    Range: """min none (*,*); max none (*,*); value_basis none source|review|usual;
        range_basis none source|review|usual; source none text; read false bool""",
    Evidence: """protocol none text; verification none read|partly_read|from_memory;
        grade none systematic_review|guideline|RCT|cohort|device_manual|expert;
        direction none text; mechanism none text; verification_where none text; sources () texts;
        assumed () texts; range none table; bibliography none table""",
    Stage: "from_week - whole[1,*); to_week - whole[1,*); set none table; remove () texts",
    Application: """goal none text; target none text; modality none text; placement none text;
        intensity_criterion none text; contraindications () texts; precautions () texts;
        flags () texts; sessions_per_week none (0,*); sessions_per_day 1 whole[1,*);
        weeks none (0,*); stage () tables""",
    "monophasic": f"{PHASE}; {POLARITY}",
    "biphasic_symmetric": f"{PHASE}; {GAP}; {POLARITY}",
    "biphasic_asymmetric": f"{PHASE}; {GAP}; recovery_ratio - (0,1]; {RECOVERY_US}; {POLARITY}",
    "biphasic_exponential": f"""{PHASE}; {GAP}; recovery_time_constant_us - [0.1,1000000] us;
        {RECOVERY_US}; {POLARITY}""",
    "triphasic": f"{PHASE}; {GAP}; phase_ratios - each[0,1]; {POLARITY}",
    "triangular": f"{PHASE}; rise_fraction 0.5 [0,1]; {REPEATED}; {POLARITY}",
    "trapezoidal": f"""{PHASE}; rise_us - [0,1000000] us; fall_us - [0,1000000] us; {REPEATED};
        {POLARITY}""",
    "half_sine": f"{PHASE}; {REPEATED}; {POLARITY}",
    "exponential_rise": f"{PHASE}; time_constant_us - [0.1,1000000] us; {REPEATED}; {POLARITY}",
    "twin_peak": f"""spike_time_constant_us - [0.1,1000000] us; {POLARITY};
        spike_duration_us - [0.1,1000000] us; spacing_us - [0.1,1000000] us;
        spike_count 2 whole[1,4]""",
    "sine_burst": f"{CARRIER}; cycle_count - whole[1,1000]; {POLARITY}",
    "points": f"time_us - each[0,1000000] us; level_ratio - each[-1,1]; {POLARITY}",
    "constant": RATE,
    "burst": f"{RATE}; pulses_per_burst - whole[1,1000]; burst_frequency_hz - [0.01,10000] Hz",
    "nlet": f"""{RATE}; pulses_per_nlet 2 whole[1,1000]; nlet_interval_ms - (0,86400000] ms;
        first_only false bool""",
    "sweep": f"{RATE}; frequency_end_hz - [0.01,10000] Hz; sweep_s - (0,86400] s; {COURSE}",
    "jittered": f"{RATE}; jitter_fraction - [0,1); seed - whole[0,*)",
    "listed": "onset_s - each[0,86400] s",
    "sine": f"{CARRIER}; carrier_frequency_end_hz none [100,100000] Hz; {SWEPT}",
    "interferential": BEAT,
    "premodulated": BEAT,
    "direct": ONE_WAY,
    "diadynamic": f"form - DF|MF|CP|LP; mains_frequency_hz 50 50|60 Hz; {ONE_WAY}",
}
PLAIN = {"true": True, "false": False, '""': "", "()": (), "{}": Modulation()}


def table(name):
    """The class of a table: itself, or the one behind a shape or kind."""
    return name if isinstance(name, type) else next(k[name] for k in KINDS.values() if name in k)


def lines():
    """(table, key, default, kind or range, unit) of every line."""
    for name, text in TABLES.items():
        for line in text.split(";"):
            head, default, *rest = line.split()
            # A list of choices may run over two lines, a unit is the last word.
            choices = "".join(part for part in rest if "|" in part)
            allowed = choices or rest[0]
            unit = rest[-1] if rest[-1] not in allowed and len(rest) > 1 else ""
            yield pytest.param(
                table(name), head, default, allowed, unit,
                id=f"{getattr(name, '__name__', name)}-{head}",
            )  # fmt: skip


LINES = list(lines())


@pytest.mark.parametrize("name", TABLES, ids=lambda name: getattr(name, "__name__", name))
def test_a_table_has_these_keys(name):
    listed = {line.values[1] for line in LINES if line.values[0] is table(name)}
    assert set(keys(table(name))) == listed


@pytest.mark.parametrize(("cls", "name", "default", "allowed", "unit"), LINES)
def test_a_key_has_this_default(cls, name, default, allowed, unit):
    key = keys(cls)[name]
    assert key.name == name
    assert key.required == (default == "-")
    assert key.optional == (default == "none" or name in ("pulse", "timing"))
    if default == "none":
        assert key.field.default is None
    elif default in PLAIN:
        assert key.field.default == PLAIN[default]
    elif default != "-":
        assert str(key.field.default).removesuffix(".0") == default


def ends(allowed):
    """(low, low is held, high, high is held) of a range in brackets; None: no end."""
    first, last = allowed[allowed.index("[" if "[" in allowed else "(") :].split(",")
    low, high = first[1:], last[:-1]
    return (
        None if low == "*" else float(low), first[0] == "[",
        None if high == "*" else float(high), last[-1] == "]",
    )  # fmt: skip


RANGES = [line for line in LINES if "," in line.values[3]]


@pytest.mark.parametrize(("cls", "name", "default", "allowed", "unit"), RANGES)
def test_a_range_ends_where_the_contract_says(cls, name, default, allowed, unit):
    """The ends, the nearest numbers outside, what is not a number, with path, found and unit."""
    key = keys(cls)[name]
    whole, each = allowed.startswith("whole"), allowed.startswith("each")
    assert typing.get_origin(key.kind) is tuple if each else key.kind is (int if whole else float)

    def problems(number):
        return list(check_one(key, (number,) if each else number))

    def refused(number, rule):
        (problem,) = problems(number)
        path = f"{name}.0" if each else name
        assert (problem.rule, problem.path, problem.unit) == (rule, path, unit)
        assert problem.found is number
        return problem.allowed

    low, low_held, high, high_held = ends(allowed)
    number = int if whole else float
    step = 1 if whole else 1e-9
    texts = set()
    if low is not None:
        texts.add(refused(number(low) - step * max(1, abs(number(low))), "range"))
        assert not problems(number(low)) if low_held else refused(number(low), "range")
    if high is not None:
        texts.add(refused(number(high) + step * max(1, abs(number(high))), "range"))
        assert not problems(number(high)) if high_held else refused(number(high), "range")
    inside = number((low or 0.0) + 1.0) if high is None else number(0.5 * ((low or 0.0) + high))
    assert not problems(inside)
    assert refused(True, "type").startswith("a whole number" if whole else "a number")
    assert refused("1", "type").endswith(next(iter(texts), "any finite number"))
    if whole:
        refused(1.0, "type")
    else:
        assert not problems(1) or low is not None
        texts |= {refused(bad, "range") for bad in (float("nan"), float("inf"), float("-inf"))}
    assert len(texts) <= 1


CHOICES = [line for line in LINES if "|" in line.values[3] or line.values[3] == "1"]


@pytest.mark.parametrize(("cls", "name", "default", "allowed", "unit"), CHOICES)
def test_a_choice_is_one_of_these(cls, name, default, allowed, unit):
    key = keys(cls)[name]
    words = [word.replace("_", " ") if cls is Evidence else word for word in allowed.split("|")]
    given = [int(word) if word.isdecimal() else word for word in words]
    assert not [problem for word in given for problem in check_one(key, word)]
    for other in ("nothing of these", True, 3, None, words[0].upper() + "_"):
        (problem,) = check_one(key, other)
        assert (problem.rule, problem.path, problem.found) == ("choice", name, other)
        assert set(problem.allowed.split(", ")) == set(words)
        assert (problem.unit, problem.facts) == ("", ())


TYPES = {
    "text": ("text", "word", 3),
    "bool": ("true or false", True, 1),
    "table": ("a table", None, 3),
    "tables": ("a list, each item a table", (), "word"),
    "texts": ("a list, each item text", ("word",), "word"),
}


@pytest.mark.parametrize(
    ("cls", "name", "default", "allowed", "unit"),
    [line for line in LINES if line.values[3] in TYPES],
)
def test_a_key_takes_this_type_alone(cls, name, default, allowed, unit):
    key = keys(cls)[name]
    words, right, wrong = TYPES[allowed]
    assert list(check_one(key, wrong)) == [Problem("type", name, wrong, words)]
    if right is not None:
        assert list(check_one(key, right)) == []
    if allowed in ("tables", "texts"):
        bad = Problem("type", f"{name}.0", 3, words.removeprefix("a list, each item "))
        assert list(check_one(key, (3,))) == [bad]
        many = Problem("too_many", name, 100_001, "up to 100000 items")
        assert list(check_one(key, (3,) * 100_001)) == [many]
