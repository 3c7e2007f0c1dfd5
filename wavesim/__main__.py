"""`wavesim` and `python -m wavesim`: commands go to the command line, the rest opens the window."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run wavesim with these arguments (default: those of the process); the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments or _opens_window(arguments):
        from wavesim.gui.start import start

        return start(arguments[0] if arguments else None)
    from wavesim.cli.main import run

    return run(arguments)


def _opens_window(arguments: list[str]) -> bool:
    """Whether there is just a file or preset: no command, no option."""
    from wavesim.cli.commands import COMMANDS, LATER

    (first, *rest) = arguments
    return not rest and not first.startswith("-") and first not in {*COMMANDS, *LATER}


if __name__ == "__main__":
    sys.exit(main())
