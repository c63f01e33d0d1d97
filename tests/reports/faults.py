"""Faults that are seeded into a good document, each of which a rule of the checker must name."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream

Spoil = Callable[[pikepdf.Pdf], None]


def spoiled(pdf: bytes, spoil: Spoil) -> bytes:
    """Return the document with one fault."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        spoil(opened)
        written = BytesIO()
        opened.save(written)
    return written.getvalue()


def _elements(pdf: pikepdf.Pdf, tag: str) -> Iterator[Any]:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get("/S") == f"/{tag}" and "/P" in found:
            yield found


def _first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return next(_elements(pdf, tag))


def _entry(pdf: pikepdf.Pdf, subtype: str) -> Any:
    return next(
        found
        for found in pdf.objects
        if isinstance(found, Dictionary | Stream) and found.get("/Subtype") == f"/{subtype}"
    )


def _edit(pdf: pikepdf.Pdf, change: Callable[[list[Any]], list[Any]]) -> None:
    page = pdf.pages[0]
    written = pikepdf.unparse_content_stream(change(list(pikepdf.parse_content_stream(page))))
    page.obj["/Contents"] = pdf.make_stream(written)


def _packet(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    told = pdf.Root["/Metadata"].read_bytes().decode()
    assert old in told
    packet = pdf.make_stream(told.replace(old, new, 1).encode())
    packet["/Type"], packet["/Subtype"] = Name.Metadata, Name.XML
    pdf.Root["/Metadata"] = packet


def _fonts(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].obj["/Resources"]["/Font"].values()))


