"""Programs in files: reading one by its path or preset id, and writing one so that none is lost."""

import errno
import os
import stat
from contextlib import suppress

from wavesim.core.errors import ImpossibleError, UnusableFileError
from wavesim.core.program import Program
from wavesim.io.decode import program_from_dict
from wavesim.io.presets import preset_file
from wavesim.io.text import read_toml

_SEPARATORS = tuple(part for part in (os.sep, os.altsep) if part)


class UnwritableFileError(OSError):
    """A file that could not be written; `rule` and `facts` say why. What was there before stays."""

    def __init__(self, rule: str, source: str, **facts: object) -> None:
        self.rule = rule
        self.source = source
        self.facts = facts
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        super().__init__(f"{source}: {rule}" + (f", {told}" if told else ""))


def load(path_or_preset_id: "str | os.PathLike[str]") -> Program:
    """The program in a file, or a preset.

    A text is a file where one of that name exists, or where it has a folder or `.toml` in it.
    Raises UnusableFileError where it cannot be read and ImpossibleError with everything that is
    wrong in it.
    """
    name = os.fspath(path_or_preset_id)
    is_file = isinstance(path_or_preset_id, os.PathLike) or _looks_like_file(name)
    path = name if is_file else preset_file(name)
    return program_from_dict(read_toml(path), path)


def origin(program: Program) -> Program | None:
    """The preset a program came from, or else the one it is; None where none can be used."""
    try:
        path = preset_file(program.based_on or program.id)
        return program_from_dict(read_toml(path), path)
    except (ImpossibleError, UnusableFileError):
        return None


def save(program: Program, path: "str | os.PathLike[str]") -> None:
    """Write a program to a file: all of it or nothing.

    The text goes to a new file in the same folder, to the disk, and only then to its name, so that
    the old file stays whatever happens before. Raises UnwritableFileError.
    """
    from wavesim.io.encode import to_toml  # reading, which every command does, goes without

    name = os.fspath(path)
    try:
        replace_file(name, to_toml(program).encode("utf-8"))
    except UnicodeEncodeError as error:
        found = ascii(error.object[error.start])
        raise UnwritableFileError("not_text", name, character=found) from None
    except (OSError, ValueError) as error:
        raise unwritable(error, name) from error


def unwritable(error: OSError | ValueError, name: str) -> UnwritableFileError:
    """Why a file could not be written: no such folder, a folder itself, or what the system says."""
    folder = os.path.dirname(name)
    if folder and not os.path.isdir(folder) and "\0" not in name:
        return UnwritableFileError("no_such_folder", name, folder=folder)
    if isinstance(error, IsADirectoryError):
        return UnwritableFileError("over_folder", name)
    why = error.strerror if isinstance(error, OSError) else None
    return UnwritableFileError("unwritable", name, why=why or str(error))


def _looks_like_file(name: str) -> bool:
    parts = any(separator in name for separator in _SEPARATORS)
    return parts or name.lower().endswith(".toml") or os.path.isfile(name)


def replace_file(name: str, content: bytes) -> None:
    """Write a file whole or not at all; the old one stays whatever happens before.

    Raises OSError, and ValueError for a name that no file can have.
    """
    path = os.path.realpath(name)
    mode = _mode(path)
    folder = os.path.dirname(path) or os.curdir
    # A name of its own for every process; the old one would be somebody's leftover.
    temporary = os.path.join(folder, f".wavesim-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, content, mode)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _write(path: str, content: bytes, mode: int | None) -> None:
    """A new file with this content, on the disk when this returns."""
    with open(path, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        os.chmod(path, mode)


def _mode(path: str) -> int | None:
    """Permissions of the file that is replaced.

    Refused are a folder, a device, and a file that is protected against writing: replacing it would
    ask the folder only.
    """
    try:
        found = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(path)
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "not a regular file", path)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    return stat.S_IMODE(found)


def _sync_folder(folder: str) -> None:
    """Bring the new name to the disk, where a folder can be opened for that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
