"""What a result of the excitability models rests on, as marks that presentation words."""

from typing import Literal

Note = Literal[
    "anodic_alone", "anodic_gap", "anodic_one_fibre", "asymmetric_one_fibre", "burst",
    "carrier", "fibre_outside_table", "gap_outside_table", "linear_membrane",
    "never_above_rest", "no_amplitude", "phase_too_long", "phase_too_short",
    "recovery_as_balanced", "second_phase_unknown", "width_outside_table",
]  # fmt: skip

INVALID: frozenset[Note] = frozenset(
    {
        "anodic_alone",
        "carrier",
        "never_above_rest",
        "no_amplitude",
        "phase_too_long",
        "phase_too_short",
    }
)
"""Nothing should be shown."""
EXTRAPOLATING: frozenset[Note] = frozenset(
    {"fibre_outside_table", "gap_outside_table", "width_outside_table"}
)
"""A table was left, and its end is taken."""
