"""A program: what the clinician means, as one frozen value."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, final

from wavesim.core.channel import LONGEST_S
from wavesim.core.errors import Problem
from wavesim.core.evidence import Application, Evidence
from wavesim.core.section import Section
from wavesim.core.spec import Spec, check, checked, value

Condition = Literal[
    "healthy", "disuse", "stroke", "acute-pain", "chronic-pain", "cerebral-palsy",
    "multiple-sclerosis", "spinal-cord-injury", "denervation", "pelvic-floor", "oedema-wound",
    "other", "teaching",
]  # fmt: skip

MOST_SECTIONS = 100
"""Sections in one program (contract 1.1)."""


@final
@value
class Program:
    """Sections played in order, with title, condition and evidence (contract 1.2)."""

    schema: Literal[1]
    id: Annotated[str, Spec(label="Id", help="1 to 64 of a-z, 0-9, hyphen")]
    title: Annotated[str, Spec(label="Title", help="what the program is for")]
    condition: Annotated[Condition, Spec(label="Condition", help="whom it is for")]
    notes: Annotated[str, Spec(label="Notes", help="free text")] = ""
    based_on: Annotated[
        str | None, Spec(label="Based on", help="id of the preset it came from")
    ] = None
    device: Annotated[str | None, Spec(label="Device", help="id of a device profile")] = None
    section: tuple[Section, ...]
    evidence: Evidence | None = None
    application: Application | None = None
    project: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        if not re.fullmatch(r"[a-z0-9-]{1,64}", self.id):
            yield Problem("id", "id", self.id, "1 to 64 of a-z, 0-9 and hyphen")
        if not 1 <= len(self.section) <= MOST_SECTIONS:
            yield Problem("too_many", "section", len(self.section), f"1 to {MOST_SECTIONS}")
        if self.duration_s > LONGEST_S and len(self.section) > 1:
            yield Problem(
                "too_long",
                "section",
                self.duration_s / 60.0,
                "up to 24 h in all",
                "min",
                (("duration_h", self.duration_s / 3600.0),),
            )

    @property
    def duration_s(self) -> float:
        """Length of the session, the sum of its sections [s]."""
        return sum(section.duration_s for section in self.section)
