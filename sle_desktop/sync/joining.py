"""Joining a project: a request goes to the lead, a grant comes back; six words are compared."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sle_desktop.sync import canonical_json, signed_file
from sle_desktop.sync.signed_file import Judge, Sign
from sle_desktop.sync.words import six_words

REQUEST = "sle-desktop/join-request/1"
GRANT = "sle-desktop/join-grant/1"


@dataclass(frozen=True, slots=True)
class Request:
    """A laptop asks to join. ``certificate`` is self-made; ``recipient`` encrypts for this laptop.

    Times are ISO 8601 in UTC.
    """

    device: str
    name: str
    email: str
    certificate: str
    recipient: str
    made: str

    @property
    def words(self) -> str:
        """Six words that SLE and lead compare by telephone before the lead grants."""
        return six_words(hashlib.sha256(canonical_json.write(_body(self))).digest())


@dataclass(frozen=True, slots=True)
class Grant:
    """The project's answer: the laptop's certificate, and how to reach the lead."""

    device: str
    project: str
    certificate: str
    root: str
    lead_name: str
    lead_email: str
    lead_certificate: str
    lead_recipient: str
    recovery_recipient: str
    made: str

    @property
    def words(self) -> str:
        """Six words of the project, the same on every laptop that joins it."""
        return six_words(hashlib.sha256(self.root.encode()).digest())


def write_request(request: Request, sign: Sign) -> bytes:
    """Return the request as a file, signed with the key it asks for."""
    return signed_file.write(REQUEST, _body(request), sign)


def read_request(data: bytes, judge: Judge[str]) -> Request:
    """Return the request in a file. ``judge`` returns the certificate (PEM) that signed.

    Raises UserError WRONG_FILE, NEWER_FILE, FILE_DAMAGED.
    """
    body, signed_by = signed_file.read(data, REQUEST, judge)
    request = Request(**_texts(body, Request))
    if request.certificate != signed_by:
        raise signed_file.damaged("Another key signed it than the one that asks.")
    return request


def write_grant(grant: Grant, sign: Sign) -> bytes:
    """Return the grant as a file, signed by the lead's laptop."""
    return signed_file.write(GRANT, _body(grant), sign)


def read_grant(data: bytes, judge: Judge[str]) -> Grant:
    """Return the grant in a file. ``judge`` returns the certificate (PEM) that signed.

    Who vouches for it is judged by the caller. Raises as ``read_request`` does.
    """
    body, signed_by = signed_file.read(data, GRANT, judge)
    grant = Grant(**_texts(body, Grant))
    if grant.lead_certificate != signed_by:
        raise signed_file.damaged("Another laptop signed it than the lead’s.")
    return grant


def _body(told: Request | Grant) -> dict[str, str]:
    return {name: str(getattr(told, name)) for name in type(told).__slots__}


def _texts(body: Mapping[str, Any], kind: type[Request | Grant]) -> dict[str, str]:
    """Return the texts that a kind of file holds; what later versions add is passed over."""
    texts = {name: body.get(name) for name in kind.__slots__}
    if not all(isinstance(one, str) for one in texts.values()):
        raise signed_file.damaged("A part of it is missing.")
    return {name: str(one) for name, one in texts.items()}
