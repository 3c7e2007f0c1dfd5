"""Finding by words: by how they begin, by what they stand for, the best first."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, final

_WHOLE, _START, _INSIDE = 1.5, 1.0, 0.3
"""A word found whole, by its beginning, or inside another word."""
_SHORTEST_INSIDE = 4
"""Letters a word needs to be looked for inside others ("flexor" in "dorsiflexors")."""
_SHORTEST_IN_PROSE = 5
"""Letters the beginning of a word needs in long texts: "stro" is no search for "strong"."""
_PHRASE = 5.0
"""Extra points where the text stands in the first field as it was typed."""

_OF_CONDITION = {
    "stroke": "hemiplegia hemiparesis cva brain attack",
    "acute-pain": "pain relief analgesia",
    "chronic-pain": "pain relief analgesia",
    "multiple-sclerosis": "ms",
    "cerebral-palsy": "cp children child kids boy girl paediatric pediatric spastic diplegia",
    "disuse": "rehabilitation operation immobilisation immobilization wasting",
    "spinal-cord-injury": "sci paraplegia tetraplegia quadriplegia paralysed paralyzed",
    "healthy": "sport athletes training ems fitness",
    "denervation": "nerve injury paralysis paralysed paralyzed",
    "pelvic-floor": "incontinence bladder urge stress continence",
    "oedema-wound": "edema ulcer healing",
    "teaching": "lesson learn example student",
}
_OF_WORDS = (
    ("foot drop|dropped foot|peroneal|dorsiflex",
     "foot drop dropfoot footdrop toe drag ankle gait walking"),
    ("low-rate|low rate|acupuncture-like", "endorphin acupuncture-like acupuncture"),
    ("burst TENS|burst-mode", "endorphin acupuncture-like"),
    ("Russian", "kots medium frequency"),
    ("Aussie", "australian medium frequency"),
    ("TENS", "transcutaneous electrical nerve stimulation"),
    ("FES", "functional electrical stimulation"),
    ("NMES", "neuromuscular electrical stimulation muscle strengthening"),
    ("high-volt", "hvpc high voltage hvgs"),
    ("interferential", "ifc ift medium frequency"),
    ("DC iontophoresis|low-intensity DC", "galvanic"),
    ("wrist|finger", "hand arm grip"),
    ("wrist extension|extend the wrist", "wrist drop hand drop"),
    ("shoulder|deltoid", "arm subluxation"),
    ("quadriceps", "knee thigh leg quads"),
    ("low back|lumbar", "lumbago backache spine"),
    ("menstrual|dysmenorrh", "period cramps women"),
    ("abdom", "belly stomach abs"),
    ("labour", "labor birth childbirth delivery maternity"),
    ("swallow", "dysphagia throat"),
    ("facial|face", "bell palsy bells"),
    ("ulcer", "wound pressure sore bedsore decubitus"),
    ("body fat", "weight loss slimming"),
    ("cycling|pedal", "bike bicycle ergometer"),
    ("muscle spasm", "cramp tension"),
    ("intensive care", "icu critically ill weakness"),
)
"""Words in a preset's texts, and the words people also look for it with."""


@final
class Field(NamedTuple):
    """A text to look in, how much a word found there counts, and whether it is a long one."""

    text: str
    weight: float
    prose: bool = False


def aliases(condition: str, text: str) -> str:
    """Other words for a condition and for what a text speaks of."""
    found = [_OF_CONDITION.get(condition, "")]
    found += [also for words, also in _OF_WORDS if re.search(rf"(?i)\b(?:{words})", text)]
    return " ".join(word for word in found if word)


def score(fields: Iterable[Field], text: str) -> float | None:
    """How well fields match a text, None where a word of it is nowhere; an empty text is 0."""
    fields = tuple(fields)
    wanted = _words(text)
    points = [_best(fields, word) for word in wanted]
    if not all(points):
        return None
    phrase = " ".join(wanted)
    said = bool(phrase) and phrase in " ".join(_words(fields[0].text))
    return sum(points) + (_PHRASE if said else 0.0)


def _best(fields: tuple[Field, ...], wanted: str) -> float:
    """The best find of one word, 0 where there is none."""
    return max(
        field.weight * _find(_words(field.text), wanted)
        for field in fields
        if not field.prose or len(wanted) >= _SHORTEST_IN_PROSE or wanted in _words(field.text)
    )


def _find(words: tuple[str, ...], wanted: str) -> float:
    # One or several of it are the same word.
    one = wanted.removesuffix("s") if len(wanted) > _SHORTEST_INSIDE else wanted
    if {wanted, one, f"{one}s"}.intersection(words):
        return _WHOLE
    if any(word.startswith(wanted) for word in words):
        return _START
    inside = len(wanted) >= _SHORTEST_INSIDE and any(wanted in word for word in words)
    return _INSIDE if inside else 0.0


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters; units behind numbers are none ("10 ms"), nor is 's."""
    plain = re.sub(r"['\u2019]s\b", "", text.casefold())
    return tuple(re.findall(r"[^\W_]+", re.sub(r"(\d) ?(?:ms|us|s|h)\b", r"\1", plain)))
