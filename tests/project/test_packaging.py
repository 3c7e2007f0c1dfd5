"""A wheel carries the presets; an editable install reads those of the checkout, never a copy."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.tree import PACKAGE, ROOT, tracked_files

LISTING = "import wavesim; print(wavesim.__file__, *wavesim.presets(), sep='\\n')"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, unpacked."""
    return _unpacked("build_wheel", tmp_path_factory.mktemp("wheel"))


def test_wheel_carries_every_preset(wheel: Path) -> None:
    """All files of the top-level folder, the bibliography included, byte for byte."""
    ours = _contents(ROOT / "presets")
    assert ours
    assert _contents(wheel / "wavesim" / "_presets") == ours


def test_wheel_carries_the_data_of_the_package(wheel: Path) -> None:
    """Whatever is tracked in the package, icons, lessons and py.typed too."""
    tracked = {path.relative_to(ROOT) for path in tracked_files() if path.is_relative_to(PACKAGE)}
    assert {path for path in tracked if not (wheel / path).is_file()} == set()


def test_wheel_lists_and_loads_its_presets(wheel: Path) -> None:
    """From another folder, with the wheel before everything else on the path."""
    program = f"{LISTING}; wavesim.load(wavesim.presets()[0])"
    origin, *names = _run(program, wheel, {"PYTHONPATH": str(wheel)})
    assert Path(origin).is_relative_to(wheel)
    assert sorted(names) == _preset_names()


def test_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    """What an editable wheel adds to the path is the checkout, and no preset is copied."""
    editable = _unpacked("build_editable", tmp_path)
    assert list(editable.rglob("*.toml")) == []
    added = next(editable.glob("*.pth")).read_text(encoding="utf-8").strip()
    origin, *names = _run(LISTING, tmp_path, {"PYTHONPATH": added})
    assert Path(origin).parent == PACKAGE
    assert sorted(names) == _preset_names()


def _unpacked(hook: str, folder: Path) -> Path:
    """The wheel that this hook of the build backend makes, unpacked; needs no network."""
    program = f"from hatchling.build import {hook} as build; build({str(folder)!r})"
    _run(program, ROOT, {})
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def _run(program: str, folder: Path, environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _contents(folder: Path) -> dict[Path, bytes]:
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _preset_names() -> list[str]:
    """Each condition has a folder; the sources stand beside the folders."""
    return sorted(path.stem for path in (ROOT / "presets").glob("*/*.toml"))
