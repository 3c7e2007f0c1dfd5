"""The page on the file format says what the decoder does."""

import re
import tomllib

from tools.key_tables import PAGE, page
from wavesim.io.decode import program_from_dict
from wavesim.io.encode import to_toml


def test_the_tables_are_current():
    """Write them with `python tools/key_tables.py`."""
    text = PAGE.read_text(encoding="utf-8")
    assert re.sub(r"\n{3,}", "\n\n", page(text)) == text


def test_the_example_is_read_and_written_as_it_stands():
    """Byte for byte: the page shows the canonical form."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert to_toml(program_from_dict(tomllib.loads(example))) == example
