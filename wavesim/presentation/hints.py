"""What a person may have meant: the nearest key, the table a key belongs to, us instead of ms."""

import re

from wavesim.core.contract_keys import CONTRACT_KEYS, CONTRACT_KINDS
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.presentation.words import _, quantity, unit_words

MOST_LISTED = 16
"""Keys that a sentence lists; where there are more, none of them helps."""
SHORTEST_US, LONGEST_US = 0.1, 1_000_000.0
"""Durations that a pulse can have [us] (contract 1.4)."""
_TABLE_OF_TAG = {"shape": "pulse", "kind": "timing"}


def hint(problem: Problem) -> str:
    """One more sentence, or none ("")."""
    match problem.rule:
        case "pulse_too_long":
            return _microseconds(problem, "pulse_duration_us", "period_us")
        case "recovery_too_long":
            return _microseconds(problem, "recovery_duration_us", "longest_us")
        case "choice" | "unknown_key":
            return _nearest(str(problem.found), problem)
        case "not_yet" if problem.path.rpartition(".")[2] in _TABLE_OF_TAG:
            return _("Supported are: {names}.").format(names=problem.allowed)
        case "type":
            return _number_in_text(problem.found) or _meant(problem)
    return ""


def _microseconds(problem: Problem, length: str, limit: str) -> str:
    """A phase duration of which a thousandth fits was meant in ms, or typed in ns."""
    facts = {"longest_us": LONGEST_US, **dict(problem.facts)}
    phase, pulse, most = (facts.get(name) for name in ("phase_duration_us", length, limit))
    if not (isinstance(phase, float) and isinstance(pulse, float) and isinstance(most, float)):
        return ""
    if pulse / 1000.0 > most or phase / 1000.0 < SHORTEST_US:
        return ""
    return _("Did you mean a phase duration of {duration}?").format(
        duration=quantity(phase / 1000.0, "us", figures=15)
    )


def _nearest(found: str, problem: Problem) -> str:
    """The key or value that was probably meant, else where a key belongs, else all there are."""
    from difflib import get_close_matches

    names = problem.allowed.split(", ")
    close = get_close_matches(found, names, n=1, cutoff=0.6)
    close += [name for name in names if re.sub(r"_[a-z]+$", "", name) == found.rstrip("_")]
    if close:
        return _("Did you mean {name}?").format(name=close[0])
    if problem.rule == "choice":
        return ""
    if homes := _homes(found):
        return _("It belongs to: {tables}.").format(tables=", ".join(homes))
    if len(names) > MOST_LISTED:
        return ""
    return _("Keys here are: {names}.").format(names=problem.allowed)


def _homes(key: str) -> list[str]:
    """Tables of the file that take a key."""
    tagged = [
        _TABLE_OF_TAG[tag]
        for tag, kinds in CONTRACT_KINDS.items()
        if any(key in names for names in kinds.values())
    ]
    return tagged + [table.lower() for table, names in CONTRACT_KEYS.items() if key in names]


def _number_in_text(found: object) -> str:
    """A number in quotes or with a decimal comma."""
    if not isinstance(found, str):
        return ""
    if re.fullmatch(r"\s*[+-]?\d+,\d+\s*", found):
        return _("Write {number}, with a decimal point.").format(
            number=found.strip().replace(",", ".")
        )
    if re.fullmatch(r"\s*[+-]?\d+(\.\d+)?\s*", found):
        return _("Write {number} without quotes.").format(number=found.strip())
    return ""


_MEANT = {
    "other_unit": "Did you mean {meant}? Write the number only.",
    "peak_to_peak": (
        "Did you mean {meant} from zero to peak, both phases alike? Write the number only."
    ),
    "whole_pulse": "Did you mean {meant} per phase, both phases alike? Write the number only.",
    "volts": "That is a voltage, and the skin decides the current: write it in mA.",
    "duty": "That is no time: write on-time and off-time in seconds.",
}


def _meant(problem: Problem) -> str:
    """What a text with a unit, peak to peak, of the whole pulse or as duty cycle was to say."""
    from wavesim.presentation.meant import Meant, read
    from wavesim.presentation.names import exact, unit_of

    if not isinstance(problem.found, str) or not unit_of(problem.path):
        return ""
    unit = unit_words(unit_of(problem.path))
    meant = Meant(path=problem.path, unit=unit, start=0.0, slope=2.0, partner_s=1.0)
    try:
        number = read(problem.found, meant)
    except ImpossibleError as error:
        found = error.problems[0]
        words = {name: str(fact) for name, fact in found.facts}
        return _(_MEANT[found.rule]).format(**words) if found.rule in _MEANT else ""
    return _("Write {number}, without its unit.").format(number=exact(number).replace(",", ""))
