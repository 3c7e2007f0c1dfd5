"""Every refusal has a sentence that says what, where, what was found, what is allowed."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Burst,
    Constant,
    Modulation,
    SineBurst,
    channel,
    program,
    section,
)
from tests.project.tree import PACKAGE, parsed, shown
from wavesim.core.errors import ImpossibleError, Problem, UnusableFileError
from wavesim.core.paths import with_values
from wavesim.core.pulses import Monophasic
from wavesim.presentation.problems import (
    FILE_SENTENCES,
    SENTENCES,
    explanation,
    found_words,
    sentence,
    sentences,
)

FLOORS = ("core", "analysis", "io", "cli")
ERRORS = {
    "Problem": SENTENCES,
    "UnusableFileError": FILE_SENTENCES,
    "UnwritableFileError": FILE_SENTENCES,
}
NBSP = "\N{NO-BREAK SPACE}"


def raised() -> Iterator[tuple[str, str, str]]:
    """(where, class, rule) of every problem and file fault that the lower floors raise."""
    for floor in FLOORS:
        for path in (PACKAGE / floor).glob("*.py"):
            tree = parsed(path)
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS:
                    for rule in texts(node.args[0], tree):
                        yield shown(path, node.lineno), node.func.id, rule


def texts(node: ast.expr, tree: ast.AST) -> list[str]:
    """What a first argument can be: a text, either arm of a choice, or what a name is given."""
    if isinstance(node, ast.Name):
        given = [
            found.value
            for found in ast.walk(tree)
            if isinstance(found, ast.Assign)
            and any(getattr(target, "id", "") == node.id for target in found.targets)
        ]
        return [text for value in given for text in texts(value, tree)]
    if isinstance(node, ast.IfExp):
        return texts(node.body, tree) + texts(node.orelse, tree)
    assert isinstance(node, ast.Constant), ast.dump(node)
    return [node.value]


def test_every_rule_has_a_sentence():
    """Of the sources as they are, so that a new rule cannot be forgotten."""
    assert [found for found in raised() if found[2] not in ERRORS[found[1]]] == []


def test_every_sentence_has_a_rule():
    """And none is left over."""
    rules = {rule for _where, _class, rule in raised()}
    assert {key.split(",")[0] for key in SENTENCES | FILE_SENTENCES} == rules


def said(build):
    """The sentences of what cannot be built, without no-break spaces."""
    with pytest.raises(ImpossibleError) as error:
        build()
    return [one.replace(NBSP, " ") for one in sentences(error.value)]


LONG = Monophasic(phase_duration_us=30_000.0)
SLOW = Constant(frequency_hz=50.0)


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda: Constant(frequency_hz=float("nan")),
         "frequency_hz: nan is not allowed; allowed is 0.01 to 10,000 Hz."),
        (lambda: Constant(frequency_hz=float("-inf")),
         "frequency_hz: -inf is not allowed; allowed is 0.01 to 10,000 Hz."),
        (lambda: Constant(frequency_hz=-5.0),
         "frequency_hz: \N{MINUS SIGN}5 Hz is not allowed; allowed is 0.01 to 10,000 Hz."),
        (lambda: Constant(frequency_hz=True),
         "frequency_hz: true stands here, but it takes a number, 0.01 to 10,000 Hz."),
        (lambda: Constant(frequency_hz="35"),
         'frequency_hz: "35" stands here, but it takes a number, 0.01 to 10,000 Hz. '
         "Write 35 without quotes."),
        (lambda: Constant(frequency_hz="1,5"),
         'frequency_hz: "1,5" stands here, but it takes a number, 0.01 to 10,000 Hz. '
         "Write 1.5, with a decimal point."),
        (lambda: Burst(frequency_hz=100.0, pulses_per_burst=7.5, burst_frequency_hz=2.0),
         "pulses_per_burst: 7.5 stands here, but it takes a whole number, 1 to 1,000."),
        (lambda: channel(LONG, SLOW),
         "pulse: A pulse of 30,000 µs does not fit into the 20,000 µs from one pulse to the next "
         "at 50 Hz; shorten the pulse or lower the frequency. "
         "Did you mean a phase duration of 30 µs?"),
        (lambda: channel(BiphasicSymmetric(phase_duration_us=400_000.0), SLOW),
         "pulse: A pulse of 800,000 µs does not fit into the 20,000 µs from one pulse to the next "
         "at 50 Hz; shorten the pulse or lower the frequency. "
         "Did you mean a phase duration of 400 µs?"),
        (lambda: BiphasicAsymmetric(phase_duration_us=400_000.0, recovery_ratio=0.25),
         "recovery_ratio: To balance a phase of 400,000 µs, a recovery ratio of 0.25 needs a "
         "recovery of 1,600,000 µs, and 1,000,000 µs is the longest; allowed is 0.4 to 1. "
         "Did you mean a phase duration of 400 µs?"),
        (lambda: section(channel(), on_off=(10.0, None)),
         "off_s: off_s is missing: give both off_s and on_s, or neither."),
        (lambda: section(channel(), minutes=None),
         "duration_min: The section has no length; give duration_min or cycle_count."),
        (lambda: section(channel(), minutes=5.0, on_off=(1.0, 1.0), trigger="timr"),
         'trigger: "timr" is not one of the values it takes: timer, button, emg, heel_switch, '
         "tilt_sensor, crank_sensor. Did you mean timer?"),
        (lambda: section(channel(), trigger="button"),
         'trigger: "button" is not possible in this kind of section; allowed is timer in a '
         "continuous section."),
        (lambda: section(minutes=2000.0),
         "duration_min: 2,000 min is not allowed; allowed is above 0 to 1,440 min."),
        (lambda: program(section(minutes=900.0), section(minutes=900.0)),
         "section: This makes 30 h in all; allowed is up to 24 h."),
        (lambda: section(channel(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25),
                                 modulation=Modulation(ramp_kind="phase_duration"))),
         'modulation.ramp_kind: A current of kind "sine_burst" has no phase duration that could '
         "change; use amplitude."),
    ],
)  # fmt: skip
def test_sentences(build, expected):
    """Word for word, as a person meets them."""
    assert said(build) == [expected]


def test_the_nearest_key_is_named():
    """A slip, a forgotten unit, a wrong unit, another table."""
    base = program(section(channel()))
    pulse = "section.0.channel.0.pulse"

    def hint(key):
        (told,) = said(lambda: with_values(base, {f"{pulse}.{key}": 1.0}))
        return told.partition("here. ")[2]

    assert hint("phase_duraton_us") == "Did you mean phase_duration_us?"
    assert hint("phase_duration") == "Did you mean phase_duration_us?"
    assert hint("phase_duration_ms") == "Did you mean phase_duration_us?"
    assert hint("frequency_hz") == "It belongs to: timing."
    assert hint("x") == "Keys here are: phase_duration_us, interphase_gap_us, polarity, shape."


def test_no_thousandth_where_none_fits():
    """What is too long a thousand times over was no slip of the unit."""
    slow = Constant(frequency_hz=10_000.0)
    (told,) = said(lambda: channel(Monophasic(phase_duration_us=900_000.0), slow))
    assert "Did you mean" not in told
    (told,) = said(lambda: channel(Monophasic(phase_duration_us=101.0), slow))
    assert told.endswith("Did you mean a phase duration of 0.101 µs?")


def test_file_and_path_stand_in_front():
    """Where to look, then what is wrong."""
    problem = Problem("range", "section.0.duration_min", 0.0, "above 0 to 1440", "min")
    told = sentence(problem, "my.toml").replace(NBSP, " ")
    assert told == (
        "my.toml: section.0.duration_min: 0 min is not allowed; allowed is above 0 to 1,440 min."
    )
    assert sentences(UnusableFileError("no_such_file", "my.toml")) == [
        "my.toml: There is no such file."
    ]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (True, "true"),
        (float("inf"), "inf"),
        (1.7976931348623151e308, "1.7976931348623151e+308"),
        (-1e15, "-1000000000000000.0"),
        (2**70, "a whole number of more than 18 digits"),
        ("a\nb\x1b[31m", '"a\\nb\\x1b[31m"'),
        ("x" * 100, f'"{"x" * 60}..."'),
        ([1], "a list"),
        ({}, "a table"),
        (None, "nothing"),
    ],
)
def test_what_was_found_is_shown_on_one_line(found, words):
    """As a file would write it, nothing that moves a cursor, nothing without end."""
    assert found_words(found) == words


def test_numbers_too_long_to_be_written():
    """Python refuses to write whole numbers of more than 4300 digits; the sentence does not."""
    (told,) = said(lambda: Constant(frequency_hz=10**5000))
    assert told.startswith("frequency_hz: a whole number of more than 18 digits is not allowed")


def test_sentences_are_whole():
    """No sentence leaves a field open, and each ends as a sentence does."""
    for text in [*SENTENCES.values(), *FILE_SENTENCES.values()]:
        assert re.search(r"[.?]$", text), text
    told = explanation(Problem("too_many", "section", 101, "up to 100"))
    assert told == "There are 101 here; allowed is up to 100."
    told = explanation(Problem("too_many", "timing", 10**9, "up to 100000000 pulses in a section"))
    assert told == "There are 1,000,000,000 here; allowed is up to 100,000,000 pulses in a section."
