"""Types whose value names choices of a list: select_one, select_multiple and rank."""

from sle_desktop.engine.definition import Value
from sle_desktop.engine.question_types.question_type import QuestionType, words


def parse_name(raw: object) -> str:
    """Return the name of one choice, from its name or from a number that is a name."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise ValueError("Give the name of one choice.")
    return str(raw).strip()


def parse_names(raw: object) -> Value:
    """Return names of choices, each once, from a list or from text with spaces between them."""
    if isinstance(raw, str):
        raw = raw.split()
    if not isinstance(raw, (list, tuple)):
        raw = [raw]
    names = (parse_name(one) for one in raw)
    return tuple(dict.fromkeys(name for name in names if name)) or None


_LIST_LOOKS = words(
    "minimal search autocomplete autocomplete_chars quick compact quickcompact "
    "horizontal horizontal-compact vertical label list-nolabel list columns columns-pack "
    "columns-flex no-buttons likert map image-map randomized"
)

TYPES = (
    QuestionType(
        "select_one",
        parse_name,
        aliases=(
            "select one",
            "select1",
            "select_one_external",
            "select one external",
            "select_one_from_file",
            "select one from file",
            "select one from",
            "select one using",
            "add select one prompt using",
            "q select1",
        ),
        appearances=_LIST_LOOKS,
        chooses=True,
    ),
    QuestionType(
        "select_multiple",
        parse_names,
        aliases=(
            "select multiple",
            "select_many",
            "select_multiple_external",
            "select_multiple_from_file",
            "select multiple from file",
            "select multiple from",
            "select multiple using",
            "select all that apply",
            "select all that apply from",
            "add select multiple prompt using",
            "q select",
        ),
        appearances=_LIST_LOOKS,
        chooses=True,
    ),
    QuestionType("rank", parse_names, aliases=("odk:rank",), chooses=True),
)
