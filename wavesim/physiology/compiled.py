"""Compile a function with numba where it is there; the same function runs without it."""

from collections.abc import Callable
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """The function, compiled at its first call and kept on disk for the next process.

    It releases the interpreter while it runs and keeps the order of floating-point operations.
    Where nothing can be kept (no folder is writable) it is compiled anew in each process.
    """
    try:
        from numba import njit
    except ImportError:
        return function
    try:
        return cast("F", njit(cache=True, nogil=True, fastmath=False)(function))
    except RuntimeError:  # numba found no folder it may write to
        return cast("F", njit(nogil=True, fastmath=False)(function))
