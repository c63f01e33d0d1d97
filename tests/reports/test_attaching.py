"""A document with its data: PDF/A-3a, the same pages, and the data whole."""

import hashlib
from dataclasses import replace
from io import BytesIO

import pikepdf

from sle_desktop.reports.blocks import Attached
from sle_desktop.reports.pdf.draw import Drawn, draw
from tests.reports.checker import check
from tests.reports.conftest import DATA
from tests.reports.pages import PAGES


def test_it_keeps_to_both_standards(with_data: Drawn) -> None:
    assert check(with_data.pdf) == {}


def test_the_data_is_whole_and_told(with_data: Drawn) -> None:
    with pikepdf.open(BytesIO(with_data.pdf)) as opened:
        held = opened.attachments["V-0147.json"]
        assert held.get_file().read_bytes() == DATA
        assert held.get_file().mime_type == "application/json"
        assert held.description == "The answers of this copy, for a computer"
        [named] = opened.Root["/AF"]
        assert named["/AFRelationship"] == "/Data"
        told = named["/EF"]["/F"]["/Params"]
        assert bytes(told["/CheckSum"]) == hashlib.md5(DATA, usedforsecurity=False).digest()


def test_the_pages_are_those_without_data(with_data: Drawn, drawn: dict[str, Drawn]) -> None:
    def contents(pdf: bytes) -> list[bytes]:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return [page.Contents.read_bytes() for page in opened.pages]

    assert contents(with_data.pdf) == contents(drawn["p1_visit"].pdf)


def test_other_data_is_another_file(with_data: Drawn) -> None:
    summary, facts = PAGES["p1_visit"]()
    other = draw(summary, replace(facts, attached=Attached("V-0147.json", b"{}", "Data")))
    again = draw(summary, replace(facts, attached=Attached("V-0147.json", b"{}", "Data")))
    identities = []
    for one in (with_data, other, again):
        with pikepdf.open(BytesIO(one.pdf)) as opened:
            identities.append(bytes(opened.trailer["/ID"][0]))
    assert identities[0] != identities[1] == identities[2]
    assert other.pdf == again.pdf
