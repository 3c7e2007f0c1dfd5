"""Tables that come with the program, in `wavesim/data`."""

import os
from typing import Any

from wavesim.io.text import read_toml

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")


def shipped_table(name: str) -> dict[str, Any]:
    """The tables of a shipped file by its name without the ending.

    Raises UnusableFileError where it cannot be read.
    """
    return read_toml(os.path.join(FOLDER, f"{name}.toml"))
