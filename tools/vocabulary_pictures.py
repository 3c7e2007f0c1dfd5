"""The pictures of docs/vocabulary.md: `python tools/vocabulary_pictures.py [NAME ...]`.

Each is the figure that `wavesim render teach-NAME --from S --to S` writes, at half its size and in
the few colours that it has, so that the page stays small.
"""

import os
import sys
import tempfile
from pathlib import Path

from wavesim.io.files import load

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images" / "vocabulary"
PRESET = "teach-{name}"
MOST_COLORS = 48
"""Enough for lines, fills, letters and their soft edges."""

PICTURES: dict[str, tuple[float, float] | None] = {
    "monophasic": None,
    "biphasic-symmetric": None,
    "interphase-gap": None,
    "biphasic-asymmetric": None,
    "biphasic-exponential": None,
    "triphasic": None,
    "triangular": None,
    "trapezoidal": None,
    "half-sine": None,
    "exponential-rise": None,
    "twin-peak": None,
    "sine-burst": None,
    "points": None,
    "alternating-polarity": None,
    "reversing-polarity": (0.0, 45.0),
    "constant-rate": None,
    "bursts": (0.0, 1.2),
    "doublets": (0.0, 0.32),
    "catch-like": (0.0, 0.32),
    "sweep": (0.0, 2.2),
    "dense-disperse": (2.4, 3.6),
    "jitter": None,
    "listed": None,
    "carrier-sine": None,
    "quadripolar": (0.0, 0.0011),
    "interferential": None,
    "interferential-sweep": (0.0, 0.06),
    "premodulated": None,
    "direct": (0.0, 32.0),
    "diadynamic-df": None,
    "diadynamic-mf": None,
    "diadynamic-cp": (0.9, 1.1),
    "diadynamic-lp": (7.0, 7.4),
    "ramps-inside": None,
    "ramps-outside": (0.0, 10.0),
    "ramp-down-after": None,
    "ramp-phase-duration": (0.0, 0.24),
    "ramp-start": None,
    "amplitude-modulation": None,
    "phase-duration-modulation": (0.0, 0.24),
    "reciprocal": (0.0, 22.0),
    "walking": (0.0, 3.0),
    "cycling": (0.0, 2.4),
}
"""The window of each picture, in seconds of the session; None: what `render` chooses."""


def main(names: list[str]) -> None:
    """Draw the named pictures, or all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from wavesim.paint.render import render

    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in names or PICTURES:
            figure = Path(folder) / f"{name}.png"
            render(load(PRESET.format(name=name)), figure, *(PICTURES[name] or (None, None)))
            _write_small(figure, FOLDER / figure.name)


def _write_small(figure: Path, picture: Path) -> None:
    """The figure at half its size, with a palette of its own."""
    import numpy as np
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    whole = QImage(str(figure))
    whole.setDevicePixelRatio(1.0)
    smooth = Qt.TransformationMode.SmoothTransformation
    half = whole.scaledToWidth(whole.width() // 2, smooth).convertToFormat(
        QImage.Format.Format_RGB32
    )
    pixels = np.frombuffer(half.constBits(), dtype=np.uint32)
    found, count = np.unique(pixels, return_counts=True)
    table = [int(color) for color in found[np.argsort(-count)][:MOST_COLORS]]
    few = half.convertToFormat(QImage.Format.Format_Indexed8, table)
    few.setText("Description", whole.text("Description"))
    few.save(str(picture), "PNG", 0)


if __name__ == "__main__":
    main(sys.argv[1:])
