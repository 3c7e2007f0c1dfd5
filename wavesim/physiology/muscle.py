"""The muscle models by name: their constants, what they know of a pulse, where they were fitted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wavesim.core.errors import Problem, raise_if
from wavesim.physiology.constants import Constant, replaced
from wavesim.physiology.ding import (
    DING_2003,
    DING_2003_SOURCE,
    DING_2007,
    DING_2007_SOURCE,
    duration_scale,
)
from wavesim.physiology.fatigue import FATIGUES, FatigueName
from wavesim.physiology.hmed import HMED_2018, HMED_SOURCE, current_lam

Floats = NDArray[np.float64]

Input = Literal["amplitude", "phase_duration", "waveform"]

RATE_HZ = (1.0, 100.0)
"""Rates the force models are used for: the fits go to 80 Hz, public code states forces at 100."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A published model of isometric force.

    knows: what of a pulse reaches the force by the model's own equations; None: a recruited
    fraction from outside scales A, which knows all of it. phase_us, current_ma: where its own
    inputs were fitted or checked; beyond, a result is extrapolated.
    """

    name: str
    title: str
    source: str
    constants: tuple[Constant, ...]
    knows: Input | None = None
    phase_us: tuple[float, float] | None = None
    current_ma: tuple[float, float] | None = None

    @property
    def not_represented(self) -> tuple[Input, ...]:
        """What of a pulse the model does not know."""
        if self.knows is None:
            return ()
        inputs: tuple[Input, ...] = ("amplitude", "phase_duration", "waveform")
        return tuple(one for one in inputs if one != self.knows)


MODELS = {
    model.name: model
    for model in (
        Model(
            name="ding2003",
            title="Ding 2003",
            source=DING_2003_SOURCE,
            constants=DING_2003,
        ),
        Model(
            name="ding2007",
            title="Ding 2007",
            source=DING_2007_SOURCE,
            constants=DING_2007,
            knows="phase_duration",
            phase_us=(131.405, 600.0),
        ),
        Model(
            name="hmed2018",
            title="Hmed 2018",
            source=HMED_SOURCE,
            constants=HMED_2018,
            knows="amplitude",
            current_ma=(17.0, 100.0),
        ),
    )
}


def model_of(name: str) -> Model:
    """A model by name; ImpossibleError names those there are."""
    raise_if(_unknown("model", name, MODELS))
    return MODELS[name]


def fatigue_of(name: object) -> FatigueName:
    """A kind of fatigue: False or "none", True or "ding", "riener1998"."""
    if isinstance(name, bool | np.bool_):
        return "ding" if name else "none"
    raise_if(_unknown("fatigue", name, FATIGUES))
    return name  # type: ignore[return-value]


def _unknown(what: str, name: object, known: Iterable[str]) -> list[Problem]:
    if isinstance(name, str) and name in set(known):
        return []
    return [Problem("choice", what, name, ", ".join(known))]


_ALSO = {"A_scale": "A0", "tau10": "tau1", "Km0": "Km", "R0": "R0_minus_Km"}
"""Other names that papers and public code have for rested values."""


def constants_of(
    model: Model, fatigue: FatigueName, parameters: Mapping[str, float] | None = None
) -> dict[str, float]:
    """All constants of a model and its fatigue by name, some of them replaced.

    R0 may be given itself, as papers do; it is kept as what it is above the rested Km. Constants of
    Ding's fatigue are known without fatigue too, where they do nothing.
    """
    given = {_ALSO.get(name, name): found for name, found in (parameters or {}).items()}
    tiring = FATIGUES["ding" if fatigue == "none" else fatigue]
    constants = replaced((*model.constants, *tiring), given)
    if parameters and "R0" in parameters:
        constants["R0_minus_Km"] -= constants["Km"]
    return constants


def scale_of(model: Model, constants: Mapping[str, float], phase_us: ArrayLike) -> Floats:
    """What a phase duration does to A in this model; 1 where it does not know it."""
    if model.knows != "phase_duration":
        return np.ones(np.shape(phase_us))
    return duration_scale(phase_us, constants["pd0"], constants["pdt"])


def lam_of(model: Model, constants: Mapping[str, float], amplitude_ma: ArrayLike) -> Floats:
    """What a current does to the calcium input in this model; 1 where it does not know it."""
    if model.knows != "amplitude":
        return np.ones(np.shape(amplitude_ma))
    return current_lam(amplitude_ma, **{name: constants[name] for name in ("ar", "bs", "Is", "cr")})
