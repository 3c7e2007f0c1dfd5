"""About the estimate: the models to choose from, their equations, constants and limits."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Literal, final

from wavesim.core.program import Program
from wavesim.core.spec import keys, value
from wavesim.physiology.calibration import Calibration, calibration_from
from wavesim.physiology.constants import Constant
from wavesim.physiology.fatigue import FATIGUES
from wavesim.physiology.fibres import LONGEST_US, SHORTEST_US
from wavesim.physiology.muscle import MODELS, RATE_HZ, Model
from wavesim.presentation.chart import Table
from wavesim.presentation.entry import number_in
from wavesim.presentation.reach_words import MODEL
from wavesim.presentation.respond_words import FATIGUE_WORDS, MARK_SENTENCES, MODEL_WORDS
from wavesim.presentation.response import TETANUS_HZ, most_n
from wavesim.presentation.response_settings import Settings, project_table, settings_of
from wavesim.presentation.words import EN_DASH, _, number, quantity, unit_words

Group = Literal["model", "fatigue"]
FIELDS = ("sensory_ma", "motor_ma", "pain_ma", "at_us", "cv_fraction")
"""Fields of the calibration that are edited in the window."""
MUSCLE_EQUATIONS = _(
    "Each pulse sets calcium free: Cn' = Σ Rᵢ e^(-(t - tᵢ)/τc)/τc - Cn/τc. "
    "Force: F' = r A m - F/(τ1 + τ2 m), m = Cn/(Km + Cn); r is the recruited fraction. "
    "Fatigue after Ding: A, τ1 and Km move with the force of the fibres that work, and return "
    "with one time constant."
)
RECRUITMENT_EQUATIONS = _(
    "Recruitment: a fibre fires from its own threshold on, S (1 + chronaxie / phase duration) w; "
    "S is lognormal with the spread that is set, w the ratio of the waveform to a rectangle."
)


@final
@value
class Choice:
    """A model or a kind of fatigue that can be chosen."""

    group: Group
    name: str
    title: str
    words: str
    chosen: bool


@final
@value
class Field:
    """One number of the calibration. example: it still has our value."""

    name: str
    label: str
    unit: str
    number: float
    decimals: int
    example: bool


@final
@value
class About:
    """All of it: what can be chosen, the thresholds, sentences, and the constants as a table."""

    choices: tuple[Choice, ...]
    fields: tuple[Field, ...]
    sentences: tuple[str, ...]
    table: Table


def about(program: Program) -> About:
    """What the estimate of a program rests on."""
    settings = settings_of(program)
    model = MODELS[settings.model]
    return About(
        choices=(*_models(settings), *_fatigues(settings)),
        fields=tuple(_fields(settings.calibration)),
        sentences=tuple(_sentences(model)),
        table=_table((*model.constants, *FATIGUES[_fatigue(settings)])),
    )


def chosen(program: Program, group: Group, name: str) -> Mapping[str, object]:
    """The edit that chooses a model or a kind of fatigue."""
    settings = settings_of(program)
    new = replace(settings, **{group: name})  # type: ignore[arg-type]
    return {"project": project_table(program, new)}


def calibrated(program: Program, name: str, text: str) -> Mapping[str, object]:
    """The edit that sets a number of the calibration from what was typed.

    Raises ImpossibleError for what is no number of the unit, or out of range.
    """
    settings = settings_of(program)
    field = next(one for one in _fields(settings.calibration) if one.name == name)
    found = number_in(text, name, field.unit)
    table = {**settings.calibration.as_dict(), name: found}
    new = replace(settings, calibration=calibration_from(table))
    return {"project": project_table(program, new)}


def examples(program: Program) -> Mapping[str, object]:
    """The edit that gives all thresholds our example values back."""
    new = replace(settings_of(program), calibration=Calibration())
    return {"project": project_table(program, new)}


def _fatigue(settings: Settings) -> Literal["none", "ding", "riener1998"]:
    return settings.fatigue  # type: ignore[return-value]


def _models(settings: Settings) -> Iterator[Choice]:
    for name, model in MODELS.items():
        yield Choice(group="model", name=name, title=model.title, words=_(MODEL_WORDS[name]),
                     chosen=name == settings.model)  # fmt: skip


def _fatigues(settings: Settings) -> Iterator[Choice]:
    titles = {"none": _("None"), "ding": _("Ding"), "riener1998": _("Riener 1998")}
    for name, words in FATIGUE_WORDS.items():
        yield Choice(group="fatigue", name=name, title=titles[name], words=_(words),
                     chosen=name == settings.fatigue)  # fmt: skip


def _fields(calibration: Calibration) -> Iterator[Field]:
    known = keys(Calibration)
    for field in fields(Calibration):
        if field.name not in FIELDS:
            continue
        spec = known[field.name].spec
        assert spec is not None
        yield Field(
            name=field.name,
            label=_(spec.label),
            unit=unit_words(spec.unit),
            number=getattr(calibration, field.name),
            decimals=2 if field.name == "cv_fraction" else 0,
            example=field.name in calibration.ours,
        )


def _sentences(model: Model) -> Iterator[str]:
    """Model, equations and their source, then where it holds and what it does not know."""
    yield _(
        "{words}. Constants and equations are those of public code; source: {source}, which was "
        "not read."
    ).format(words=_(MODEL_WORDS[model.name]), source=model.source)
    yield _("100 % is {force}: all fibres of the rested model at {rate}.").format(
        force=quantity(most_n(model.name), "N"), rate=quantity(TETANUS_HZ, "Hz")
    )
    yield _(MUSCLE_EQUATIONS)
    yield _(RECRUITMENT_EQUATIONS)
    yield _(MODEL)
    yield _(
        "Valid for phases of {phases} and rates of {rates}; beyond the rates, and beyond what the "
        "model was fitted to, it is marked extrapolated. One channel is one muscle."
    ).format(phases=_range(SHORTEST_US, LONGEST_US, "us"), rates=_range(*RATE_HZ, "Hz"))
    if model.phase_us is not None:
        yield _("This model was used for phases of {range}.").format(
            range=_range(*model.phase_us, "us"))  # fmt: skip
    if model.current_ma is not None:
        yield _("This model was used for currents of {range}.").format(
            range=_range(*model.current_ma, "mA"))  # fmt: skip
    marks = {
        "amplitude": "amplitude_not_represented",
        "phase_duration": "phase_duration_not_represented",
        "waveform": "waveform_not_represented",
    }
    for name in model.not_represented:
        yield _(MARK_SENTENCES[marks[name]])  # type: ignore[index]


def _range(low: float, high: float, unit: str) -> str:
    return f"{number(low)}{EN_DASH}{quantity(high, unit)}"


def _table(constants: tuple[Constant, ...]) -> Table:
    rows = tuple(
        (
            one.name,
            quantity(one.value, one.unit, 6),
            one.meaning,
            one.source if one.read else _("{source}, from memory").format(source=one.source),
        )
        for one in constants
    )
    return Table(heads=(_("Constant"), _("Value"), _("Meaning"), _("Source")), rows=rows)
