"""`wavesim respond P`."""

import sys
from argparse import ArgumentParser, Namespace

from wavesim.cli.edits import program_arguments, program_of
from wavesim.cli.output import write, write_json
from wavesim.presentation.words import _


def arguments(parser: ArgumentParser) -> None:
    """A program, a model of the muscle and of its fatigue; text or JSON."""
    program_arguments(parser)
    parser.add_argument(
        "--model", default="ding2003", metavar=_("MODEL"),
        help=_("ding2003, ding2007 (knows the phase duration) or hmed2018 (knows the current)"),
    )  # fmt: skip
    parser.add_argument(
        "--fatigue", default="ding", metavar=_("FATIGUE"), help=_("ding, riener1998 or none")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print the predicted response."""
    program = program_of(options)
    from wavesim.physiology.respond import respond

    with _Told() as told:
        found = respond(program, model=options.model, fatigue=options.fatigue, progress=told)
    if options.json:
        write_json(found.as_dict())
        return 0
    from wavesim.presentation.respond_text import respond_lines

    write(respond_lines(program, found))
    return 0


class _Told:
    """Writes on a terminal what is going on, once it takes longer than a second."""

    def __init__(self) -> None:
        from threading import Timer
        from time import monotonic

        self.clock, self.begin, self.percent = monotonic, monotonic(), 0
        self.seen = sys.stderr is not None and sys.stderr.isatty()
        self.timer = Timer(1.0, self.preparing)
        self.timer.daemon = True

    def __enter__(self) -> "_Told":
        self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        if self.seen and 0 < self.percent < 100:
            sys.stderr.write("\n")

    def preparing(self) -> None:
        """Nothing has been heard for a second: on a new machine the model is compiled first."""
        if self.seen and self.percent == 0:
            sys.stderr.write(_("Preparing the muscle model; the first time takes some seconds."))
            sys.stderr.write("\n")

    def __call__(self, done: float) -> bool:
        self.timer.cancel()
        percent = int(100.0 * done)
        if self.seen and percent > self.percent and self.clock() - self.begin > 1.0:
            self.percent = percent
            sys.stderr.write(_("\rPredicting the response: {percent} %").format(percent=percent))
            sys.stderr.write("\n" if percent >= 100 else "")
            sys.stderr.flush()
        return True
