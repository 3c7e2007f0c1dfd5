"""Charts of force and fatigue, computed beside the window: this loads the compiled muscle."""

import math
from collections.abc import Callable

from wavesim.physiology.respond import Progress
from wavesim.presentation.chart import Chart, Room
from wavesim.presentation.project import Project, View
from wavesim.presentation.response import Muscles, Predictions, most_n
from wavesim.presentation.response_fatigue import fatigue_chart
from wavesim.presentation.response_force import force_chart
from wavesim.presentation.response_settings import Pair, force_view

_MAKERS: dict[str, Callable[[Project, View, Muscles, Room], Chart]] = {
    "force": force_chart,
    "fatigue": fatigue_chart,
}
TABS = tuple(_MAKERS)


def predicted_chart(
    tab: str, project: Project, view: View, pair: Pair, room: Room, predictions: Predictions,
    progress: Progress | None = None,
) -> Chart:  # fmt: skip
    """The chart of a tab; progress may stop the work with StoppedError."""
    until_s = math.inf
    if tab == "force":
        # What comes after the window does not matter to it: while a slider moves it is not played.
        before = project.program.section[: view.section]
        until_s = sum(one.duration_s for one in before) + max(force_view(project, view).stop_s, 0.0)
    yours = predictions.of(project.program, pair.yours, progress, until_s=until_s)
    ghost = None
    if pair.ghost is not None and project.preset is not None:
        ghost = predictions.of(project.preset, pair.ghost, progress)
    muscles = Muscles(yours=yours, ghost=ghost, most_n=most_n(pair.yours.settings.model))
    return _MAKERS[tab](project, view, muscles, room)
