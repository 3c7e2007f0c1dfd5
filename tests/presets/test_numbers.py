"""Every preset against its lines of the clinical table, value by value."""

from pathlib import Path

import pytest

from tests.presets.exceptions import (
    CYCLE_OF_A_STRIDE,
    LEFT_OUT,
    MEAN_OF_A_SWEEP,
    PLACE,
    PLACES_ASSUMED,
    PLACES_READ,
    SEVERAL_SECTIONS,
    TRAIN_OF_A_STRIDE,
)
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
CARRIERS = {"two_sine_interference": {"interferential", "premodulated"}, "dc": {"direct"}}
# Keys of a file that are no treatment numbers of their own.
NOT_JUDGED = {
    "cycle_count": "follows from the duty of the bursts, compared below",
    "pulses_per_burst": "follows from the duty of the bursts, compared below",
}


def lines_compared(preset: Document) -> dict[str, Line]:
    """Lines of the table by the contract's key, those without a key of their own left out.

    Left out: an `off_s` of 0, which means continuous (compared below); the half-cycle of a sine
    carrier and the rate of a direct current, which have no key; the duty of bursts, which the
    contract says in pulses or cycles; and what `exceptions` lists.
    """
    protocol = preset["evidence"]["protocol"]
    renamed, left_out = _by_waveform(protocol)
    if protocols()[protocol]["schedule"] == "continuous":
        left_out = left_out | {"off_s"}
    return {
        PLACE.get((protocol, key), renamed.get(key, key)): line
        for key, line in numbers(protocol).items()
        if key not in left_out | {"burst"} and (protocol, key) not in LEFT_OUT
    }


def _by_waveform(protocol: str) -> tuple[dict[str, str], set[str]]:
    """Names of the table that the contract has otherwise, and lines without a key."""
    carrier = {"carrier_hz": "carrier_frequency_hz"}
    special: dict[str, tuple[dict[str, str], set[str]]] = {
        "burst_sine": (carrier, {"phase_duration_us"}),
        "two_sine_interference": (carrier | {"frequency_hz": "beat_hz"}, {"phase_duration_us"}),
        "monophasic_twin_peak": ({"phase_duration_us": "spacing_us"}, set()),
        "dc": ({}, {"frequency_hz"}),
    }
    waveform = protocols()[protocol]["waveform"]
    if waveform in special:
        return special[waveform]
    if "carrier_hz" in numbers(protocol):
        return {"frequency_hz": "burst_frequency_hz", "carrier_hz": "frequency_hz"}, set()
    return {}, set()


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_values_are_those_of_the_table(path: Path) -> None:
    """Exact: the table and the file print the same decimals."""
    preset = document(path)
    found = {key: value_of(preset, key) for key in lines_compared(preset)}
    if preset["evidence"]["protocol"] in MEAN_OF_A_SWEEP:
        found["frequency_hz"] = (found["frequency_hz"] + value_of(preset, "frequency_end_hz")) / 2
    written = {key: DEFAULTS.get(key) if v is None else v for key, v in found.items()}
    assert written == {key: float(line["value"]) for key, line in lines_compared(preset).items()}


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_ranges_are_those_of_the_table(path: Path) -> None:
    """Ends, both bases, source and whether it was read there; open ends stay open."""
    preset = document(path)
    wanted = {key: _range(line) for key, line in lines_compared(preset).items()}
    written = dict(preset["evidence"]["range"])
    for key in (CYCLES, "pulses_per_burst", *PLACES_READ.get(preset["evidence"]["protocol"], ())):
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
def test_numbers_at_other_places_are_those_of_the_table(path: Path) -> None:
    """Walking by its train or stride, sections by their sum, and what a line quotes besides.

    rel 1e-12: a few operations on doubles.
    """
    preset = document(path)
    protocol, section = preset["evidence"]["protocol"], preset["section"][0]
    lines = numbers(protocol)
    if protocol in TRAIN_OF_A_STRIDE | CYCLE_OF_A_STRIDE:
        stride_s = 120.0 / section["cadence_steps_per_min"]
        channel = section["channel"][0]
        times_s = {False: stride_s, True: _train_of_a_stride_s(channel, stride_s)}
        written_s = times_s[protocol in TRAIN_OF_A_STRIDE]
        assert written_s == pytest.approx(float(lines["on_s"]["value"]), rel=1e-12)
    if protocol in SEVERAL_SECTIONS:
        minutes = sum(part["duration_min"] for part in preset["section"])
        assert minutes == float(lines["duration_min"]["value"])
    for key, value in PLACES_READ.get(protocol, {}).items():
        assert value_of(preset, key) == value
        assert preset["evidence"]["range"][key]["read"]


