"""Loading by path or preset id; saving all or nothing."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.programs import channel, program, section
from wavesim.core.errors import UnusableFileError
from wavesim.core.paths import with_value
from wavesim.io import files
from wavesim.io.encode import to_toml
from wavesim.io.files import UnwritableFileError, load, save

OLD = program(section(channel()))
NEW = with_value(OLD, "title", "New")


@pytest.fixture
def path(tmp_path):
    """A file that holds the old program."""
    save(OLD, tmp_path / "program.toml")
    return tmp_path / "program.toml"


def test_what_was_saved_is_loaded(path):
    """By path object and by text; nothing else is left in the folder."""
    assert load(path) == load(str(path)) == OLD
    save(NEW, path)
    assert load(path) == NEW
    assert [found.name for found in path.parent.iterdir()] == ["program.toml"]


def test_a_name_is_a_file_before_it_is_a_preset(tmp_path, monkeypatch):
    """What lies in the folder was put there by its owner."""
    assert load("stroke-foot-drop").id == "stroke-foot-drop"
    monkeypatch.chdir(tmp_path)
    save(OLD, "stroke-foot-drop")
    assert load("stroke-foot-drop") == OLD
    assert load(Path("stroke-foot-drop")) == OLD


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("stroke-footdrop", "unknown_preset"),
        ("stroke-foot-drop.toml", "no_such_file"),
        ("presets/none", "no_such_file"),
        ("..", "unknown_preset"),
        ("", "unknown_preset"),
    ],
)
def test_what_is_neither(name, rule, tmp_path, monkeypatch):
    """A folder or an ending makes it a file that is missing."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableFileError) as error:
        load(name)
    assert error.value.rule == rule


def full(*_arguments):
    """What the system says of a full disk."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def killed(*_arguments):
    """What a person's Ctrl-C does in the middle of it."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["replace", "fsync", "chmod"])
@pytest.mark.parametrize(
    ("failure", "raised"), [(full, UnwritableFileError), (killed, KeyboardInterrupt)]
)
def test_a_save_that_fails_keeps_the_old_file(step, failure, raised, path, monkeypatch):
    """Whichever step it is, and no temporary file stays."""
    before = path.read_bytes()
    monkeypatch.setattr(files.os, step, failure)
    with pytest.raises(raised):
        save(NEW, path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["program.toml"]


def test_a_process_killed_in_the_middle_keeps_the_old_file(path):
    """Killed for good, with the new content in part on the disk: the old file opens."""
    dying = """
import os, sys
from wavesim.io import files
from wavesim import load, with_value
files.os.fsync = lambda number: os._exit(9)
files.save(with_value(load(sys.argv[1]), "title", "New"), sys.argv[1])
"""
    done = subprocess.run(
        [sys.executable, "-c", dying, str(path)], check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 9
    assert load(path) == OLD


def test_permissions_stay(path):
    """Of the file that is replaced; a new one gets those of any new file."""
    path.chmod(0o640)
    save(NEW, path)
    assert path.stat().st_mode & 0o777 == 0o640
    plain = path.parent / "plain"
    plain.write_text("")
    save(NEW, path.parent / "other.toml")
    assert (path.parent / "other.toml").stat().st_mode == plain.stat().st_mode


def test_a_link_stays_a_link(path):
    """What it points to is written."""
    link = path.parent / "link.toml"
    link.symlink_to(path)
    save(NEW, link)
    assert link.is_symlink()
    assert load(path) == NEW


def test_protected_files_are_not_replaced(path, monkeypatch):
    """Replacing asks the folder only; the file's own protection counts all the same."""
    monkeypatch.setattr(files.os, "access", lambda *_arguments: False)
    with pytest.raises(UnwritableFileError) as error:
        save(NEW, path)
    assert error.value.facts["why"] == os.strerror(errno.EACCES)
    assert load(path) == OLD


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("none/program.toml", "no_such_folder"),
        ("program.toml/below.toml", "no_such_folder"),
        (".", "over_folder"),
        ("a\0b", "unwritable"),
        ("x" * 300, "unwritable"),
    ],
)
def test_where_nothing_can_be_written(name, rule, path, monkeypatch):
    """Each for its own reason."""
    monkeypatch.chdir(path.parent)
    with pytest.raises(UnwritableFileError) as error:
        save(NEW, name)
    assert error.value.rule == rule
    assert load(path) == OLD


def test_devices_are_not_replaced(path, monkeypatch):
    """An administrator could replace a device by a file, which nobody wants."""
    device = SimpleNamespace(st_mode=stat.S_IFCHR | 0o666)
    monkeypatch.setattr(files.os, "stat", lambda _path: device)
    before = path.read_bytes()
    with pytest.raises(UnwritableFileError):
        save(NEW, path)
    assert path.read_bytes() == before


def test_a_text_that_no_file_can_hold(path):
    """Half a surrogate pair is no text; the file stays."""
    with pytest.raises(UnwritableFileError) as error:
        save(with_value(OLD, "title", "\ud800"), path)
    assert error.value.rule == "not_text"
    assert path.read_text(encoding="utf-8") == to_toml(OLD)
