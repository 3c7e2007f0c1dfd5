"""Moving the design on the map: by hand to a place, or by steps, always on clinical steps."""

from wavesim.core.spec import Spec
from wavesim.presentation import ranges, slider
from wavesim.presentation.names import spec_of
from wavesim.presentation.places import preset_value
from wavesim.presentation.project import Project

Moves = dict[str, float]
"""Path and new number of what a move changes."""


def moved_to(
    project: Project, section: int, channel: int, phase_us: float, amplitude_ma: float
) -> Moves:
    """The design brought to a place, on the nearest steps."""
    paths, now = _now(project, section, channel)
    wanted = (phase_us, amplitude_ma)
    found: Moves = {}
    for path, at, current in zip(paths, wanted, now, strict=True):
        by = _step(project, path, current)
        snapped = _within(path, round(at / by) * by, by)
        if snapped != current:
            found[path] = snapped
    return found


def stepped(project: Project, section: int, channel: int, across: int, up: int) -> Moves:
    """The design some steps of phase duration and of amplitude on."""
    paths, now = _now(project, section, channel)
    found: Moves = {}
    for path, steps, current in zip(paths, (across, up), now, strict=True):
        by = _step(project, path, current)
        at = _within(path, round(round(current / by) * by, 9) + steps * by, by)
        if steps and at != current:
            found[path] = at
    return found


def _now(
    project: Project, section: int, channel: int
) -> tuple[tuple[str, str], tuple[float, float]]:
    here = f"section.{section}.channel.{channel}"
    one = project.program.section[section].channel[channel]
    phase_us = float(getattr(one.pulse, "phase_duration_us"))  # noqa: B009
    paths = (f"{here}.pulse.phase_duration_us", f"{here}.amplitude_ma")
    return paths, (phase_us, one.amplitude_ma)


def _within(path: str, at: float, by: float) -> float:
    """A number that the file allows; at least one step, for 0 mA would mean that none is given."""
    spec = _spec(path)
    high = at if spec.high is None else min(at, spec.high)
    return round(max(high, by, spec.low or 0.0), 9)


def _step(project: Project, path: str, now: float) -> float:
    """The step of the slider of this number."""
    spec, band = _spec(path), ranges.band(ranges.evidence_of(project), path)
    known = (preset_value(project, path), band and band.low, band and band.high)
    low, high = slider.ends(spec, [end for end in known if end], now)
    return slider.step(spec, high - low)


def _spec(path: str) -> Spec:
    spec = spec_of(path)
    assert spec is not None
    return spec
