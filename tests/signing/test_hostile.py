"""Files that were never ours, and files built to hang, crash or fool the reader of PDFs."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.signing.canonical import LARGEST
from sle_desktop.signing.verify import Verdict, verify
from tests.signing.conftest import NOW, Project
from tests.signing.drawn import draw
from tests.signing.forging import parts, signed_again


def judged(pdf: bytes) -> Verdict:
    return verify(pdf, now=NOW)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%",
        b"%PDF",
        b"%PDF-1.7",
        b"%PDF-1.7\nstartxref\n0\n",
        random.Random(7).randbytes(5_000),
        b"%PDF-1.7\n" + random.Random(7).randbytes(5_000),
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        b"[" * 100_000 + b"]" * 100_000,
        b"%PDF-1.7\n" + b"[" * 100_000,
    ],
    ids=range(10),
)
def test_what_is_no_pdf_is_called_so(data: bytes) -> None:
    assert judged(data).verdict == "not-a-pdf"


def test_a_zip_is_no_pdf_even_with_a_sealed_pdf_inside(sealed: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sealed.pdf", sealed)
    assert judged(packed.getvalue()).verdict == "not-a-pdf"
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("sealed.pdf", sealed)
    assert judged(stored.getvalue()).verdict == "changed"


@pytest.mark.parametrize("fields", [("Seal",), (), ("Other",)])
def test_a_drawn_pdf_is_unsealed(fields: tuple[str, ...]) -> None:
    verdict = judged(draw(fields=fields))
    assert verdict.verdict == "unsealed"
    assert "draft" in verdict.reasons[1]


def test_a_pdf_of_other_software_is_unsealed() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert judged(out.getvalue()) == Verdict("unsealed", ("This PDF has no seal of SLE Desktop.",))


@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict_that_is_not_intact(data: bytes) -> None:
    assert "intact" not in judged(data).verdict
    assert "intact" not in judged(b"%PDF-1.7\n" + data).verdict


@given(
    at=st.integers(0, 2_000),
    gone=st.integers(0, 30),
    junk=st.binary(max_size=20),
    piece=st.sampled_from([b"/", b"<<", b">>", b"[", b"]", b"9 0 R ", b"(", b"%", b"endobj\n"]),
)
def test_the_attackers_own_signature_over_anything_never_raises(
    sealed: bytes, project: Project, at: int, gone: int, junk: bytes, piece: bytes
) -> None:
    """Behind a sound signature any bytes can stand, so pyHanko is exposed to them."""
    before, _, after = parts(sealed)
    beyond = after.index(b"]") + 40
    at = beyond + at % (len(after) - beyond)
    forged = signed_again(before, after[:at] + junk + piece + after[at + gone :], project.stranger)
    verdict = verify(forged, roots=project.roots, now=NOW)
    assert verdict.verdict in ("changed", "intact-unknown-signer")


TRAILER = b"/Prev"
TANGLES: dict[str, Callable[[bytes], bytes]] = {
    "deep nesting": lambda a: a.replace(
        TRAILER, b"/X " + b"[" * 100_000 + b"]" * 100_000 + TRAILER
    ),
    "deep dictionaries": lambda a: a.replace(TRAILER, b"/X " + b"<</A" * 100_000 + TRAILER),
    "a number of ten million digits": lambda a: a.replace(
        TRAILER, b"/X " + b"9" * 10_000_000 + b" " + TRAILER
    ),
    "a string of ten million brackets": lambda a: a.replace(
        TRAILER, b"/X (" + b"(" * 5_000_000 + b")" * 5_000_000 + b") " + TRAILER
    ),
    "ten million spaces": lambda a: a.replace(TRAILER, b" " * 10_000_000 + TRAILER),
    "two million comments": lambda a: a.replace(TRAILER, b"%x\n" * 2_000_000 + TRAILER),
    "a long array": lambda a: a.replace(TRAILER, b"/X [" + b"1 " * 2_000_000 + b"]" + TRAILER),
    "a long name": lambda a: a.replace(TRAILER, b"/" + b"#41" * 3_000_000 + b" 1 " + TRAILER),
    "a million table entries": lambda a: a.replace(
        b"trailer", b"99 1000000\n" + b"0000000000 00001 n \n" * 1_000_000 + b"trailer"
    ),
    "a table that follows itself": lambda a: a.replace(TRAILER, b"/Prev 0 /Y "),
    "no table": lambda a: a.replace(b"xref\n", b"xxxx\n"),
    "a root that is a number": lambda a: a.replace(b"/Root", b"/Root 7 /Rook"),
    "encryption": lambda a: a.replace(TRAILER, b"/Encrypt << /Filter /Standard /V 5 >> " + TRAILER),
}


@pytest.mark.parametrize("tangle", TANGLES, ids=TANGLES.keys())
def test_a_tangled_file_with_a_sound_signature_is_refused_soon(
    tangle: str, sealed: bytes, project: Project
) -> None:
    before, _, after = parts(sealed)
    tangled = TANGLES[tangle](after)
    assert tangled != after
    forged = signed_again(before, tangled, project.stranger)
    begun = time.process_time()
    verdict = verify(forged, roots=project.roots, now=NOW)
    assert verdict.verdict == "changed"
    assert time.process_time() - begun < 6


def test_a_huge_file_is_refused_unread(sealed: bytes) -> None:
    assert judged(b"%PDF-1.7\n" + bytes(LARGEST)).verdict == "not-a-pdf"
    assert judged(sealed + bytes(LARGEST)).verdict == "changed"


def test_a_locked_pdf_is_unsealed(sealed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert judged(out.getvalue()).verdict == "unsealed"
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert judged(out.getvalue()).verdict in ("unsealed", "changed")
