"""The spectrum as it is drawn: against Fourier series by hand."""

import math

import numpy as np
import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Diadynamic,
    Direct,
    Interferential,
    Jittered,
    Monophasic,
    Premodulated,
    SineBurst,
    SineCarrier,
    Sweep,
    channel,
    program,
    section,
)
from wavesim.core.program import Program
from wavesim.core.section import Section
from wavesim.presentation.project import View, session_view
from wavesim.presentation.spectrum import SpectrumScene, hz_ticks, is_slow, spectrum_scene


def drawn(found: Program, view: View | None = None, columns: int = 5000) -> SpectrumScene:
    """The scene of a program on a wide plot."""
    return spectrum_scene(found, view or session_view(found), columns, 160)


def blocks(rate_hz: float = 50.0, phase_us: float = 400.0, **more: object) -> Program:
    """Monophasic blocks of 10 mA."""
    pulse = Monophasic(phase_duration_us=phase_us)
    one = channel(pulse, Constant(frequency_hz=rate_hz), amplitude_ma=10.0, **more)
    return program(section(one, minutes=1.0))


def test_lines_of_blocks_are_the_fourier_series() -> None:
    """2 A sin(pi n d) / (pi n) at n f, d = 50 Hz x 400 us = 0.02; the direct part is A d."""
    scene = drawn(blocks())
    number = np.arange(1, len(scene.level) + 1)
    assert scene.frequency_hz == pytest.approx(50.0 * number)
    by_hand = 20.0 * np.abs(np.sin(math.pi * number * 0.02)) / (math.pi * number)
    assert scene.level == pytest.approx(by_hand, abs=1e-9)
    assert "direct part 0.2" in scene.subtitle
    # Two lobes and a half of 1 / 400 us.
    assert scene.high_hz == pytest.approx(6250.0)
    assert not scene.logarithmic


def test_the_largest_line_is_named() -> None:
    """The first of the blocks': 20 sin(0.02 pi) / pi = 0.39974 mA at 50 Hz."""
    scene = drawn(blocks())
    assert scene.label.replace("\N{NO-BREAK SPACE}", " ") == "0.4 mA · 50 Hz"
    assert "125 lines from 50" in scene.sentence


def test_balanced_pulses_have_no_direct_part() -> None:
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    scene = drawn(program(section(channel(pulse))))
    assert "direct part 0" in scene.subtitle


def test_ramps_change_no_line() -> None:
    """They are of the steady train."""
    flat, ramped = drawn(blocks()), drawn(blocks(ramps=(2.0, 2.0)))
    assert np.array_equal(flat.level, ramped.level)


def test_slow_trains_are_drawn_on_a_logarithmic_axis() -> None:
    """6250 Hz is more than a thousand times 2 Hz; decades are the ticks."""
    scene = drawn(blocks(rate_hz=2.0))
    assert scene.logarithmic
    assert scene.part(np.array([scene.low_hz, scene.high_hz])) == pytest.approx([0.0, 1.0])
    assert scene.hz_ticks.at == pytest.approx((10.0, 100.0, 1000.0))


def test_lines_of_an_interferential_current() -> None:
    """Two sines of half the amplitude, 4000 and 4100 Hz, and the axis around them."""
    beat = Interferential(carrier_frequency_hz=4000.0, beat_hz=100.0)
    scene = drawn(program(section(channel(carrier=beat, amplitude_ma=20.0))))
    high = scene.level > 1e-6
    assert scene.frequency_hz[high] == pytest.approx([4000.0, 4100.0])
    assert scene.level[high] == pytest.approx([10.0, 10.0])
    assert (scene.low_hz, scene.high_hz) == (3400.0, 4600.0)


def test_lines_of_a_premodulated_current() -> None:
    """A (1 + cos) / 2 sin: half the amplitude, and a quarter on both sides."""
    found = Premodulated(carrier_frequency_hz=4000.0, beat_hz=100.0)
    scene = drawn(program(section(channel(carrier=found, amplitude_ma=20.0))))
    high = scene.level > 1e-6
    assert scene.frequency_hz[high] == pytest.approx([3900.0, 4000.0, 4100.0])
    assert scene.level[high] == pytest.approx([5.0, 10.0, 5.0])


