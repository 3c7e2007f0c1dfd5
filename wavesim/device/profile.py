"""What is known of a stimulator. What its maker does not publish is None: not judged."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, final

from wavesim.core.errors import Problem
from wavesim.core.spec import Spec, check, checked, value
from wavesim.device.scale import Scale

Kind = Literal["published", "typical"]
Output = Literal["current", "voltage"]
Sequence = Literal["device", "computer"]


@final
@value
class Source:
    """Where numbers of a profile come from.

    keys: the keys of the profile that it gives. read: whether the numbers were seen there.
    """

    title: str
    url: str = ""
    keys: tuple[str, ...]
    read: bool

    def __post_init__(self) -> None:
        checked(self)


@final
@value
class Profile:
    """A stimulator, or a typical one.

    kind: "published": numbers of its maker; "typical": ranges of ours, of no one device.
    output: "voltage" needs an isolated current stage behind it. sequence: whether the device
    itself switches trains on and off and ramps them, or the computer that controls it.
    channel_count: outputs. time_step_us: tick of its clock [us]. Dials are scales: frequency_hz or,
    where the period is what is set, period_ms; on_s and off_s; ramp_s of both ramps; voltage_v of a
    voltage output. width_means: what its "pulse width" is. compliance_v: largest voltage [V].
    shapes, timings: kinds of the file it plays by itself. ramps: whether it ramps.
    ramps_in_on: whether its on-time includes the ramps. nlet_count: most pulses of an N-let.
    balanced_by_hardware: it removes what charge is left. slot_ms: channels share a source and take
    turns this far apart [ms]; group_count and group_ms: each started group of so many channels
    needs this much of the period [ms]. one_frequency: all channels run at one rate;
    slower_channels: some may leave out turns, all of them equally many.
    """

    id: str
    title: str
    kind: Kind
    output: Output = "current"
    sequence: Sequence
    notes: str = ""
    channel_count: Annotated[int | None, Spec(label="Channels", low=1)] = None
    time_step_us: Annotated[
        float | None, Spec(label="Time step", unit="us", low=0.01, high=1e6)
    ] = None
    frequency_hz: Scale | None = None
    period_ms: Scale | None = None
    phase_duration_us: Scale | None = None
    interphase_gap_us: Scale | None = None
    amplitude_ma: Scale | None = None
    voltage_v: Scale | None = None
    nlet_interval_ms: Scale | None = None
    nlet_count: Annotated[int | None, Spec(label="Pulses of an N-let", low=1)] = None
    on_s: Scale | None = None
    off_s: Scale | None = None
    ramp_s: Scale | None = None
    ramps: bool | None = None
    ramps_in_on: bool | None = None
    width_means: Literal["phase", "pulse"] = "phase"
    compliance_v: Annotated[float | None, Spec(label="Compliance", unit="V", low=0.0)] = None
    shapes: tuple[str, ...] | None = None
    timings: tuple[str, ...] | None = None
    balanced_by_hardware: bool | None = None
    slot_ms: Annotated[float | None, Spec(label="Slot", unit="ms", low=0.0)] = None
    group_count: Annotated[int | None, Spec(label="Channels of a group", low=1)] = None
    group_ms: Annotated[float | None, Spec(label="Time of a group", unit="ms", low=0.0)] = None
    one_frequency: bool | None = None
    slower_channels: bool | None = None
    source: Mapping[str, Source]

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        if self.frequency_hz is not None and self.period_ms is not None:
            yield Problem("both_given", "period_ms", None, "frequency_hz or period_ms")
        if not self.source:
            yield Problem("missing", "source", None, "a source at least")

    def amplitude(self, ma_per_v: float | None = None) -> Scale | None:
        """The dial of the amplitude in mA; of a voltage output by the gain of the stage behind it
        [mA/V]. None: not judged."""
        if self.output == "current":
            return self.amplitude_ma
        return self.voltage_v.times(ma_per_v) if self.voltage_v and ma_per_v else None
