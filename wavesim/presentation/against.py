"""Preset and yours, side by side."""

from typing import final

from wavesim.core.spec import value
from wavesim.presentation.project import Project


@final
@value
class AgainstRow:
    """One value of both, with units; an em dash where one has no such value."""

    label: str
    preset: str
    yours: str
    differs: bool


def against_preset(project: Project, section: int = 0, channel: int = 0) -> tuple[AgainstRow, ...]:
    """The rows of one channel; none without a preset."""
    raise NotImplementedError
