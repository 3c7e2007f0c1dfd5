"""The colours, and how large text and lines are: one table for window, plots, figures and report.

No colour is written anywhere else. All contrasts were computed with the WCAG 2 formula: text has at
least 4.5 on its ground, lines, marks and control outlines 3 (tests/paint/test_palette.py).
"""

from dataclasses import dataclass, replace
from typing import final


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Colours of one verdict: icon and headline, their ground, its outline."""

    head: str
    ground: str
    outline: str


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour of a theme as #RRGGBB, named by what it is for.

    channels: the channels of a section where they are shown together, first to last, then again;
    the first is `yours`. They differ in lightness too (1.3 or more), and each has its own dash.
    range_fill: opacity of the published band. text_scale, line_scale: how much larger a theme's
    text and lines are than their sizes at 100 %; the user's own font scale comes on top.
    """

    name: str
    dark: bool
    bg: str
    surface: str
    inset: str
    border: str
    grid: str
    edge: str
    text: str
    text2: str
    text3: str
    yours: str
    yours_text: str
    ghost: str
    ghost_text: str
    range: str
    range_text: str
    touch: str
    delta: str
    accent: str
    on_accent: str
    sel: str
    within: State
    note: State
    caution: State
    stop: State
    unknown: State
    channels: tuple[str, ...]
    range_fill: float
    text_scale: float = 1.0
    line_scale: float = 1.0


LIGHT = Palette(
    name="light",
    dark=False,
    bg="#F2F4F7",
    surface="#FFFFFF",
    inset="#EEF1F4",
    border="#D9DEE4",
    grid="#E8ECF0",
    edge="#7A8793",
    text="#141C24",
    text2="#46525E",
    text3="#5C6873",
    yours="#0072B2",
    yours_text="#00639B",
    ghost="#D55E00",
    ghost_text="#A84700",
    range="#009E73",
    range_text="#006B4E",
    touch="#7A6900",
    delta="#9A4F7E",
    accent="#0068A3",
    on_accent="#FFFFFF",
    sel="#E3F0F8",
    within=State(head="#00694D", ground="#E7F5EF", outline="#8CCBB3"),
    note=State(head="#0B5A8A", ground="#E6F1F9", outline="#8FC1E0"),
    caution=State(head="#7A4A00", ground="#FFF4DF", outline="#E2B25C"),
    stop=State(head="#A01D1D", ground="#FDECEA", outline="#E39A94"),
    unknown=State(head="#141C24", ground="#EEF1F4", outline="#7A8793"),
    channels=("#0072B2", "#CC6BA5", "#6A5B00", "#4A2A7A"),
    range_fill=0.20,
)

DARK = Palette(
    name="dark",
    dark=True,
    bg="#11161B",
    surface="#1A2128",
    inset="#252E37",
    border="#303B46",
    grid="#262F38",
    edge="#7D8B98",
    text="#EAEFF3",
    text2="#B9C4CD",
    text3="#98A5B1",
    yours="#56B4E9",
    yours_text="#7CC6F0",
    ghost="#F0954A",
    ghost_text="#F4A767",
    range="#2CC095",
    range_text="#55D3AE",
    touch="#E0C84A",
    delta="#E2A3C7",
    accent="#56B4E9",
    on_accent="#0B1A25",
    sel="#1D3444",
    within=State(head="#63D6AE", ground="#132B25", outline="#2B6B57"),
    note=State(head="#85C9F2", ground="#142938", outline="#2D617F"),
    caution=State(head="#F3C15F", ground="#30260F", outline="#7A5F1F"),
    stop=State(head="#FF9A91", ground="#381A1A", outline="#8A403C"),
    unknown=State(head="#EAEFF3", ground="#252E37", outline="#7D8B98"),
    channels=("#56B4E9", "#C06AA0", "#E0C84A", "#F1E6FF"),
    range_fill=0.28,
)

PROJECTOR = replace(
    LIGHT,
    name="projector",
    bg="#FFFFFF",
    surface="#FFFFFF",
    border="#9AA3AC",
    grid="#DDE2E7",
    edge="#4A545E",
    text="#000000",
    text2="#262D33",
    text3="#3B444C",
    yours="#005A8F",
    ghost="#B34700",
    range="#00795A",
    unknown=State(head="#000000", ground="#EEF1F4", outline="#4A545E"),
    channels=("#005A8F", "#C2569A", "#4A3F00", "#2E1458"),
    text_scale=1.5,
    line_scale=2.0,
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, PROJECTOR)}
