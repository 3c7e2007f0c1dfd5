"""The user's presets: files in a folder of their own, found beside the shipped ones.

A file's name is its id. One that bears the id of a shipped preset is refused and the shipped one is
used: nothing replaces a preset that others trust by its name.
"""

import os
from collections.abc import Container
from typing import Any

from wavesim.core.errors import UnusableFileError
from wavesim.io.text import read_toml

VARIABLE = "WAVESIM_PRESETS"
"""The environment variable that names another folder, as for a class."""
ENDING = ".toml"


def own_folder() -> str:
    """The folder of the user's presets, whether it exists or not."""
    named = os.environ.get(VARIABLE)
    if named:
        return os.path.abspath(os.path.expanduser(named))
    import platformdirs

    return os.path.join(platformdirs.user_data_dir("wavesim", appauthor=False), "presets")


def own_files() -> list[str]:
    """Every TOML file of the folder, by name; hidden ones are somebody else's."""
    try:
        with os.scandir(own_folder()) as found:
            return sorted(entry.path for entry in found if _is_preset(entry))
    except OSError:
        return []


def own_file(preset_id: str) -> str | None:
    """The file of one of the user's presets, None where there is none.

    Raises UnusableFileError where the file cannot be read or holds another id.
    """
    path = own_path(preset_id)
    if not os.path.isfile(path):
        return None
    fault = name_fault(path, read_toml(path), ())
    if fault is not None:
        raise fault
    return path


def own_path(preset_id: str) -> str:
    """Where the preset of an id stands or would stand."""
    return os.path.join(own_folder(), preset_id + ENDING)


def is_own(path: "str | os.PathLike[str]") -> bool:
    """Whether a file stands in the folder of the user's presets."""
    folder = os.path.dirname(os.path.realpath(path))
    return folder == os.path.realpath(own_folder())


def name_fault(
    path: str, data: dict[str, Any], shipped: Container[str]
) -> UnusableFileError | None:
    """Why a file's name or id keeps it from being a preset of the user; None where nothing does.

    data: its tables; shipped: ids that are taken.
    """
    name, found = own_id(path), data.get("id")
    for taken in (name, found):
        if isinstance(taken, str) and taken in shipped:
            return UnusableFileError("id_taken", path, id=taken)
    if isinstance(found, str) and found != name:
        return UnusableFileError("id_differs", path, id=found, name=name)
    return None


def own_id(path: str) -> str:
    """The id that a file's name stands for."""
    return os.path.basename(path)[: -len(ENDING)]


def _is_preset(entry: "os.DirEntry[str]") -> bool:
    name = entry.name
    return name.endswith(ENDING) and not name.startswith(".") and entry.is_file()
