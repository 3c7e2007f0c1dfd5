"""What the pulses do: one published model per file.

The names of the public contract load what they need when they are first used.
"""

TYPE_CHECKING = False
"""mypy takes this name for true; importing typing for it costs 9 ms."""

if TYPE_CHECKING:
    from wavesim.physiology.force import force_n

_HOMES = {"force_n": "force"}

__all__ = ["force_n"]


def __getattr__(name: str) -> object:
    """Import a public name at its first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'wavesim.physiology' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"wavesim.physiology.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
