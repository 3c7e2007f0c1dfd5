"""`wavesim replay P --device D`."""

import math
from argparse import ArgumentParser, Namespace

from wavesim.cli.edits import program_arguments, program_of
from wavesim.cli.output import write, write_json
from wavesim.cli.refusal import RefusalError
from wavesim.presentation.words import _


def arguments(parser: ArgumentParser) -> None:
    """A program and a device, as text or as JSON."""
    program_arguments(parser)
    parser.add_argument(
        "--device",
        metavar=_("DEVICE"),
        help=_("id of a device; left out: the device that the program names"),
    )
    parser.add_argument(
        "--ma-per-v",
        metavar=_("GAIN"),
        help=_("mA per volt of the current stage behind a device with a voltage output"),
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print the device card, and what is lost."""
    program = program_of(options)
    from wavesim.io.devices import replay

    found = replay(program, options.device, ma_per_v=_gain(options.ma_per_v))
    if options.json:
        write_json(found.as_dict())
        return 0
    from wavesim.presentation.replay_text import replay_lines

    write(replay_lines(found))
    return 0


def _gain(text: str | None) -> float | None:
    """A gain above 0, None where none is given."""
    if text is None:
        return None
    try:
        gain = float(text)
    except ValueError:
        gain = math.nan
    if not (math.isfinite(gain) and gain > 0.0):
        raise RefusalError(
            _('--ma-per-v: "{found}" is not a number above 0.').format(found=ascii(text)[1:-1])
        )
    return gain
