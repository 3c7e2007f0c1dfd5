"""TOML text, from a file or from a command, as plain data."""

import os
import re
import tomllib
from typing import Any

from wavesim.core.errors import UnusableFileError
from wavesim.io.guard import LARGEST_BYTES, TOKEN, check_text, check_tree


def read_toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The tables of a TOML file.

    Raises UnusableFileError: no such file, a folder, unreadable, too large, not UTF-8, not TOML,
    keys too long, nested too deep.
    """
    source = os.fspath(path)
    content = _read(source)
    try:
        # A byte order mark is what some editors write in front of UTF-8.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnusableFileError("not_utf8", source, byte=error.start, line=line) from None
    return parse(text, source)


def has_comments(path: str | os.PathLike[str]) -> bool:
    """Whether a TOML file has comments, which a program that is written over it does not keep.

    False where there is no such file, and where it cannot be read as text.
    """
    try:
        text = _read(os.fspath(path)).decode("utf-8-sig")
    except (UnusableFileError, UnicodeDecodeError):
        return False
    # No other token begins with this sign: strings begin with their quote.
    return any(text[token.start()] == "#" for token in TOKEN.finditer(text))


def parse(text: str, source: str) -> dict[str, Any]:
    """The tables of a TOML text; source is what a message names. Raises UnusableFileError."""
    check_text(text, source)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_toml(str(error), source) from None
    check_tree(data, source)
    return data


def _read(source: str) -> bytes:
    """The bytes of a file, of a device too, but never more than the limit and one."""
    try:
        with open(source, "rb") as file:
            content = file.read(LARGEST_BYTES + 1)
            size = max(len(content), os.fstat(file.fileno()).st_size)
    except FileNotFoundError:
        raise UnusableFileError("no_such_file", source) from None
    except IsADirectoryError:
        raise UnusableFileError("folder", source) from None
    except (OSError, ValueError) as error:
        if os.path.isdir(source):  # Windows refuses to open a folder for want of permission
            raise UnusableFileError("folder", source) from None
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UnusableFileError("unreadable", source, why=why) from None
    if size > LARGEST_BYTES:
        raise UnusableFileError("too_large", source, found=size, limit=LARGEST_BYTES)
    return content


def _not_toml(message: str, source: str) -> UnusableFileError:
    """The parser's message, its place taken out of the words."""
    place = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", message, re.DOTALL)
    if place is None:
        return UnusableFileError("not_toml_somewhere", source, why=message)
    why, line, column = place.groups()
    return UnusableFileError("not_toml", source, line=int(line), column=int(column), why=why)
