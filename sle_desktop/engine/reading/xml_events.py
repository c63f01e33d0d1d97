"""Reads XML as events, without documents' own entities and without trusting its size."""

from collections.abc import Callable
from xml.parsers import expat

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class XmlError(Exception):
    """XML that is damaged or uses what no spreadsheet writes."""


class _Reader:
    def __init__(self, data: bytes, start: Start, end: End, words: Callable[[str], None]) -> None:
        self._data = data
        self._start, self._end = start, end
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._first
        self._parser.CharacterDataHandler = words
        self._parser.StartDoctypeDeclHandler = self._refuse

    def read(self) -> None:
        try:
            self._parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: encodings
            raise XmlError(str(error)) from error

    def _first(self, name: str, attributes: dict[str, str]) -> None:
        """See at the root whether names carry a prefix: some writers put ``x:`` before each."""
        start, end = self._start, self._end
        prefix, colon, _ = name.rpartition(":")
        if colon:
            cut = len(prefix) + 1
            self._parser.StartElementHandler = lambda name, found: start(name[cut:], found)
            self._parser.EndElementHandler = lambda name: end(name[cut:])
            start(name[cut:], attributes)
        else:
            self._parser.StartElementHandler = start
            self._parser.EndElementHandler = end
            start(name, attributes)

    def _refuse(self, *_declaration: object) -> None:
        raise XmlError("it declares a document type")


def read_xml(data: bytes, start: Start, end: End, words: Callable[[str], None]) -> None:
    """Call back for every element's start and end and for text, in document order.

    Element names come without the prefix of the root. Raises ``XmlError``.
    """
    _Reader(data, start, end, words).read()
