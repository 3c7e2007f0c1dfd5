"""The voltage a program needs against the largest voltage of the device it names.

The floor above knows devices and pads and gives the numbers; here they are judged. What is not
known is a finding that says so.
"""

from collections.abc import Iterable
from typing import Literal, final

from wavesim.core.spec import value
from wavesim.safety.check import ROUNDING
from wavesim.safety.finding import Finding, Judged, Missing
from wavesim.safety.formulas import Formula, Term
from wavesim.safety.limits import Limit, Standing, Step, error

COMPLIANCE: Literal["compliance"] = "compliance"
"""Rule of a pulse that needs more voltage than the device has."""
HIGHEST = Limit(
    id="L6", title="Largest voltage of the device", quantity="compliance_v", unit="V",
    steps=error(500.0), when="the device that the program names", condition="always",
    source="IEC 60601-2-10", standing="not read",
)  # fmt: skip
"""The open-circuit voltage: a property of a device, so it is judged by its largest voltage."""


@final
@value
class DeviceVoltage:
    """The largest voltage of a device [V]; None: not published, or the device is not known.

    source: who says so; standing: whether that was read, or is a typical value of ours.
    """

    compliance_v: float | None
    source: str
    standing: Standing


@final
@value
class NeededVoltage:
    """What one channel needs at its peak [V]; None for want of `missing`."""

    section: int
    channel: int
    amplitude_ma: float
    peak_v: float | None
    missing: Missing = ""


Answers = tuple[tuple[Judged, ...], tuple[Finding, ...]]


def judged_voltages(device: DeviceVoltage, needed: Iterable[NeededVoltage]) -> Answers:
    """Every channel against the device, and the device against the limit of all devices.

    Empty without a channel of pulses.
    """
    judged: list[Judged] = []
    findings: list[Finding] = []
    channels = tuple(needed)
    if channels:
        _own(device, channels[0], judged, findings)
    for one in channels:
        _judge(device, one, judged, findings)
    return tuple(judged), tuple(findings)


def _own(
    device: DeviceVoltage, first: NeededVoltage, judged: list[Judged], findings: list[Finding]
) -> None:
    """The device itself; it stands with the first channel."""
    found = device.compliance_v
    formula = None
    if found is not None:
        term = Term(label="largest voltage", value=found, unit="V", given=True)
        formula = Formula(template="{number}", terms={"number": term})
    missing: Missing = "" if found is not None else COMPLIANCE
    _add(HIGHEST, "device", first, found, formula, missing, judged, findings)


def _judge(
    device: DeviceVoltage, one: NeededVoltage, judged: list[Judged], findings: list[Finding]
) -> None:
    bound = device.compliance_v
    limit = Limit(
        id=COMPLIANCE, title="Peak voltage", quantity="peak_voltage_v", unit="V",
        steps=(Step(value=bound or 0.0, severity="warning"),), when="a device is named",
        condition="always", source=device.source, standing=device.standing,
    )  # fmt: skip
    missing: Missing = COMPLIANCE if bound is None else one.missing
    here = f"section.{one.section}.channel.{one.channel}"
    where = {"area": f"{here}.electrode", "amplitude": f"{here}.amplitude_ma"}.get(missing, here)
    found = None if missing else one.peak_v
    formula = None
    if found is not None:
        ohm = found / one.amplitude_ma * 1e3
        formula = Formula(
            template="{amplitude} × {load}",
            terms={
                "amplitude": Term(
                    label="amplitude", value=one.amplitude_ma, unit="mA", given=True
                ),
                "load": Term(label="peak voltage per current", value=ohm, unit="ohm"),
            },
        )
    _add(limit, where, one, found, formula, missing, judged, findings)


def _add(
    limit: Limit,
    where: str,
    one: NeededVoltage,
    found: float | None,
    formula: Formula | None,
    missing: Missing,
    judged: list[Judged],
    findings: list[Finding],
) -> None:
    step = limit.steps[0]
    exceeded = found is not None and found > step.value * (1.0 + ROUNDING)
    if found is not None:
        judged.append(
            Judged(
                limit=limit,
                section=one.section,
                channel=one.channel,
                value=found,
                bound=step.value,
                severity=step.severity if exceeded else None,
            )
        )
    if found is None or exceeded:
        findings.append(
            Finding(
                rule=limit.id,
                severity=step.severity if exceeded else "info",
                where=where,
                value=found,
                bound=step.value,
                unit=limit.unit,
                source=limit.source,
                verified=limit.standing != "not read",
                section=one.section,
                channel=one.channel,
                formula=formula,
                limit=limit,
                missing=missing,
            )
        )
