"""The check of a program that names a device: also by the voltage that the device has."""

from dataclasses import replace

from wavesim.core.program import Program
from wavesim.safety.check import check
from wavesim.safety.finding import GRAVEST_FIRST, Check


def check_with_device(program: Program, origin: Program | None = None) -> Check:
    """`wavesim.safety.check.check`, and the voltage where the program names a device."""
    found = check(program, origin)
    if program.device is None:
        return found
    # Loads are not needed at the start of a window.
    from wavesim.presentation.device_voltage import voltages

    judged, more = voltages(program, program.device)
    findings = sorted((*found.findings, *more), key=lambda f: GRAVEST_FIRST.index(f.severity))
    return replace(found, judged=(*found.judged, *judged), findings=tuple(findings))
