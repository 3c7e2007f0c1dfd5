"""The commands by name. Importing this is cheap: what a command needs comes when it is run."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


@final
@dataclass(frozen=True, slots=True)
class Command:
    """A command: the module of `wavesim.cli` that holds it and what it does, in English.

    The module has `arguments(parser)`, which adds what the command takes, and `run(options)`,
    which gives the exit status.
    """

    module: str
    summary: str

    def arguments(self, parser: "ArgumentParser") -> None:
        """Add what the command takes to its parser."""
        self._function("arguments")(parser)

    def run(self, options: "Namespace") -> int:
        """Do it; the exit status."""
        status = self._function("run")(options)
        assert isinstance(status, int)
        return status

    def _function(self, name: str) -> Callable[..., object]:
        found: Callable[..., object] = getattr(import_module(f"wavesim.cli.{self.module}"), name)
        return found


COMMANDS = {
    "presets": Command("list_presets", "list the presets"),
    "show": Command("show", "the whole program with its evidence, in words or as data"),
    "dose": Command("dose", "the electrical dose"),
    "check": Command("check", "findings against limits; exit status 1 if one is an error"),
    "replay": Command("replay", "the program as a device plays it, and what is lost"),
    "respond": Command("respond", "predicted nerve, muscle and joint response"),
    "render": Command("render", "a figure of the waveform"),
    "validate": Command("validate", "check files, all errors of all files"),
    "doctor": Command("doctor", "what is installed, what is missing, how to get it"),
}
LATER = frozenset(
    {
        "compare",
        "design",
        "export",
        "identify",
        "lesson",
        "read",
        "report",
        "say",
        "sweep",
    }
)
"""Commands of the contract that this version does not have yet."""
