"""What a document’s contents end in: eight signs, printed so that one can ask about paper."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from sle_desktop.reports.blocks import Summary

_LENGTH = 8


def content_ending(summary: Summary) -> str:
    """Return "41CE 9B07": the end of the SHA-256 of everything that a summary says, in order.

    The summary is taken before its signatures, so that they can be printed beside the ending.
    Numbers of layout are no content; pictures count by their bytes.
    """
    told = json.dumps(_told(summary), ensure_ascii=True, separators=(",", ":"))
    end = hashlib.sha256(told.encode()).hexdigest()[-_LENGTH:].upper()
    return f"{end[:4]} {end[4:]}"


def _told(value: Any) -> Any:
    if is_dataclass(value):
        inner = [_told(getattr(value, one.name)) for one in fields(value)]
        return [type(value).__name__, *inner]
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return None if isinstance(value, float) else value
