"""What must be put right in ReportLab 5.1 before its files can be PDF/A; imported for its effect.

Tests look at the unmended originals, so that a release which no longer needs a fix is noticed.
"""

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

_LONGEST_SECTION = 100
"""Entries of one ``beginbfchar`` section (PDF 32000-1, 9.10.3 by way of Adobe note 5014)."""

unmended_stream_format = pdfdoc.PDFStream.format
unmended_unicode_map = ttfonts.makeToUnicodeCMap


def _stream_format(self: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """Write an end of line before ``endstream``, as PDF/A (ISO 19005-2, 6.1.7.1) asks."""
    written: bytes = unmended_stream_format(self, document)
    return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def _unicode_map(font_name: str, subset: list[int]) -> str:
    """Return a ToUnicode map that holds characters beyond U+FFFF too, in sections of legal size."""
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    sections = [
        "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar"))
        for part in (
            entries[at : at + _LONGEST_SECTION] for at in range(0, len(entries), _LONGEST_SECTION)
        )
    ]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *sections,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )


pdfdoc.PDFStream.format = _stream_format
ttfonts.makeToUnicodeCMap = _unicode_map
rl_config.useA85 = 0
