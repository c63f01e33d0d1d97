"""Our own check of PDF/UA-1 (ISO 14289-1), PDF/A-2a and 3a (ISO 19005-2 and -3), on pikepdf.

A document with data in it must be PDF/A-3a; any other must be PDF/A-2a and hold no file.

It knows the part of the two standards that our documents can break. The seeded faults beside it
prove that each rule bites.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf

from tests.reports.checker import (
    annotations,
    attached,
    content,
    fonts,
    identification,
    structure,
    syntax,
)
from tests.reports.checker.document import Document

Rule = Callable[[Document], Iterator[str]]

RULES: dict[str, Rule] = {
    "identification": identification.identifies_itself,
    "info-is-xmp": identification.info_is_xmp,
    "extension-schemas": identification.declares_its_schemas,
    "language-and-title": identification.language_and_title,
    "output-intent": identification.output_intent,
    "file-syntax": syntax.file_syntax,
    "forbidden": syntax.nothing_forbidden,
    "attached-files": attached.files_are_associated,
    "transparency": syntax.no_transparency,
    "images": syntax.images,
    "fonts": fonts.embedded_with_meaning,
    "glyphs": fonts.glyphs_exist,
    "content-marked": content.everything_is_marked,
    "parent-tree": content.parent_tree_is_complete,
    "structure": structure.known_and_nested,
    "headings": structure.headings_do_not_skip,
    "figures": structure.figures_are_described,
    "tables": structure.tables_have_heads,
    "lists": structure.lists_are_numbered,
    "annotations": annotations.annotations_are_told,
    "tab-order": annotations.tabs_follow_structure,
}


def check(pdf: bytes) -> dict[str, list[str]]:
    """Return for each broken rule what is wrong; {} for a file without faults."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        document = Document(opened, pdf)
        found = {name: list(rule(document)) for name, rule in RULES.items()}
    return {name: faults for name, faults in found.items() if faults}
