"""Schools by command line: what is added, what cannot be, and which one is meant."""

import pytest

from tests.stories.command_line import CommandLine


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("--name", " "), "SCHOOL_NAME"),
        (("--name", "\u200b"), "SCHOOL_NAME"),
        (("--name", "x" * 20_000), "SCHOOL_FACT"),
        (("--name", "Q", "--town", "y" * 500), "SCHOOL_FACT"),
        (("--name", "Q", "--head", "z" * 500), "SCHOOL_FACT"),
        (("--name", "Q", "--urn", "12345"), "SCHOOL_URN"),
        (("--name", "Q", "--urn", "１２３４５６"), "SCHOOL_URN"),
        (("--name", "Q", "--urn", "990001"), "SCHOOL_URN"),
        (("--name", "Q", "--low-age", "50"), "SCHOOL_FACT"),
        (("--name", "Q", "--low-age", "9", "--high-age", "4"), "SCHOOL_FACT"),
        (("--name", "Q", "--roll", "-5"), "SCHOOL_FACT"),
        (("--name", "Q", "--roll", "9" * 30), "SCHOOL_FACT"),
        (("--name", "Q", "--observation-limit", "-1"), "SCHOOL_FACT"),
    ],
)
def test_a_school_that_cannot_be_is_refused(
    reading: CommandLine, words: tuple[str, ...], begins: str
) -> None:
    ran = reading("schools", "add", *words)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"{begins}: ")
    assert "None" not in ran.err


def test_a_name_is_one_line_and_every_sign_that_shows_is_kept(sample: CommandLine) -> None:
    for given, kept in (
        ("  Ysgol\nBro\tEirwg \x00\x1b[31m ", "Ysgol Bro Eirwg [31m"),
        ("=cmd|' /C calc'!A1", "=cmd|' /C calc'!A1"),
        ("St Mary’s R.C./C. of E.: First & Nursery", "St Mary’s R.C./C. of E.: First & Nursery"),
        ("مدرسة 👩‍👩‍👧", "مدرسة 👩‍👩‍👧"),
    ):
        assert sample.json("schools", "add", "--name", given)["name"] == kept


def test_a_school_is_meant_by_its_id_urn_name_or_a_part_that_is_its_alone(
    sample: CommandLine,
) -> None:
    first, *_ = [one["id"] for one in sample.json("schools", "list", "Hollowbrook")]
    for words in (first, "990001", "hollowbrook first school", "Hollowb"):
        drafts = sample.json("records", "list", "--school", words, "--state", "draft")
        assert len(drafts) == 3
    ran = sample("records", "list", "--school", "School")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "SCHOOL_UNCLEAR")
    assert "Cranmead" in ran.err
    # Schools may share a name; then the id is what tells them apart.
    twin = sample.json("schools", "add", "--name", "Hollowbrook First School")["id"]
    ran = sample("records", "new", "visit", "--school", "Hollowbrook First School")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "SCHOOL_UNCLEAR")
    assert twin in ran.err
    assert sample.json("records", "list", "--school", twin) == []
    for nobody in ("", " ", "%", "' OR 1=1 --", "Hogwarts"):
        assert sample("records", "list", "--school", nobody).code == 4
