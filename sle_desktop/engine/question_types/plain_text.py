"""Types whose value is text: text itself, calculations, hidden values, acknowledgements, notes."""

import re

from sle_desktop.engine.definition import Value
from sle_desktop.engine.question_types.question_type import AnsweredBy, QuestionType, words

LONGEST_TEXT = 100_000

_LINE_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def parse_text(raw: object) -> Value:
    """Return text with one kind of line break and nothing that no document can hold.

    What is dropped is what XML 1.0 (and so every PDF's description and every ODK server) forbids;
    pastes from word processors carry it unseen. Numbers become text.
    """
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise ValueError("Write the answer as text.")
    text = str(raw)
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"Shorten the text to {LONGEST_TEXT:,} characters.")
    if _HALF_CHARACTER.search(text):
        raise ValueError("Take out the broken character; it is half of a symbol.")
    return _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text))


def parse_acknowledgement(raw: object) -> Value:
    """Return ``OK`` (the word that XForms stores) for a tick, blank for no tick."""
    if raw is False:
        return None
    if raw is True or (isinstance(raw, str) and raw.strip().casefold() in ("ok", "true", "yes")):
        return "OK"
    raise ValueError("Answer true when it has been read, or leave it out.")


_TEXT_LOOKS = words(
    "multiline numbers thousands-sep url masked printer counter numbers-decimal "
    "numbers-phone phone email"
)

TYPES = (
    QuestionType(
        "text",
        parse_text,
        aliases=("string", "str", "multiline", "email address", "phone number", "textarea"),
        appearances=_TEXT_LOOKS,
    ),
    QuestionType("note", parse_text, AnsweredBy.NOBODY),
    QuestionType("acknowledge", parse_acknowledgement, aliases=("trigger", "acknowledgement")),
    QuestionType(
        "calculate",
        parse_text,
        AnsweredBy.FORM,
        aliases=("calculation", "calculate_here", "computed"),
        visible=False,
    ),
    QuestionType("hidden", parse_text, AnsweredBy.FORM, visible=False),
)
