"""`wavesim check P`."""

from argparse import ArgumentParser, Namespace

from wavesim.cli.edits import program_arguments, program_of
from wavesim.cli.output import write, write_json
from wavesim.presentation.words import _

FOUND_AN_ERROR = 1


def arguments(parser: ArgumentParser) -> None:
    """A program, as text or as JSON."""
    program_arguments(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print the findings; the exit status says whether one is an error."""
    program = program_of(options)
    from wavesim.presentation.verdict import check

    found = check(program)
    if options.json:
        write_json(found.as_dict())
    else:
        from wavesim.presentation.check_text import check_lines

        write(check_lines(found))
    return FOUND_AN_ERROR if found.check.verdict == "stop" else 0
