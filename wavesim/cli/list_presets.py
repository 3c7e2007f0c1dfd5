"""`wavesim presets`."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any, get_args

from wavesim.cli.output import tell, write, write_json
from wavesim.cli.refusal import RefusalError
from wavesim.core.program import Condition
from wavesim.io.own_presets import own_folder
from wavesim.io.presets import Fault, Summary, catalogue
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
    faults: list[Fault] = []
    found = [
        preset
        for preset in catalogue(faults)
        if options.condition in (None, preset.condition)
    ]
    for fault in faults:
        tell(sentences(fault))
    if options.json:
        write_json({"presets": [_data(preset) for preset in found]})
    else:
        write(_lines(found))
        write(["", _("Presets of your own are files in {folder}").format(folder=own_folder())])
    return 0


def _data(preset: Summary) -> dict[str, Any]:
    """A preset as data; only one of the user's says whose it is."""
    data = asdict(preset)
    return data if preset.own else {name: data[name] for name in data if name != "own"}


def _lines(found: list[Summary]) -> Iterator[str]:
    """Presets under their conditions: id, title, whose, kind of evidence."""
    order = {name: i for i, name in enumerate(CONDITIONS)}
    found = sorted(found, key=lambda preset: (order.get(preset.condition, len(order)), preset.id))
    wide = max((len(preset.id) for preset in found), default=0)
    title = max((len(preset.title) for preset in found), default=0)
    for condition, group in groupby(found, key=lambda preset: preset.condition):
        yield condition_words(condition)
        for one in group:
            whose = _("yours") if one.own else ""
            about = ", ".join(text for text in (whose, one.grade, one.verification) if text)
            yield f"  {one.id:<{wide}}  {one.title:<{title}}  {about}".rstrip()
