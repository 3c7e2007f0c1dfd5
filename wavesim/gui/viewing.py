"""From the window of the strip, in time of the session, to a view of one section and back."""

from dataclasses import replace

from wavesim.core.program import Program
from wavesim.presentation.project import View, panned, zoomed


def section_start_s(program: Program, section: int) -> float:
    """When a section begins, from the start of the session [s]."""
    return sum(part.duration_s for part in program.section[:section])


def section_at(program: Program, at_s: float) -> int:
    """The section that holds an instant of the session; the nearest one outside."""
    for number in range(len(program.section) - 1, 0, -1):
        if at_s >= section_start_s(program, number):
            return number
    return 0


def asked(view: View, start_s: float, stop_s: float, program: Program) -> View:
    """The view that was asked for on the strip: moved, zoomed, or in another section.

    start_s, stop_s: the window, from the start of the session [s].
    """
    section = section_at(program, (start_s + stop_s) / 2.0)
    from_s = section_start_s(program, section)
    start_s, stop_s = start_s - from_s, stop_s - from_s
    if section != view.section:
        channels = len(program.section[section].channel)
        channel = view.channel if view.channel < channels else 0
        at = replace(view, section=section, channel=channel, zoom="free", start_s=start_s,
                     stop_s=stop_s, origin_s=0.0)  # fmt: skip
        return panned(at, 0.0, program)
    span_s, wanted_s = view.stop_s - view.start_s, stop_s - start_s
    if abs(wanted_s - span_s) <= 1e-9 * span_s:
        return panned(view, start_s - view.start_s, program)
    if wanted_s <= 0.0:
        return view
    held_s = (view.start_s * wanted_s - start_s * span_s) / (wanted_s - span_s)
    return zoomed(view, span_s / wanted_s, held_s, program)
