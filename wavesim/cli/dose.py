"""`wavesim dose P`."""

from argparse import ArgumentParser, Namespace

from wavesim.cli.edits import program_arguments, program_of
from wavesim.cli.output import write, write_json
from wavesim.presentation.words import _


def arguments(parser: ArgumentParser) -> None:
    """A program, as text or as JSON."""
    program_arguments(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print the dose."""
    program = program_of(options)
    from wavesim.analysis.dose import dose

    found = dose(program)
    if options.json:
        write_json(found.as_dict())
        return 0
    from wavesim.presentation.dose_text import dose_lines

    write(dose_lines(program, found))
    return 0
