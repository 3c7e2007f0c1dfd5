"""What moves a limit: powers known from the formulas, and the checker with both numbers changed."""

import math

import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Direct,
    Listed,
    Monophasic,
    channel,
    program,
    section,
)
from wavesim.core.channel import Electrode
from wavesim.core.paths import with_value
from wavesim.core.pulses import ExponentialRise
from wavesim.safety.check import check
from wavesim.safety.sensitivity import movers

AMPLITUDE, PHASE = "channel.amplitude_ma", "pulse.phase_duration_us"
RATE, PAD = "timing.frequency_hz", "electrode.area_cm2"
EXACT = 1e-9
"""Of a power law: what logarithms round."""


def found(one, modality="", minutes=10.0):
    part = section(one, minutes=minutes)
    return {
        name: {mover.key: mover.power for mover in several}
        for name, several in movers(part, 0, modality, "other").items()
    }


def test_powers_of_a_symmetric_pulse():
    """RMS goes with A sqrt(p f), its density also with 1 / pad, power with squares."""
    powers = found(channel(BiphasicSymmetric(phase_duration_us=300.0), Constant(frequency_hz=40.0)))
    rms = {AMPLITUDE: 1.0, PHASE: 0.5, RATE: 0.5}
    assert powers["L2"] == pytest.approx(rms, abs=EXACT)
    assert powers["L7"] == pytest.approx(rms | {PAD: -1.0}, abs=EXACT)
    squares = {key: 2.0 * power for key, power in rms.items()}
    assert powers["L11"] == pytest.approx(squares | {PAD: -1.0}, abs=EXACT)
    assert powers["L5"] == pytest.approx({AMPLITUDE: 2.0, PHASE: 1.0}, abs=EXACT)
    assert powers["amplitude"] == pytest.approx({AMPLITUDE: 1.0}, abs=EXACT)
    assert powers["long-phase"] == pytest.approx({PHASE: 1.0}, abs=EXACT)


def test_what_a_bound_gains_with_the_phase_counts():
    """Charge A p over 20 + 28 p in ms: its power of p is 20 / (20 + 28 p)."""
    powers = found(channel(BiphasicSymmetric(phase_duration_us=500.0), Constant(frequency_hz=40.0)))
    # The middle of a logarithmic step of 0.1 % each way; the curve bends by 1e-6 of itself.
    assert powers["L14"][PHASE] == pytest.approx(20.0 / 34.0, abs=1e-5)


def test_the_strongest_comes_first():
    part = section(channel(Monophasic(phase_duration_us=300.0), Constant(frequency_hz=40.0)))
    for several in movers(part, 0, "", "other").values():
        sizes = [abs(mover.power) for mover in several]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("shared", [False, True])
def test_the_checker_moves_as_much(shared):
    """Each number 2 % larger and smaller in the whole program; curvature is 1e-3 of a power."""
    pads = Electrode(area_cm2=6.0, name="pair" if shared else "")
    one = channel(ExponentialRise(phase_duration_us=900.0, time_constant_us=700.0),
                  Constant(frequency_hz=20.0), electrode=pads)  # fmt: skip
    other = channel(BiphasicSymmetric(phase_duration_us=100.0), Constant(frequency_hz=20.0),
                    electrode=pads, amplitude_ma=30.0, name="other", delay_s=0.02)  # fmt: skip
    work = program(section(one, other, on_off=(0.2, 0.8)))
    powers = {
        name: {mover.key: mover.power for mover in several}
        for name, several in movers(work.section[0], 0, "", work.condition).items()
    }
    numbers = {AMPLITUDE: 40.0, PHASE: 900.0, RATE: 20.0, PAD: 6.0}
    for key, now in numbers.items():
        path = f"section.0.channel.0.{key.removeprefix('channel.')}"
        less, more = (_uses(with_value(work, path, now * by)) for by in (0.98, 1.02))
        assert less.keys() == powers.keys()
        for name, use in less.items():
            seen = math.log(more[name] / use) / math.log(1.02 / 0.98)
            assert powers[name].get(key, 0.0) == pytest.approx(seen, abs=1e-3)


def _uses(work):
    return {one.limit.id: one.ratio for one in check(work).judged if one.channel == 0}


def test_a_direct_current_is_moved_by_its_time():
    powers = found(channel(carrier=Direct(), amplitude_ma=2.0, area_cm2=20.0))
    assert powers["L22"] == pytest.approx({AMPLITUDE: 1.0, "section.duration_min": 1.0}, abs=1e-6)
    assert powers["L21-cathode"] == pytest.approx({AMPLITUDE: 1.0, PAD: -1.0}, abs=EXACT)


def test_listed_onsets_move_by_their_real_train():
    """Their rate is that of the train they are listed for, 2 in 1 s, and no number of the list."""
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    part = section(channel(pulse, Listed(onset_s=(0.0, 0.5))), on_off=(1.0, 4.0))
    powers = {mover.key: mover.power for mover in movers(part, 0, "", "other")["L8"]}
    assert powers == pytest.approx({AMPLITUDE: 1.0, PHASE: 0.5}, abs=EXACT)


def test_what_cannot_grow_is_no_mover():
    """Two phases of 5 ms fill the 10 ms at 100 Hz: neither phase nor rate can be larger."""
    powers = found(channel(BiphasicSymmetric(phase_duration_us=5000.0), Constant(frequency_hz=100)))
    assert powers["L8"] == pytest.approx({AMPLITUDE: 1.0}, abs=EXACT)
    assert powers["L7"] == pytest.approx({AMPLITUDE: 1.0, PAD: -1.0}, abs=EXACT)


def test_without_amplitude_nothing_moves():
    pulse = BiphasicSymmetric(phase_duration_us=300.0)
    assert found(channel(pulse, Constant(frequency_hz=40.0), amplitude_ma=0.0)) == {}
