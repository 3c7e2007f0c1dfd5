"""The painter by its properties: what is drawn how often, where, in which order and colour."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from tests.examples import examples
from tests.paint.spy import Spy, painted, scene_in
from tests.paint.test_palette import colours
from tests.programs import (
    BiphasicAsymmetric,
    BiphasicSymmetric,
    Constant,
    SineBurst,
    channel,
    program,
    section,
)
from tests.strategies import programs
from tests.strategies_view import views
from wavesim.core.evidence import Evidence, Range
from wavesim.paint.canvas import plot_rect
from wavesim.paint.palette import LIGHT, PALETTES, Palette
from wavesim.presentation.project import Project, View, pulse_view, session_view, train_view

pytestmark = pytest.mark.usefixtures("qapp")
ZOOMS = {"pulse": pulse_view, "train": train_view, "session": session_view}
SIZES = [(668, 320), (668, 300), (1200, 600), (300, 200), (120, 90)]


def project_of(pulse: object, amplitude_ma: float = 24.0, preset_ma: float = 20.0) -> Project:
    """35 Hz, 10 s on and 20 s off, ramps, a preset beside it and a range."""
    timing = Constant(frequency_hz=35.0)
    one, other = (
        program(section(channel(pulse, timing, amplitude_ma=ma, ramps=(2.0, 1.0)),
                        on_off=(10.0, 20.0)))
        for ma in (amplitude_ma, preset_ma)
    )  # fmt: skip
    found = Range(min=10.0, max=40.0, range_basis="source")
    evidence = Evidence(range={"amplitude_ma": found})
    return Project(program=one, preset=replace(other, evidence=evidence))


SYMMETRIC = project_of(BiphasicSymmetric(phase_duration_us=250.0))
PROJECTS = {
    "symmetric": SYMMETRIC,
    "asymmetric": project_of(BiphasicAsymmetric(phase_duration_us=300.0, recovery_ratio=0.25)),
    "sine": project_of(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25), 60.0, 80.0),
    "large": project_of(BiphasicSymmetric(phase_duration_us=123.456), 2345.678, 2999.0),
    "small": project_of(BiphasicSymmetric(phase_duration_us=250.0), 0.0123, 0.02),
}
MANY_PULSES = View(start_s=2.0, stop_s=9.0, zoom="free", origin_s=2.0)
EACH_ZOOM = pytest.mark.parametrize("zoom", ZOOMS.values(), ids=ZOOMS)
EACH_PALETTE = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def alone(project: Project) -> Project:
    """Without a preset."""
    return Project(program=project.program)


def test_many_pulses_are_one_call() -> None:
    """245 pulses 5 px apart: one drawLines for all; never a stroked path on a raster device."""
    with painted(alone(SYMMETRIC), MANY_PULSES, (1400, 320)) as (spy, _):
        lines = spy.named("drawLines")
        assert len(lines) == 1
        assert lines[0][1] > 4 * 245
        assert spy.named("drawPolyline") == spy.named("drawPath") == []


def test_band_is_one_polygon_inside_the_plot() -> None:
    """From the highest to the lowest current, as wide as the plot."""
    view = train_view(SYMMETRIC.program)
    with painted(alone(SYMMETRIC), view) as (spy, _):
        plot = plot_rect(QRectF(0.0, 0.0, 668.0, 320.0), LIGHT)
        (band,) = [given[0] for given in spy.named("drawPolygon") if given[0].size() > 3]
        box = band.boundingRect()
        assert plot.contains(box)
        assert (box.left(), box.right()) == (plot.left(), plot.right())
        # 48 mA of an axis of -40 to 40 mA.
        assert box.height() == pytest.approx(plot.height() * 48.0 / 80.0)


@EACH_ZOOM
def test_ghost_lies_under_yours(zoom: Callable[..., View]) -> None:
    """Its lines come first, in its colour."""
    view = zoom(SYMMETRIC.program)
    with painted(SYMMETRIC, view) as (spy, _):
        pens = spy.pens_of("drawLines")
        assert QColor(LIGHT.ghost) in pens
        assert pens.index(QColor(LIGHT.ghost)) < pens.index(QColor(LIGHT.yours))
        assert pens[-1] == QColor(LIGHT.yours)


@EACH_PALETTE
@EACH_ZOOM
def test_colours_come_from_the_palette(palette: Palette, zoom: Callable[..., View]) -> None:
    """All of them, for lines, areas and texts."""
    with painted(SYMMETRIC, zoom(SYMMETRIC.program), palette=palette) as (spy, _):
        known = {QColor(name).rgb() for name in colours(palette)}
        assert spy.colors <= known


@EACH_PALETTE
@EACH_ZOOM
@pytest.mark.parametrize("name", PROJECTS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_texts_are_whole_and_apart(
    palette: Palette, zoom: Callable[..., View], name: str, size: tuple[int, int]
) -> None:
    """Every text lies in the picture and touches no other, at any size and for any number."""
    project = PROJECTS[name]
    with painted(project, zoom(project.program, *where(zoom, project)), size, palette) as (spy, _):
        check_texts(spy, size)


def where(zoom: Callable[..., View], project: Project) -> tuple[object, ...]:
    return () if zoom is session_view else (0, 0, project.preset)


def check_texts(spy: Spy, size: tuple[int, int]) -> None:
    area = QRectF(0.0, 0.0, *size)
    for words, box in spy.texts:
        assert area.contains(box), words
    for (one, first), (other, second) in combinations(spy.texts, 2):
        assert not first.intersects(second), (one, other)


@examples(25)
@given(
    programs(),
    st.none() | programs(),
    st.sampled_from(sorted(ZOOMS)),
    st.sampled_from((0.9, 1.0, 1.75)),
)
def test_texts_of_any_program(any_program, preset, zoom: str, scale: float) -> None:
    """The same for programs no one has thought of, at the ends of the user's text scale."""
    project = Project(program=any_program, preset=preset)
    with painted(project, ZOOMS[zoom](any_program), (668, 360), scale=scale) as (spy, _):
        check_texts(spy, (668, 360))


