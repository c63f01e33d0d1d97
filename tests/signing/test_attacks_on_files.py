"""The published attacks on signed PDFs: none may come out as intact."""

import hashlib
import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from sle_desktop.signing import canonical
from sle_desktop.signing.seal import Sealer
from sle_desktop.signing.verify import Verdict, verify
from tests.signing.conftest import AT, NOW, Project
from tests.signing.drawn import draw
from tests.signing.forging import (
    HOLE,
    countersigned,
    drawn_part,
    parts,
    signed_again,
    signed_by_other_software,
    valid_to_others,
)

Judge = Callable[[bytes], Verdict]


@pytest.fixture
def judge(project: Project) -> Judge:
    return lambda pdf: verify(pdf, roots=project.roots, now=NOW)


# Incremental updates: what a reader shows changes, the signed bytes do not.


def updated(sealed: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def overlay(writer: IncrementalPdfFileWriter) -> None:
    stream = generic.StreamObject(stream_data=b"BT /F1 40 Tf 72 400 Td (Outstanding) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(stream))


def comment(writer: IncrementalPdfFileWriter) -> None:
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Contents"): generic.pdf_string("approved"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 99, 99))),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))


def replace_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    stream = generic.StreamObject(stream_data=b"BT /F1 40 Tf 72 400 Td (Another) Tj ET")
    page[pdf_name("/Contents")] = writer.add_object(stream)
    writer.update_container(page)


def nothing_but_a_revision(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.NullObject())


def another_root(writer: IncrementalPdfFileWriter) -> None:
    writer.root[pdf_name("/Lang")] = generic.pdf_string("cy")
    writer.update_root()


@pytest.mark.parametrize(
    "change", [overlay, comment, replace_page, nothing_but_a_revision, another_root]
)
def test_an_update_after_the_seal_is_a_change(
    change: Callable[[IncrementalPdfFileWriter], None], sealed: bytes, judge: Judge
) -> None:
    attacked = updated(sealed, change)
    assert attacked.startswith(sealed)
    assert judge(attacked).verdict == "changed"


def test_an_attachment_taken_out_is_a_change(sealer: Sealer, judge: Judge) -> None:
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        pdf.attachments["answers.json"] = b'{"letter": "A"}'
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    sealed = sealer.seal(out.getvalue(), at=AT)
    assert judge(sealed).verdict == "intact"

    def take_out(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/Names"]["/EmbeddedFiles"]
        writer.update_container(writer.root["/Names"])

    assert judge(updated(sealed, take_out)).verdict == "changed"


def test_a_second_signature_is_a_change(sealed: bytes, project: Project, judge: Judge) -> None:
    attacked = countersigned(sealed, project.stranger)
    assert valid_to_others(attacked, NOW)
    assert judge(attacked).verdict == "changed"


def test_a_field_for_a_second_signature_is_not_sealed(sealer: Sealer) -> None:
    with pytest.raises(ValueError, match=r"exactly one"):
        sealer.seal(draw(fields=("Seal", "Head")), at=AT)


def test_a_file_that_is_signed_already_is_not_sealed(project: Project, sealer: Sealer) -> None:
    signed = signed_by_other_software(draw(), project.stranger)
    with pytest.raises(ValueError, match=r"built as|exactly one"):
        sealer.seal(signed, at=AT)


# The whole file handled anew.


@pytest.mark.parametrize("size", [1, 20, 1000, 5000])
@pytest.mark.parametrize("junk", [b"\n", b"\0", b"x"])
def test_bytes_before_or_after_are_a_change(
    junk: bytes, size: int, sealed: bytes, judge: Judge
) -> None:
    assert judge(sealed + junk * size).verdict == "changed"
    assert judge(junk * size + sealed).verdict == ("changed" if size <= 1000 else "not-a-pdf")


@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode), ids=lambda mode: mode.name)
@pytest.mark.parametrize("linear", [True, False])
def test_a_file_that_was_saved_again_is_never_intact(
    mode: pikepdf.ObjectStreamMode, linear: bool, sealed: bytes, judge: Judge
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.save(out, object_stream_mode=mode, linearize=linear)
    assert judge(out.getvalue()).verdict == "changed"


def test_a_seal_taken_out_leaves_an_unsealed_file_that_is_told_as_ours(
    sealed: bytes, judge: Judge
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        del pdf.Root.AcroForm, pdf.Root.Perms
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots
        pdf.remove_unreferenced_resources()
        pdf.save(out)
    for stripped in (out.getvalue(), drawn_part(sealed)):
        verdict = judge(stripped)
        assert verdict.verdict == "unsealed"
        assert "its seal was taken out" in verdict.reasons[1]


def test_a_file_that_was_cut_off_is_never_intact(sealed: bytes, judge: Judge) -> None:
    words = {judge(sealed[:size]).verdict for size in range(0, len(sealed), 97)}
    assert words == {"changed", "not-a-pdf"}
    assert judge(sealed[:-1]).verdict == "changed"


def test_an_object_written_twice_is_a_change(sealed: bytes, judge: Judge) -> None:
    before, seal, after = parts(sealed)
    page = re.search(rb"\d+ 0 obj\n<<\n/Contents", drawn_part(sealed))
    assert page
    twin = page[0].split(b"\n")[0] + b"\n<< /Type /Page >>\nendobj\n"
    assert judge(before + seal + after.replace(b"xref\n", twin + b"xref\n", 1)).verdict == "changed"
    middle = sealed.index(b"endobj\n") + 7
    assert judge(sealed[:middle] + twin + sealed[middle:]).verdict == "changed"


# Universal signature forgery: the signature's own dictionary is broken, in place or by an update.

FORGERIES: dict[str, tuple[bytes, bytes]] = {
    "no range": (rb"/ByteRange", b"/ByteRangf"),
    "an escaped range": (rb"/ByteRange \[0 ", b"/Byte#52ange [0 "),
    "an empty range": (rb"/ByteRange \[[\d ]+\]", b"/ByteRange []"),
    "a range of nothing": (rb"/ByteRange \[[\d ]+\]", b"/ByteRange [0 0 0 0]"),
    "a negative range": (rb"/ByteRange \[0 ", b"/ByteRange [-1 "),
    "a range of three": (rb"/ByteRange \[0 (\d+) (\d+) \d+\]", rb"/ByteRange [0 \1 \2]"),
    "a huge range": (rb"/ByteRange \[0 \d+ ", b"/ByteRange [0 9999999999 "),
    "a null range": (rb"/ByteRange \[[\d ]+\]", b"/ByteRange null"),
    "no contents": (rb"/Contents <", b"/Contentt <"),
    "empty contents": (rb"/Contents <[0-9A-F]+>", b"/Contents <>"),
    "zero contents": (rb"/Contents <[0-9A-F]+>", b"/Contents <00>"),
    "null contents": (rb"/Contents <[0-9A-F]+>", b"/Contents null"),
    "a string": (rb"/Contents <[0-9A-F]+>", b"/Contents ()"),
    "another sub-filter": (rb"ETSI\.CAdES\.detached", b"adbe.pkcs7.detached"),
    "an older sub-filter": (rb"ETSI\.CAdES\.detached", b"adbe.x509.rsa_sha1"),
    "no filter": (rb"/Adobe.PPKLite", b"/None"),
    "more permissions": (rb"/P 1\n", b"/P 2\n"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_signature_dictionary_is_a_change(
    forgery: str, sealed: bytes, judge: Judge
) -> None:
    pattern, instead = FORGERIES[forgery]
    start = sealed.rindex(b"obj\n<<\n/Contents")
    forged = sealed[:start] + re.sub(pattern, instead, sealed[start:], count=1)
    assert forged != sealed
    assert judge(forged).verdict == "changed"
    # The same as an update: the seal's object is written a second time, with the forgery.
    number = int(sealed[:start].rsplit(b"\n", 1)[1].split()[0])
    again = b"%d 0 " % number + forged[start : forged.index(b"endobj", start)] + b"endobj\n"
    at = len(sealed) + len(again)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(sealed))
    trailer = sealed[sealed.rindex(b"trailer") : sealed.rindex(b"startxref")]
    trailer = re.sub(rb"/Prev \d+", sealed[sealed.rindex(b"startxref") + 10 : -7], trailer)
    trailer = trailer.replace(b"/Size", b"/Prev " + sealed.rsplit(b"\n", 3)[1] + b" /Size")
    attacked = sealed + again + table + trailer + b"startxref\n%d\n%%%%EOF\n" % at
    assert judge(attacked).verdict == "changed"


def test_signature_wrapping_is_a_change(sealed: bytes, judge: Judge) -> None:
    """The signed bytes stand untouched at both ends; between them there is room for anything."""
    before, seal, after = parts(sealed)
    gap = canonical.find_gap(sealed)
    injected = b"\n7 0 obj\n<< /Evil true >>\nendobj\n"
    middle = seal + injected + b"/ByteRange [0 %d %d %d]\n"
    start = len(before) + len(middle) + 9
    middle = (middle % (len(before), start, len(after))).ljust(start - len(before))
    attacked = before + middle + after
    signed = hashlib.sha256(attacked[: gap.start] + attacked[start:]).digest()
    assert signed == canonical.digest(sealed, gap)
    assert judge(attacked).verdict == "changed"


def test_a_seal_with_other_room_is_a_change(sealed: bytes, judge: Judge) -> None:
    before, seal, after = parts(sealed)
    for other in (seal[:-1] + b"00>", seal[:-3] + b">", seal[:-2] + b">", seal[:-1] + b" >"):
        assert judge(before + other + after).verdict == "changed"
        end = len(before) + len(other)
        moved = re.sub(
            rb"/ByteRange \[0 (\d+) \d+ (\d+)\]", rb"/ByteRange [0 \g<1> %d \2]" % end, after
        )
        assert judge(before + other + moved).verdict == "changed"


# An attacker with a key of his own can seal what he likes, in his own name and unvouched for.


def test_the_attackers_own_seal_is_of_an_unknown_signer(
    sealed: bytes, project: Project, judge: Judge
) -> None:
    before, _, after = parts(sealed)
    verdict = judge(signed_again(before, after, project.stranger))
    assert verdict.verdict == "intact-unknown-signer"
    assert verdict.signer == "Eve Adams"
    assert verdict.project is None


STRAYS: dict[str, tuple[bytes, bytes]] = {
    "more permissions": (b"/P 1\n", b"/P 2\n"),
    "no permissions": (b"/DocMDP\n", b"/FieldMDP\n"),
    "another sub-filter": (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"),
    "no time": (b"/M (", b"/N ("),
    "a time without a zone": (b"Z)\n", b")\n"),
    "a time that is none": (b"/M (D", b"/M (E"),
    "another type": (b"/Type /Sig\n", b"/Type /DocTimeStamp\n"),
}


@pytest.mark.parametrize("stray", STRAYS)
def test_a_sound_signature_of_another_kind_is_no_seal(
    stray: str, sealed: bytes, project: Project, judge: Judge
) -> None:
    before, _, after = parts(sealed)
    old, new = STRAYS[stray]
    assert old in after
    forged = signed_again(before, after.replace(old, new, 1), project.stranger)
    assert judge(forged).verdict == "changed"


def test_a_sound_signature_that_readers_are_not_led_to_is_no_seal(
    sealed: bytes, project: Project, judge: Judge
) -> None:
    """The reader's table leads to another object than the one whose signature is sound."""
    before, _, after = parts(sealed)
    number = re.search(rb"(\d+) 0 obj\n<<\n/Contents $", before)
    assert number
    decoy = number[0].replace(b"/Contents ", b"") + after.split(b"\n", 2)[2]
    decoy = decoy[: decoy.index(b"endobj") + 7]
    hidden = number.start()
    entry = b"%010d 00000 n" % hidden
    assert entry in after
    lie = before[:hidden] + decoy + before[hidden:]
    forged = signed_again(lie, after, project.stranger)
    assert judge(forged).verdict == "changed"


def test_other_software_is_not_accused(project: Project, judge: Judge) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    signed = signed_by_other_software(out.getvalue(), project.stranger)
    assert valid_to_others(signed, NOW)
    verdict = judge(signed)
    assert verdict.verdict == "unsealed"
    assert "other software" in verdict.reasons[1]


def test_an_empty_hole_is_a_change(sealed: bytes, judge: Judge) -> None:
    before, _, after = parts(sealed)
    assert judge(before + HOLE + after).verdict == "changed"
