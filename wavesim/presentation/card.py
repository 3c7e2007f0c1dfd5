"""The card of the preset: what it is, how strong its evidence is, when not to use it."""

from typing import final

from wavesim.core.spec import value
from wavesim.presentation.project import Project


@final
@value
class PresetCard:
    """What the card shows; an empty text where nothing is known.

    subtitle: modality and target. grade: kind of evidence. direction: what was found.
    source: main source in short ("Powell 1999"). verification: how far the numbers were read.
    verification_where: which number was seen where. references: the sources in full.
    intensity: criterion by which the amplitude is set, with the value marked as an example where
    no source gives it. edited: whether the program differs from its preset.
    """

    title: str
    subtitle: str
    grade: str
    direction: str
    source: str
    verification: str
    verification_where: str
    references: tuple[str, ...]
    intensity: str
    contraindications: tuple[str, ...]
    precautions: tuple[str, ...]
    notes: str
    edited: bool


def preset_card(project: Project) -> PresetCard:
    """The card of the preset the program came from, or of the program itself."""
    raise NotImplementedError
