"""What the keys of a section exclude among themselves (contract 1.2, 1.3)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wavesim.core.channel import LONGEST_S, Channel
from wavesim.core.errors import Problem
from wavesim.core.pairs import collisions
from wavesim.core.timing_base import SAME_TIME_S

if TYPE_CHECKING:
    from wavesim.core.section import Section

MOST_CHANNELS = 32
"""Channels in one section (contract 1.1)."""
MOST_ROWS = 2_000_000
"""Pulses of one train that differ: in ramps, for example; repeats count once (contract 1.1)."""
MOST_PULSES = 100_000_000
"""Pulses of one channel in a section (contract 1.1)."""


def misfits(section: "Section") -> Iterator[Problem]:
    """What the keys of a section exclude among themselves."""
    shape = list(_cycle_problems(section))
    yield from shape
    names = [channel.name for channel in section.channel]
    for i, name in enumerate(names):
        if name in names[:i]:
            yield Problem("same_name", f"channel.{i}.name", name, "a name of its own")
    if len(names) > MOST_CHANNELS:
        yield Problem("too_many", "channel", len(names), f"up to {MOST_CHANNELS}")
    if shape:
        return
    yield from _length_problems(section)
    found = []
    for i, channel in enumerate(section.channel):
        problems = [*_train_problems(section, channel)] or _size_problems(section, channel)
        found += [problem.under(f"channel.{i}") for problem in problems]
    yield from found or collisions(section)


def _cycle_problems(section: "Section") -> Iterator[Problem]:
    """Keys that come in pairs or exclude each other."""
    if (section.duration_min is None) == (section.cycle_count is None):
        allowed = "exactly one of duration_min and cycle_count"
        yield Problem("one_of", "duration_min", section.duration_min, allowed)
    for key, other in (("on_s", "off_s"), ("off_s", "on_s")):
        if getattr(section, key) is None and getattr(section, other) is not None:
            yield Problem("both_or_neither", key, None, f"both {key} and {other}, or neither")
    kinds = [key for key in _CYCLES if getattr(section, key) is not None]
    if len(kinds) > 1:
        allowed = "one of on_s and off_s, cadence_steps_per_min, cadence_rpm"
        yield Problem("two_cycles", kinds[1], getattr(section, kinds[1]), allowed)
    if not section.channel:
        yield from _rest_problems(section)
    elif not kinds and section.off_s is None:
        for key, plain in (("cycle_count", None), ("trigger", "timer")):
            if getattr(section, key) != plain:
                allowed = "duration_min" if plain is None else plain
                yield Problem(
                    "needs_cycle", key, getattr(section, key), f"{allowed} in a continuous section"
                )


_CYCLES = ("on_s", "cadence_steps_per_min", "cadence_rpm")


def _rest_problems(section: "Section") -> Iterator[Problem]:
    for key in ("cycle_count", *_CYCLES):
        if getattr(section, key) is not None:
            yield Problem(
                "rest",
                key,
                getattr(section, key),
                "only name and duration_min in a section without channels",
            )


def _length_problems(section: "Section") -> Iterator[Problem]:
    if section.duration_s > LONGEST_S:
        key = "duration_min" if section.duration_min is not None else "cycle_count"
        yield Problem(
            "too_long",
            key,
            getattr(section, key),
            "up to 24 h in all",
            "",
            (("duration_h", section.duration_s / 3600.0),),
        )


def _train_problems(section: "Section", channel: Channel) -> Iterator[Problem]:
    """Rules 1 to 4 for one channel; paths relative to the channel."""
    misplaced = list(_place_problems(section, channel))
    yield from misplaced
    if misplaced:
        return
    train_s = section.train_s(channel)
    if train_s >= section.cycle_s + SAME_TIME_S:
        key = "window" if channel.window else "on_s"
        yield Problem("train_exceeds_cycle", key, train_s, f"up to {section.cycle_s:.6g}", "s")
    ramps_s = channel.modulation.ramp_up_s + channel.modulation.ramp_down_s
    if ramps_s >= train_s + SAME_TIME_S:
        yield Problem(
            "ramps_exceed_train",
            "modulation.ramp_up_s",
            ramps_s,
            f"up to {train_s:.6g} together",
            "s",
            (("train_s", train_s),),
        )
    if channel.pulse is not None and channel.timing is not None:
        pulse_s = channel.pulse.unit.length_us * 1e-6
        yield from channel.timing.left_out(pulse_s, train_s)


def _place_problems(section: "Section", channel: Channel) -> Iterator[Problem]:
    """Window, own on-time and delay against the kind of cycle."""
    kind = section.cycle_kind
    unit = {"walking": "percent", "cycling": "deg"}.get(kind)
    if unit is None and channel.window is not None:
        yield Problem(
            "needs_cycle",
            "window",
            "a table",
            "a window only with cadence_steps_per_min or cadence_rpm",
        )
    if unit and (channel.window is None or getattr(channel.window, f"start_{unit}") is None):
        yield Problem(
            "window_needed",
            "window",
            channel.window and "a table",
            f"start_{unit} and stop_{unit} in {kind}",
        )
    if kind != "on_off" and channel.on_s is not None:
        yield Problem("needs_cycle", "on_s", channel.on_s, "only in a section with on_s and off_s")
    if kind == "continuous":
        yield from _continuous_problems(section, channel)
    elif abs(channel.delay_s) >= section.cycle_s:
        yield Problem(
            "delay",
            "delay_s",
            channel.delay_s,
            f"less than a cycle ({section.cycle_s:.6g} s) either way",
            "s",
        )


def _continuous_problems(section: "Section", channel: Channel) -> Iterator[Problem]:
    """What only makes sense in a cycle."""
    if channel.modulation.ramps != "inside_on":
        yield Problem(
            "needs_cycle",
            "modulation.ramps",
            channel.modulation.ramps,
            "inside_on in a continuous section",
        )
    if not 0.0 <= channel.delay_s < section.duration_s:
        yield Problem(
            "delay",
            "delay_s",
            channel.delay_s,
            f"0 or more and less than the section ({section.duration_s:.6g} s)",
            "s",
        )


def _size_problems(section: "Section", channel: Channel) -> Iterator[Problem]:
    """What would not fit into memory or patience; of a channel without pulses, nothing."""
    if channel.carrier is not None or channel.pulse is None or channel.timing is None:
        return
    rows, total = _size(section, channel)
    if rows > MOST_ROWS:
        yield Problem(
            "too_many", "timing", rows, f"up to {MOST_ROWS} pulses of one train that differ"
        )
    if total > MOST_PULSES:
        yield Problem("too_many", "timing", total, f"up to {MOST_PULSES} pulses in a section")


def _size(section: "Section", channel: Channel) -> tuple[int, int]:
    """Rows of a train and pulses of the section; of listed kinds at most as many."""
    timing = channel.pulsed.timing
    pattern = timing.repeating()
    if pattern is not None:
        plan = section.plan(channel, pattern)
        return plan.rows, plan.total
    rows = timing.most_pulses(section.train_s(channel))
    return rows, rows * (int(section.duration_s / section.cycle_s) + 1)