def no_alt(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure")["/Alt"]


def no_figure_place(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure")["/A"]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def title_hidden(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def not_marked(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/MarkInfo"]["/Marked"] = False


def untagged_text(pdf: pikepdf.Pdf) -> None:
    text = [
        ([], Operator("BT")),
        ([Name("/F1+0"), 10], Operator("Tf")),
        ([pikepdf.String("\1")], Operator("Tj")),
        ([], Operator("ET")),
    ]
    _edit(pdf, lambda code: [*code, *text])


def untagged_rule(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, lambda code: [*code, ([0, 0, 9, 9], Operator("re")), ([], Operator("f"))])


def artefact_in_element(pdf: pikepdf.Pdf) -> None:
    def change(code: list[Any]) -> list[Any]:
        at = next(i for i, one in enumerate(code) if str(one.operator) == "BDC")
        inner = [([Name.Artifact], Operator("BMC")), ([], Operator("EMC"))]
        return [*code[: at + 1], *inner, *code[at + 1 :]]

    _edit(pdf, change)


def not_closed(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, lambda code: code[: max(i for i, c in enumerate(code) if str(c.operator) == "EMC")])


def number_twice(pdf: pikepdf.Pdf) -> None:
    def change(code: list[Any]) -> list[Any]:
        starts = [
            i for i, c in enumerate(code) if str(c.operator) == "BDC" and "/MCID" in c.operands[1]
        ]
        twice = code[starts[0]].operands[1]
        tag = code[starts[1]].operands[0]
        return [*code[: starts[1]], ([tag, twice], Operator("BDC")), *code[starts[1] + 1 :]]

    _edit(pdf, change)


def empty_parent_tree(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"] = Array()


def wrong_parent(pdf: pikepdf.Pdf) -> None:
    parents = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    parents[0], parents[2] = parents[2], parents[0]


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2")["/S"] = Name.H3


def no_first_heading(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H1")["/S"] = Name.P


def head_without_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TH")["/A"]


def heads_made_cells(pdf: pikepdf.Pdf) -> None:
    for head in list(_elements(pdf, "TH")):
        head["/S"] = Name.TD


def short_row(pdf: pikepdf.Pdf) -> None:
    row = _first(pdf, "TR")
    row["/K"] = Array(list(row["/K"])[:-1])


def item_outside_list(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "L")["/S"] = Name.P


def unknown_tag(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2")["/S"] = Name("/Heading")


def list_without_numbering(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "L")["/A"]


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    del _fonts(pdf)["/FontDescriptor"]["/FontFile2"]


def no_unicode(pdf: pikepdf.Pdf) -> None:
    del _fonts(pdf)["/ToUnicode"]


def glyph_without_meaning(pdf: pikepdf.Pdf) -> None:
    table = _fonts(pdf)["/ToUnicode"].read_bytes()
    entry = table.index(b"beginbfchar\n") + len(b"beginbfchar\n")
    end = table.index(b"\n", entry)
    spoilt = table[:entry] + b"<01> <E000>" + table[end:]
    _fonts(pdf)["/ToUnicode"] = pdf.make_stream(spoilt)


def wrong_width(pdf: pikepdf.Pdf) -> None:
    widths = _fonts(pdf)["/Widths"]
    for index in range(len(widths)):
        widths[index] = 50


def missing_glyph(pdf: pikepdf.Pdf) -> None:
    def change(code: list[Any]) -> list[Any]:
        at = next(i for i, one in enumerate(code) if str(one.operator) == "TJ")
        return [*code[:at], ([pikepdf.String("\0")], Operator("Tj")), *code[at:]]

    _edit(pdf, change)


def no_ua(pdf: pikepdf.Pdf) -> None:
    _packet(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


def other_level(pdf: pikepdf.Pdf) -> None:
    _packet(pdf, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<")


def other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another"


def other_date(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20270101000000+00'00'"


def undeclared_schema(pdf: pikepdf.Pdf) -> None:
    _packet(
        pdf,
        "<pdfaProperty:name>replaces</pdfaProperty:name>",
        "<pdfaProperty:name>other</pdfaProperty:name>",
    )


def no_packet(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def grey_profile(pdf: pikepdf.Pdf) -> None:
    intent = pdf.Root["/OutputIntents"][0]
    profile = bytearray(intent["/DestOutputProfile"].read_bytes())
    profile[16:20] = b"GRAY"
    intent["/DestOutputProfile"] = pdf.make_stream(bytes(profile), N=1)


def widget_outside_form(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Form")["/S"] = Name.P


def widget_untold(pdf: pikepdf.Pdf) -> None:
    del _entry(pdf, "Widget")["/TU"]


def widget_hidden(pdf: pikepdf.Pdf) -> None:
    _entry(pdf, "Widget")["/F"] = 6


def widget_unlinked(pdf: pikepdf.Pdf) -> None:
    del _entry(pdf, "Widget")["/StructParent"]


def widget_without_look(pdf: pikepdf.Pdf) -> None:
    _entry(pdf, "Widget")["/Rect"] = Array([10, 10, 90, 40])


def untold_link(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], F=4)
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link)])


def comment(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[0, 0, 9, 9], F=4, Contents="!")
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])


def tabs_by_row(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Tabs"] = Name.R


def interpolated(pdf: pikepdf.Pdf) -> None:
    _entry(pdf, "Image")["/Interpolate"] = True


def four_colours(pdf: pikepdf.Pdf) -> None:
    _entry(pdf, "Image")["/ColorSpace"] = Name.DeviceCMYK


def see_through(pdf: pikepdf.Pdf) -> None:
    state = Dictionary(G0=Dictionary(Type=Name.ExtGState, ca=0.5))
    pdf.pages[0].obj["/Resources"]["/ExtGState"] = state


def soft_mask(pdf: pikepdf.Pdf) -> None:
    image = _entry(pdf, "Image")
    image["/SMask"] = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image)


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(), D=Dictionary())


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"hidden"


def form_without_looks(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/AcroForm"]["/NeedAppearances"] = True


FAULTS: dict[Spoil, str] = {
    no_alt: "figures",
    no_figure_place: "figures",
    no_language: "language-and-title",
    title_hidden: "language-and-title",
    not_marked: "language-and-title",
    untagged_text: "content-marked",
    untagged_rule: "content-marked",
    artefact_in_element: "content-marked",
    not_closed: "content-marked",
    number_twice: "parent-tree",
    empty_parent_tree: "parent-tree",
    wrong_parent: "parent-tree",
    skipped_heading: "headings",
    no_first_heading: "headings",
    head_without_scope: "tables",
    heads_made_cells: "tables",
    short_row: "tables",
    item_outside_list: "structure",
    unknown_tag: "structure",
    list_without_numbering: "lists",
    font_not_embedded: "fonts",
    no_unicode: "fonts",
    glyph_without_meaning: "fonts",
    wrong_width: "glyphs",
    missing_glyph: "glyphs",
    no_ua: "identification",
    other_level: "identification",
    no_packet: "identification",
    other_title: "info-is-xmp",
    other_date: "info-is-xmp",
    undeclared_schema: "extension-schemas",
    no_output_intent: "output-intent",
    grey_profile: "output-intent",
    widget_outside_form: "annotations",
    widget_untold: "annotations",
    widget_hidden: "annotations",
    widget_unlinked: "annotations",
    widget_without_look: "annotations",
    untold_link: "annotations",
    comment: "annotations",
    tabs_by_row: "tab-order",
    interpolated: "images",
    four_colours: "images",
    see_through: "transparency",
    soft_mask: "transparency",
    script: "forbidden",
    layers: "forbidden",
    attachment: "forbidden",
    form_without_looks: "forbidden",
}
"""Each fault with the rule that must name it."""


def _file(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in pdf.objects if isinstance(one, Dictionary) and "/EF" in one)


def file_without_relation(pdf: pikepdf.Pdf) -> None:
    del _file(pdf)["/AFRelationship"]


def file_without_description(pdf: pikepdf.Pdf) -> None:
    del _file(pdf)["/Desc"]


def file_without_name(pdf: pikepdf.Pdf) -> None:
    del _file(pdf)["/UF"]


def file_without_type(pdf: pikepdf.Pdf) -> None:
    del _file(pdf)["/EF"]["/F"]["/Subtype"]


def file_without_time(pdf: pikepdf.Pdf) -> None:
    del _file(pdf)["/EF"]["/F"]["/Params"]["/ModDate"]


def file_of_another_size(pdf: pikepdf.Pdf) -> None:
    _file(pdf)["/EF"]["/F"]["/Params"]["/Size"] = 1


def file_not_listed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Names"]


def second_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"hidden"


def part_two_with_data(pdf: pikepdf.Pdf) -> None:
    _packet(pdf, "<pdfaid:part>3", "<pdfaid:part>2")


def not_associated(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AF"]


DATA_FAULTS: dict[Spoil, str] = {
    file_without_relation: "attached-files",
    file_without_description: "attached-files",
    file_without_name: "attached-files",
    file_without_type: "attached-files",
    file_without_time: "attached-files",
    file_of_another_size: "attached-files",
    file_not_listed: "attached-files",
    second_file: "attached-files",
    part_two_with_data: "identification",
    not_associated: "attached-files",
}
"""Faults of a document with data in it, each with the rule that must name it."""
