"""What contents end in: the same for the same content, another for any other."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.reports.blocks import Band, Heading, Mark, Paragraph, Photo, Photos, line
from sle_desktop.reports.ending import content_ending
from sle_desktop.reports.summaries import summarise
from tests.reports.filling import sample

AUDIT = summarise(sample("stourbank_review"))


def test_it_is_two_groups_of_four() -> None:
    assert re.fullmatch(r"[0-9A-F]{4} [0-9A-F]{4}", content_ending(AUDIT))
    assert content_ending(AUDIT) == content_ending(summarise(sample("stourbank_review")))


@given(st.text(max_size=20), st.text(max_size=20))
def test_another_word_gives_another_ending(one: str, other: str) -> None:
    said, told = (replace(AUDIT, blocks=(Paragraph(line(words)),)) for words in (one, other))
    assert (content_ending(said) == content_ending(told)) is (one == other)


def test_marks_order_titles_and_pictures_count() -> None:
    first, second = Heading("A"), Paragraph(line(Mark(Band.SECURE)))
    variants = [
        AUDIT,
        replace(AUDIT, title="Another"),
        replace(AUDIT, blocks=(first, second)),
        replace(AUDIT, blocks=(second, first)),
        replace(AUDIT, blocks=(first, Paragraph(line(Mark(Band.NOT_YET))))),
        replace(AUDIT, blocks=(Photos((Photo(b"one", "a"),)),)),
        replace(AUDIT, blocks=(Photos((Photo(b"two", "a"),)),)),
    ]
    assert len({content_ending(one) for one in variants}) == len(variants)


def test_signatures_are_no_content() -> None:
    unsigned = replace(sample("stourbank_review"), signatures=())
    assert content_ending(summarise(unsigned)) == content_ending(AUDIT)
