"""A small signed file: one JSON body, and a signature beside it. Joining is made of these."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sle_desktop.errors import UserError
from sle_desktop.sync import canonical_json

Sign = Callable[[bytes], bytes]
"""Signs content with this laptop's key and returns the detached signature."""

_Who = TypeVar("_Who")
Judge = Callable[[bytes, bytes], _Who]
"""Takes content and its signature, and returns who signed it; raises ValueError."""

_LARGEST = 256 * 1024
_FAMILY = "sle-desktop/"


def write(kind: str, body: Mapping[str, Any], sign: Sign) -> bytes:
    """Return the file of a kind (``sle-desktop/join-request/1``) with a body."""
    whole = {"format": kind, **body}
    signature = base64.b64encode(sign(canonical_json.write(whole))).decode()
    return json.dumps(
        {"body": whole, "signature": signature}, ensure_ascii=False, indent=1
    ).encode()


def read(data: bytes, kind: str, judge: Judge[_Who]) -> tuple[dict[str, Any], _Who]:
    """Return the body of a file of one kind, and who signed it.

    Raises UserError WRONG_FILE, NEWER_FILE, FILE_DAMAGED.
    """
    body, signature = _parts(data)
    _check_kind(str(body.get("format", "")), kind)
    try:
        signer = judge(canonical_json.write(body), signature)
    except (ValueError, TypeError) as why:
        raise damaged(str(why)) from why
    return body, signer


def damaged(why: str = "") -> UserError:
    """Return the refusal of a file that is not as it was made."""
    return UserError(
        "FILE_DAMAGED",
        f"The file is damaged. {why}".strip(),
        "Ask for it again; nothing was taken from it.",
    )


def newer() -> UserError:
    """Return the refusal of a file from a later version."""
    return UserError(
        "NEWER_FILE",
        "This file was made by a newer SLE Desktop.",
        "Install the newest version, then open the file again.",
    )


def _check_kind(found: str, wanted: str) -> None:
    if found == wanted:
        return
    name, _, _ = wanted.rpartition("/")
    same, _, number = found.rpartition("/")
    if same == name and number.isdecimal():
        raise newer()
    raise UserError(
        "WRONG_FILE",
        "This is another kind of file than the one asked for.",
        "Choose the file that was sent to you for this step.",
    )


def _parts(data: bytes) -> tuple[dict[str, Any], bytes]:
    wrong = UserError(
        "WRONG_FILE", "This is no file of SLE Desktop.", "Choose the file that was sent to you."
    )
    if len(data) > _LARGEST or _FAMILY.encode() not in data:
        raise wrong
    try:
        whole = json.loads(data.decode())
        body, signature = whole["body"], base64.b64decode(whole["signature"], validate=True)
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error) as broken:
        raise damaged() from broken
    if not isinstance(body, dict):
        raise damaged()
    return body, signature
