"""Numbers as people read them."""

import pytest

from wavesim.presentation.words import number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (7.1554e-10, "7.16e-10"),
        (2e-20, "2e-20"),
        (1.2e-5, "1.2e-05"),
        (0.000123456, "0.000123"),
        (0.5, "0.5"),
        (1234.5, "1,230"),
        (1200.0, "1,200"),
        (-0.25, "\N{MINUS SIGN}0.25"),
    ],
)
def test_figures(value, said):
    """Three of them, none of an exponent lost; whole numbers keep all."""
    assert number(value) == said
