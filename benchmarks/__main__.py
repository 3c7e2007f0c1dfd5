"""`python -m benchmarks [name ...]`: one table, ratios within one run.

Exit status 0 when every benchmark ran; with --strict 1 where a bound was missed. Names choose
files: `core` runs bench_core.py. Speed is never part of a test: machines differ.
"""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measure import HEADER


def main(arguments: list[str]) -> int:
    """Run the chosen benchmarks and print their table."""
    chosen = [name for name in arguments if not name.startswith("-")]
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    missed = 0
    print(HEADER)
    for name in names:
        if chosen and name.removeprefix("bench_") not in chosen:
            continue
        for row in import_module(f"benchmarks.{name}").rows():
            print(row.words(), flush=True)
            missed += not row.kept
    return 1 if missed and "--strict" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
