"""Findings of a program: every limit on every channel, in the order of the table.

Judging depends on the section, the channel and what they are used for, and is kept for them; notes
and evidence change nothing but the ranges.
"""

from collections.abc import Iterator
from functools import lru_cache

from wavesim.analysis.dose import channel_dose
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.safety.finding import GRAVEST_FIRST, Check, Finding, Judged, Missing
from wavesim.safety.formulas import formula
from wavesim.safety.limits import LIMITS, Limit, Severity
from wavesim.safety.ranges import outside
from wavesim.safety.subject import Subject, subject

ROUNDING = 1e-12
"""Closer than this part of it, a number is the limit itself: arithmetic rounds."""
WITHOUT_CURRENT = {"phase_duration_ms", "imbalance_percent", "burst_duty_ratio"}
"""Quantities that do not depend on the amplitude, so that 0 mA does not hide them."""

Answer = tuple[Limit, float | None, float, Severity | None]
"""A limit, the number, the value it was compared with, and how grave it is."""


def check(program: Program, origin: Program | None = None) -> Check:
    """What a program exceeds, gravest first; within a severity in the order of the table.

    origin: the preset it came from, whose evidence and application hold; None: its own.
    """
    holder = origin or program
    modality = (holder.application.modality if holder.application else None) or ""
    judged: list[Judged] = []
    findings: list[Finding] = []
    for i, section in enumerate(program.section):
        for j, channel in enumerate(section.channel):
            total_mc = _session_mc(program, channel.name)
            about, answers = _answers(section, j, modality, program.condition, total_mc)
            judged += _judged(answers, i, j)
            findings += _findings(about, answers, i, j)
    findings += outside(program, holder.evidence)
    findings.sort(key=lambda finding: GRAVEST_FIRST.index(finding.severity))
    return Check(id=program.id, judged=tuple(judged), findings=tuple(findings))


def _session_mc(program: Program, name: str) -> float | None:
    """Charge of a channel that is in several sections [mC]; None: one section holds all of it."""
    parts = [
        (section, j)
        for section in program.section
        for j, channel in enumerate(section.channel)
        if channel.name == name and channel.carrier is not None and channel.carrier.one_way
    ]
    if len(parts) < 2:
        return None
    return sum(channel_dose(section, j).total_charge_mc for section, j in parts)


@lru_cache(maxsize=64)
def _answers(
    section: Section, channel: int, modality: str, condition: str, total_mc: float | None
) -> tuple[Subject, tuple[Answer, ...]]:
    """Every limit that applies to a channel."""
    about = subject(section, channel, modality, condition, total_mc)
    return about, tuple(_answer(about, limit) for limit in LIMITS if about.applies(limit))


def _answer(about: Subject, limit: Limit) -> Answer:
    extra = limit.per_phase_ms * about.phase_ms if limit.per_phase_ms else 0.0
    mildest = limit.steps[-1].value + extra
    hidden = about.channel.amplitude_ma == 0.0 and limit.quantity not in WITHOUT_CURRENT
    amount = None if hidden else about.amount(limit)
    if amount is None:
        return limit, None, mildest, None
    for step in limit.steps:
        if _exceeds(amount, step.value + extra, limit.strict):
            return limit, amount, step.value + extra, step.severity
    return limit, amount, mildest, None


def _exceeds(amount: float, bound: float, strict: bool) -> bool:
    if strict:
        return amount >= bound * (1.0 - ROUNDING)
    return amount > bound * (1.0 + ROUNDING)


def _judged(answers: tuple[Answer, ...], section: int, channel: int) -> Iterator[Judged]:
    for limit, amount, bound, severity in answers:
        if amount is not None:
            yield Judged(
                limit=limit,
                section=section,
                channel=channel,
                value=amount,
                bound=bound,
                severity=severity,
            )


def _findings(
    about: Subject, answers: tuple[Answer, ...], section: int, channel: int
) -> Iterator[Finding]:
    here = f"section.{section}.channel.{channel}"
    for limit, amount, bound, severity in answers:
        if amount is not None and severity is None:
            continue
        missing: Missing = ""
        if amount is None:
            missing = "amplitude" if about.channel.amplitude_ma == 0.0 else "area"
        yield Finding(
            rule=limit.id,
            severity=severity or "info",
            where={"": here, "area": f"{here}.electrode", "amplitude": f"{here}.amplitude_ma"}[
                missing
            ],
            value=amount,
            bound=bound,
            unit=limit.unit,
            source=limit.source,
            verified=limit.standing != "not read",
            section=section,
            channel=channel,
            formula=formula(about, limit),
            limit=limit,
            missing=missing,
        )
