"""Energy and mean power that a current brings into a load, and where in it they become heat.

A pulse of A mA that meets v0 on the capacitor brings A^2 x (what it brings from rest) + A v0 x (the
level weighed with exp(-t / tau)): two numbers of the unit pulse, and v0 summed over laps in closed
form. The two numbers are integrals of smooth products over parts of at most a time constant or a
quarter of a cycle, where eight Gauss-Legendre nodes are exact to rounding.
"""

from dataclasses import replace
from functools import lru_cache
from typing import final

import numpy as np

from wavesim.analysis.carrier_energy import Sums, cycle_sums, plateau_means
from wavesim.analysis.carrier_train import carrier_train
from wavesim.analysis.load import Load
from wavesim.analysis.load_pulse import LoadPulse
from wavesim.analysis.load_train import LoadTrain, load_train
from wavesim.core.course import LINE, WAVE
from wavesim.core.schedule import lower
from wavesim.core.section import Section
from wavesim.core.spec import value
from wavesim.core.table import Floats, Ints

FORGOTTEN = 40
"""Time constants after which an exponential is 4e-18 of itself."""
MJ = 1e-6
"""mA x V x us in mJ."""
MJ_BY_S = 1e-3
"""ohm x mA^2 x s in mJ."""


@final
@value
class LoadEnergy:
    """Energy and mean power in a load.

    pulse_mj, plateau_w: of a pulse, and mean power, at full strength in the steady state of the
    train; None where pulses do not repeat, and no pulse of a continuous current. cycle_mj, cycle_w:
    of a whole cycle in the steady state (continuous: of the section). series_w, parallel_w: its
    parts in the two resistors.
    """

    pulse_mj: float | None
    plateau_w: float | None
    cycle_mj: float
    cycle_w: float
    series_w: float
    parallel_w: float


NO_ENERGY = LoadEnergy(
    pulse_mj=None, plateau_w=None, cycle_mj=0.0, cycle_w=0.0, series_w=0.0, parallel_w=0.0
)


@lru_cache(maxsize=32)
def load_energy(section: Section, channel: int, load: Load) -> LoadEnergy | None:
    """Energy and power of a channel in a load.

    None for a continuous current that neither repeats nor is short (`analysis.carrier_energy`).
    """
    if section.channel[channel].carrier is not None:
        return _of_carrier(section, channel, load)
    if lower(section, channel).total == 0:
        return NO_ENERGY
    train = load_train(section, channel, load)
    table, begin_v = train.table, 0.0
    if table.total > table.per_train:
        begin_v = float(train.train_start_v(np.inf))
    series, parallel = _cycle(train, begin_v)
    cycle_s = table.cycle_s
    pulse_mj = _lap_mj(train) / table.lap_rows if table.laps > 1 else None
    lap_s = train.lap_us * 1e-6
    return LoadEnergy(
        pulse_mj=pulse_mj,
        plateau_w=None if pulse_mj is None else pulse_mj * table.lap_rows / lap_s * 1e-3,
        cycle_mj=series + parallel,
        cycle_w=(series + parallel) / cycle_s * 1e-3,
        series_w=series / cycle_s * 1e-3,
        parallel_w=parallel / cycle_s * 1e-3,
    )


def _of_carrier(section: Section, channel: int, load: Load) -> LoadEnergy | None:
    channels = list(section.channel)
    square_ma2 = channels[channel].amplitude_ma ** 2
    channels[channel] = replace(channels[channel], amplitude_ma=1.0)
    cycle, plateau = _sums(replace(section, channel=tuple(channels)), channel, load)
    if cycle is None:
        return None
    series_mj = load.series_ohm * cycle.square_s * square_ma2 * MJ_BY_S
    parallel_mj = load.parallel_ohm * cycle.met_s * square_ma2 * MJ_BY_S
    cycle_s = section.cycle_s
    ohm = None if plateau is None else float(np.dot((load.series_ohm, load.parallel_ohm), plateau))
    return LoadEnergy(
        pulse_mj=None,
        plateau_w=None if ohm is None else ohm * square_ma2 * 1e-6,
        cycle_mj=series_mj + parallel_mj,
        cycle_w=(series_mj + parallel_mj) / cycle_s * 1e-3,
        series_w=series_mj / cycle_s * 1e-3,
        parallel_w=parallel_mj / cycle_s * 1e-3,
    )


@lru_cache(maxsize=32)
def _sums(
    section: Section, channel: int, load: Load
) -> tuple[Sums | None, tuple[float, float] | None]:
    """Of 1 mA, the cycle and the plateau; kept, because the amplitude only scales them."""
    train, tau_s = carrier_train(section, channel), load.time_constant_us * 1e-6
    if train.trains == 0:
        return Sums(0.0), None
    return cycle_sums(train, tau_s), plateau_means(train.course, tau_s)


