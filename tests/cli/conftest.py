"""Running commands as a person does, without a process for each."""

from dataclasses import dataclass

import pytest

from wavesim.__main__ import main


@dataclass(frozen=True)
class Done:
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


@pytest.fixture
def wavesim(capsys):
    """Run one command."""

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        plain = "\N{NO-BREAK SPACE}"
        return Done(status, captured.out.replace(plain, " "), captured.err.replace(plain, " "))

    return run
