"""The shipped profiles of stimulators, and a program played by one of them."""

import os
import re
from typing import Any

from wavesim.core.errors import UnusableFileError
from wavesim.core.program import Program
from wavesim.device.profile import Profile, Source
from wavesim.device.replay import Replay, replayed
from wavesim.device.scale import Scale
from wavesim.io.presets import PACKAGE
from wavesim.io.text import read_toml

FOLDER = os.path.join(PACKAGE, "data", "devices")
SCALES = (
    "frequency_hz", "period_ms", "phase_duration_us", "interphase_gap_us", "amplitude_ma",
    "voltage_v", "nlet_interval_ms", "on_s", "off_s", "ramp_s",
)  # fmt: skip
"""Keys of a profile that are scales."""


def devices() -> list[str]:
    """Ids of the shipped profiles, sorted."""
    with os.scandir(FOLDER) as found:
        names = [entry.name for entry in found]
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def device(device_id: str) -> Profile:
    """A profile. Raises UnusableFileError that names all there are where there is none."""
    path = os.path.join(FOLDER, f"{device_id}.toml")
    if not (re.fullmatch(r"[a-z0-9-]{1,64}", device_id) and os.path.isfile(path)):
        raise UnusableFileError(
            "unknown_device", device_id, known=", ".join(devices()), nearest=_nearest(device_id)
        )
    return _profile(read_toml(path))


def replay(
    program: Program, device_or_id: Profile | str | None = None, *, ma_per_v: float | None = None
) -> Replay:
    """A program as a device plays it; None takes the device that the program names.

    ma_per_v: gain of the current stage behind a voltage output [mA/V]. Raises UnusableFileError for
    a device that is not known, or where none is named.
    """
    found = program.device if device_or_id is None else device_or_id
    if found is None:
        raise UnusableFileError("no_device", program.id, known=", ".join(devices()))
    return replayed(program, device(found) if isinstance(found, str) else found, ma_per_v=ma_per_v)


def _profile(data: dict[str, Any]) -> Profile:
    """A profile from its file; what the file has and a profile has not raises TypeError."""
    scales = {key: Scale(**data[key]) for key in SCALES if key in data}
    lists = {key: tuple(data[key]) for key in ("shapes", "timings") if key in data}
    sources = {name: _source(given) for name, given in data["source"].items()}
    given: dict[str, Any] = data | scales | lists | {"source": sources}
    return Profile(**given)


def _source(given: dict[str, Any]) -> Source:
    return Source(**given | {"keys": tuple(given["keys"])})


def _nearest(device_id: str) -> tuple[str, ...]:
    """Ids that look like it, or that share a word with it."""
    from difflib import get_close_matches

    known = devices()
    words = [word for word in re.split(r"[^a-z0-9]+", device_id.lower()) if len(word) > 2]
    shared = [name for name in known if any(word in name for word in words)]
    close = get_close_matches(device_id.lower(), known, n=2, cutoff=0.5)
    return tuple(dict.fromkeys([*close, *shared]))[:3]
