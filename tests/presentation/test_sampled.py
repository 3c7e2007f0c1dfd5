"""The sampled train beside the exact one: steps, extremes and sentences."""

import numpy as np
import pytest

from tests.programs import (
    BiphasicSymmetric,
    Constant,
    Diadynamic,
    Jittered,
    Monophasic,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.analysis.current import current_ma
from wavesim.core.errors import ImpossibleError
from wavesim.presentation.sampled import MOST_SAMPLES, sampled_sentences, sampled_view

PULSE = BiphasicSymmetric(phase_duration_us=250.0)


def train(pulse=PULSE, timing=None, **more):
    one = channel(pulse, timing or Constant(frequency_hz=40.0), **more)
    return program(section(one, minutes=15.0))


def plain(sentences):
    return [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in sentences]


def test_few_samples_are_steps_held_until_the_next():
    view = sampled_view(train(), 0.02495, 0.02565, 100, 10_000.0)
    assert view.low_ma is None
    assert view.time_s[0] <= 0.02495
    assert view.time_s[-1] >= 0.02565
    np.testing.assert_allclose(view.time_s[1:5], [0.025, 0.025, 0.0251, 0.0251], rtol=1e-12)
    assert view.current_ma.tolist() == [0.0] * 2 + [40.0] * 6 + [-40.0] * 4 + [0.0] * 4


def test_samples_stay_in_place_when_the_view_moves():
    for start_s in (0.0249, 0.02491, 0.024_933):
        view = sampled_view(train(), start_s, start_s + 1e-3, 400, 7300.0)
        assert np.allclose(view.time_s * 7300.0 % 1.0 % (1 - 1e-6), 0.0, atol=1e-6)


@pytest.mark.parametrize("span_s", [0.3, 4.0])
@pytest.mark.parametrize(
    ("pulse", "timing"),
    [
        (PULSE, Constant(frequency_hz=37.3)),
        (SineBurst(carrier_frequency_hz=2500.0, cycle_count=25), Constant(frequency_hz=50.0)),
        (
            Monophasic(phase_duration_us=100.0),
            Jittered(frequency_hz=90.0, jitter_fraction=0.5, seed=3),
        ),
    ],
)
def test_many_samples_are_the_extremes_of_each_column(span_s, pulse, timing):
    p, rate_hz, columns = train(pulse, timing), 10_000.0, 90
    view = sampled_view(p, 0.5, 0.5 + span_s, columns, rate_hz)
    index = np.arange(5000, round((0.5 + span_s) * rate_hz))
    value = current_ma(p, index / rate_hz)
    column = np.floor((index / rate_hz - 0.5) / span_s * columns).astype(int)
    assert view.time_s is None
    for c in range(columns):
        inside = value[column == c]
        assert view.high_ma[c] == pytest.approx(max(0.0, inside.max()), abs=1e-9)
        assert view.low_ma[c] == pytest.approx(min(0.0, inside.min()), abs=1e-9)


def test_a_day_is_looked_at_in_part():
    one = channel(PULSE, Constant(frequency_hz=100.0))
    p = program(section(one, minutes=1440.0))
    view = sampled_view(p, 0.0, 86_400.0, 500, 100_000.0)
    assert view.high_ma.tolist() == [40.0] * 500
    assert view.low_ma.tolist() == [-40.0] * 500
    # 8.6 million pulses of 50 samples, of which a thousandth are looked at.
    assert MOST_SAMPLES * 1000 < 86_400 * 100 * 50


def test_the_sentences_of_a_case_by_hand():
    # 250 us at 10 kHz: three samples of the first phase and two of the second; see the sampler.
    work = train().section[0]
    assert plain(sampled_sentences(work, 0, 10_000.0)) == [
        "Sampled at 10 kHz: false DC 160 µA, phases up to 50 µs off, 0 of 20,000 pulses lost.",
        "Exact, at full strength: net direct current 0 µA.",
    ]
    assert plain(sampled_sentences(work, 0, 1e6))[0] == (
        "Sampled at 1 MHz: false DC 0 µA, phases up to 0 µs off, 0 of 799 pulses lost."
    )
    assert plain(sampled_sentences(work, 0, 2000.0))[1] == (
        "20,000 pulses have lost one of their phases, and with it their balance."
    )


def test_the_direct_current_is_that_of_the_on_time():
    # One second in three is on; 40 pulses with a sample of 40 mA in 10,000 too many.
    work = section(channel(PULSE, Constant(frequency_hz=40.0)), on_off=(1.0, 2.0))
    assert "false DC 160 µA" in plain(sampled_sentences(work, 0, 10_000.0))[0]


def test_a_monophasic_train_keeps_its_exact_direct_current_apart():
    # 40 mA x 250 us x 40 Hz = 400 uA; three samples instead of two and a half make 480.
    work = train(Monophasic(phase_duration_us=250.0)).section[0]
    assert plain(sampled_sentences(work, 0, 10_000.0)) == [
        "Sampled at 10 kHz: false DC 80 µA, phases up to 50 µs off, 0 of 20,000 pulses lost.",
        "Exact, at full strength: net direct current 400 µA.",
    ]


def test_one_pulse_is_said_in_the_singular():
    work = section(channel(PULSE, Constant(frequency_hz=40.0)), minutes=0.02 / 60.0)
    assert plain(sampled_sentences(work, 0, 10_000.0))[0].endswith("0 of 1 pulse lost.")


def test_a_continuous_current_has_no_pulses_to_lose():
    p = program(section(channel(carrier=Diadynamic(form="DF")), minutes=1.0))
    view = sampled_view(p, 0.0, 1.0, 300, 10_000.0)
    value = current_ma(p, np.arange(10_000) / 10_000.0)
    assert view.high_ma.max() == value.max()
    assert len(view.sentences) == 2
    # 2 / pi of 40 mA.
    assert plain(view.sentences)[1] == "Exact, at full strength: net direct current 25,500 µA."
    assert sampled_view(p, 0.0, 0.001, 300, 10_000.0).current_ma.max() > 10.0


def test_a_channel_without_current_is_silent():
    p = train(amplitude_ma=0.0)
    view = sampled_view(p, 0.0, 1.0, 100, 10_000.0)
    assert not view.high_ma.any()
    assert "0 of 0 pulses lost" in plain(view.sentences)[0]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"rate_hz": 0.0}, "rate_hz"),
        ({"rate_hz": float("nan")}, "rate_hz"),
        ({"stop_s": -1.0}, "stop_s"),
        ({"channel": 4}, "channel"),
    ],
)
def test_impossible_views_are_refused(given, path):
    request = {"start_s": 0.0, "stop_s": 1.0, "columns": 100, "rate_hz": 1e4} | given
    with pytest.raises(ImpossibleError) as caught:
        sampled_view(train(), **request)
    assert [p.path for p in caught.value.problems] == [path]
