"""A figure of the waveform in a file: PNG, SVG or PDF, all from the one painter."""

import os
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from wavesim.core.errors import ImpossibleError, Problem
from wavesim.core.program import Program
from wavesim.io.files import origin, replace_file
from wavesim.paint.figure import Figure, paint_figure
from wavesim.paint.palette import LIGHT, Palette
from wavesim.presentation.describe import waveform_sentence
from wavesim.presentation.project import Project, View, first_view
from wavesim.presentation.words import _

PNG_RATIO = 2
"""Pixels of a PNG for one of the drawing."""
POINTS_PX = 0.75
"""Points of a PDF for one pixel of the drawing: a figure is as wide as a page of A4."""
PDF_DPI = 1200
DOTS_PER_METRE = round(96 * PNG_RATIO / 0.0254)


class UnknownFormatError(ValueError):
    """A file whose ending names no kind of figure; `suffix` was found, `allowed` are known."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.allowed = tuple(WRITERS)
        words = _("{suffix} is not a figure that can be written; the endings are {allowed}.")
        super().__init__(words.format(suffix=suffix or _("No ending"), allowed=", ".join(WRITERS)))


def render(
    program: Program,
    path: "str | os.PathLike[str]",
    from_s: float | None = None,
    to_s: float | None = None,
    palette: Palette = LIGHT,
    preset: Program | None = None,
) -> None:
    """Draw a window of a program into a file, whole or not at all.

    from_s, to_s: seconds of the session; neither: one train. A window over several sections has a
    panel for each, and a panel has all channels of its section. preset: drawn as the ghost; None:
    the preset the program says it is based on.
    Raises UnknownFormatError, ImpossibleError for a window that is none, and OSError where the file
    cannot be written.
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in WRITERS:
        raise UnknownFormatError(suffix)
    if preset is None and program.based_on is not None:
        preset = origin(program)
    project = Project(program=program, preset=preset)
    views = tuple(_whole(program, view) for view in _views(project, from_s, to_s))
    figure = Figure(project=project, views=views, palette=palette)
    _ensure_application()
    replace_file(name, WRITERS[suffix](figure))


def _views(project: Project, from_s: float | None, to_s: float | None) -> tuple[View, ...]:
    """The windows of the sections that a time of the session touches."""
    program = project.program
    if from_s is None and to_s is None:
        drawn = (n for n, section in enumerate(program.section) if section.channel)
        return (first_view(program, next(drawn, 0), 0, project.preset),)
    start_s = 0.0 if from_s is None else from_s
    stop_s = program.duration_s if to_s is None else to_s
    if not 0.0 <= start_s < stop_s <= program.duration_s * (1.0 + 1e-12):
        allowed = f"after {start_s:.15g} and up to {program.duration_s:.15g}"
        raise ImpossibleError([Problem("range", "to", stop_s, allowed, "s")])
    views, begin_s = [], 0.0
    for number, section in enumerate(program.section):
        end_s = begin_s + section.duration_s
        left_s, right_s = max(start_s, begin_s), min(stop_s, end_s)
        if left_s < right_s:
            whole = (left_s, right_s) == (begin_s, end_s)
            views.append(
                View(start_s=left_s - begin_s, stop_s=right_s - begin_s, section=number,
                     zoom="session" if whole else "free", origin_s=-begin_s)
            )  # fmt: skip
        begin_s = end_s
    return tuple(views)


def _whole(program: Program, view: View) -> View:
    """The view with all channels of its section: a figure cannot be switched."""
    return replace(view, together=len(program.section[view.section].channel) > 1)


def _ensure_application() -> None:
    """Fonts need an application; without a window it draws in memory, display or not."""
    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["wavesim", "-platform", "offscreen"]))


# Qt destroys an application that Python lets go.
_kept: list[QGuiApplication] = []


def _png(figure: Figure) -> bytes:
    size = QSize(round(figure.width * PNG_RATIO), round(figure.height * PNG_RATIO))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_RATIO)
    image.setDotsPerMeterX(DOTS_PER_METRE)
    image.setDotsPerMeterY(DOTS_PER_METRE)
    image.setText("Title", figure.project.program.title)
    image.setText("Description", _described(figure))
    with QPainter(image) as painter:
        paint_figure(painter, figure)
    return _written(lambda device: QImageWriter(device, QByteArray(b"PNG")).write(image))


def _svg(figure: Figure) -> bytes:
    def draw(device: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(device)
        generator.setSize(QSize(round(figure.width), round(figure.height)))
        generator.setViewBox(QRectF(0.0, 0.0, figure.width, figure.height))
        generator.setTitle(figure.project.program.title)
        generator.setDescription(_described(figure))
        with QPainter(generator) as painter:
            paint_figure(painter, figure)

    return _written(draw)


def _pdf(figure: Figure) -> bytes:
    def draw(device: QBuffer) -> None:
        writer = QPdfWriter(device)
        writer.setTitle(figure.project.program.title)
        writer.setCreator("wavesim")
        writer.setResolution(PDF_DPI)
        size = QSizeF(figure.width * POINTS_PX, figure.height * POINTS_PX)
        page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        with QPainter(writer) as painter:
            painter.scale(PDF_DPI / 72.0 * POINTS_PX, PDF_DPI / 72.0 * POINTS_PX)
            paint_figure(painter, figure)

    return _written(draw)


def _described(figure: Figure) -> str:
    """What is drawn, in words, for those who do not see it."""
    return " ".join(waveform_sentence(figure.project, view) for view in figure.panels)


def _written(draw: Callable[[QBuffer], object]) -> bytes:
    """What is written to a device, in memory: a file is only touched when it is complete."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(buffer)
    buffer.close()
    return bytes(content.data())


WRITERS: dict[str, Callable[[Figure], bytes]] = {".png": _png, ".svg": _svg, ".pdf": _pdf}
