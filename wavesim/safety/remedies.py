"""What would bring a finding inside: one number changed, solved on the program itself.

Each remedy is a program that was checked: the value is the multiple of the parameter's clinical
step nearest to the present one that passes. A parameter that cannot help is not offered.
"""

import math
from collections.abc import Callable, Iterator
from typing import Literal, final

from wavesim.core.errors import ImpossibleError
from wavesim.core.paths import value_at, with_values
from wavesim.core.program import Program
from wavesim.core.spec import Spec, keys, value
from wavesim.safety.check import check
from wavesim.safety.finding import GRAVEST_FIRST, Check, Finding

Side = Literal["lower", "higher", "balance"]
Judge = Callable[[Program, Program | None], Check]
FINER = (1.0, 0.1, 0.01, 0.001)
"""Parts of the clinical step that are tried where no multiple of the whole step passes."""
LOOKED_AT = (0.9, 0.75, 0.5, 0.25, 0.1)
"""Parts of the way from the far end to a passing value at which it is looked at again."""


@final
@value
class Remedy:
    """One change that brings a finding inside.

    path: what to change. now, value: the number now and the one that passes; value None: the key
    is taken away, so that the shape balances itself. side: "lower": the value or lower passes.
    """

    path: str
    now: float
    value: float | None
    unit: str
    side: Side


def remedies(
    program: Program, finding: Finding, origin: Program | None = None, *, judge: Judge = check
) -> tuple[Remedy, ...]:
    """The changes that help, each alone; none for a range and for what cannot be judged.

    origin: as for `check`. judge: what checks a program, all rules that are to be kept.
    """
    if finding.limit is None or finding.missing:
        return ()
    before = judge(program, origin)
    if finding.rule not in {found.rule for found in before.findings}:
        return ()

    def passes(changed: Program) -> bool:
        return _better(before, judge(changed, origin), finding)

    return (
        *_balanced(program, finding, passes),
        *_lowered(program, finding, passes),
        *_raised(program, finding, passes),
    )


def _better(before: Check, after: Check, finding: Finding) -> bool:
    """Whether the limit and all of its group are kept now, and nothing else is worse."""
    assert finding.limit is not None
    group = finding.limit.group or finding.rule
    had = {(f.rule, f.section, f.channel): GRAVEST_FIRST.index(f.severity) for f in before.findings}
    for found in after.findings:
        if found.limit is None:
            continue
        mine = (found.section, found.channel) == (finding.section, finding.channel)
        if mine and (found.rule == finding.rule or (found.limit.group or found.rule) == group):
            return False
        graver_to = had.get((found.rule, found.section, found.channel), len(GRAVEST_FIRST))
        if GRAVEST_FIRST.index(found.severity) < graver_to:
            return False
    return True


def _lowered(
    program: Program, finding: Finding, passes: Callable[[Program], bool]
) -> Iterator[Remedy]:
    """Largest amplitude, longest phase, highest rate and longest time that pass."""
    here = f"section.{finding.section}.channel.{finding.channel}"
    paths = (
        f"{here}.timing.burst_frequency_hz",
        f"{here}.timing.frequency_hz",
        f"{here}.timing.frequency_end_hz",
        f"{here}.amplitude_ma",
        f"{here}.pulse.phase_duration_us",
        f"section.{finding.section}.duration_min",
    )
    # A voltage falls with rate or time only where too few pulses are left to end a ramp.
    of_pulse = finding.limit is not None and finding.limit.quantity == "peak_voltage_v"
    for path in paths[3:5] if of_pulse else paths:
        remedy = _search(program, path, passes, -1)
        if remedy is not None:
            yield remedy


def _raised(
    program: Program, finding: Finding, passes: Callable[[Program], bool]
) -> Iterator[Remedy]:
    """Smallest pad that passes."""
    path = f"section.{finding.section}.channel.{finding.channel}.electrode.area_cm2"
    remedy = _search(program, path, passes, 1)
    if remedy is not None:
        yield remedy


def _search(
    program: Program, path: str, passes: Callable[[Program], bool], way: int
) -> Remedy | None:
    """The multiple of the step nearest to the present value, on one side of it, that passes."""
    found = _number(program, path)
    if found is None:
        return None
    now, spec = found

    def tried(number: float) -> bool:
        try:
            return spec.allows(number) and passes(with_values(program, {path: number}))
        except ImpossibleError:
            return False

    for part in FINER:
        number = _nearest(now, spec.step * part, way, spec, tried)
        if number is not None:
            side: Side = "lower" if way < 0 else "higher"
            return Remedy(path=path, now=now, value=number, unit=spec.unit, side=side)
    return None


def _nearest(
    now: float, step: float, way: int, spec: Spec, tried: Callable[[float], bool]
) -> float | None:
    """The multiple next to `now` that passes, and behind it all that were looked at do too.

    A lower rate can fall into a band with a lower limit, so that a value passes and a lower one
    does not; "or lower" would be wrong of it.
    """
    near = math.ceil(now / step) if way < 0 else math.floor(now / step)
    end = 1 if way < 0 else math.floor((spec.high or now) / step)
    if (near - end) * way >= 0 or not tried(_multiple(end, step)):
        return None
    found = _halved(near, end, step, tried)
    while (worse := _failing(found, end, step, tried)) is not None:
        found = _halved(worse, end, step, tried)
    return _multiple(found, step)


def _halved(near: int, far: int, step: float, tried: Callable[[float], bool]) -> int:
    """Between a failing and a passing multiple: the passing one of two neighbours."""
    while abs(near - far) > 1:
        middle = (near + far) // 2
        if tried(_multiple(middle, step)):
            far = middle
        else:
            near = middle
    return far


def _failing(found: int, end: int, step: float, tried: Callable[[float], bool]) -> int | None:
    """One of some multiples between a passing one and the end that fails, the last of them."""
    looked_at = {end + round((found - end) * part) for part in LOOKED_AT} - {found, end}
    failing = [times for times in looked_at if not tried(_multiple(times, step))]
    return min(failing, key=lambda times: abs(times - end), default=None)


def _multiple(times: int, step: float) -> float:
    """A multiple of a step as it would be typed: 0.3, not 3 x 0.1."""
    return float(f"{times * step:.12g}")


def _number(program: Program, path: str) -> tuple[float, Spec] | None:
    """The number at a path and what it may be; None where there is none."""
    parent_path, _, name = path.rpartition(".")
    try:
        parent = value_at(program, parent_path)
    except ImpossibleError:
        return None
    key = keys(type(parent)).get(name) if parent is not None else None
    found = getattr(parent, name) if key is not None else None
    if key is None or key.spec is None or not isinstance(found, int | float):
        return None
    return float(found), key.spec


def _balanced(
    program: Program, finding: Finding, passes: Callable[[Program], bool]
) -> Iterator[Remedy]:
    """A recovery phase that takes its duration from the leading one."""
    path = f"section.{finding.section}.channel.{finding.channel}.pulse.recovery_duration_us"
    found = _number(program, path)
    if found is not None and passes(with_values(program, {path: None})):
        yield Remedy(path=path, now=found[0], value=None, unit=found[1].unit, side="balance")
