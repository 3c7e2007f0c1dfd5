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
from wavesim.safety.limits import Limit, Severity, Standing, Step, error

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
    """The largest voltage of a device [V]; None: for want of `missing`.

    source: who says so; standing: whether that was read, or is a typical value of ours. missing:
    "compliance" where it is not published, "device" where the device is not known here.
    """

    compliance_v: float | None
    source: str
    standing: Standing
    missing: Missing = COMPLIANCE


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


@final
@value
class _Compared:
    """A number beside its limit; found None: for want of `missing`. where: what is judged."""

    limit: Limit
    where: str
    place: NeededVoltage
    found: float | None
    formula: Formula | None
    missing: Missing

    @property
    def severity(self) -> Severity | None:
        """How grave it is; None: it is kept, or not known."""
        step = self.limit.steps[0]
        if self.found is None or self.found <= step.value * (1.0 + ROUNDING):
            return None
        return step.severity


def judged_voltages(device: DeviceVoltage, needed: Iterable[NeededVoltage]) -> Answers:
    """Every channel against the device, and the device against the limit of all devices.

    Empty without a channel of pulses.
    """
    channels = tuple(needed)
    compared = [_own(device, one) for one in channels[:1]] + [_one(device, c) for c in channels]
    judged = tuple(_judged(one, one.found) for one in compared if one.found is not None)
    findings = tuple(_finding(one) for one in compared if one.severity or one.found is None)
    return judged, findings


def _own(device: DeviceVoltage, first: NeededVoltage) -> _Compared:
    """The device itself; it stands with the first channel."""
    found, formula = device.compliance_v, None
    if found is not None:
        term = Term(label="largest voltage", value=found, unit="V", given=True)
        formula = Formula(template="{number}", terms={"number": term})
    return _Compared(
        limit=HIGHEST,
        where="device",
        place=first,
        found=found,
        formula=formula,
        missing=device.missing if found is None else "",
    )


def _one(device: DeviceVoltage, one: NeededVoltage) -> _Compared:
    bound = device.compliance_v
    limit = Limit(
        id=COMPLIANCE, title="Peak voltage", quantity="peak_voltage_v", unit="V",
        steps=(Step(value=bound or 0.0, severity="warning"),), when="a device is named",
        condition="always", source=device.source, standing=device.standing,
    )  # fmt: skip
    missing: Missing = device.missing if bound is None else one.missing
    here = f"section.{one.section}.channel.{one.channel}"
    found = None if missing else one.peak_v
    return _Compared(
        limit=limit,
        where={"area": f"{here}.electrode", "amplitude": f"{here}.amplitude_ma"}.get(missing, here),
        place=one,
        found=found,
        formula=None if found is None else _formula(one.amplitude_ma, found),
        missing=missing,
    )


def _formula(amplitude_ma: float, peak_v: float) -> Formula:
    """The voltage is linear in the amplitude, whatever the course of the current is."""
    ohm = peak_v / amplitude_ma * 1e3
    return Formula(
        template="{amplitude} × {load}",
        terms={
            "amplitude": Term(label="amplitude", value=amplitude_ma, unit="mA", given=True),
            "load": Term(label="peak voltage per current", value=ohm, unit="ohm"),
        },
    )


def _judged(one: _Compared, found: float) -> Judged:
    return Judged(
        limit=one.limit,
        section=one.place.section,
        channel=one.place.channel,
        value=found,
        bound=one.limit.steps[0].value,
        severity=one.severity,
    )


def _finding(one: _Compared) -> Finding:
    return Finding(
        rule=one.limit.id,
        severity=one.severity or "info",
        where=one.where,
        value=one.found,
        bound=one.limit.steps[0].value,
        unit=one.limit.unit,
        source=one.limit.source,
        verified=one.limit.standing != "not read",
        section=one.place.section,
        channel=one.place.channel,
        formula=one.formula,
        limit=one.limit,
        missing=one.missing,
    )
