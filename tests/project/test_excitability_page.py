"""The page on excitability says the numbers that the models use."""

import re
from dataclasses import fields

import pytest

from tests.project.tree import ROOT
from wavesim.core.pulses import BiphasicAsymmetric, BiphasicSymmetric
from wavesim.physiology.calibration import Calibration
from wavesim.physiology.fibres import FIBRES
from wavesim.physiology.waveform_ratio import waveform_ratio

PAGE = (ROOT / "docs" / "excitability.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|")
]
CLASSES = {
    "motor (Aα)": "motor",
    "touch (Aβ)": "cutaneous",
    "sharp pain (Aδ)": "a_delta",
    "dull pain (C)": "c",
    "denervated muscle": "denervated",
}
WIDTHS_US = (20.0, 100.0, 200.0, 500.0, 1000.0)


def symmetric(gap_us):
    """A symmetric pulse with a gap."""
    return BiphasicSymmetric(phase_duration_us=200.0, interphase_gap_us=gap_us)


def asymmetric(ratio):
    """A balanced pulse with a lower recovery."""
    return BiphasicAsymmetric(phase_duration_us=200.0, recovery_ratio=ratio)


PULSES = {
    "symmetric, no gap": (symmetric(0.0), 1.0),
    "symmetric, gap of 100 µs": (symmetric(100.0), 1.0),
    "asymmetric, recovery ratio 0.5": (asymmetric(0.5), 1.0),
    "asymmetric, recovery ratio 0.25": (asymmetric(0.25), 1.0),
    "asymmetric, recovery ratio 0.1": (asymmetric(0.1), 1.0),
    "symmetric, anodic first, no gap": (symmetric(0.0), -1.0),
}


def row(first):
    """The row of the page that begins with a cell."""
    (found,) = [cells for cells in ROWS if cells[0] == first]
    return found


@pytest.mark.parametrize("words", CLASSES)
def test_classes(words) -> None:
    """Chronaxie with its spread and unit, diameters and velocities, and whether it was read."""
    fibre, (_, chronaxie, spread, bands, _, read) = FIBRES[CLASSES[words]], row(words)
    assert _numbers(chronaxie) == [fibre.chronaxie_us]
    unit = " ms" if "ms" in spread else ""
    assert _numbers(spread.replace("–", f"{unit} ")) == list(fibre.chronaxie_range_us)
    assert _bare(bands) == [*fibre.diameter_um, *fibre.velocity_m_s]
    assert read == ("yes" if fibre.read else "no")


@pytest.mark.parametrize("words", PULSES)
def test_ratios(words) -> None:
    """To the two decimals of the page; where it has no number, the tables have none."""
    pulse, direction = PULSES[words]
    for cell, width in zip(row(words)[1:], WIDTHS_US, strict=True):
        found = waveform_ratio(width, pulse, FIBRES["motor"], direction)
        assert cell == (f"{found.ratio[0]:.2f}" if not found.notes else "")


def test_every_key_of_the_calibration_and_its_example() -> None:
    """In the order of the page."""
    said = {}
    for cells in ROWS:
        names = re.findall(r"`(\w+)`", cells[0])
        said |= dict(zip(names, [part.strip(" `") for part in cells[1].split(",")], strict=False))
    for field in fields(Calibration):
        example = field.default
        assert said[field.name] == (example if isinstance(example, str) else f"{example:.15g}")


def _numbers(text):
    """Numbers in us: those followed by ms are a thousand times as long."""
    found = re.findall(r"([\d.]+)( ms)?", text)
    return [float(number) * (1000.0 if unit else 1.0) for number, unit in found]


def _bare(text):
    return [float(number) for number in re.findall(r"[\d.]+", text)]
