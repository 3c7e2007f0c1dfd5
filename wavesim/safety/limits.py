"""The limits a design is compared with, as one typed table.

Each row says what is compared, with which number, when, who says so and whether that text was read.
A row of ours is neither law nor unread. Reasons and what is left out: docs/limits.md.
"""

from dataclasses import replace
from typing import Literal, final

from wavesim.core.spec import value

Severity = Literal["info", "warning", "error"]
Standing = Literal["read", "not read", "ours"]
Quantity = Literal[
    "phase_duration_ms",
    "amplitude_ma",
    "net_dc_ua",
    "imbalance_percent",
    "dc_density_ma_cm2",
    "dc_dose_ma_min",
    "rms_direct_ma",
    "rms_band_ma",
    "pulse_energy_mj",
    "rms_density_ma_cm2",
    "power_density_w_cm2",
    "rms_ma",
    "mean_rectified_ma",
    "charge_per_phase_uc",
    "charge_per_pulse_uc",
    "burst_duty_ratio",
    "peak_voltage_v",
    "compliance_v",
]
Condition = Literal[
    "always",
    "phase_of_pulse",
    "one_spike_only",
    "several_spikes",
    "meant_balanced",
    "one_way_cathode",
    "one_way_anode",
    "direct_component",
    "one_way",
    "tdcs",
    "alternating_current",
    "direct_or_long",
    "short_pulse",
    "pulsed",
    "tens",
    "sine_burst",
]


@final
@value
class Step:
    """A value that is not to be exceeded, and how grave it is where it is."""

    value: float
    severity: Severity


@final
@value
class Band:
    """Rates a limit holds for: above `above_hz`, up to `to_hz` [Hz]."""

    above_hz: float = -1.0
    to_hz: float = float("inf")


@final
@value
class Limit:
    """One row.

    id: the contract's `rule`. title: what is compared, in words. quantity: which number.
    unit: of the number. steps: from the gravest to the mildest.
    when: condition in words; condition: the same for the checker.
    source: who says so ("ours": this project); basis: where it comes from in more words.
    group: limits of which a change must keep all (the bands of one rule); its own id where empty.
    per_phase_ms: added to the value for each millisecond of the phase [unit/ms].
    strict: the value itself is already too much. half_area: judged with half of the pad lifted.
    informative: only classes an output; nothing is wrong with what exceeds it.
    """

    id: str
    title: str
    quantity: Quantity
    unit: str
    steps: tuple[Step, ...]
    when: str
    condition: Condition
    source: str
    standing: Standing
    basis: str = ""
    group: str = ""
    band: Band | None = None
    per_phase_ms: float = 0.0
    strict: bool = False
    half_area: bool = False
    informative: bool = False


def error(at: float) -> tuple[Step, ...]:
    """One step, an error."""
    return (Step(value=at, severity="error"),)


def warning(at: float) -> tuple[Step, ...]:
    """One step, a warning."""
    return (Step(value=at, severity="warning"),)


def info(at: float) -> tuple[Step, ...]:
    """One step, worth knowing."""
    return (Step(value=at, severity="info"),)


OURS = "ours"
IEC = "IEC 60601-2-10 (201.12.4.104)"
IEC_51 = "IEC 601-2-10, clause 51.104, as a stimulator maker quotes it (Biopac)"
AS_G = "AS 60601.2.10:2018, instructions for use, item g"
AS_F = "AS 60601.2.10:2018, instructions for use, item f"
FDA_1999 = "FDA guidance on powered muscle stimulators, 1999 (its summary page)"
FDA_2010 = "FDA draft special controls for limited output, 2010"
NS4 = "ANSI/AAMI NS4 (TENS)"
TEXTS = "physiotherapy texts"

_SANITY = (
    Limit(
        id="long-phase", title="Phase duration", quantity="phase_duration_ms", unit="ms",
        steps=warning(2.0), when="outside long-pulse and microcurrent treatment",
        condition="phase_of_pulse", source=OURS, standing="ours",
        basis="longer phases are used for denervated muscle and microcurrent only; elsewhere the"
        " unit was probably mistaken",
    ),
    Limit(
        id="amplitude", title="Amplitude", quantity="amplitude_ma", unit="mA", steps=error(250.0),
        when="all currents but twin peaks", condition="one_spike_only", source=OURS,
        standing="ours",
        basis="the largest surface current a source reports, with a special device and large pads"
        " (Kern 2010, read in a review)",
    ),
    Limit(
        id="amplitude-twin-peak", title="Amplitude", quantity="amplitude_ma", unit="mA",
        steps=error(2500.0), when="twin peaks", condition="several_spikes", source=OURS,
        standing="ours",
        basis="the largest peak that device texts give for high-volt current (from memory)",
    ),
)  # fmt: skip

