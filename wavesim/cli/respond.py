"""`wavesim respond P`."""

import sys
from argparse import ArgumentParser, Namespace
from types import FunctionType
from typing import TYPE_CHECKING, Any

from wavesim.cli.edits import program_arguments, program_of
from wavesim.cli.output import write, write_json
from wavesim.cli.refusal import RefusalError
from wavesim.core.program import Program
from wavesim.presentation.words import _

if TYPE_CHECKING:
    from wavesim.physiology.response import Response

SLOW = _("The muscle model is not compiled here and so is slow; wavesim doctor looks for numba.")


def arguments(parser: ArgumentParser) -> None:
    """A program, a model of the muscle and of its fatigue; text or JSON."""
    program_arguments(parser)
    parser.add_argument(
        "--model", metavar=_("MODEL"),
        help=_("ding2003, ding2007 (knows the phase duration) or hmed2018 (knows the current); left"
               " out, the one kept with the program, else ding2003"),
    )  # fmt: skip
    parser.add_argument(
        "--fatigue", metavar=_("FATIGUE"),
        help=_("ding, riener1998 or none; left out, the one kept with the program, else ding"),
    )  # fmt: skip
    parser.add_argument(
        "--constant", dest="constants", action="append", default=[], metavar=_("NAME=VALUE"),
        help=_("replace a constant of the model, such as tau1=0.04; may be repeated"),
    )  # fmt: skip
    parser.add_argument(
        "--r0-follows-km", action="store_true",
        help=_("let the enhancement by the pulse before grow with fatigue"),
    )  # fmt: skip
    parser.add_argument(
        "--below", default="50", metavar=_("PERCENT"),
        help=_("tell the first contraction below this part of the first (50)"),
    )  # fmt: skip
    parser.add_argument(
        "--readings", action="store_true",
        help=_("also twitch, fusion, force against rate, phase duration and current, and catch-like"
               " trains"),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))


def run(options: Namespace) -> int:
    """Print the predicted response."""
    program, below = program_of(options), _number("--below", options.below) / 100.0
    constants = dict(_constant(text) for text in options.constants)
    from wavesim.physiology.respond import respond
    from wavesim.presentation.response_settings import settings_of

    kept = settings_of(program)
    with _Told() as told:
        found = respond(
            program,
            model=options.model or kept.model,
            fatigue=options.fatigue or kept.fatigue,
            r0_follows_km=options.r0_follows_km,
            parameters=constants,
            progress=told,
        )
    if options.json:
        write_json(_document(program, found, readings=options.readings))
        return 0
    from wavesim.presentation.respond_text import Shown, respond_lines

    write(respond_lines(program, found, Shown(below=below, readings=options.readings)))
    return 0


def _constant(text: str) -> tuple[str, float]:
    """Name and value of a constant."""
    name, equals, found = text.partition("=")
    if not equals:
        raise RefusalError(
            _('--constant: "{found}" is not NAME=VALUE.').format(found=ascii(text)[1:-1])
        )
    return name.strip(), _number("--constant", found)


def _number(option: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise RefusalError(
            _('{option}: "{found}" is not a number.').format(option=option, found=ascii(text)[1:-1])
        ) from None


def _document(program: Program, found: "Response", *, readings: bool) -> dict[str, Any]:
    """The document of the contract; every channel with its readings if they are asked for."""
    document = found.as_dict()
    if not readings:
        return document
    from wavesim.physiology.calibration import calibration_of
    from wavesim.physiology.reading_sheet import reading_sheet

    calibration = calibration_of(program)
    for section, played, told in zip(
        program.section, found.sections, document["sections"], strict=True
    ):
        for channel, one, data in zip(
            section.channel, played.channels, told["channels"], strict=True
        ):
            sheet = reading_sheet(one, channel, calibration)
            data["readings"] = None if sheet is None else sheet.as_dict()
    return document


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
        if self.seen and self.percent == 0 and not self.slow():
            sys.stderr.write(_("Preparing the muscle model; the first time takes some seconds."))
            sys.stderr.write("\n")

    @staticmethod
    def slow() -> bool:
        """Whether the model is there and was not compiled; looks, and imports nothing."""
        kernel = sys.modules.get("wavesim.physiology.kernel")
        return isinstance(getattr(kernel, "run", None), FunctionType)

    def __call__(self, done: float) -> bool:
        self.timer.cancel()
        percent = int(100.0 * done)
        if self.seen and percent > self.percent and self.clock() - self.begin > 1.0:
            if self.percent == 0 and self.slow():
                sys.stderr.write(_(SLOW) + "\n")
            self.percent = percent
            sys.stderr.write(_("\rPredicting the response: {percent} %").format(percent=percent))
            sys.stderr.write("\n" if percent >= 100 else "")
            sys.stderr.flush()
        return True
