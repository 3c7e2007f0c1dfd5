"""Every preset against its lines of the clinical table, value by value."""

from pathlib import Path

import pytest

from tests.presets.library import (
    OF_THE_TABLE,
    Document,
    Line,
    document,
    keys_written,
    name,
    numbers,
    protocols,
    source_keys,
    value_of,
)

CYCLES = "section.0.channel.0.pulse.cycle_count"
STUDIED = {"source", "review"}
DEFAULTS = {"ramp_up_s": 0.0, "ramp_down_s": 0.0}
# A ramp whose place within the on-time was read; elsewhere the place is our reading.
RAMP_PLACE_READ = {"STR-SHOULDER-SUBLUX": "'a 15 second on time incorporating a ramp up time'"}
# Where the table's `source_short` is the work of the range while its `where` names another one for
# the value: `source` belongs to the value.
SOURCE_OF_THE_VALUE = {
    ("PAIN-TENS-CONV", "phase_duration_us"): "elboim-gabyzon-2020",  # "100: PMC6955615 table 1"
}
# Keys of a file that are no treatment numbers of their own.
NOT_JUDGED = {
    "cycle_count": "follows from the duty of the bursts, compared below",
    "pulses_per_burst": "follows from the duty of the bursts, compared below",
}


def lines_compared(preset: Document) -> dict[str, Line]:
    """Lines of the table by the contract's key, those without a key of their own left out.

    Left out: an `off_s` of 0, which means continuous (compared below); the half-cycle of a sine
    carrier, which has no key; the duty of bursts, which the contract says in pulses or cycles.
    """
    protocol = preset["evidence"]["protocol"]
    lines = numbers(protocol)
    sine = protocols()[protocol]["waveform"] == "burst_sine"
    renamed = {}
    if "carrier_hz" in lines and not sine:
        renamed = {"frequency_hz": "burst_frequency_hz", "carrier_hz": "frequency_hz"}
    elif sine:
        renamed = {"carrier_hz": "carrier_frequency_hz"}
    left_out = {"burst"} | ({"phase_duration_us"} if sine else set())
    if protocols()[protocol]["schedule"] == "continuous":
        left_out |= {"off_s"}
    return {renamed.get(key, key): line for key, line in lines.items() if key not in left_out}


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_values_are_those_of_the_table(path: Path) -> None:
    """Exact: the table and the file print the same decimals."""
    preset = document(path)
    found = {key: value_of(preset, key) for key in lines_compared(preset)}
    written = {key: DEFAULTS.get(key) if v is None else v for key, v in found.items()}
    assert written == {key: float(line["value"]) for key, line in lines_compared(preset).items()}


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_ranges_are_those_of_the_table(path: Path) -> None:
    """Ends, both bases, source and whether it was read there; open ends stay open."""
    preset = document(path)
    wanted = {key: _range(line) for key, line in lines_compared(preset).items()}
    written = dict(preset["evidence"]["range"])
    for key in (CYCLES, "pulses_per_burst"):
        written.pop(key, None)
    assert written == {key: entry for key, entry in wanted.items() if entry}


def _range(line: Line) -> Document:
    """What the file says of one line: nothing where a number of ours has no range either."""
    entry: Document = {end: float(line[end]) for end in ("min", "max") if line[end]}
    if line["value_basis"] != "ours":
        entry["value_basis"] = line["value_basis"]
    if line["range_basis"]:
        entry["range_basis"] = line["range_basis"]
    if STUDIED & {line["value_basis"], line["range_basis"]}:
        by_table = source_keys(line["source_short"])[0]
        entry["source"] = SOURCE_OF_THE_VALUE.get((line["id"], line["parameter"]), by_table)
        if line["read"] == "true":
            entry["read"] = True
    return entry


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_bursts_have_the_duty_of_the_table(path: Path) -> None:
    """Sine bursts: cycles / carrier x rate. TENS: first to last onset x rate, "90 ms trains"."""
    preset = document(path)
    lines = numbers(preset["evidence"]["protocol"])
    if "burst" not in lines:
        assert {"pulses_per_burst", "cycle_count"}.isdisjoint(keys_written(preset))
        return
    carrier_hz, rate_hz = float(lines["carrier_hz"]["value"]), float(lines["frequency_hz"]["value"])
    cycles = value_of(preset, "cycle_count")
    periods = value_of(preset, "pulses_per_burst") - 1 if cycles is None else cycles
    duty = float(lines["burst"]["value"])
    # rel: the rounding of three operations on doubles
    assert periods / carrier_hz * rate_hz == pytest.approx(duty, rel=1e-12)
    entry = preset["evidence"]["range"]["pulses_per_burst" if cycles is None else CYCLES]
    ends = {end: float(lines["burst"][end]) for end in ("min", "max") if lines["burst"][end]}
    duties = {end: entry[end] / carrier_hz * rate_hz for end in ("min", "max") if end in entry}
    assert duties == pytest.approx(ends, rel=1e-12)
    assert entry["value_basis"] == lines["burst"]["value_basis"]
    assert [entry["source"]] == source_keys(lines["burst"]["source_short"])


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_the_half_cycle_of_a_carrier_is_the_phase_duration(path: Path) -> None:
    """The table gives it as phase duration; the file has only the carrier."""
    preset = document(path)
    carrier_hz = value_of(preset, "carrier_frequency_hz")
    if carrier_hz is not None:
        half_cycle_us = float(numbers(preset["evidence"]["protocol"])["phase_duration_us"]["value"])
        assert 1e6 / (2 * carrier_hz) == half_cycle_us


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_schedule_and_shape_are_those_of_the_table(path: Path) -> None:
    """Continuous without on and off; the waveform by its contract name."""
    preset = document(path)
    words = protocols()[preset["evidence"]["protocol"]]
    cyclic = {"on_s", "off_s"} & keys_written(preset)
    assert len(cyclic) == (0 if words["schedule"] == "continuous" else 2)
    shapes = {
        "biphasic_rect_symmetric": "biphasic_symmetric",
        "biphasic_rect_asymmetric": "biphasic_asymmetric",
        "burst_sine": "sine_burst",
        "monophasic_rect": "monophasic",
    }
    assert value_of(preset, "shape") == shapes[words["waveform"]]


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_what_no_source_gives_is_assumed(path: Path) -> None:
    """Lines of ours, keys without a line, and the place of the ramps; nothing else."""
    preset = document(path)
    lines = lines_compared(preset)
    ours = {key for key, line in lines.items() if line["value_basis"] == "ours"}
    without_line = keys_written(preset) - lines.keys() - NOT_JUDGED.keys()
    ramped = {"ramp_up_s", "ramp_down_s"} & keys_written(preset)
    place = {"ramps"} if ramped and preset["evidence"]["protocol"] not in RAMP_PLACE_READ else set()
    assert set(preset["evidence"].get("assumed", [])) == ours | without_line | place


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_starting_values_lie_in_their_ranges(path: Path) -> None:
    """Each number within the ends its range has."""
    preset = document(path)
    for key, entry in preset["evidence"]["range"].items():
        start = value_of(preset, key)
        start = DEFAULTS.get(key) if start is None else start
        assert entry.get("min", start) <= start <= entry.get("max", start), key


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_no_preset_draws_a_flat_line(path: Path) -> None:
    """A current above 0 everywhere; where no source gives one it is an example of ours."""
    preset = document(path)
    assert value_of(preset, "amplitude_ma") > 0
    if "amplitude_ma" not in preset["evidence"]["range"]:
        assert "amplitude_ma" in preset["evidence"]["assumed"]
