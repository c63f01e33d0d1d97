"""Names become codes where they stand alone, and nothing else does."""

from sle_desktop.domain.people import Person
from sle_desktop.services.projects import coded_words

PEOPLE = [
    Person("1", "Ann", "teacher", code="T01"),
    Person("2", "Ann Hill", "teacher", code="T02"),
    Person("3", "Siân O’Shea (Y4)", "teacher", code="T03"),
    Person("4", "", "teacher", code="T04"),
]


def test_a_name_becomes_its_code_and_a_part_of_a_word_does_not() -> None:
    for words, coded in (
        ("Ann planned with ANN HILL.", "T01 planned with T02."),
        ("Planned, annual, Hannah; Anna", "Planned, annual, Hannah; Anna"),
        ("ann’s class", "T01’s class"),
        ("siân o’shea (y4), then", "T03, then"),
        ("", ""),
    ):
        assert coded_words(words, PEOPLE) == coded
