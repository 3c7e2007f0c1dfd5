"""What a card over the waveform consists of."""

from typing import final

from wavesim.core.spec import value
from wavesim.presentation.scene import Box


@final
@value
class PulseCard:
    """Title and rows (name, value) of a pulse, and the part of the plot that it fills."""

    title: str
    rows: tuple[tuple[str, str], ...]
    box: Box
