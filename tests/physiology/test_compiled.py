"""With numba and without: the same code, the same numbers; also where nothing can be kept."""

import subprocess
import sys

import numpy as np
import pytest

from tests.project.tree import ROOT
from wavesim.physiology import force_n

CASE = """
import sys
{before}
import numpy as np
from wavesim.physiology import force_n
onset = np.arange(10) / 20.0
force = [
    force_n(onset, np.linspace(0.0, 1.5, 40), fatigue=fatigue, r0_follows_km=True)
    for fatigue in (False, "ding", "riener1998")
]
print("numba.core" in sys.modules, *(x.hex() for x in np.ravel(force).tolist()))
"""


def forces(before="", **environment):
    """Whether numba was there, and the forces of another process."""
    import os

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CASE.format(before=before)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    there, *found = done.stdout.split()
    return there == "True", np.array([float.fromhex(x) for x in found])


def ours():
    """The same here."""
    onset, at = np.arange(10) / 20.0, np.linspace(0.0, 1.5, 40)
    kinds = (False, "ding", "riener1998")
    return np.ravel([force_n(onset, at, fatigue=kind, r0_follows_km=True) for kind in kinds])


WITHOUT = {
    "not installed": ("sys.modules['numba'] = None", {}),
    "switched off": ("", {"NUMBA_DISABLE_JIT": "1"}),
}


@pytest.mark.parametrize("case", WITHOUT)
def test_without_numba_the_numbers_are_the_same(case):
    """Only the exponential function may differ in its last bit."""
    before, environment = WITHOUT[case]
    there, found = forces(before, **environment)
    assert there is (case == "switched off")
    assert found == pytest.approx(ours(), rel=1e-12, abs=1e-12)


def test_nothing_is_imported_before_a_force_is_asked_for():
    """Neither numba nor numpy by the names alone."""
    program = (
        "import sys, wavesim, wavesim.physiology\n"
        "print(*({'numba', 'numpy', 'scipy', 'llvmlite'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_where_nothing_can_be_kept_it_is_compiled_anew():
    """numba refuses to keep a function for which it finds no folder; ours runs then as well."""
    from wavesim.physiology.compiled import compiled

    # A function without a file has no folder beside it.
    spread = {}
    exec("def twice(x):\n    return 2.0 * x", spread)
    assert compiled(spread["twice"])(3.0) == 6.0
