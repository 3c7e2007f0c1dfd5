"""The voltage that a channel needs across an electrode pair, at any time and at its largest.

Exact for pulses: closed forms from segment to segment. Continuous currents: `carrier_voltage`. A
section begins with the pair uncharged.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.carrier_voltage import carrier_peak_v, carrier_voltage_v
from wavesim.analysis.current import current_ma
from wavesim.analysis.load import Load, channel_load
from wavesim.analysis.load_extremes import session_peak_v
from wavesim.analysis.load_pulse import SAME_TIME_US, VOLT
from wavesim.analysis.load_train import LoadTrain, load_train
from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.program import Program
from wavesim.core.schedule import chosen, lower
from wavesim.core.section import Section
from wavesim.core.table import Floats


def voltage_v(
    program: Program,
    time_s: ArrayLike,
    section: int = 0,
    channel: int = 0,
    load: Load | None = None,
) -> Floats:
    """The voltage across a pair at times of its section [V]; positive is cathodic.

    load: of the pair; left out, that of the channel's electrode. ImpossibleError where there is
    neither, or no such channel. Behind the last pulse the capacitor's voltage decays.
    """
    one, time = chosen(program, section, channel), np.asarray(time_s, dtype=np.float64)
    load = load or channel_load(one)
    if load is None:
        raise ImpossibleError([Problem("missing", "electrode", None, "a pad area, or a load")])
    flat, chosen_section = np.atleast_1d(time).ravel(), program.section[section]
    if one.carrier is not None and load.time_constant_us == 0.0:
        found = VOLT * load.direct_ohm * current_ma(program, flat, section, channel)
    elif one.carrier is not None:
        found = carrier_voltage_v(chosen_section, channel, load, flat)
    elif lower(chosen_section, channel).total == 0:
        found = np.zeros(len(flat))
    else:
        found = train_voltage_v(load_train(chosen_section, channel, load), flat)
    return found.reshape(time.shape)


def train_voltage_v(train: LoadTrain, time_s: Floats) -> Floats:
    """The voltage of pulses into a load at times of their section [V]."""
    table, pulse = train.table, train.pulse
    number = table.before(time_s + 2e-6 * SAME_TIME_US) - 1
    begun = number >= 0
    place = table.place(np.maximum(number, 0))
    row = place[1]
    x_us = (time_s - table.onset_s(np.maximum(number, 0))) * 1e6
    level, answer = pulse.at(x_us, train.which[row])
    held = train.onset_v(*place) * np.exp(-np.maximum(x_us, 0.0) / pulse.tau_us)
    strength = train.strength_ma[row]
    voltage = strength * (pulse.series * level + pulse.parallel * answer) + held
    return np.where(begun, voltage, 0.0)


def peak_voltage_v(section: Section, channel_index: int, load: Load) -> float | None:
    """Largest magnitude of the voltage over a section [V].

    Extremes inside segments are solved, those of all trains lie among the first and last. None
    where it cannot be had: a continuous current that neither repeats nor is short.
    """
    one = section.channel[channel_index]
    if one.carrier is not None:
        if load.time_constant_us:
            return carrier_peak_v(section, channel_index, load)
        whole_s = np.array([section.duration_s])
        highest_ma = carrier_train(section, channel_index).highest(0.0 * whole_s, whole_s)
        return VOLT * load.direct_ohm * float(highest_ma[0])
    if lower(section, channel_index).total == 0:
        return 0.0
    return session_peak_v(load_train(section, channel_index, load))


def largest_amplitude_ma(
    section: Section, channel: int, load: Load, compliance_v: float
) -> float | None:
    """The largest setting of a channel that a source of this voltage carries unclipped [mA].

    Infinite where no voltage is needed; None where the peak cannot be had or the setting is 0.
    """
    peak_v = peak_voltage_v(section, channel, load)
    amplitude_ma = section.channel[channel].amplitude_ma
    if peak_v is None or amplitude_ma == 0.0:
        return None
    return math.inf if peak_v == 0.0 else amplitude_ma * compliance_v / peak_v
