"""`wavesim presets`."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import get_args

from wavesim.cli.output import tell, write, write_json
from wavesim.cli.refusal import RefusalError
from wavesim.core.errors import UnusableFileError
from wavesim.core.program import Condition
from wavesim.io.presets import Summary, catalogue
from wavesim.presentation.names import CONDITIONS, condition_words
from wavesim.presentation.problems import sentences
from wavesim.presentation.words import _


def arguments(parser: ArgumentParser) -> None:
    """All, or those of a condition."""
    parser.add_argument("--condition", metavar=_("C"), help=_("only those of one condition"))
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print the list; a preset that cannot be read is told and left out."""
    conditions = get_args(Condition)
    if options.condition is not None and options.condition not in conditions:
        raise RefusalError(
            _('--condition: "{found}" is none of {known}.').format(
                found=options.condition, known=", ".join(conditions)
            )
        )
    faults: list[UnusableFileError] = []
    found = [
        preset
        for preset in catalogue(faults)
        if options.condition in (None, preset.condition)
    ]
    for fault in faults:
        tell(sentences(fault))
    if options.json:
        write_json({"presets": [asdict(preset) for preset in found]})
    else:
        write(_lines(found))
    return 0


def _lines(found: list[Summary]) -> Iterator[str]:
    """Presets under their conditions: id, title, kind of evidence."""
    order = {name: i for i, name in enumerate(CONDITIONS)}
    found = sorted(found, key=lambda preset: (order.get(preset.condition, len(order)), preset.id))
    wide = max((len(preset.id) for preset in found), default=0)
    title = max((len(preset.title) for preset in found), default=0)
    for condition, group in groupby(found, key=lambda preset: preset.condition):
        yield condition_words(condition)
        for one in group:
            about = ", ".join(text for text in (one.grade, one.verification) if text)
            yield f"  {one.id:<{wide}}  {one.title:<{title}}  {about}".rstrip()
