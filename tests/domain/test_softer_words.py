"""Softer words for two kinds of records, with capitals where there were some."""

import pytest

from sle_desktop.domain.softer_words import softened


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Lesson observation, Year 4", "Lesson visit, Year 4"),
        ("Book scrutiny, Years 3 and 4", "Book look, Years 3 and 4"),
        ("A lesson observation and a book scrutiny", "A lesson visit and a book look"),
        ("Visit 3", "Visit 3"),
        ("EEF audit", "EEF audit"),
    ],
)
def test_titles_are_softened(title: str, said: str) -> None:
    assert softened(title) == said