@examples(25)
@given(st.data(), programs(), st.sampled_from(sorted(PALETTES)))
def test_any_window_is_painted(data, any_program, name: str) -> None:
    """Every window of every program: all channels, samples over them, in colours of the palette.

    Letters of scripts that the font lacks come from others, and may be higher than a line.
    """
    view = data.draw(views(any_program))
    palette = PALETTES[name]
    with painted(Project(program=any_program), view, (668, 360), palette) as (spy, _):
        names = [one.name for one in any_program.section[view.section].channel]
        if "".join(names).isascii():
            check_texts(spy, (668, 360))
        assert spy.colors <= {QColor(token).rgb() for token in colours(palette)}


def test_what_matters_most_stays_when_room_is_short() -> None:
    """At 668 x 300 the charge, the phase duration and the amplitude are all there."""
    view = pulse_view(SYMMETRIC.program, 0, 0, SYMMETRIC.preset)
    with painted(SYMMETRIC, view, (668, 300)) as (spy, _):
        words = {text for text, _ in spy.texts}
        nb = "\N{NO-BREAK SPACE}"
        assert {f"6.0{nb}µC", f"250{nb}µs", f"24{nb}mA", f"net charge 0{nb}µC"} <= words
    with painted(SYMMETRIC, view, (300, 160)) as (spy, _):
        assert f"6.0{nb}µC" in {text for text, _ in spy.texts}


@pytest.mark.parametrize(
    ("ends", "arrows"),
    [
        ({"min": 10.0, "max": 40.0}, ""),
        ({"min": 10.0, "max": 100.0}, "up"),
        ({"min": 10.0}, "up"),
        ({"max": 40.0}, "down"),
    ],
)
def test_arrow_where_the_range_goes_on(ends: dict[str, float], arrows: str) -> None:
    """Beyond the axis, or where no text gives an end."""
    evidence = Evidence(range={"amplitude_ma": Range(range_basis="source", **ends)})
    project = Project(program=replace(SYMMETRIC.program, evidence=evidence))
    with painted(project, train_view(project.program)) as (spy, _):
        plot = plot_rect(QRectF(0.0, 0.0, 668.0, 320.0), LIGHT)
        found = [
            given[0]
            for brush, (name, given) in zip(spy.brushes, spy.calls, strict=True)
            if name == "drawPolygon" and brush == QColor(LIGHT.range)
        ]
        assert len(found) == bool(arrows)
        for triangle in found:
            tip, base, _ = triangle
            assert (tip.y() < base.y()) == (arrows == "up")
            # The head is wider than the band at the plot's edge.
            assert plot.adjusted(-4.0, 0.0, 0.0, 0.0).contains(triangle.boundingRect())


