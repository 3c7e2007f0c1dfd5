"""Fit: from a view made by hand back to the named zoom that is nearest to it."""

from math import log

from wavesim.presentation.project import (
    Project,
    View,
    laid_over,
    pulse_view,
    session_view,
    train_view,
)


def fitted(project: Project, view: View) -> View:
    """The named view whose span is nearest, in ratio; a named one stays what it is."""
    program, preset = project.program, project.preset
    where = (view.section, view.channel)
    named = {
        "pulse": pulse_view(program, *where, preset),
        "train": train_view(program, *where, preset),
        "session": session_view(program, *where),
    }
    span_s = view.stop_s - view.start_s
    nearest = named.get(view.zoom) or min(
        named.values(), key=lambda found: abs(log((found.stop_s - found.start_s) / span_s))
    )
    return laid_over(nearest, view)
