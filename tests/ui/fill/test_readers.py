import pytest

from sle_desktop.domain.audience import Audience, parse
from sle_desktop.ui.fill.readers import when_seen, who_sees


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("", "Only you"),
        ("sle", "Only you"),
        ("school", "The school"),
        ("school lead", "The school and the project lead"),
        ("lead:code teacher", "The teacher and the project lead (people as codes)"),
        ("lead:min5", "The project lead (only from five upwards)"),
        ("everybody", "Only you"),
    ],
)
def test_readers_are_named_in_plain_words(column: str, said: str) -> None:
    assert who_sees(Audience(parse(column))) == said


def test_a_condition_is_told() -> None:
    assert when_seen(Audience(parse("school"), ("${in_report} = 'yes'",))).startswith("If ")
    assert when_seen(Audience(parse("school"))) == ""
