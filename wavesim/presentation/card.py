"""The card of the preset: what it is, how strong its evidence is, when not to use it."""

from typing import final

from wavesim.core.evidence import Application, Evidence
from wavesim.core.program import Program
from wavesim.core.spec import value
from wavesim.presentation.contraindications import in_short
from wavesim.presentation.edits import differ
from wavesim.presentation.literature import count_words, disagreements, point_words
from wavesim.presentation.names import exact
from wavesim.presentation.project import Project
from wavesim.presentation.ranges import is_example
from wavesim.presentation.references import full, short
from wavesim.presentation.words import _

_GRADES = {
    "systematic review": "Systematic review",
    "guideline": "Guideline",
    "RCT": "RCT",
    "cohort": "Cohort",
    "device manual": "Device manual",
    "expert": "Expert opinion",
}
_VERIFICATIONS = {
    "read": "values read in the sources",
    "partly read": "values partly read in the sources",
    "from memory": "values from memory",
}


@final
@value
class PresetCard:
    """What the card shows; an empty text where nothing is known.

    subtitle: modality and target. grade: kind of evidence. direction: what was found.
    source: main source in short ("Powell 1999"). verification: how far the numbers were read.
    verification_where: which number was seen where. references: the sources in full.
    intensity: criterion by which the amplitude is set, before the preset's value where that is
    only an example because no source gives one.
    not_with: the contraindications in few words.
    disagreement: on how many points the literature disagrees; points: each of them in full.
    edited: whether the program differs from its preset.
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
    not_with: tuple[str, ...]
    disagreement: str
    points: tuple[str, ...]
    precautions: tuple[str, ...]
    notes: str
    edited: bool


def preset_card(project: Project) -> PresetCard:
    """The card of the preset the program came from, or of the program itself."""
    shown = project.preset or project.program
    evidence, application = shown.evidence or Evidence(), shown.application or Application()
    points = disagreements(shown)
    return PresetCard(
        title=shown.title,
        subtitle=" · ".join(part for part in (application.modality, application.target) if part),
        grade=grade_words(evidence.grade),
        direction=evidence.direction or "",
        source=_sources(evidence),
        verification=verification_words(evidence.verification),
        verification_where=evidence.verification_where or "",
        references=tuple(full(key, evidence) for key in evidence.sources),
        intensity=_intensity(shown, evidence, application),
        contraindications=application.contraindications,
        not_with=tuple(map(in_short, application.contraindications)),
        disagreement=count_words(points),
        points=tuple(map(point_words, points)),
        precautions=application.precautions,
        notes=shown.notes,
        edited=differ(shown, project.program),
    )


def grade_words(grade: str | None) -> str:
    """A kind of evidence as the chip on the card says it."""
    return _(_GRADES[grade]) if grade in _GRADES else grade or ""


def verification_words(verification: str | None) -> str:
    """How far the numbers were read, in words."""
    return _(_VERIFICATIONS[verification]) if verification in _VERIFICATIONS else ""


def _sources(evidence: Evidence) -> str:
    """The first source, and how many more there are."""
    if not evidence.sources:
        return ""
    first, more = short(evidence.sources[0], evidence), len(evidence.sources) - 1
    return _("{source} and {count} more").format(source=first, count=more) if more else first


def _intensity(program: Program, evidence: Evidence, application: Application) -> str:
    """How strong: the criterion, and the values that are no more than examples."""
    examples = [
        exact(channel.amplitude_ma, "mA")
        for i, section in enumerate(program.section)
        for j, channel in enumerate(section.channel)
        if is_example(evidence, f"section.{i}.channel.{j}.amplitude_ma")
    ]
    criterion = application.intensity_criterion or ""
    if not examples:
        return criterion
    # The criterion is how it is set, and stands first; the example stands at its field too.
    values = ", ".join(dict.fromkeys(examples))
    if not criterion:
        return _("Example {values}").format(values=values)
    return _("{criterion} · example {values}").format(criterion=criterion, values=values)
