"""What would have been accepted, in words: the texts of specs and problems for people."""

import re

from wavesim.presentation.words import NO_BREAK, _, number, unit_words

_NUMBER = r"(-?[\d.]+(?:e[+-]?\d+)?)"

# English of the core -> the template of its words; the first that fits the whole text.
RANGES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern.replace("N", _NUMBER)), words)
    for pattern, words in (
        ("above N to below N", _("above {0} to below {1}")),
        ("above N to N", _("above {0} to {1}")),
        ("N to below N", _("{0} to below {1}")),
        ("N to N", _("{0} to {1}")),
        ("above N", _("above {0}")),
        ("N or more", _("{0} or more")),
        ("up to below N", _("below {0}")),
        ("up to N", _("up to {0}")),
        ("up to N together", _("up to {0} together")),
        ("N", "{0}"),
    )
)
KINDS = {
    "a number": _("a number"),
    "a whole number": _("a whole number"),
    "text": _("text"),
    "true or false": _("true or false"),
    "a table": _("a table"),
    "a list": _("a list"),
    "each item a number": _("each item a number"),
    "each item a whole number": _("each item a whole number"),
    "each item text": _("each item text"),
    "each item a table": _("each item a table"),
    "any finite number": _("any finite number"),
}


def allowed_words(allowed: str, unit: str = "") -> str:
    """The text of a spec or problem with numbers grouped and the unit behind its last number.

    allowed: "a number, 0.1 to 1000000"; unit: "us". What is not a range or kind stays as it is.
    """
    return ", ".join(_part(part, unit) for part in allowed.split(", "))


def _part(part: str, unit: str) -> str:
    if part in KINDS:
        return KINDS[part]
    for pattern, words in RANGES:
        if found := pattern.fullmatch(part):
            behind = f"{NO_BREAK}{unit_words(unit)}" if unit else ""
            return words.format(*map(_grouped, found.groups())) + behind
    return re.sub(r"\d{4,}(?:\.\d+)?", lambda found: _grouped(found[0]), part)


def _grouped(text: str) -> str:
    return number(float(text), figures=15)
