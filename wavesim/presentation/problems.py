"""What is impossible or cannot be used, as sentences: what, where, found, allowed, what to do."""

import math
from collections.abc import Mapping
from typing import Protocol

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.presentation.allowed import allowed_words
from wavesim.presentation.hints import hint
from wavesim.presentation.words import _, quantity, unit_words
from wavesim.version import VERSION

LONGEST_TEXT = 60
"""Characters of a text that a sentence quotes."""
LONGEST_PLACE = 240
"""Characters of a file's name and of a key path."""
LARGEST_WHOLE = 2**63
LARGEST_GROUPED = 1e15
"""From here on a number is written with its exponent, as it stands in the file."""


class FileFault(Protocol):
    """A file that cannot be read or written: rule, the file's name, and what the rule tells."""

    rule: str
    source: str
    facts: dict[str, object]


SENTENCES: dict[str, str] = {
    "both_or_neither": _("{key} is missing: give {choices}."),
    "burst_too_long": _(
        "A burst lasts {burst_s} s, longer than the {period_s} s from one burst to the next; "
        "allowed here is {allowed}."
    ),
    "carrier_alone": _("A channel has {choices}, not both; take {key} or the carrier away."),
    "choice": _("{found} is not one of the values it takes: {choices}."),
    "delay": _("{found} is no delay that fits; allowed is {allowed}."),
    "edited_twice": _("This is set twice, or together with something in it; set it once."),
    "gap_alone": _("A gap of {found} needs a second phase: set biphasic to true, or the gap to 0."),
    "hold_alone": _("A hold of {found} needs a sweep; allowed is {choices}."),
    "id": _("{found} cannot be an id; an id is 1 to 64 of a-z, 0-9 and hyphen."),
    "missing": _("{key} is missing; it takes {allowed}."),
    "needs_cycle": _("{found} is not possible in this kind of section; allowed is {choices}."),
    "nlet_too_long": _(
        "An N-let lasts {nlet_s} s, longer than the {period_s} s from one to the next; "
        "allowed here is {allowed}."
    ),
    "no_direction": _("This current flows both ways, so it cannot be reversed: {choices}."),
    "no_phase_duration": _(
        "A current of kind {shape} has no phase duration that could change; use {choices}."
    ),
    "no_pulses": _("A continuous current has no pulses; this needs {choices}."),
    "no_such_item": _("There is no item {found} here; allowed is {allowed}."),
    "no_such_key": _("There are no keys below this one, so {found} leads nowhere."),
    "not_here": _("This program has no {key}; another pulse shape or timing may have it."),
    "not_yet": _("{found} is not yet supported by this version, wavesim {version}."),
    "onset_outside": _(
        "The onset at {found} does not fit the train of {train_s} s; allowed is {allowed}."
    ),
    "onsets_empty": _("The list has no onset; give one or more."),
    "onsets_order": _("The onset at {found} is not after the one before; allowed is {allowed}."),
    "one_of": _("duration_min and cycle_count are both given; keep one of them."),
    "one_of, none": _("The section has no length; give duration_min or cycle_count."),
    "pair_overlap": _(
        "Pulses of this channel overlap those of {other} on the shared pair {found}, first at "
        "{at_s} s; move one of them by delay_s, or give each its own pair."
    ),
    "points_count": _("There are {found} levels here; allowed is {choices}."),
    "points_from_zero": _("The times begin at {found}; they take {choices}."),
    "points_order": _("The time {found} is out of order; times are {choices}."),
    "points_peak": _("The largest magnitude of the levels is {found}; it takes {choices}."),
    "pulse_too_long": _(
        "A pulse of {found} does not fit into the {period_us} µs from one pulse to the next at "
        "{frequency_hz} Hz; shorten the pulse or lower the frequency."
    ),
    "ramps_exceed_train": _(
        "The ramps last {found} together, longer than the train of {train_s} s they belong to."
    ),
    "range": _("{found} is not allowed; allowed is {allowed}."),
    "range_ends": _("The lower end of the range, {found}, lies above its upper end."),
    "recovery_too_long": _(
        "To balance a phase of {phase_duration_us} µs, a recovery ratio of {found} needs a "
        "recovery of {recovery_duration_us} µs, and 1,000,000 µs is the longest; "
        "allowed is {allowed}."
    ),
    "ratios": _("These ratios cannot be; allowed are {choices}."),
    "recovery_peak": _(
        "With {found} the recovery would start at {recovery_peak_ratio} of the leading phase; "
        "make it long enough that it starts at 1 or less."
    ),
    "recovery_too_slow": _(
        "A time constant of {found} gives a recovery of {recovery_duration_us} µs, and "
        "1,000,000 µs is the longest; allowed is {allowed}."
    ),
    "required": _("This cannot be taken away; give it another value."),
    "rest": _("A section without channels is a rest and has only name and duration_min."),
    "rise_and_fall": _("Rise and fall last {found}; allowed is {allowed}."),
    "same_name": _(
        "{found} is the name of another channel of this section; each needs a name of its own."
    ),
    "schema": _("The file is of schema {found}, and this version reads schema 1; use a newer one."),
    "several_places": _("Several places have this key; name one of them: {choices}."),
    "spacing": _("Spikes {found} apart overlap; allowed is {choices} µs."),
    "stage_ends": _("The stage ends in week {found}; allowed is {choices}."),
    "stages_overlap": _("Week {found} is in another stage too; allowed are {choices}."),
    "step_holds": _("A hold of {found} is not possible where pattern is step; set it to 0."),
    "too_long": _("This makes {duration_h} h in all; allowed is up to 24 h."),
    "too_many": _("There are {found} here; allowed is {allowed}."),
    "too_many_pulses": _("There are {found} pulses here; allowed is {allowed}."),
    "train_exceeds_cycle": _("The train would last {found}; its cycle allows {allowed}."),
    "two_cycles": _("{found} is a second kind of cycle; a section has {choices}."),
    "type": _("{found} stands here, but it takes {allowed}."),
    "unknown_key": _("There is no key {found} here."),
    "window_ends": _("{found} lies before the start of the time asked for."),
    "window_kind": _("A window takes {choices}."),
    "window_length": _("A window that ends at {found} is none; allowed is {choices}."),
    "window_needed": _("This section needs a window in each channel: {choices}."),
}
"""Sentence of each rule, in the words of the file; {found} and {allowed} have their units."""

