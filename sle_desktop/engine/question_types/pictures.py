"""The type whose value names a picture in the store."""

from sle_desktop.engine.definition import Value
from sle_desktop.engine.question_types.question_type import QuestionType, words


def parse_picture(raw: object) -> Value:
    """Return the content hash or the file path that names a picture; the caller knows which."""
    if not isinstance(raw, str) or "\0" in raw:
        raise ValueError("Give the path of a picture.")
    return raw.strip()


TYPES = (
    QuestionType(
        "image",
        parse_picture,
        aliases=("photo", "picture", "q picture"),
        appearances=words("new new-front selfie draw annotate signature web front"),
    ),
)
