"""The train as a sampled tool sees it or as a device plays it, laid over the exact one."""

import numpy as np

from wavesim.core.program import Program
from wavesim.core.table import Floats
from wavesim.presentation.envelope import closed, hole_columns
from wavesim.presentation.project import View
from wavesim.presentation.sampled import sampled_view
from wavesim.presentation.scene import Drawn
from wavesim.presentation.words import quantity


def overlaid(program: Program, view: View, columns: int) -> Drawn | None:
    """Yours, sampled at the view's rate; times from the left edge. None where none is asked for."""
    if view.sampled_hz is None:
        return None
    where = (view.section, view.channel)
    window = (view.start_s, view.stop_s, columns)
    seen = sampled_view(program, *window, view.sampled_hz, *where, told=False)
    span_s = view.stop_s - view.start_s
    if seen.time_s is not None and seen.current_ma is not None:
        return _inside(seen.time_s - view.start_s, seen.current_ma, span_s)
    assert seen.low_ma is not None
    assert seen.high_ma is not None
    section = program.section[view.section]
    hole = hole_columns(section, section.channel[view.channel], span_s / columns)
    low_ma, high_ma = (np.pad(level, hole, "edge") for level in (seen.low_ma, seen.high_ma))
    return Drawn(
        time_s=np.linspace(0.0, span_s, columns),
        low_ma=-closed(-low_ma, hole),
        high_ma=closed(high_ma, hole),
    )


def played(program: Program, view: View, columns: int) -> Drawn | None:
    """Yours as the program's device plays it; None where none is asked for, or it plays nothing."""
    if not view.played or program.device is None:
        return None
    # Only who asks for it waits for the profiles.
    from wavesim.device.replay import settable
    from wavesim.presentation.device_voltage import known_device
    from wavesim.presentation.replay_trace import played_trace

    profile = known_device(program.device)
    found = settable(program, profile) if profile is not None else None
    if profile is None or found is None:
        return None
    return played_trace(found, profile, view, columns)


def _inside(time_s: Floats, current: Floats, span_s: float) -> Drawn:
    """Steps cut at the window: samples stand on their own grid, which begins before it."""
    return Drawn(time_s=np.clip(time_s, 0.0, span_s), high_ma=current)


def sample_rate_words(rate_hz: float) -> str:
    """A sample rate: "10 kHz"."""
    for factor, unit in ((1e6, "MHz"), (1e3, "kHz")):
        if rate_hz >= factor:
            return quantity(rate_hz / factor, unit, figures=4)
    return quantity(rate_hz, "Hz", figures=4)
