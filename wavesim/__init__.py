"""Describe, see and dose electrical stimulation: EMS, NMES, FES and TENS, exactly.

Names load what they need when they are first used; `import wavesim` alone loads nothing heavy.
"""

from wavesim.version import VERSION

TYPE_CHECKING = False
"""mypy takes this name for true; importing typing for it costs 9 ms."""

if TYPE_CHECKING:
    from wavesim import physiology
    from wavesim.analysis.current import charge_uc, current_ma
    from wavesim.analysis.dose import dose
    from wavesim.analysis.trace import trace
    from wavesim.core.errors import ImpossibleError, UnusableFileError
    from wavesim.core.paths import value_at, with_value, with_values
    from wavesim.core.schedule import schedule
    from wavesim.io.devices import replay
    from wavesim.io.files import UnwritableFileError, load, save
    from wavesim.io.presets import presets
    from wavesim.physiology.respond import respond
    from wavesim.presentation.verdict import check

__version__ = VERSION

_HOMES = {
    "ImpossibleError": "core.errors",
    "UnusableFileError": "core.errors",
    "UnwritableFileError": "io.files",
    "charge_uc": "analysis.current",
    "check": "presentation.verdict",
    "current_ma": "analysis.current",
    "dose": "analysis.dose",
    "load": "io.files",
    "physiology": "physiology",
    "presets": "io.presets",
    "replay": "io.devices",
    "respond": "physiology.respond",
    "save": "io.files",
    "schedule": "core.schedule",
    "trace": "analysis.trace",
    "value_at": "core.paths",
    "with_value": "core.paths",
    "with_values": "core.paths",
}

__all__ = [
    "ImpossibleError",
    "UnusableFileError",
    "UnwritableFileError",
    "__version__",
    "charge_uc",
    "check",
    "current_ma",
    "dose",
    "load",
    "physiology",
    "presets",
    "replay",
    "respond",
    "save",
    "schedule",
    "trace",
    "value_at",
    "with_value",
    "with_values",
]


def __getattr__(name: str) -> object:
    """Import a public name at its first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'wavesim' has no attribute {name!r}")
    from importlib import import_module

    home = import_module(f"wavesim.{_HOMES[name]}")
    found: object = home if _HOMES[name] == name else getattr(home, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
