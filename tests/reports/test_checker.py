"""The checker finds nothing in good documents and each seeded fault in a bad one."""

from io import BytesIO

import pikepdf
import pytest

from sle_desktop.reports.pdf.draw import Drawn
from tests.reports.checker import RULES, check
from tests.reports.faults import DATA_FAULTS, FAULTS, Spoil, spoiled

# Faults of the bytes themselves; the library that seeds the others would mend them.
RAW_RULE = "file-syntax"


def test_good_documents_have_no_fault(drawn: dict[str, Drawn]) -> None:
    assert not {name: faults for name, one in drawn.items() if (faults := check(one.pdf))}


def test_resaving_alone_is_no_fault(drawn: dict[str, Drawn]) -> None:
    assert check(spoiled(drawn["p4_audit"].pdf, lambda pdf: None)) == {}


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_each_seeded_fault_is_named_by_its_rule(drawn: dict[str, Drawn], spoil: Spoil) -> None:
    found = check(spoiled(drawn["p4_audit"].pdf, spoil))
    assert FAULTS[spoil] in found, found


@pytest.mark.parametrize("spoil", DATA_FAULTS, ids=lambda spoil: spoil.__name__)
def test_each_fault_of_attached_data_is_named_by_its_rule(with_data: Drawn, spoil: Spoil) -> None:
    found = check(spoiled(with_data.pdf, spoil))
    assert DATA_FAULTS[spoil] in found, found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\nendstream", b" endstream"),
        (b"%PDF-1.7\n%\x93", b"%PDF-1.7\n%a"),
        (b"%%EOF\n", b"%%EOF\nmore"),
    ],
    ids=["endstream", "header", "trailing"],
)
def test_faults_of_the_bytes_are_named(drawn: dict[str, Drawn], old: bytes, new: bytes) -> None:
    pdf = drawn["p4_audit"].pdf
    assert old in pdf
    assert RAW_RULE in check(pdf.replace(old, new, 1))


def test_a_missing_identifier_is_named(drawn: dict[str, Drawn]) -> None:
    pdf = drawn["p1_visit"].pdf
    at = pdf.rindex(b"/ID ")
    assert RAW_RULE in check(pdf[:at] + b"/IX " + pdf[at + 4 :])


def test_encryption_is_named(drawn: dict[str, Drawn]) -> None:
    with pikepdf.open(BytesIO(drawn["p1_visit"].pdf)) as opened:
        written = BytesIO()
        opened.save(written, encryption=pikepdf.Encryption(owner="o", user="", R=6))
    assert RAW_RULE in check(written.getvalue())


def test_every_rule_has_a_fault_that_it_names() -> None:
    assert {*FAULTS.values(), *DATA_FAULTS.values(), RAW_RULE} == set(RULES)