FILE_SENTENCES: dict[str, str] = {
    "empty_folder": _("There is no program file in this folder."),
    "folder": _("This is a folder, not a file."),
    "id_differs": _(
        'The id in the file is "{id}", but its name is "{name}"; make both the same, of a-z, 0-9 '
        "and hyphen."
    ),
    "id_taken": _(
        "{id} is the id of a built-in preset, which is used; give this file another name and id."
    ),
    "key_too_long": _("The key in line {line} has more than {limit} parts."),
    "list_too_long": _("The list {where} has {found} entries; allowed is up to {limit}."),
    "no_device": _("The program names no device; give one with --device: {known}."),
    "no_such_file": _("There is no such file."),
    "no_such_folder": _("There is no folder {folder}; nothing was written."),
    "not_text": _("The character {character} cannot be written; nothing was written."),
    "not_toml": _("This is not TOML, at line {line}, column {column}: {why}."),
    "not_toml_somewhere": _("This is not TOML: {why}."),
    "not_utf8": _("This is not text in UTF-8: line {line}, byte {byte} of the file."),
    "over_folder": _("This is a folder, so no file of that name was written."),
    "too_deep": _("Tables and lists lie more than {limit} deep in each other, at {where}."),
    "too_large": _("The file has {found} bytes; allowed is up to {limit}."),
    "unknown_device": _("There is no device of this name; known are {known}."),
    "unknown_preset": _("This is neither a preset nor a file; `wavesim presets` lists them all."),
    "unreadable": _("The file cannot be read: {why}."),
    "unwritable": _("The file cannot be written: {why}. What was there before is unchanged."),
    "word_too_long": _("A word in line {line} has {found} characters; allowed is up to {limit}."),
}
"""Sentence of each rule about a whole file."""


def sentences(error: ImpossibleError | FileFault) -> list[str]:
    """One sentence for each problem, with the file and the key path in front."""
    if isinstance(error, ImpossibleError):
        return [sentence(problem, error.source) for problem in error.problems]
    return [f"{shown(error.source, LONGEST_PLACE)}: {file_explanation(error)}"]


def reason(error: ImpossibleError | FileFault) -> str:
    """The first thing that is wrong with a file, without the file's name."""
    if isinstance(error, ImpossibleError):
        return sentence(error.problems[0])
    return file_explanation(error)


def sentence(problem: Problem, source: str = "") -> str:
    """A problem with its place: the file ("" = none) and the key path."""
    places = [shown(part, LONGEST_PLACE) for part in (source, problem.path) if part]
    return ": ".join([*places, explanation(problem)])


def explanation(problem: Problem) -> str:
    """A problem without its place: what was found, what is allowed, what to do."""
    none = f"{problem.rule}, none"
    rule = none if problem.found is None and none in SENTENCES else problem.rule
    facts = {name: found_words(fact) for name, fact in problem.facts}
    said = SENTENCES[rule].format(
        found=found_words(problem.found, problem.unit),
        allowed=allowed_words(problem.allowed, problem.unit),
        choices=problem.allowed,
        key=problem.path.rpartition(".")[2],
        version=VERSION,
        **facts,
    )
    return " ".join(part for part in (said, hint(problem)) if part)


def file_explanation(error: FileFault) -> str:
    """Why a file cannot be read or written, without its name."""
    facts = {name: fact_words(fact) for name, fact in error.facts.items()}
    said = FILE_SENTENCES[error.rule].format(**facts)
    nearest = error.facts.get("nearest")
    if isinstance(nearest, tuple) and nearest:
        return f"{said} {_('Did you mean {names}?').format(names=', '.join(nearest))}"
    return said


def fact_words(fact: object) -> str:
    """A fact about a file: numbers grouped, texts in one line."""
    return shown(fact, LONGEST_PLACE) if isinstance(fact, str) else found_words(fact)


def found_words(found: object, unit: str = "") -> str:
    """What was found, as a file would say it; numbers grouped and with their unit."""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, int) and abs(found) >= LARGEST_WHOLE:
        return _("a whole number of more than 18 digits")
    if isinstance(found, float) and not abs(found) < LARGEST_GROUPED:
        return f"{found} {unit_words(unit)}".rstrip() if math.isfinite(found) else str(found)
    if isinstance(found, int | float):
        return quantity(found, unit, figures=15)
    if isinstance(found, str):
        return f'"{shown(found, LONGEST_TEXT)}"'
    if isinstance(found, Mapping):
        return _("a table")
    if isinstance(found, list | tuple):
        return _("a list")
    return _("nothing") if found is None else str(found)


def shown(text: str, longest: int) -> str:
    """A text of others as one line: not too long, and nothing in it that moves the cursor."""
    short = text if len(text) <= longest else f"{text[:longest]}..."
    return short if short.isprintable() else ascii(short)[1:-1]
