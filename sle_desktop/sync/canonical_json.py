"""JSON in one form only, so that the same content always has the same bytes and the same hash."""

import json
from typing import Any


def write(value: Any) -> bytes:
    """Return a value as UTF-8 JSON, keys sorted and no spaces. Raises ValueError, TypeError."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def read(data: bytes) -> Any:
    """Return the value of bytes that ``write`` made. Raises ValueError for any others."""
    try:
        value = json.loads(data.decode())
    except RecursionError as deep:
        raise ValueError("nested too deeply") from deep
    if write(value) != data:
        raise ValueError("not in the one form")
    return value
