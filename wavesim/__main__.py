"""`wavesim` and `python -m wavesim`: commands go to the command line, the rest opens the window."""

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run wavesim with these arguments (default: those of the process); the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or _opens_window(given):
        from wavesim.gui.start import start

        return start(given[0] if given else None)
    if arguments is None:
        # A command is over before there is garbage worth collecting; looking for it while importing
        # costs a twentieth of its time.
        gc.set_threshold(100_000)
    from wavesim.cli.main import run

    return run(given)


def _opens_window(arguments: list[str]) -> bool:
    """Whether there is just a file or preset: no command, no option."""
    from wavesim.cli.commands import COMMANDS, LATER

    (first, *rest) = arguments
    return not rest and not first.startswith("-") and first not in {*COMMANDS, *LATER}


if __name__ == "__main__":
    sys.exit(main())