def test_dimension_line_keeps_off_the_preset() -> None:
    """The burst of 60 mA lies below a preset of 90 mA, 10 px above where its line would be."""
    project = project_of(SineBurst(carrier_frequency_hz=2500.0, cycle_count=25), 60.0, 90.0)
    view = pulse_view(project.program, 0, 0, project.preset)
    with painted(project, view) as (spy, _):
        area = QRectF(0.0, 0.0, 668.0, 320.0)
        plot, limits = plot_rect(area, LIGHT), scene_in(project, view, area).limits
        per_ma = plot.height() / (limits.high_ma - limits.low_ma)
        lines = [given[0] for given in spy.named("drawLine") if len(given) == 1]
        level = [line.y1() for line in lines if line.dy() == 0.0 and line.length() > 100.0]
        assert level
        assert max(level) < plot.top() + (limits.high_ma - 90.0) * per_ma


def test_only_horizontal_grid_lines() -> None:
    """Lines in the grid's colour are level."""
    with painted(SYMMETRIC, train_view(SYMMETRIC.program)) as (spy, _):
        grid = spy.lines_of(LIGHT.grid)
        assert len(grid) >= 3
        assert all(start.y() == stop.y() for start, stop in grid)


@EACH_PALETTE
def test_pixels_of_the_pulse(palette: Palette) -> None:
    """The leading phase is filled faintly, its edge is the trace's colour, above it is ground."""
    view = pulse_view(SYMMETRIC.program)
    with painted(alone(SYMMETRIC), view, palette=palette) as (_, image):
        area = QRectF(0.0, 0.0, 668.0, 320.0)
        plot = plot_rect(area, palette)
        scene = scene_in(alone(SYMMETRIC), view, area, palette)
        ma = plot.height() / (scene.limits.high_ma - scene.limits.low_ma)
        x = plot.left() + (view.origin_s + 20e-6 - view.start_s) / scene.span_s * plot.width()
        top = plot.top() + (scene.limits.high_ma - 24.0) * ma
        assert colour(image, x, top) == QColor(palette.yours)
        assert blend(palette.yours, palette.surface, 0.13) == colour(image, x, top + 10.0)


def colour(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(round(x), round(y))


def blend(over: str, under: str, alpha: float) -> object:
    """What a see-through colour gives, to the rounding of 8 bits and of Qt's alpha."""
    channels = [
        (getattr(QColor(over), part)() * alpha + getattr(QColor(under), part)() * (1.0 - alpha))
        for part in ("red", "green", "blue")
    ]
    return Near(channels)


class Near:
    """Equal to a colour that is within 2 of 255 of it."""

    def __init__(self, channels: list[float]) -> None:
        self.channels = channels

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, QColor)
        found = (other.red(), other.green(), other.blue())
        return bool(np.allclose(found, self.channels, atol=2.0))

    __hash__ = None

    def __repr__(self) -> str:
        return f"Near({self.channels})"


def test_ragged_band_is_filled_column_by_column() -> None:
    """60 trains of 2 s, ten columns apart: no polygon, but every column of the trains filled."""
    one = channel(amplitude_ma=24.0)
    project = Project(program=program(section(one, on_off=(1.0, 1.0), minutes=2.0)))
    view = session_view(project.program)
    with painted(project, view, (668, 320)) as (spy, image):
        assert [given for given in spy.named("drawPolygon") if given[0].size() > 3] == []
        plot = plot_rect(QRectF(0.0, 0.0, 668.0, 320.0), LIGHT)
        y = plot.top() + 0.35 * plot.height()
        band = blend(LIGHT.yours, LIGHT.surface, 0.5)
        for second in (20.5, 60.5):
            x = plot.left() + second / 120.0 * plot.width()
            assert band == colour(image, x, y)
            gap = plot.left() + (second + 1.0) / 120.0 * plot.width()
            assert colour(image, gap, y) == QColor(LIGHT.surface)
