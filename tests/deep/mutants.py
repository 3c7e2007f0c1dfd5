"""How many changes of the code do the tests notice? mutmut makes the changes, a sample is tried.

`python -m tests.deep.mutants PER_FLOOR`; exit status 1 where less than 90 % of a floor's sample is
noticed, 2 where mutmut is not installed. The sample is drawn with a fixed seed; 0 takes them all.

The last commit is cloned. mutmut changes each function in every way it knows and notes which tests
enter it. Then the tests are collected once and each mutant is tried in a fork (mutant_forks). What
runs at import or lies behind a cache has happened before a fork, so that survivors are tried again,
each in a fresh process with all tests of its floor. Qt is hidden: it does not survive a fork, and
no test of these floors needs it.
"""

import importlib.util
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

from tests.deep.mutant_forks import UNCHANGED

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("safety", "device", "analysis", "core")
WANTED = 0.9
SEED = 5
ANY_MUTANT = "wavesim.device.scale.*times__mutmut_1"
"""Asked of mutmut, so that it makes all of them and runs the tests once."""
PATIENCE_S = 300.0
"""A fresh process of a mutant that takes longer than this hangs."""
NOT_INSTALLED = 2
NOTICED = ("killed", "timeout")


def main() -> int:
    """Print a line for each floor and the name of each survivor; 1 if too many survive."""
    if importlib.util.find_spec("mutmut") is None:
        print("mutmut is not installed: python -m pip install '.[deep]'")
        return NOT_INSTALLED
    with tempfile.TemporaryDirectory() as folder:
        tree, environment = _made(Path(folder))
        return max([_floor(floor, int(sys.argv[1]), tree, environment) for floor in FLOORS])


def _made(folder: Path) -> tuple[Path, dict[str, str]]:
    """The folder with the mutants of a clone, and the environment to try them in."""
    clone, hidden = folder / "wavesim", folder / "hidden"
    (hidden / "PySide6").mkdir(parents=True)
    (hidden / "PySide6/__init__.py").write_text("raise ImportError('hidden')\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hidden), "WAVESIM_REQUIRE_GUI": ""}
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", ANY_MUTANT]
    with open(folder / "log", "w", encoding="utf-8") as log:
        subprocess.run(command, cwd=clone, env=environment, stdout=log, stderr=log, check=True)
    return clone / "mutants", environment


def _floor(floor: str, sample: int, tree: Path, environment: dict[str, str]) -> int:
    every = sorted(
        name
        for path in (tree / "wavesim" / floor).glob("*.meta")
        for name in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    )
    names = random.Random(SEED).sample(every, min(sample or len(every), len(every)))
    found = _forked(names, tree, environment)
    if found.pop(UNCHANGED) != "survived":
        print(f"{floor}: tests fail without a mutant")
        return 1
    alive = [name for name in names if found[name] not in NOTICED]
    found.update((name, _fresh(name, floor, tree, environment)) for name in alive)
    noticed = sum(found[name] in NOTICED for name in names)
    low, high = _interval(noticed, len(names))
    print(f"{floor}: {len(names)} of {len(every)} tried, {dict(Counter(found.values()))},", end=" ")
    print(f"{noticed / len(names):.1%} noticed ({low:.0%} to {high:.0%})", flush=True)
    for name in names:
        if found[name] not in NOTICED:
            print(f"  {name}", flush=True)
    return 0 if noticed >= WANTED * len(names) else 1


def _forked(names: list[str], tree: Path, environment: dict[str, str]) -> dict[str, str]:
    """What becomes of each mutant in a fork, and of none (`UNCHANGED`)."""
    noted = json.loads((tree / "mutmut-stats.json").read_text(encoding="utf-8"))
    asked, results = tree.parent / "asked.json", tree.parent / "results"
    content = {
        "names": names,
        "tests": noted["tests_by_mangled_function_name"],
        "duration_s": noted["duration_by_test"],
        "results": str(results),
    }
    asked.write_text(json.dumps(content), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--tb=native", "-p", "tests.deep.mutant_forks"]
    subprocess.run(
        [*command, *_selection(tree)],
        cwd=tree,
        env={**environment, "MUTANTS_ASKED": str(asked)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    lines = results.read_text(encoding="utf-8").splitlines()
    return {name: result for name, _, result in (line.partition(" ") for line in lines)}


def _selection(tree: Path) -> list[str]:
    """The tests that mutmut runs too."""
    written = tomllib.loads((tree.parent / "pyproject.toml").read_text(encoding="utf-8"))
    selection: list[str] = written["tool"]["mutmut"]["pytest_add_cli_args_test_selection"]
    return selection


def _fresh(name: str, floor: str, tree: Path, environment: dict[str, str]) -> str:
    """What becomes of a mutant that is there from the first import on."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", f"tests/{floor}"]
    mutant = {**environment, "MUTANT_UNDER_TEST": name}
    try:
        done = subprocess.run(
            command,
            cwd=tree, env=mutant, stdout=subprocess.DEVNULL, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "timeout"
    return "killed" if done.returncode else "survived"


def _interval(noticed: int, tried: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a part that was counted in a sample."""
    part = noticed / tried
    middle = (part + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z / (1 + z * z / tried) * math.sqrt(part * (1 - part) / tried + (z / (2 * tried)) ** 2)
    return middle - half, middle + half


if __name__ == "__main__":
    sys.exit(main())
