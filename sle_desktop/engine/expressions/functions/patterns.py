"""The function ``regex``: whether a whole text matches a pattern."""

import re
from functools import lru_cache

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.functions.registry import function


@function("regex", "text text")
def regex(text: str, pattern: str) -> bool:
    """Return whether a text matches a pattern from its first character to its last."""
    return _compiled(pattern).fullmatch(text) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.ASCII)
    except (re.error, RecursionError, OverflowError) as problem:
        raise ExpressionError(f"The pattern “{pattern}” cannot be read: {problem}.") from None
