"""How many examples a property test tries: its own number, more in the deeper profiles.

A bare `@settings(max_examples=...)` would hold in every profile, so that the long check would
try no more than the short one.
"""

from hypothesis import settings

QUICK = 40
"""Examples of the profile `quick`, in which a test tries its own number."""


def examples(quick: int) -> settings:
    """Settings with `quick` examples in the README's command, in proportion elsewhere."""
    return settings(max_examples=max(1, quick * settings.default.max_examples // QUICK))
