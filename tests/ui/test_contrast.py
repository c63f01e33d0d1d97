"""Every pair of tones that meet on screen can be told apart, in every theme."""

import pytest

from sle_desktop.ui.theme import CONTRAST, DARK, LESSON, LIGHT, Palette

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "lesson": LESSON}
GROUNDS = ("page", "tint", "soft")
TEXTS = ("ink", "ink2", "ink3", "accent", "red")
"""Words are set in these on any ground."""
ON_THEIR_OWN = (
    ("accent_ink", "accent"),
    ("accent_ink", "accent_down"),
    ("mark_ink", "red"),
    ("mark_ink", "amber"),
    ("mark_ink", "green"),
    ("ink", "red_soft"),
    ("ink2", "red_soft"),
    ("ink", "amber_soft"),
    ("ink2", "amber_soft"),
    ("ink", "green_soft"),
    ("ink2", "green_soft"),
    ("ink", "sheet"),
    ("ink2", "sheet"),
    ("page", "ink"),
    *((mark, ground) for mark in ("amber", "green") for ground in GROUNDS),
)
SHAPES = (
    *(("field", ground) for ground in GROUNDS),
    *(("accent", ground) for ground in (*GROUNDS, "sheet")),
    ("accent", "rest"),
    ("red", "red_soft"),
    ("amber", "amber_soft"),
    ("green", "green_soft"),
)
"""Edges that must be seen to find a control, the focus ring, and what is done against the rest."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def between(palette: Palette, one: str, other: str) -> float:
    return contrast(str(getattr(palette, one)), str(getattr(palette, other)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_words_reach_four_and_a_half(theme: str, ground: str, text: str) -> None:
    assert between(THEMES[theme], text, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", ON_THEIR_OWN, ids=" on ".join)
def test_words_on_their_own_ground_reach_four_and_a_half(theme: str, pair: tuple[str, str]) -> None:
    assert between(THEMES[theme], *pair) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", SHAPES, ids=" on ".join)
def test_edges_and_the_focus_reach_three(theme: str, pair: tuple[str, str]) -> None:
    assert between(THEMES[theme], *pair) >= 3


def test_high_contrast_has_edges_everywhere_and_words_at_seven() -> None:
    for text in TEXTS:
        assert between(CONTRAST, text, "page") >= 7
    for edge in ("edge", "line", "soft_edge"):
        assert between(CONTRAST, edge, "page") >= 3


def test_the_measure_is_the_published_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
