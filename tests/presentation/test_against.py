"""Preset and yours side by side."""

from tests.programs import (
    BiphasicAsymmetric,
    Burst,
    Constant,
    SineBurst,
    channel,
    program,
    section,
)
from wavesim.core.paths import with_values
from wavesim.core.program import Program
from wavesim.presentation.against import against_preset
from wavesim.presentation.project import Project

FIRST = "section.0.channel.0."


def preset(**more: object) -> Program:
    """20 mA for 300 us: 6 uC a phase."""
    pulse = BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25)
    one = channel(pulse, Constant(frequency_hz=30.0), amplitude_ma=20.0, **more)
    return program(section(one, on_off=(5.0, 10.0)))


def table(project: Project) -> dict[str, tuple[str, str, bool]]:
    """Rows by label, with plain spaces."""
    return {
        row.label: (row.preset.replace("\N{NO-BREAK SPACE}", " "),
                    row.yours.replace("\N{NO-BREAK SPACE}", " "), row.differs)
        for row in against_preset(project)
    }  # fmt: skip


def test_nothing_edited() -> None:
    """The rows that are always there, none of which differs."""
    rows = table(Project(program=preset(), preset=preset()))
    assert list(rows) == [
        "Amplitude", "Phase duration", "Frequency", "On / off", "Charge per phase", "Session",
    ]  # fmt: skip
    assert rows["Charge per phase"] == ("6 µC", "6 µC", False)
    assert not any(differs for *_, differs in rows.values())


def test_edited_values_differ() -> None:
    """24 mA for 250 us are 6 uC again; on and off share a row."""
    edits = {f"{FIRST}amplitude_ma": 24.0, f"{FIRST}pulse.phase_duration_us": 250.0,
             "section.0.on_s": 10.0, "section.0.off_s": 20.0}  # fmt: skip
    rows = table(Project(program=with_values(preset(), edits), preset=preset()))
    assert rows["Amplitude"] == ("20 mA", "24 mA", True)
    assert rows["Phase duration"] == ("300 µs", "250 µs", True)
    assert rows["On / off"] == ("5 / 10 s", "10 / 20 s", True)
    assert rows["Charge per phase"] == ("6 µC", "6 µC", False)


def test_everything_else_that_differs_is_shown() -> None:
    """Shape, gap, recovery, ramps, pad and delay, each only because it differs."""
    edits = {f"{FIRST}pulse.shape": "biphasic_symmetric", f"{FIRST}pulse.interphase_gap_us": 50.0,
             f"{FIRST}modulation.ramp_up_s": 1.0, f"{FIRST}electrode": None,
             f"{FIRST}delay_s": 0.5}  # fmt: skip
    rows = table(Project(program=with_values(preset(), edits), preset=preset()))
    assert rows["Pulse shape"] == ("asymmetric biphasic", "symmetric biphasic", True)
    assert rows["Interphase gap"] == ("0 µs", "50 µs", True)
    assert rows["Recovery ratio"] == ("0.25", "—", True)
    assert rows["Ramp up"] == ("0 s", "1 s", True)
    assert rows["Pad"] == ("25 cm²", "—", True)
    assert rows["Delay"] == ("0 s", "0.5 s", True)
    assert "Polarity" not in rows


def test_continuous_is_called_steady() -> None:
    """On and off taken away, and a row for neither where both are continuous."""
    edits = {"section.0.on_s": None, "section.0.off_s": None}
    steady = with_values(preset(), edits)
    rows = table(Project(program=steady, preset=preset()))
    assert rows["On / off"] == ("5 / 10 s", "steady", True)
    assert "On / off" not in table(Project(program=steady, preset=steady))


def test_other_kind_of_timing_and_shape() -> None:
    """A number one of both does not have is an em dash, and 100 Hz in a burst is no rate of 30."""
    timing = Burst(frequency_hz=100.0, pulses_per_burst=7, burst_frequency_hz=2.0)
    pulse = SineBurst(carrier_frequency_hz=2500.0, cycle_count=5)
    bursts = program(section(channel(pulse, timing, amplitude_ma=20.0), on_off=(5.0, 10.0)))
    rows = table(Project(program=bursts, preset=preset()))
    assert rows["Carrier frequency"] == ("—", "2,500 Hz", True)
    assert rows["Burst frequency"] == ("—", "2 Hz", True)
    # 20 mA over half a cycle of 2500 Hz: 20 mA x 200 us x 2 / pi = 2.546 uC.
    assert rows["Charge per phase"] == ("6 µC", "2.55 µC", True)


def test_preset_without_this_channel_or_section() -> None:
    """Everything of it is an em dash, and the other channels' differences are theirs."""
    two = program(section(channel(), channel(name="two")), section(channel()))
    rows = against_preset(Project(program=two, preset=program(section(channel()))), 0, 1)
    assert {row.preset for row in rows if row.label != "Session"} == {"—"}
    rows = against_preset(Project(program=two, preset=program(section(channel()))), 1, 0)
    assert {row.preset for row in rows} == {"—"}
    assert not any(row.differs for row in against_preset(Project(program=two, preset=two), 0, 1))


def test_without_preset_there_is_nothing_to_compare() -> None:
    """A program of one's own."""
    assert against_preset(Project(program=preset())) == ()