def _train_of_a_stride_s(channel: Document, stride_s: float) -> float:
    """Contract 1.3, points 1 and 2."""
    window, modulation = channel["window"], channel["modulation"]
    length_s = (window["stop_percent"] - window["start_percent"]) / 100.0 * stride_s
    after_s = modulation["ramp_down_s"] if modulation.get("ramps") == "down_outside_on" else 0.0
    return float(length_s + window.get("extension_s", 0.0) + after_s)


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_bursts_have_the_duty_of_the_table(path: Path) -> None:
    """Sine bursts: cycles / carrier x rate. TENS: first to last onset x rate, "90 ms trains".

    Cycles are whole, so the duty is that of the nearest whole number.
    """
    preset = document(path)
    lines = numbers(preset["evidence"]["protocol"])
    if "burst" not in lines:
        assert {"pulses_per_burst", "cycle_count"}.isdisjoint(keys_written(preset))
        return
    carrier_hz, rate_hz = float(lines["carrier_hz"]["value"]), float(lines["frequency_hz"]["value"])
    cycles = value_of(preset, "cycle_count")
    periods = value_of(preset, "pulses_per_burst") - 1 if cycles is None else cycles
    assert periods == round(float(lines["burst"]["value"]) * carrier_hz / rate_hz)
    entry = preset["evidence"]["range"]["pulses_per_burst" if cycles is None else CYCLES]
    ends = {end: float(lines["burst"][end]) for end in ("min", "max") if lines["burst"][end]}
    duties = {end: entry[end] / carrier_hz * rate_hz for end in ("min", "max") if end in entry}
    # rel: the rounding of three operations on doubles
    assert duties == pytest.approx(ends, rel=1e-12)
    assert entry["value_basis"] == lines["burst"]["value_basis"]
    assert [entry[key] for key in ("source",) if key in entry] == source_keys(
        lines["burst"]["source_short"]
    )


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
    """Continuous without a cycle, else of one kind; the waveform by its contract name."""
    preset = document(path)
    words = protocols()[preset["evidence"]["protocol"]]
    cycles = ({"on_s", "off_s"}, {"cadence_steps_per_min"}, {"cadence_rpm"})
    written = [keys for keys in cycles if keys & keys_written(preset)]
    assert len(written) == (0 if words["schedule"] == "continuous" else 1)
    assert all(keys <= keys_written(preset) for keys in written)
    shapes = {
        "biphasic_rect_symmetric": "biphasic_symmetric",
        "biphasic_rect_asymmetric": "biphasic_asymmetric",
        "burst_sine": "sine_burst",
        "biphasic_rect_long": "biphasic_symmetric",
        "monophasic_rect": "monophasic",
        "monophasic_triangular": "triangular",
        "monophasic_twin_peak": "twin_peak",
    }
    channels = [channel for part in preset["section"] for channel in part["channel"]]
    if words["waveform"] in CARRIERS:
        assert {channel["carrier"]["kind"] for channel in channels} <= CARRIERS[words["waveform"]]
    else:
        found = {channel["pulse"]["shape"] for channel in channels}
        assert found == {shapes[words["waveform"]]}


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_what_no_source_gives_is_assumed(path: Path) -> None:
    """Lines of ours, keys without a line, and the place of the ramps; nothing else."""
    preset = document(path)
    lines = lines_compared(preset)
    ours = {key for key, line in lines.items() if line["value_basis"] == "ours"}
    ramped = {"ramp_up_s", "ramp_down_s"} & keys_written(preset)
    place = {"ramps"} if ramped and preset["evidence"]["protocol"] not in RAMP_PLACE_READ else set()
    places = PLACES_ASSUMED.get(preset["evidence"]["protocol"], set())
    assumed = set(preset["evidence"].get("assumed", []))
    assert assumed == ours | _keys_without_a_line(preset, lines) | place | places


def _keys_without_a_line(preset: Document, lines: dict[str, Line]) -> set[str]:
    """Keys written that the table does not have at any place of the file."""
    by_key = {key.rsplit(".", 1)[-1] for key in lines}
    read = {key.rsplit(".", 1)[-1] for key in PLACES_READ.get(preset["evidence"]["protocol"], {})}
    return keys_written(preset) - by_key - read - NOT_JUDGED.keys()


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_starting_values_lie_in_their_ranges(path: Path) -> None:
    """Each number within the ends its range has."""
    preset = document(path)
    for key, entry in preset["evidence"]["range"].items():
        start = value_of(preset, key)
        start = DEFAULTS.get(key) if start is None else start
        assert entry.get("min", start) <= start <= entry.get("max", start), key


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_values_of_a_stage_lie_in_the_ranges(path: Path) -> None:
    """What a stage sets is inside what is published or usual, too."""
    preset = document(path)
    ranges = preset["evidence"]["range"]
    for stage in preset["application"].get("stage", []):
        for key, value in stage["set"].items():
            entry = ranges.get(key, ranges.get(key.rsplit(".", 1)[-1], {}))
            assert entry.get("min", value) <= value <= entry.get("max", value), key


@pytest.mark.parametrize("path", OF_THE_TABLE, ids=name)
def test_no_preset_draws_a_flat_line(path: Path) -> None:
    """A current above 0 everywhere; where no source gives one it is an example of ours."""
    preset = document(path)
    assert value_of(preset, "amplitude_ma") > 0
    if "amplitude_ma" not in preset["evidence"]["range"]:
        assert "amplitude_ma" in preset["evidence"]["assumed"]
