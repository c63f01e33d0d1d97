"""Every code that a finding can have: how severe it is and what it means. Codes never change."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Code:
    """The severity of a code and what it means, as the table in this package's README says it."""

    severity: str
    means: str


def _error(means: str) -> Code:
    return Code("error", means)


def _warning(means: str) -> Code:
    return Code("warning", means)


_READING = {
    "TOML_SYNTAX": _error("A slip in the writing of a TOML file."),
    "BAD_CELL": _error("A cell holds a spreadsheet's error, or a list where text belongs."),
    "LONG_CELL": _error("A cell holds more text than any question needs."),
    "DUPLICATE_COLUMN": _error("Two columns of one sheet mean the same and both hold something."),
    "UNKNOWN_COLUMN": _warning("A column that is not read but nearly has the name of one that is."),
    "MISSING_COLUMN": _error("A sheet without the headers that it needs."),
    "EMPTY_FORM": _error("A form without a single question."),
    "ROW_IGNORED": _warning("A row without a type and name; it is not read."),
    "MISSING_TYPE": _error("A named row without a type."),
    "UNKNOWN_TYPE": _error("A type that XLSForm does not have, or that another dialect has."),
    "MISSING_NAME": _error("A question, group or repeat without a name."),
    "UNOPENED_GROUP": _error("The end of a group or repeat that was never begun."),
    "UNCLOSED_GROUP": _error("A group or repeat that never ends."),
    "WRONG_END": _error("A group that ends as a repeat, or a repeat that ends as a group."),
    "TOO_DEEP": _error("More groups inside groups than can be read."),
    "OTHER_WITH_FILTER": _warning("“or_other” on a list that a choice filter narrows."),
    "MISSING_LIST_NAME": _warning("A choice that belongs to no list."),
    "MISSING_CHOICE_NAME": _error("A choice without a name."),
    "FILE_NOT_FOUND": _warning("A list is in a file that was not found beside the form."),
    "FILE_UNREADABLE": _error("A list is in a file that cannot be read as one."),
    "SECOND_SETTINGS": _warning("A second row of settings; it is not read."),
}

_NAMES = {
    "ILLEGAL_NAME": _error("A name that is no word of letters, digits, - _ and full stops."),
    "DUPLICATE_NAME": _error("Two questions of one name in the same group."),
    "LOOKALIKE_NAME": _warning("Names in one group that differ only in capitals."),
    "MISSING_LABEL": _warning("A question that shows nothing."),
    "SAME_LABEL": _warning("Two questions of one group with the same words."),
    "DEEP_GROUP": _warning("Groups nested deeper than a reader can follow."),
    "TRANSLATION_INCOMPLETE": _warning("Words that are missing in one of the form's languages."),
    "UNKNOWN_APPEARANCE": _warning("An appearance that is not known; the usual look is used."),
    "MEANINGLESS_COLUMN": _warning("A column that does nothing for this type."),
    "MISSING_CALCULATION": _error("A calculate without a calculation."),
    "CONSTRAINT_WITHOUT_MESSAGE": _warning("A constraint that does not say what is wrong."),
    "REQUIRED_NEVER_ASKED": _warning("A required question that can never be relevant."),
    "BAD_PARAMETERS": _error("Parameters of a range that are no numbers or make no scale."),
    "DEVICE_ONLY": _warning("A question that only a telephone can answer; it shows as a note."),
    "UNKNOWN_AUDIENCE": _error("A word in sle::audience that names no reader."),
    "UNKNOWN_FIELD": _error("sle::prior or sle::theme that names no field."),
}

_LISTS = {
    "MISSING_LIST": _error("A question whose list is not on the choices sheet."),
    "UNUSED_LIST": _warning("A list that no question and no expression uses."),
    "DUPLICATE_CHOICE": _error("Two choices of one name in a list."),
    "ILLEGAL_CHOICE_NAME": _error("A choice name with a space, where several can be chosen."),
    "MISSING_CHOICE_LABEL": _warning("A choice that shows nothing but its name."),
}

_EXPRESSIONS = {
    "EXPRESSION_UNREADABLE": _error("An expression that cannot be read."),
    "DOUBLE_EQUALS": _error("“==” where XPath compares with “=”."),
    "UNKNOWN_FUNCTION": _error("A function that does not exist."),
    "FOREIGN_FUNCTION": _error("A function that only another dialect of XLSForm has."),
    "WRONG_ARGUMENTS": _error("A function with too few or too many arguments."),
    "UNKNOWN_NAME": _error("${name} that names no question."),
    "AMBIGUOUS_NAME": _error("${name} that several questions could be meant by."),
    "UNKNOWN_INSTANCE": _error("instance() that names no list."),
    "UNKNOWN_CHOICE": _error("A comparison with a choice that the question's list does not have."),
    "REPEAT_FROM_OUTSIDE": _warning("${name} in a repeat, used outside it as if it were one."),
    "CYCLE": _error("Questions whose expressions need each other."),
}

CODES: Mapping[str, Code] = MappingProxyType({**_READING, **_NAMES, **_LISTS, **_EXPRESSIONS})
"""Every code, in the order of the table in the README."""
