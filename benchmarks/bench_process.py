"""Whole processes: what a person waits for at the prompt."""

import sys

from benchmarks.measure import Row, process, ratio


def rows() -> list[Row]:
    """The rows of this file."""
    python = sys.executable
    numpy = process(python, "-c", "import numpy")
    dose = process(python, "-m", "wavesim", "dose", "stroke-foot-drop")
    return [
        ratio("wavesim dose stroke-foot-drop", dose,
              "python -c 'import numpy'", numpy, 1.8, runs=15),
        ratio("import wavesim", process(python, "-c", "import wavesim"),
              "python -c pass", process(python, "-c", "pass"), 1.3, runs=15),
    ]  # fmt: skip
