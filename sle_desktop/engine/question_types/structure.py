"""Types that hold other questions: group and repeat."""

from sle_desktop.engine.definition import GROUP, REPEAT, Value
from sle_desktop.engine.question_types.question_type import AnsweredBy, QuestionType, words


def refuse(raw: object) -> Value:
    """Refuse any answer: what holds questions has none of its own."""
    raise ValueError(f"Give the questions in it their answers instead of {type(raw).__name__}.")


TYPES = (
    QuestionType(
        GROUP,
        refuse,
        AnsweredBy.NOBODY,
        appearances=words("field-list table-list summary page"),
        holds_children=True,
    ),
    QuestionType(
        REPEAT,
        refuse,
        AnsweredBy.NOBODY,
        aliases=("lgroup", "looped group", "roster"),
        appearances=words("field-list table-list summary"),
        holds_children=True,
    ),
)
