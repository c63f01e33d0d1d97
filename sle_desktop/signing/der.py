"""Reading and writing of DER, strictly: one way to write a thing, and no other way to read it."""

from dataclasses import dataclass

INTEGER = 0x02
OCTETS = 0x04
NULL = 0x05
OID = 0x06
SEQUENCE = 0x30
SET = 0x31
CONTEXT_0 = 0xA0
"""The tag [0], constructed."""


class DerError(ValueError):
    """The bytes are not DER, or not of the shape that was asked for."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag, its content, and the whole of its bytes, tag and length included."""

    tag: int
    body: bytes
    whole: bytes

    def children(self, *tags: int) -> tuple["Element", ...]:
        """Return the elements inside; with ``tags``, exactly these are asked for, in this order.

        Raises DerError.
        """
        found: list[Element] = []
        at = 0
        while at < len(self.body):
            element = read(self.body, at)
            found.append(element)
            at += len(element.whole)
        if tags and tuple(element.tag for element in found) != tags:
            raise DerError
        return tuple(found)

    def only(self, tag: int) -> "Element":
        """Return the single element inside, which must have this tag. Raises DerError."""
        return self.children(tag)[0]


def read(data: bytes, at: int = 0) -> Element:
    """Return the element that begins at an offset; what follows it is not looked at.

    Tags of one byte and lengths below 64 KiB only, which is all that a seal holds. Raises DerError.
    """
    head = data[at : at + 4]
    if len(head) < 2 or head[0] & 0x1F == 0x1F:
        raise DerError
    size, start = _length(head)
    whole = data[at : at + start + size]
    if len(whole) != start + size:
        raise DerError
    return Element(head[0], whole[start:], whole)


def _length(head: bytes) -> tuple[int, int]:
    """Return the length that is written after the tag, and where the content starts."""
    first = head[1]
    if first < 0x80:
        return first, 2
    extra = first & 0x7F
    size = int.from_bytes(head[2 : 2 + extra])
    shortest = {1: 0x80, 2: 0x100}.get(extra)
    if shortest is None or len(head) < 2 + extra or size < shortest:
        raise DerError
    return size, 2 + extra


def write(tag: int, *parts: bytes) -> bytes:
    """Return an element of this tag around the parts. The content must be below 64 KiB."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    if size < 0x100:
        return bytes((tag, 0x81, size)) + body
    return bytes((tag, 0x82)) + size.to_bytes(2) + body


def set_of(tag: int, *parts: bytes) -> bytes:
    """Return a SET OF, whose parts DER puts in order of their bytes."""
    return write(tag, *sorted(parts))
