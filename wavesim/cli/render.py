"""`wavesim render P -o FILE`."""

import math
import os
from argparse import ArgumentParser, Namespace

from wavesim.cli.edits import program_arguments, program_of
from wavesim.cli.output import write, write_json
from wavesim.cli.refusal import RefusalError
from wavesim.core.program import Program
from wavesim.io.files import unwritable
from wavesim.presentation.words import _

SUFFIXES = (".png", ".svg", ".pdf")


def arguments(parser: ArgumentParser) -> None:
    """A program, a file, and which time of the session (neither: one train)."""
    program_arguments(parser)
    parser.add_argument(
        "-o", dest="output", required=True, metavar=_("FILE"), help=_("a .png, .svg or .pdf file")
    )
    parser.add_argument(
        "--from", dest="from_s", type=float, metavar="S", help=_("start, seconds of the session")
    )
    parser.add_argument(
        "--to", dest="to_s", type=float, metavar="S", help=_("end, seconds of the session")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Draw the figure and write it."""
    program = program_of(options)
    from_s, to_s = _window(options, program)
    _check_output(options.output)
    from wavesim.presentation.doctor import drawing_obstacle

    if obstacle := drawing_obstacle():
        raise RefusalError(obstacle)
    from wavesim.paint.render import UnknownFormatError, render

    try:
        render(program, options.output, from_s, to_s)
    except UnknownFormatError as error:
        raise RefusalError(_format_sentence(options.output)) from error
    except OSError as error:
        raise unwritable(error, options.output) from error
    if options.json:
        write_json({"id": program.id, "file": options.output, "from_s": from_s, "to_s": to_s})
    else:
        write([_("{file}: written").format(file=options.output)])
    return 0


def _window(options: Namespace, program: Program) -> tuple[float | None, float | None]:
    """The time that is drawn [s of the session]; None, None draws what is most worth seeing."""
    if options.from_s is None and options.to_s is None:
        return None, None
    whole_s = program.duration_s
    from_s = 0.0 if options.from_s is None else options.from_s
    to_s = whole_s if options.to_s is None else options.to_s
    for name, found in (("--from", from_s), ("--to", to_s)):
        if not math.isfinite(found) or not 0.0 <= found <= whole_s:
            raise RefusalError(
                _("{name}: {found} s is not in the session, 0 to {whole} s.").format(
                    name=name, found=f"{found:.15g}", whole=f"{whole_s:.15g}"
                )
            )
    if not from_s < to_s:
        raise RefusalError(
            _("--to: {to} s is not after --from, {start} s.").format(
                to=f"{to_s:.15g}", start=f"{from_s:.15g}"
            )
        )
    return from_s, to_s


def _check_output(output: str) -> None:
    """Refuse what no painter could write, before anything is drawn."""
    if os.path.splitext(output)[1].lower() not in SUFFIXES:
        raise RefusalError(_format_sentence(output))
    folder = os.path.dirname(output)
    if folder and not os.path.isdir(folder):
        raise unwritable(FileNotFoundError(), output)


def _format_sentence(output: str) -> str:
    return _("-o: {file} has none of the endings {endings}.").format(
        file=output, endings=", ".join(SUFFIXES)
    )
