"""Sizes of the drawings [px at 100 %], and how much larger the user wants everything.

Light to import: the first thing on the screen needs it.
"""

TOP_HEIGHT, STRIP_HEIGHT, FOOT_HEIGHT = 40, 72, 26
VERDICT_STRIP = 50
"""Height of the verdict over the waveform, its headline in one line."""
GAP = 12
"""Margin of the window and gap between cards."""
SEARCH_HEIGHT = 36
LEFT, RIGHT, RIGHT_OPEN = 288, 276, 300
LEFT_WIDE, RIGHT_WIDE = 304, 308
WIDE, NARROW = 1600, 1180
TALL, SHORT = 1000, 660
"""Widths and heights from and below which the layout changes."""
WAVEFORM_PART, BELOW_PART, MAP_PART = 11, 8, 16
"""Heights of the waveform's card, the one below it, and the map in its place, to each other."""
CARD_RADIUS, CONTROL_RADIUS = 8, 6
CARD_SIDE, CARD_END, CARD_HEAD = 16, 10, 32
"""Padding at the sides and ends of a card, and its heading with buttons."""
TITLE_PX, CAPTION_PX = 15, 11

BODY_PX = 13.0
"""Size of the system's font at which everything is as drawn."""
SMALLEST_SCALE, LARGEST_SCALE = 0.9, 1.75


def user_scale(font_px: int) -> float:
    """How much larger or smaller than drawn the user wants text; small differences are none.

    Systems have 12 to 13 px by default, which the drawings take as 100 %.
    """
    ratio = font_px / BODY_PX
    if 0.88 < ratio < 1.12:
        return 1.0
    return min(max(round(ratio * 20.0) / 20.0, SMALLEST_SCALE), LARGEST_SCALE)
