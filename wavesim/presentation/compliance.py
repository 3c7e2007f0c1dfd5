"""The check of a program that names a device: also by the voltage that the device has."""

from dataclasses import replace

from wavesim.core.program import Program
from wavesim.safety.check import check
from wavesim.safety.finding import GRAVEST_FIRST, Check, Finding
from wavesim.safety.limits import LIMITS

ORDER = {limit.id: row for row, limit in enumerate(LIMITS)}


def check_with_device(program: Program, origin: Program | None = None) -> Check:
    """`wavesim.safety.check.check`, and the voltage where the program names a device."""
    found = check(program, origin)
    if program.device is None:
        return found
    # Loads are not needed at the start of a window.
    from wavesim.presentation.device_voltage import voltages

    judged, more = voltages(program, program.device)
    findings = sorted((*found.findings, *more), key=_place)
    return replace(found, judged=(*found.judged, *judged), findings=tuple(findings))


def _place(finding: Finding) -> tuple[int, bool, int, int, int]:
    """By gravity, channel and table, the voltages behind the energy of a pulse; ranges last."""
    gravity = GRAVEST_FIRST.index(finding.severity)
    if finding.is_range:
        return gravity, True, 0, 0, 0
    row = ORDER.get(finding.rule, ORDER["L5"])
    return gravity, False, finding.section, finding.channel, row