def test_full_rectified_mains() -> None:
    """DF of 50 Hz: lines at even multiples, 4 A / (pi (4 k^2 - 1)), direct part 2 A / pi."""
    scene = drawn(program(section(channel(carrier=Diadynamic(form="DF"), amplitude_ma=10.0))))
    strong = scene.level > 1e-6
    number = np.arange(1, strong.sum() + 1)
    assert scene.frequency_hz[strong] == pytest.approx(100.0 * number)
    assert scene.level[strong] == pytest.approx(40.0 / math.pi / (4.0 * number**2 - 1.0))
    assert "direct part 6.37" in scene.subtitle


def test_what_has_no_spectrum_says_why() -> None:
    swept = SineCarrier(carrier_frequency_hz=4000.0, carrier_frequency_end_hz=4100.0, sweep_s=6.0)
    cases = {
        "direct current of 10": program(section(channel(carrier=Direct(), amplitude_ma=10.0))),
        "changes all the time": program(section(channel(carrier=swept))),
        "rest": program(Section(name="rest", duration_min=1.0)),
    }
    for words, found in cases.items():
        scene = drawn(found)
        assert scene.kind == "none"
        assert words in scene.subtitle.replace("\N{NO-BREAK SPACE}", " ")


def test_an_irregular_train_has_the_curve_of_its_window() -> None:
    """At 0 Hz it is the charge of what is shown: 8 blocks of 4 uC, for the rate is steady enough.

    40 Hz with jitter: pulses 0 to 7 begin before 0.2 s, of which each lies wholly within.
    """
    one = channel(Monophasic(phase_duration_us=400.0), amplitude_ma=10.0,
                  timing=Jittered(frequency_hz=40.0, jitter_fraction=0.2, seed=3))  # fmt: skip
    found = program(section(one, minutes=1.0))
    view = View(start_s=0.0, stop_s=0.199, zoom="free")
    assert is_slow(found, view)
    scene = drawn(found, view)
    assert scene.kind == "curve"
    assert scene.level[0] == pytest.approx(32.0, rel=1e-9)
    assert "no lines" in scene.subtitle


@pytest.mark.parametrize(
    "timing",
    [Sweep(frequency_hz=5.0, frequency_end_hz=40.0, sweep_s=1.0), Constant(frequency_hz=30.0)],
)
def test_only_spectra_of_windows_are_slow(timing: object) -> None:
    found = program(section(channel(timing=timing)))
    assert is_slow(found, session_view(found)) == isinstance(timing, Sweep)


def test_a_night_that_never_repeats_is_bounded() -> None:
    """8 h at 40 Hz are over a million pulses; the curve is of the first 20,000 at the most."""
    one = channel(timing=Jittered(frequency_hz=40.0, jitter_fraction=0.2, seed=3))
    scene = drawn(program(section(one, minutes=480.0)))
    # 20,000 intervals of 0.8 / 40 s.
    assert scene.subtitle.endswith("the spectrum of 6.67\N{NO-BREAK SPACE}min")


def test_of_lines_in_one_column_the_highest_is_drawn() -> None:
    """On 50 columns there are 50 stems, and one on the right edge; the highest of all is kept."""
    narrow, wide = drawn(blocks(), columns=50), drawn(blocks())
    assert len(narrow.level) == 51
    assert narrow.level.max() == wide.level.max()


def test_a_sine_burst_reaches_over_its_carrier() -> None:
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=25)
    scene = drawn(program(section(channel(pulse, Constant(frequency_hz=50.0)))))
    assert scene.high_hz == 5000.0
    assert scene.frequency_hz[np.argmax(scene.level)] == pytest.approx(2500.0, abs=50.0)


def test_ticks_of_frequencies() -> None:
    ticks = hz_ticks(0.0, 12_500.0, 600.0, logarithmic=False)
    assert ticks.at == pytest.approx((0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10_000.0, 12_000.0))
    assert ticks.texts[-1].replace("\N{NO-BREAK SPACE}", " ") == "12 kHz"
