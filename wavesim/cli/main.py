"""The command line: from arguments to an exit status, and never a traceback for what was typed.

Exit status: 0 done, 1 `check` found an error, 2 the input cannot be used, 3 a file could not be
written.
"""

import sys
from argparse import ArgumentParser, Namespace
from typing import NoReturn

from wavesim.cli.commands import COMMANDS, LATER
from wavesim.cli.output import OutputError, discard, flush, plain_streams, tell
from wavesim.cli.refusal import RefusalError
from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.io.files import UnwritableFileError
from wavesim.presentation.words import _
from wavesim.version import VERSION

DONE, UNUSABLE, UNWRITABLE, INTERRUPTED = 0, 2, 3, 130


def run(arguments: list[str]) -> int:
    """Run one command; the exit status."""
    plain_streams()
    try:
        status = _status(arguments)
        flush()
    except BrokenPipeError:
        # Who read the output has had enough of it.
        discard()
        return DONE
    except OutputError as error:
        discard()
        tell([_("The output cannot be written: {why}.").format(why=error)])
        return UNWRITABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _status(arguments: list[str]) -> int:
    try:
        options = _parsed(arguments)
        return DONE if options is None else COMMANDS[options.command].run(options)
    except RefusalError as refusal:
        tell([str(refusal)])
    except (ImpossibleError, UnusableFileError) as error:
        tell(_sentences(error))
    except UnwritableFileError as error:
        tell(_sentences(error))
        return UNWRITABLE
    return UNUSABLE


def _sentences(error: ImpossibleError | UnusableFileError | UnwritableFileError) -> list[str]:
    from wavesim.presentation.problems import sentences

    return sentences(error)


def _parsed(arguments: list[str]) -> Namespace | None:
    """What was asked for; None where the parser has answered itself (help, version)."""
    name = next((word for word in arguments if not word.startswith("-")), "")
    if name in LATER:
        raise RefusalError(_("wavesim {name} is not yet supported.").format(name=name))
    try:
        return _parser(name).parse_args(arguments)
    except SystemExit:
        return None


class _Parser(ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments."""
        raise RefusalError(
            _("{program}: {message}; see {program} --help.").format(
                program=self.prog, message=message
            )
        )


def _parser(name: str) -> _Parser:
    """The parser of all commands; only the named one gets its own arguments."""
    parser = _Parser(
        prog="wavesim",
        description=_("Describe, see and dose electrical stimulation."),
        epilog=_("wavesim alone opens the window; wavesim FILE_OR_PRESET opens it with that."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"wavesim {VERSION}")
    commands = parser.add_subparsers(
        # With a name of its own it does not set up the help, which takes as long as the rest.
        prog="wavesim", dest="command", metavar=_("COMMAND"), required=True
    )
    for known, command in COMMANDS.items():
        summary = _(command.summary)
        part = commands.add_parser(known, help=summary, description=summary, allow_abbrev=False)
        if known == name:
            command.arguments(part)
    if name and name not in COMMANDS:
        parser.error(_unknown(name))
    return parser


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    said = _('there is no command "{name}"').format(name=name)
    close = get_close_matches(name, COMMANDS, n=1)
    return f"{said}; {_('did you mean {name}').format(name=close[0])}" if close else said


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
