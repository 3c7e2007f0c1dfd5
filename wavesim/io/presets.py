"""The presets, shipped ones and the user's: found by file name, shipped ones listed undecoded."""

import os
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.io.own_presets import name_fault, own_file, own_files, own_id
from wavesim.io.text import read_toml

if TYPE_CHECKING:
    from pathlib import Path  # 3 ms that a command has better use for

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIBLIOGRAPHY = "SOURCES.toml"
ID = r"[a-z0-9-]{1,64}"
"""What an id looks like."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One preset in a list; texts as its file gives them, "" where it gives none.

    own: it is one of the user's.
    """

    id: str
    title: str
    condition: str
    grade: str
    direction: str
    verification: str
    own: bool = False


Fault = ImpossibleError | UnusableFileError
"""Why a preset cannot be used."""


def presets() -> list[str]:
    """Ids of all presets, sorted: the shipped ones and those of the user that can be used."""
    return sorted([*shipped(), *(own_id(path) for path, _data in own_presets())])


def shipped() -> list[str]:
    """Ids of the shipped presets, sorted."""
    return sorted(map(_id, _files()))


def own_presets(faults: list[Fault] | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and tables of each of the user's presets that can be used, by file name.

    What keeps another from being used goes into `faults`; it hides none.
    """
    taken = frozenset(shipped())
    for path in own_files():
        try:
            yield path, usable(path, taken)
        except (ImpossibleError, UnusableFileError) as error:
            if faults is not None:
                faults.append(error)


def usable(path: str, taken: Container[str] | None = None) -> dict[str, Any]:
    """The tables of a file of the user's folder.

    taken: ids of shipped presets. Raises UnusableFileError or ImpossibleError where it cannot be
    one of the user's presets.
    """
    from wavesim.io.decode import program_from_dict  # most commands list no presets

    data = read_toml(path)
    fault = name_fault(path, data, frozenset(shipped()) if taken is None else taken)
    if fault is not None:
        raise fault
    program_from_dict(data, path)
    return data


def preset_path(preset_id: str) -> "Path":
    """The file of a preset.

    Raises UnusableFileError that names the nearest ids where there is none.
    """
    from pathlib import Path

    return Path(preset_file(preset_id))


def preset_file(preset_id: str) -> str:
    """The file of a preset, as a text; see `preset_path`. A shipped one goes before the user's."""
    if re.fullmatch(ID, preset_id):
        for folder in _folders():
            path = os.path.join(folder, f"{preset_id}.toml")
            if os.path.isfile(path):
                return path
        own = own_file(preset_id)
        if own is not None:
            return own
    raise UnusableFileError("unknown_preset", preset_id, nearest=_nearest(preset_id))


def catalogue(faults: list[Fault] | None = None) -> Iterator[Summary]:
    """A summary of every preset, in the order of ids.

    A file that cannot be used does not hide the others: why goes into `faults`.
    """
    found = [_summary(own_id(path), data, own=True) for path, data in own_presets(faults)]
    for path in _files():
        try:
            found.append(_summary(_id(path), read_toml(path)))
        except UnusableFileError as error:
            if faults is not None:
                faults.append(error)
    yield from sorted(found, key=lambda preset: preset.id)


def bibliography() -> dict[str, Any]:
    """The works that presets name as their sources, by key.

    Raises UnusableFileError where the file that lists them cannot be read.
    """
    return read_toml(os.path.join(root(), BIBLIOGRAPHY))


def root() -> str:
    """The folder of the presets: in the package where a wheel put them, else in the checkout."""
    installed = os.path.join(PACKAGE, "_presets")
    in_checkout = os.path.join(os.path.dirname(PACKAGE), "presets")
    return installed if os.path.isdir(installed) else in_checkout


def _folders() -> list[str]:
    """One folder for each condition."""
    try:
        with os.scandir(root()) as found:
            return sorted(entry.path for entry in found if entry.is_dir())
    except FileNotFoundError:
        return []


def _files() -> Iterator[str]:
    for folder in _folders():
        with os.scandir(folder) as found:
            yield from sorted(entry.path for entry in found if entry.name.endswith(".toml"))


def _id(path: str) -> str:
    return os.path.basename(path).removesuffix(".toml")


def _summary(preset_id: str, data: dict[str, Any], own: bool = False) -> Summary:
    evidence = data.get("evidence")
    known = evidence if isinstance(evidence, dict) else {}
    return Summary(
        id=preset_id,
        title=_text(data, "title"),
        condition=_text(data, "condition"),
        grade=_text(known, "grade"),
        direction=_text(known, "direction"),
        verification=_text(known, "verification"),
        own=own,
    )


def _text(table: dict[str, Any], key: str) -> str:
    found = table.get(key)
    return found if isinstance(found, str) else ""


def _nearest(preset_id: str) -> tuple[str, ...]:
    """Ids that look like it, or share a word with it."""
    from difflib import get_close_matches

    known = presets()
    words = [word for word in re.split(r"[^a-z0-9]+", preset_id.lower()) if len(word) > 2]
    shared = [name for name in known if any(word in name for word in words)]
    close = get_close_matches(preset_id.lower(), known, n=3, cutoff=0.5)
    return tuple(dict.fromkeys([*close, *shared]))[:5]