def _cycle(train: LoadTrain, begin_v: float) -> tuple[float, float]:
    """Energy of a train that begins at a voltage, in the series resistor and in the rest [mJ]."""
    table, pulse = train.table, train.pulse
    plays = table.plays(0, table.per_train)
    own, met = _of_stretches(pulse)
    square = np.square(train.strength_ma) * table.duration_ratio
    series = pulse.series * float(plays @ square) * table.pulse.unit.square_us
    row = np.arange(len(plays))
    lap = np.zeros_like(row)
    since = train.onset_us / pulse.tau_us
    held = train.from_rest_v(row, lap) + begin_v * np.exp(-since)
    if table.laps > 1:
        held[table.lap_start : table.lap_stop] = _laps_held_v(train, begin_v)
    strength = train.strength_ma
    bare = pulse.parallel * np.square(strength) * own[train.which] * plays
    return series * MJ, float(bare.sum() + (strength * met[train.which]) @ held) * MJ


def _laps_held_v(train: LoadTrain, begin_v: float) -> Floats:
    """What is held at the onset of each row of the lap, summed over all laps of a train [V]."""
    table, tau = train.table, train.pulse.tau_us
    rows = slice(table.lap_start, table.lap_stop)
    first_us = float(train.onset_us[table.lap_start])
    steady = float(train.laps_v(np.inf))
    entry = train.entry_v + begin_v * np.exp(-first_us / tau)
    decay = train.lap_us / tau
    remembered = np.expm1(-table.laps * decay) / np.expm1(-decay)
    entries = table.laps * steady + (entry - steady) * remembered
    rest = np.exp(-(train.onset_us[rows] - first_us) / tau)
    return np.asarray(table.laps * train.held_v[rows] + entries * rest)


def _lap_mj(train: LoadTrain) -> float:
    """Energy of a lap in the steady state [mJ]."""
    table, pulse = train.table, train.pulse
    rows = slice(table.lap_start, table.lap_stop)
    own, met = (each[train.which[rows]] for each in _of_stretches(pulse))
    strength = train.strength_ma[rows]
    since = train.onset_us[rows] - train.onset_us[table.lap_start]
    held = train.held_v[rows] + train.laps_v(np.inf) * np.exp(-since / pulse.tau_us)
    series = pulse.series * table.pulse.unit.square_us * table.duration_ratio[rows]
    of_rows = np.square(strength) * (series + pulse.parallel * own) + strength * met * held
    return float(of_rows.sum()) * MJ


def _of_stretches(pulse: LoadPulse) -> tuple[Floats, Floats]:
    """Integrals of level x y from rest and of level x exp(-t / tau), for each stretch [us]."""
    own, met = np.zeros(len(pulse.end)), np.zeros(len(pulse.end))
    nodes, weights = np.polynomial.legendre.leggauss(8)
    for which in range(len(own)):
        held, from_us, to_us = _parts(pulse, which)
        half = 0.5 * (to_us - from_us)
        x = (from_us + half)[:, None] + half[:, None] * nodes
        many, one = np.repeat(held[:, None], 8, axis=1), np.full(x.shape, which)
        level = pulse.level(many, one, x)
        own[which] = half @ ((level * pulse.answer(many, one, x)) @ weights)
        rest = np.exp(-(pulse.start_us[many, which] + x) / pulse.tau_us)
        met[which] = half @ ((level * rest) @ weights)
    return own, met


def _parts(pulse: LoadPulse, which: int) -> tuple[Ints, Floats, Floats]:
    """Parts of all segments in which the products are smooth: segment, from and to [us]."""
    plain = (pulse.kind == LINE) & (pulse.length_us[:, which] <= pulse.tau_us)
    held = [np.flatnonzero(plain)]
    begin, end = [np.zeros(len(held[0]))], [pulse.length_us[plain, which]]
    for k in np.flatnonzero(~plain):
        edges = _edges_us(pulse, int(k), which)
        held.append(np.full(len(edges) - 1, k))
        begin.append(edges[:-1])
        end.append(edges[1:])
    return np.concatenate(held), np.concatenate(begin), np.concatenate(end)


def _edges_us(pulse: LoadPulse, k: int, which: int) -> Floats:
    length = float(pulse.length_us[k, which])
    edges = [np.array([0.0, length]), pulse.tau_us * np.arange(1.0, FORGOTTEN + 1.0)]
    own_us = float(pulse.numbers[2, k, which])
    if pulse.kind[k] == WAVE:
        edges.append(0.5 * own_us * np.arange(1.0, 2.0 * length / own_us))
    elif pulse.kind[k] != LINE:
        edges.append(own_us * np.arange(1.0, FORGOTTEN + 1.0))
    return np.unique(np.minimum(np.concatenate(edges), length))
