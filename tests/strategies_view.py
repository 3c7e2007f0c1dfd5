"""Random windows on a program, for property tests of what is drawn."""

from dataclasses import replace

from hypothesis import strategies as st

from wavesim.core.program import Program
from wavesim.presentation.project import View, pulse_view, session_view, train_view, zoomed

NAMED = (pulse_view, train_view, session_view)


@st.composite
def views(draw, program: Program) -> View:
    """A named zoom of any channel, or a window about it; perhaps all channels, perhaps sampled."""
    section = draw(st.integers(0, len(program.section) - 1))
    channels = len(program.section[section].channel)
    channel = draw(st.integers(0, channels - 1)) if channels else 0
    view = draw(st.sampled_from(NAMED))(program, section, channel)
    if draw(st.booleans()):
        part = draw(st.floats(0.0, 1.0))
        at_s = view.start_s + part * (view.stop_s - view.start_s)
        view = zoomed(view, draw(st.floats(0.01, 1e4)), at_s, program)
    sampled_hz = draw(st.none() | st.sampled_from((1e3, 1e4, 44.1e3, 1e6)))
    return replace(view, together=draw(st.booleans()), sampled_hz=sampled_hz)
