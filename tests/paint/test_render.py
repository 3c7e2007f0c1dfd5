"""Figures in files: all three kinds, complete or not at all, in any environment."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.programs import BiphasicSymmetric, Constant, channel, program, section
from wavesim.core.errors import ImpossibleError
from wavesim.core.section import Section
from wavesim.paint.palette import DARK
from wavesim.paint.render import WRITERS, UnknownFormatError, render
from wavesim.version import VERSION

pytestmark = pytest.mark.usefixtures("qapp")
NB = "\N{NO-BREAK SPACE}"
ONE = channel(BiphasicSymmetric(phase_duration_us=250.0), Constant(frequency_hz=35.0),
              amplitude_ma=24.0, ramps=(2.0, 1.0), name="Wrist extensors")  # fmt: skip
PROGRAM = replace(program(section(ONE, on_off=(10.0, 20.0))), title="Wrist & hand, 24 mA")
PRESET = program(section(replace(ONE, amplitude_ma=20.0), on_off=(10.0, 20.0)))
PULSE = (2.9998, 3.0007)
FOOT = "Teaching and planning tool. It does not drive a device."


def svg_texts(path: Path) -> list[str]:
    """What an SVG says, in the order of its elements."""
    tree = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    return ["".join(node.itertext()).strip() for node in tree.iter(f"{space}text")]


def test_png_is_the_size_it_says_and_not_blank(tmp_path: Path) -> None:
    """1600 x 900, at 192 dpi, with all the colours of a picture."""
    path = tmp_path / "figure.png"
    render(PROGRAM, path)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1600, 900)
    assert image.dotsPerMeterX() == pytest.approx(192 / 0.0254, abs=1.0)
    assert image.text("Title") == PROGRAM.title
    assert "24 milliampere" in image.text("Description")
    seen = {image.pixel(x, y) for x in range(0, 1600, 7) for y in range(0, 900, 7)}
    assert len(seen) > 5


def test_svg_says_everything_as_text(tmp_path: Path) -> None:
    """Title, legend, ticks, charges, disclaimer, version."""
    path = tmp_path / "figure.svg"
    render(PROGRAM, path, *PULSE, preset=PRESET)
    texts = svg_texts(path)
    expected = {
        PROGRAM.title, "Yours", "Preset", "mA, cathodic up", f"250{NB}µs", f"24{NB}mA",
        f"6.0{NB}µC", f"−6.0{NB}µC", f"next pulse in 28.6{NB}ms →", f"net charge 0{NB}µC",
        f"preset 20{NB}mA", FOOT, f"wavesim{NB}{VERSION}",
    }  # fmt: skip
    assert expected <= set(texts)
    assert any(text.startswith("Wrist extensors: symmetric biphasic") for text in texts)


def test_svg_paints_its_ground_first(tmp_path: Path) -> None:
    """It has none of its own: a reader's dark page would show through."""
    path = tmp_path / "figure.svg"
    render(PROGRAM, path)
    shapes = re.findall(r"<(rect|path|polyline|polygon|text)\b", path.read_text(encoding="utf-8"))
    assert shapes[0] in {"rect", "path"}
    image = QImage(800, 450, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    with QPainter(image) as painter:
        QSvgRenderer(str(path)).render(painter)
    corners = {image.pixelColor(x, y).name() for x in (1, 798) for y in (1, 448)}
    assert corners == {"#ffffff"}


def test_svg_looks_like_the_png(tmp_path: Path) -> None:
    """The two share one painter: at most one pixel in fifty differs by more than an edge."""
    png, svg = tmp_path / "figure.png", tmp_path / "figure.svg"
    for path in (png, svg):
        render(PROGRAM, path, *PULSE)
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        QSvgRenderer(str(svg)).render(painter)
    other = QImage(str(png))
    points = [(x, y) for x in range(0, 1600, 5) for y in range(0, 900, 5)]
    away = [p for p in points if difference(image.pixelColor(*p), other.pixelColor(*p)) > 60]
    assert len(away) < len(points) / 50


def difference(one: QColor, other: QColor) -> int:
    """The largest of three channels."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return max(abs(a - b) for a, b in pairs)


def test_pdf_embeds_its_fonts(tmp_path: Path) -> None:
    """One page, 600 points wide, and every font with its file."""
    path = tmp_path / "figure.pdf"
    render(PROGRAM, path, *PULSE)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[([^]]*)\]", content)
    assert [float(part) for part in box.split()] == pytest.approx([0, 0, 600, 337.5], abs=1.0)
    fonts = len(re.findall(rb"/Type\s*/FontDescriptor\b", content))
    assert fonts >= 1
    assert len(re.findall(rb"/FontFile[23]?\b", content)) == fonts


def test_default_is_one_train(tmp_path: Path) -> None:
    """With its ramps."""
    path = tmp_path / "figure.svg"
    render(PROGRAM, path)
    assert {f"ramp 2{NB}s", f"full strength 7{NB}s"} <= set(svg_texts(path))


def test_window_counts_in_seconds_of_the_session(tmp_path: Path) -> None:
    """Ticks too, in a second section."""
    second = program(Section(name="rest", duration_min=1.0), section(ONE, on_off=(10.0, 20.0)))
    path = tmp_path / "figure.svg"
    render(second, path, 62.0, 70.0)
    texts = svg_texts(path)
    assert f"70{NB}s" in texts
    assert "64" in texts


def test_window_over_sections_has_a_panel_for_each(tmp_path: Path) -> None:
    """Warm-up and work, one under the other; the page grows."""
    both = program(
        replace(section(ONE, on_off=(10.0, 20.0)), name="Warm-up"), section(ONE, on_off=(5.0, 5.0))
    )
    path = tmp_path / "figure.png"
    render(both, path, 0.0, both.duration_s)
    assert QImage(str(path)).height() == 900 + 640
    render(both, tmp_path / "figure.svg", 0.0, both.duration_s)
    texts = svg_texts(tmp_path / "figure.svg")
    assert texts.count("mA, cathodic up") == 2
    assert "Warm-up, work" in texts


def test_more_sections_than_a_page_holds(tmp_path: Path) -> None:
    """The figure says that it does not show all."""
    many = program(*(replace(section(ONE), name=f"part {n}") for n in range(12)))
    path = tmp_path / "figure.svg"
    render(many, path, 0.0, many.duration_s)
    texts = svg_texts(path)
    assert "The first 8 of 12 sections" in texts
    assert texts.count("mA, cathodic up") == 8


@pytest.mark.parametrize("window", [(5.0, 5.0), (6.0, 5.0), (-1.0, 5.0), (0.0, 1e6)])
def test_window_that_is_none(tmp_path: Path, window: tuple[float, float]) -> None:
    """Nothing is written."""
    with pytest.raises(ImpossibleError):
        render(PROGRAM, tmp_path / "figure.png", *window)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["figure.jpg", "figure", "figure.toml", ".png"])
def test_unknown_ending(tmp_path: Path, name: str) -> None:
    """The sentence names those that are known."""
    with pytest.raises(UnknownFormatError, match=r"\.png, \.svg, \.pdf"):
        render(PROGRAM, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", WRITERS)
def test_capital_ending_is_the_same(tmp_path: Path, suffix: str) -> None:
    """As Windows programs write it."""
    path = tmp_path / f"figure{suffix.upper()}"
    render(PROGRAM, path)
    assert path.stat().st_size > 1000


@pytest.mark.parametrize("suffix", WRITERS)
def test_old_file_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """A full disk, just before the name is given."""
    path = tmp_path / f"figure{suffix}"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        render(PROGRAM, path)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_no_folder_is_an_os_error(tmp_path: Path) -> None:
    """The command line words it."""
    with pytest.raises(OSError, match="No such file"):
        render(PROGRAM, tmp_path / "none" / "figure.png")


def test_theme_is_taken(tmp_path: Path) -> None:
    """A dark figure for a dark slide."""
    path = tmp_path / "figure.png"
    render(PROGRAM, path, palette=DARK)
    assert QImage(str(path)).pixelColor(2, 2) == QColor(DARK.surface)


def test_figure_of_an_edited_preset_shows_the_preset(tmp_path: Path) -> None:
    """The program says what it is based on; one that is based on nothing known has no ghost."""
    for based_on, shown in (("stroke-foot-drop", True), ("no-such-preset", False)):
        path = tmp_path / f"{based_on}.svg"
        render(replace(PROGRAM, based_on=based_on), path, *PULSE)
        assert ("Preset" in svg_texts(path)) == shown


@pytest.mark.parametrize("platform", [None, "xcb"])
def test_draws_without_a_display(tmp_path: Path, platform: str | None) -> None:
    """A process of its own, with a platform that could not open: it takes the one in memory."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    path = tmp_path / "figure.png"
    code = (
        "import sys, wavesim; from wavesim.paint.render import render; "
        "render(wavesim.load('stroke-foot-drop'), sys.argv[1]); "
        "assert 'PySide6.QtWidgets' not in sys.modules and 'pyqtgraph' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(path)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert path.stat().st_size > 10_000
