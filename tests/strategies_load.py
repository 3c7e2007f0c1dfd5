"""Random loads, and channels in short sections whose pulses can be gone through one by one."""

from hypothesis import strategies as st

from tests.programs import program, section
from tests.strategies import channels
from wavesim.analysis.load import Load


@st.composite
def loads(draw):
    """Resistors and time constants of 10 us to 1 s."""
    parallel_ohm = draw(st.floats(1.0, 5.0)) ** 6 * 10.0
    tau_us = 10.0 ** draw(st.floats(1.0, 6.0))
    series_ohm = draw(st.just(0.0) | st.floats(1.0, 2000.0))
    return Load(
        series_ohm=series_ohm, parallel_ohm=parallel_ohm, capacitance_uf=tau_us / parallel_ohm
    )


@st.composite
def pulsed_programs(draw):
    """One channel of pulses, continuous or in trains."""
    on_off = draw(st.none() | st.tuples(st.floats(0.1, 2.0), st.floats(0.0, 0.5)))
    on_s, period_s = (12.0, None) if on_off is None else (on_off[0], sum(on_off))
    one = draw(channels(on_s, period_s, "one").filter(lambda c: c.carrier is None))
    return program(section(one, minutes=0.2, on_off=on_off))
