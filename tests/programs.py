"""Small programs for tests, built from values as a file would be."""

from wavesim.core.carriers import (
    Diadynamic,
    Direct,
    Interferential,
    Premodulated,
    SineCarrier,
)
from wavesim.core.channel import Channel, Electrode, Window
from wavesim.core.modulation import Modulation
from wavesim.core.program import Program
from wavesim.core.pulses import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    HalfSine,
    Monophasic,
    Points,
    SineBurst,
    Trapezoidal,
    Triangular,
)
from wavesim.core.section import Section
from wavesim.core.timing import Burst, Constant, Jittered, Listed, Nlet, Sweep

__all__ = [
    "BiphasicAsymmetric",
    "BiphasicSymmetric",
    "Burst",
    "Constant",
    "Diadynamic",
    "Direct",
    "HalfSine",
    "Interferential",
    "Jittered",
    "Listed",
    "Modulation",
    "Monophasic",
    "Nlet",
    "Points",
    "Premodulated",
    "SineBurst",
    "SineCarrier",
    "Sweep",
    "Trapezoidal",
    "Triangular",
    "Window",
    "channel",
    "program",
    "section",
]


def channel(
    pulse=None,
    timing=None,
    *,
    amplitude_ma=40.0,
    area_cm2=25.0,
    electrode=None,
    ramps=(0.0, 0.0),
    **more,
):
    """A channel with one pad pair; ramps are (up, down) in seconds."""
    if "carrier" in more:
        current = {"carrier": more.pop("carrier")}
    else:
        current = {
            "pulse": pulse or BiphasicSymmetric(phase_duration_us=250.0),
            "timing": timing or Constant(frequency_hz=50.0),
        }
    modulation = more.pop("modulation", None) or Modulation(
        ramp_up_s=ramps[0], ramp_down_s=ramps[1]
    )
    return Channel(
        name=more.pop("name", "one"),
        amplitude_ma=amplitude_ma,
        electrode=electrode or (None if area_cm2 is None else Electrode(area_cm2=area_cm2)),
        **current,
        modulation=modulation,
        **more,
    )


def section(*channels, minutes=15.0, on_off=None, **more):
    """A section; on_off is (on, off) in seconds, None for continuous."""
    on_s, off_s = on_off or (None, None)
    length = {} if "cycle_count" in more else {"duration_min": minutes}
    return Section(name="work", on_s=on_s, off_s=off_s, channel=channels, **length, **more)


def program(*sections):
    """A program of these sections."""
    return Program(schema=1, id="test", title="Test", condition="other", section=sections)