_DIRECT = (
    Limit(
        id="L19", title="Net direct current", quantity="net_dc_ua", unit="uA",
        steps=(Step(value=100.0, severity="error"), Step(value=10.0, severity="warning")),
        when="currents meant to be balanced", condition="meant_balanced", source=OURS,
        standing="ours", basis="taken over from the auxiliary current of IEC 60601-1 (from memory)",
    ),
    Limit(
        id="L20", title="Charge imbalance", quantity="imbalance_percent", unit="%",
        steps=(Step(value=5.0, severity="error"), Step(value=1.0, severity="warning")),
        when="currents meant to be balanced", condition="meant_balanced", source=OURS,
        standing="ours", basis="implanted devices are held far tighter",
    ),
    Limit(
        id="L21-cathode", title="Direct current density", quantity="dc_density_ma_cm2",
        unit="mA/cm2", steps=error(0.5), when="current in one direction, cathode",
        condition="one_way_cathode", source=TEXTS, standing="not read",
    ),
    Limit(
        id="L21-anode", title="Direct current density", quantity="dc_density_ma_cm2",
        unit="mA/cm2", steps=error(1.0), when="current in one direction, anode",
        condition="one_way_anode", source=TEXTS, standing="not read",
    ),
    Limit(
        id="L22", title="Direct current dose", quantity="dc_dose_ma_min", unit="mA min",
        steps=warning(80.0), when="current in one direction, a session", condition="one_way",
        source=TEXTS, standing="not read", basis="40 mA min is usual",
    ),
    Limit(
        id="L23", title="Direct current density", quantity="dc_density_ma_cm2", unit="mA/cm2",
        steps=info(0.08), when="direct current to the brain (tDCS)", condition="tdcs",
        source="tDCS practice", standing="not read", basis="usual is 0.06 to 0.08 mA/cm2",
    ),
    Limit(
        id="L24", title="Direct current density", quantity="dc_density_ma_cm2", unit="mA/cm2",
        steps=warning(0.5), when="monophasic pulses, and anode of a current in one direction",
        condition="direct_component", source="case reports of skin burns", standing="not read",
        basis="burns are reported from 0.5 to 1 mA/cm2 on for minutes: lifted pad, dry gel, metal",
    ),
)  # fmt: skip


def _rms(id_: str, at: float, when: str, band: Band) -> Limit:
    """The limit of one band of rates."""
    return Limit(
        id=id_, title="RMS current", quantity="rms_band_ma", unit="mA", steps=error(at), when=when,
        condition="alternating_current", source=IEC, standing="not read", group="rms", band=band,
    )  # fmt: skip


_OUTPUT = (
    Limit(
        id="L1", title="RMS current", quantity="rms_direct_ma", unit="mA", steps=error(80.0),
        when="direct current, and pulses of 0.1 s or longer", condition="direct_or_long",
        source=IEC, standing="not read", group="rms",
    ),
    _rms("L2", 50.0, "pulse rates and carriers up to 400 Hz", Band(to_hz=400.0)),
    _rms("L3", 80.0, "pulse rates and carriers above 400 Hz, up to 1,500 Hz",
         Band(above_hz=400.0, to_hz=1500.0)),
    _rms("L4", 100.0, "pulse rates and carriers above 1,500 Hz", Band(above_hz=1500.0)),
    Limit(
        id="L5", title="Energy per pulse", quantity="pulse_energy_mj", unit="mJ",
        steps=error(300.0), when="pulses shorter than 0.1 s, at 500 ohm", condition="short_pulse",
        source=IEC_51, standing="read", basis="300 mJ was read, the 0.1 s is from memory",
    ),
)  # fmt: skip

_DENSITY = (
    Limit(
        id="L7", title="RMS current density", quantity="rms_density_ma_cm2", unit="mA/cm2",
        steps=warning(2.0), when="any electrode", condition="always", source=AS_G, standing="read",
        basis="2 mA/cm2 asks for special attention of the operator",
    ),
    Limit(
        id="L11", title="Power density", quantity="power_density_w_cm2", unit="W/cm2",
        steps=error(0.25), when="smallest electrode, at 500 ohm", condition="always",
        source=FDA_1999, standing="read", strict=True,
    ),
)  # fmt: skip

_LIMITED = "a device of the class of limited output stays below it"
_CLASS = (
    Limit(
        id="L8", title="RMS current", quantity="rms_ma", unit="mA", steps=info(10.0),
        when="all currents", condition="always", source=AS_F, standing="read",
        basis="a device must declare such an output", informative=True,
    ),
    Limit(
        id="L14", title="Charge per phase", quantity="charge_per_phase_uc", unit="uC",
        steps=info(20.0), per_phase_ms=28.0, when="class of limited output", condition="pulsed",
        source=FDA_2010, standing="not read", basis=_LIMITED, informative=True,
    ),
    Limit(
        id="L16", title="Average rectified current", quantity="mean_rectified_ma", unit="mA",
        steps=info(10.0), when="class of limited output", condition="always", source=FDA_2010,
        standing="not read", basis=_LIMITED, informative=True,
    ),
    Limit(
        id="L17", title="Charge per pulse", quantity="charge_per_pulse_uc", unit="uC",
        steps=(Step(value=75.0, severity="warning"), Step(value=25.0, severity="info")),
        when="TENS", condition="tens", source=NS4, standing="not read",
        basis="usual is less than 25 uC",
    ),
    Limit(
        id="L28", title="Burst duty", quantity="burst_duty_ratio", unit="", steps=info(0.25),
        when="bursts of a kilohertz carrier", condition="sine_burst", source="Ward",
        standing="not read", basis="0.2 to 0.25 or lower is more comfortable", informative=True,
    ),
)  # fmt: skip


def lifted(limit: Limit) -> Limit:
    """The same density with half of the pad lifted: a rule of ours on the value of another.

    A value that was not read is none that was read because we halve the pad.
    """
    return replace(
        limit,
        id=f"L30-{limit.id}",
        steps=tuple(Step(value=step.value, severity="warning") for step in limit.steps),
        source=OURS if limit.standing == "read" else limit.source,
        standing="ours" if limit.standing == "read" else limit.standing,
        basis=limit.source,
        half_area=True,
    )


_HALVED = {"L7", "L11", "L21-cathode", "L21-anode", "L24"}
LIMITS: tuple[Limit, ...] = (
    *_SANITY,
    *_DIRECT,
    *_OUTPUT,
    *_DENSITY,
    *(lifted(limit) for limit in (*_DIRECT, *_DENSITY) if limit.id in _HALVED),
    *_CLASS,
)
"""Every limit, in the order in which they are judged (docs/limits.md)."""
BY_ID = {limit.id: limit for limit in LIMITS}
