"""Functions that encode and decode."""

import base64
import binascii
import hashlib

from sle_desktop.engine.expressions.errors import ExpressionError
from sle_desktop.engine.expressions.functions.registry import function

_ALGORITHMS = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}


@function("digest", "text text text?")
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """Return a hash of a text in base64 or hex; for matching identifiers, not for security."""
    if algorithm not in _ALGORITHMS:
        raise ExpressionError(f"digest knows {', '.join(_ALGORITHMS)}, not “{algorithm}”.")
    found = hashlib.new(
        _ALGORITHMS[algorithm], text.encode(errors="replace"), usedforsecurity=False
    ).digest()
    if encoding == "hex":
        return found.hex()
    if encoding == "base64":
        return base64.b64encode(found).decode("ascii")
    raise ExpressionError(f"digest writes base64 or hex, not “{encoding}”.")


@function("base64-decode", "text")
def base64_decode(text: str) -> str:
    """Return the text that base64 stands for, nothing if it is no base64."""
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", errors="replace")
    except binascii.Error:
        return ""
