"""Why a field refused an entry, in one sentence that says what to type and what is kept."""

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.spec import Spec
from wavesim.presentation.hints import hint
from wavesim.presentation.names import exact, spec_of
from wavesim.presentation.problems import explanation
from wavesim.presentation.words import _, quantity, unit_words

_FITS = {
    "pulse_too_long": "A pulse of {found} does not fit a period of {period}; {kept} is kept",
    "burst_too_long": "A burst of {burst} does not fit a period of {period}; {kept} is kept",
    "nlet_too_long": "An N-let of {nlet} does not fit a period of {period}; {kept} is kept",
    "rise_and_fall": "Rise and fall of {found} together do not fit the phase; {kept} is kept",
    "spacing": "Spikes cannot follow closer than they are long; {kept} is kept",
    "recovery_peak": "The recovery would begin above the leading phase; {kept} is kept",
    "both_or_neither": "0 is no modulation: choose Steady on its sheet instead; {kept} is kept",
    "window_length": "A window ends after its start, within one cycle; {kept} is kept",
    "delay": "A delay is shorter than a cycle; {kept} is kept",
    "train_exceeds_cycle": "A train of {found} does not fit a cycle; {kept} is kept",
    "ramps_exceed_train": "Ramps of {found} together do not fit a train of {train}; {kept} is kept",
    "too_long": "The session would last {duration}, the most is 24 h; {kept} is kept",
    "too_many": "The program would have too many pulses; {kept} is kept",
    "other_unit": "{typed} is {meant}: type it in {unit}; {kept} is kept",
    "peak_to_peak": "Did you mean {meant} from zero to peak? {kept} is kept",
    "volts": "{typed} is a voltage, the skin decides the current: type mA; {kept} is kept",
    "whole_pulse": "Did you mean {meant} per phase? {kept} is kept",
    "duty": "{on} on and {off} off, {percent} of the cycle: did you mean {meant}? {kept} is kept",
    "thousand": "Did you mean {typed_as}, {meant}? Type that, or {confirm}; {kept} is kept",
    "comma": "{typed} can mean {one} or {other}: type it without a comma; {kept} is kept",
}
"""Sentences of what the number alone does not show."""

_OF_THE_NUMBER = ("not_a_number", "range", "type")
"""Rules that the entry breaks by itself."""

_FACTS = {
    "period_us": ("period", "us"),
    "burst_s": ("burst", "s"),
    "nlet_s": ("nlet", "s"),
    "period_s": ("period", "s"),
    "train_s": ("train", "s"),
    "duration_h": ("duration", "h"),
}
"""Facts of a problem: what the sentence calls them, and their unit."""
_FIGURES = 6
"""Enough that a pulse does not read as long as the period it does not fit."""


def refusal(error: ImpossibleError, path: str, kept: float) -> str:
    """The sentence beside a field that refused an entry: what to type, and which value is kept."""
    problem = _nearest(error.problems, path)
    spec = spec_of(path) or Spec(label="")
    words = {"kept": exact(kept), "unit": unit_words(spec.unit), **_words(problem)}
    if problem.rule in _FITS:
        said = _(_FITS[problem.rule]).format(**words)
        more = hint(problem) if path.endswith("phase_duration_us") else ""
        return f"{said}. {more}" if more else said
    if problem.rule not in _OF_THE_NUMBER:
        return _("{why} {kept} is kept.").format(why=explanation(problem), **words)
    whole = problem.allowed.startswith("a whole number")
    pattern = _("Type a whole number {allowed}; {kept} is kept") if whole else _(
        "Type a number {allowed}; {kept} is kept"
    )
    return pattern.format(allowed=field_takes(spec), **words)


def what_to_type(path: str) -> str:
    """The sentence beside a refused entry where there was no number that could be kept."""
    spec = spec_of(path) or Spec(label="")
    return _("Type a number {allowed}").format(allowed=field_takes(spec))


def field_takes(spec: Spec) -> str:
    """What a field takes: "from 0.1 to 1,000,000 µs", "above 0 and up to 1,440 min"."""
    if spec.low is None:
        return _("of any size")
    if spec.high is None:
        return _("of {low} or more").format(low=exact(spec.low, spec.unit))
    if spec.high_open:
        pattern = _("from {low} to below {high}")
    else:
        pattern = _("above {low} and up to {high}") if spec.low_open else _("from {low} to {high}")
    return pattern.format(low=exact(spec.low), high=exact(spec.high, spec.unit))


def _nearest(problems: tuple[Problem, ...], path: str) -> Problem:
    """The problem of the field itself where there is one, else the first."""
    return next((problem for problem in problems if problem.path == path), problems[0])


def _words(problem: Problem) -> dict[str, str]:
    """The numbers of a problem as a sentence needs them."""
    words = {name: str(found) for name, found in problem.facts}
    for name, found in problem.facts:
        if name in _FACTS and isinstance(found, int | float):
            word, unit = _FACTS[name]
            words[word] = quantity(found, unit, _FIGURES)
    if isinstance(problem.found, int | float):
        words["found"] = quantity(problem.found, problem.unit, _FIGURES)
    return words
