"""How channels look that are shown together: each its colour, and its dash as second cue."""

_DASHES: tuple[tuple[float, float] | None, ...] = (
    None,
    (12.0, 4.0),
    (3.0, 3.0),
    (8.0, 8.0),
    (18.0, 3.0),
)
"""Line and gap of a channel's dashes [px at 100 %]; none: drawn through."""
PLAYED_PX, PLAYED_DASH = 1.5, (10.0, 6.0)
"""The train as a device plays it: width, line and gap [px at 100 %]."""


def channel_token(channel: int) -> str:
    """Colour token of a channel."""
    return f"channels.{channel}"


def channel_dash(channel: int) -> tuple[float, float] | None:
    """Dash of a channel; as many as colours and one, so that both repeat only after 20."""
    return _DASHES[channel % len(_DASHES)]
