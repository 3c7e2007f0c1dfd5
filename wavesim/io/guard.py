"""What is checked of a file besides its meaning: size, nesting and length of keys.

Text is checked before it is parsed: a key of 20,000 parts costs the standard parser 8 s and 1.5 GB,
and brackets in brackets exhaust its stack. What was parsed is checked again, because dotted keys
nest as well as brackets.
"""

import re
from collections.abc import Mapping

from wavesim.core.errors import UnusableFileError

LARGEST_BYTES = 5_000_000
MOST_ENTRIES = 100_000
MOST_KEY_PARTS = 16
MOST_LEVELS = 32
LONGEST_WORD = 1_000
"""Characters of a number or a bare key; whole numbers of more than 4300 digits raise."""

# Every string ends, at the latest with its line or the text, so that a scan never starts again:
# the time is linear in the length of the text. Possessive for the same reason.
TOKEN = re.compile(
    r'''
      (?P<skip>
          \#[^\n]*+
        | """ [^"\\]*+ (?: (?: \\. | "(?!"") ) [^"\\]*+ )*+ (?:"{3,5}|\\?\Z)
        | \'\'\' [^']*+ (?: '(?!\'\') [^']*+ )*+ (?:\'{3,5})?
        | " [^"\\\n]*+ (?: \\[^\n] [^"\\\n]*+ )*+ "?
        | ' [^'\n]*+ '?
      )
    | (?P<word> [^\s\#"'\[\]{}.,=]++ )
    | (?P<dot> \. )
    | (?P<open> [\[{] )
    | (?P<close> [\]}] )
    | (?P<end> [=,\n] )
    ''',
    re.VERBOSE | re.DOTALL,
)


def check_text(text: str, source: str) -> None:
    """Refuse a text whose keys or brackets are too much for the parser.

    source: what the message names. Raises UnusableFileError with the number that was too large.
    """
    levels, parts, line = 0, 1, 1
    for token in TOKEN.finditer(text):
        match token.lastgroup:
            case "word" if token.end() - token.start() > LONGEST_WORD:
                facts = {"found": token.end() - token.start(), "limit": LONGEST_WORD, "line": line}
                raise UnusableFileError("word_too_long", source, **facts)
            case "dot":
                parts += 1
            case "open":
                levels += 1
                parts = 1
            case "close":
                levels = max(0, levels - 1)
                parts = 1
            case "end":
                parts = 1
        if parts > MOST_KEY_PARTS:
            facts = {"found": parts, "limit": MOST_KEY_PARTS, "line": line}
            raise UnusableFileError("key_too_long", source, **facts)
        if levels > MOST_LEVELS:
            raise UnusableFileError(
                "too_deep", source, found=levels, limit=MOST_LEVELS, where=f"line {line}"
            )
        line += text.count("\n", token.start(), token.end())


def check_tree(data: Mapping[str, object], source: str) -> None:
    """Refuse parsed data that nest too deep or hold a list that is too long.

    Without recursion, so that no depth can harm it. Raises UnusableFileError.
    """
    waiting: list[tuple[str, object, int]] = [("", data, 0)]
    while waiting:
        path, found, level = waiting.pop()
        if level > MOST_LEVELS:
            raise UnusableFileError("too_deep", source, found=level, limit=MOST_LEVELS, where=path)
        if isinstance(found, Mapping):
            inner = [(str(name), item) for name, item in found.items()]
        elif isinstance(found, list):
            if len(found) > MOST_ENTRIES:
                facts = {"found": len(found), "limit": MOST_ENTRIES, "where": path}
                raise UnusableFileError("list_too_long", source, **facts)
            inner = [(str(i), item) for i, item in enumerate(found)]
        else:
            continue
        below = level + 1
        waiting += [(f"{path}.{name}" if path else name, item, below) for name, item in inner]
