"""One channel: which pulse, when, how strong, through which electrode."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, final

from wavesim.core.carrier import Carrier
from wavesim.core.errors import Problem, raise_if
from wavesim.core.modulation import Modulation
from wavesim.core.pulse import Polarity, Pulse
from wavesim.core.spec import Spec, check, checked, value
from wavesim.core.timing_base import Timing

LONGEST_S = 86_400.0
"""Longest time a program may take, and so any time in it (contract 1.1) [s]."""


@final
@value
class Electrode:
    """The smaller electrode of the pair, called the active one, and the load of the pair.

    Channels of a section with the same non-empty name use one pair. series_ohm, parallel_ohm,
    capacitance_uf: None takes them from the area.
    """

    area_cm2: Annotated[
        float,
        Spec(
            label="Pad",
            unit="cm2",
            low=0.01,
            high=2000.0,
            start=25.0,
            help="contact area of the smaller pad",
            term="Active / dispersive electrode",
        ),
    ]
    series_ohm: Annotated[
        float | None,
        Spec(
            label="Series resistance",
            unit="ohm",
            low=0.0,
            high=1e6,
            start=200.0,
            step=10.0,
            help="resistance of the tissue; left out: from the area",
            term="Impedance",
        ),
    ] = None
    parallel_ohm: Annotated[
        float | None,
        Spec(
            label="Parallel resistance",
            unit="ohm",
            low=0.0,
            high=1e8,
            start=4000.0,
            step=100.0,
            help="resistance of both interfaces; left out: from the area",
            term="Impedance",
        ),
    ] = None
    capacitance_uf: Annotated[
        float | None,
        Spec(
            label="Capacitance",
            unit="uF",
            low=0.0,
            low_open=True,
            high=1e4,
            start=0.4,
            step=0.05,
            help="capacitance of both interfaces; left out: from the area",
            term="Impedance",
        ),
    ] = None
    name: Annotated[str, Spec(label="Pair", help="channels with the same name share a pair")] = ""

    def __post_init__(self) -> None:
        checked(self)


@final
@value
class Window:
    """When in a stride or turn of the crank a channel is on.

    start_percent, stop_percent: of the stride, 0 = heel strike of the treated leg.
    start_deg, stop_deg: of the crank, 0 = top dead centre of the right pedal.
    Beyond 100 % or 360 degrees it reaches into the next cycle. extension_s: added to its end [s].
    """

    start_percent: Annotated[
        float | None,
        Spec(
            label="From",
            unit="%",
            low=0.0,
            high=100.0,
            high_open=True,
            start=60.0,
            help="start in the stride",
            term="FES",
        ),
    ] = None
    stop_percent: Annotated[
        float | None,
        Spec(
            label="To",
            unit="%",
            low=0.0,
            high=200.0,
            start=100.0,
            help="end in the stride",
            term="FES",
        ),
    ] = None
    start_deg: Annotated[
        float | None,
        Spec(
            label="From",
            unit="deg",
            low=0.0,
            high=360.0,
            high_open=True,
            start=0.0,
            help="start in the turn of the crank",
            term="FES",
        ),
    ] = None
    stop_deg: Annotated[
        float | None,
        Spec(
            label="To",
            unit="deg",
            low=0.0,
            high=720.0,
            start=90.0,
            help="end in the turn of the crank",
            term="FES",
        ),
    ] = None
    extension_s: Annotated[
        float,
        Spec(
            label="Extension",
            unit="s",
            low=0.0,
            high=LONGEST_S,
            step=0.05,
            help="time added to the end of the window",
            term="FES",
        ),
    ] = 0.0

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        for unit, whole in (("percent", 100.0), ("deg", 360.0)):
            start, stop = getattr(self, f"start_{unit}"), getattr(self, f"stop_{unit}")
            if (start is None) != (stop is None):
                missing = f"start_{unit}" if start is None else f"stop_{unit}"
                yield Problem(
                    "both_or_neither",
                    missing,
                    None,
                    f"both start_{unit} and stop_{unit}, or neither",
                )
            elif start is not None and not start < stop <= start + whole:
                yield Problem(
                    "window_length",
                    f"stop_{unit}",
                    stop,
                    f"above {start:.15g} to {start + whole:.15g}",
                )
        if (self.start_percent is None) == (self.start_deg is None):
            yield Problem(
                "window_kind",
                "start_percent",
                self.start_percent,
                "either start_percent and stop_percent, or start_deg and stop_deg",
            )

    @property
    def start_fraction(self) -> float:
        """Start as part of the cycle."""
        if self.start_percent is not None:
            return self.start_percent / 100.0
        return (self.start_deg or 0.0) / 360.0

    @property
    def length_fraction(self) -> float:
        """Length without extension as part of the cycle."""
        if self.start_percent is not None and self.stop_percent is not None:
            return (self.stop_percent - self.start_percent) / 100.0
        return ((self.stop_deg or 0.0) - (self.start_deg or 0.0)) / 360.0


@final
@value
class Channel:
    """pulse x timing (or carrier) x modulation, with its amplitude, electrode and delay.

    amplitude_ma: largest current of the pulse [mA]; 0: no value is given.
    delay_s: shift of the trains, later (positive) or earlier (negative) [s].
    on_s: this channel's own on-time, only in on/off sections [s].
    """

    name: Annotated[str, Spec(label="Channel", help="name of the channel")]
    amplitude_ma: Annotated[
        float,
        Spec(
            label="Amplitude",
            unit="mA",
            low=0.0,
            high=3000.0,
            start=20.0,
            help="largest current of the pulse, from zero",
            term="Amplitude, peak",
        ),
    ]
    electrode: Electrode | None = None
    pulse: Pulse | None = None
    timing: Timing | None = None
    carrier: Carrier | None = None
    modulation: Modulation = Modulation()
    delay_s: Annotated[
        float,
        Spec(
            label="Delay",
            unit="s",
            low=-LONGEST_S,
            high=LONGEST_S,
            step=0.1,
            help="shift of this channel's trains",
            term="Reciprocal channels",
        ),
    ] = 0.0
    on_s: Annotated[
        float | None,
        Spec(
            label="On",
            unit="s",
            low=0.0,
            low_open=True,
            high=LONGEST_S,
            step=0.5,
            help="this channel's own on-time",
            term="On-time / off-time",
        ),
    ] = None
    window: Window | None = None

    def __post_init__(self) -> None:
        own = list(check(self))
        checked(self, *(() if own else self._misfits()))

    def _misfits(self) -> Iterator[Problem]:
        """What no part of the channel can see alone."""
        if self.carrier is not None:
            yield from self._carrier_misfits()
            return
        for key in ("pulse", "timing"):
            if getattr(self, key) is None:
                yield Problem("missing", key, None, "pulse and timing, or carrier")
        if self.pulse is None or self.timing is None:
            return
        phase_us = getattr(self.pulse, "phase_duration_us", None)
        known = (("phase_duration_us", phase_us),) if phase_us is not None else ()
        for problem in self.timing.overlaps(self.pulse.unit.length_us):
            yield replace(problem, facts=problem.facts + known)
        key = self.modulation.phase_duration_key or ""
        if key and not hasattr(self.pulse, "phase_duration_us"):
            facts = (("shape", self.pulse.shape),)
            yield Problem(
                "no_phase_duration",
                f"modulation.{key}",
                getattr(self.modulation, key),
                _INSTEAD[key],
                "",
                facts,
            )

    def _carrier_misfits(self) -> Iterator[Problem]:
        for key in ("pulse", "timing"):
            if getattr(self, key) is not None:
                yield Problem("carrier_alone", key, "a table", "pulse and timing, or carrier")
        key = self.modulation.phase_duration_key or ""
        if key:
            yield Problem(
                "no_phase_duration",
                f"modulation.{key}",
                getattr(self.modulation, key),
                _INSTEAD[key],
                "",
                (("shape", "carrier"),),
            )
        reversal_s = self.modulation.polarity_reversal_s
        if reversal_s is not None and not (self.carrier and self.carrier.one_way):
            yield Problem(
                "no_direction",
                "modulation.polarity_reversal_s",
                reversal_s,
                "only with direct and diadynamic",
                "s",
            )

    @property
    def polarity(self) -> Polarity:
        """Which pole of the active electrode leads; of a current both ways the cathode."""
        if self.pulse is not None:
            return self.pulse.polarity
        return "anodic_first" if self.carrier and self.carrier.sign < 0 else "cathodic_first"

    @property
    def current(self) -> "Pulsed | Carrier":
        """What flows: pulses, or a continuous current."""
        return self.carrier if self.carrier is not None else self.pulsed

    @property
    def pulsed(self) -> "Pulsed":
        """Pulse and timing; ImpossibleError of a continuous current, which has no pulses."""
        if self.pulse is None or self.timing is None:
            raise_if(
                [Problem("no_pulses", "carrier", "a table", "a channel with pulse and timing")]
            )
        assert self.pulse is not None
        assert self.timing is not None
        return Pulsed(pulse=self.pulse, timing=self.timing)


_INSTEAD = {
    "ramp_kind": "amplitude",
    "phase_duration_depth_fraction": "amplitude_depth_fraction and amplitude_modulation_hz",
}
"""What acts on the amplitude, for each key that acts on the phase duration."""


@final
@value
class Pulsed:
    """A pulse and when it comes."""

    pulse: Pulse
    timing: Timing
