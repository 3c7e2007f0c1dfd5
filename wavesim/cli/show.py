"""`wavesim show P`."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from wavesim.cli.edits import changed, program_arguments
from wavesim.cli.output import write, write_json
from wavesim.io.files import load, origin
from wavesim.presentation.words import _


def arguments(parser: ArgumentParser) -> None:
    """A program, in words or as JSON."""
    program_arguments(parser)
    parser.add_argument(
        "--json", action="store_true", help=_("one JSON document with every default filled in")
    )


def run(options: Namespace) -> int:
    """Print the whole program.

    What is known of its values is known of those of the preset it came from.
    """
    start = load(options.program)
    program = changed(start, options)
    if options.json:
        from wavesim.io.encode import program_to_dict

        write_json(program_to_dict(program, defaults=True))
        return 0
    from wavesim.presentation.show import show_lines

    preset = origin(start) if start.based_on else None
    if preset is not None and program.evidence is None:
        program = replace(program, evidence=preset.evidence)
    write(show_lines(program, preset or start))
    return 0
