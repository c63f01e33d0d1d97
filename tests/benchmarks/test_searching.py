"""How soon a line finds among 50,000 notes, beside bare FTS5 on the same words, and what it costs.

The notes are encrypted; the bare index is a plain file's, asked for the same rows. Words are drawn
as in a language: few of them often, most of them rarely.
"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sle_desktop import paths
from sle_desktop.clock import now
from sle_desktop.domain.actions import Action
from sle_desktop.services.library import Library
from sle_desktop.services.searching import Searching
from sle_desktop.store.store import Store
from tests.benchmarks.figures import say, times
from tests.store.examples import a_record, a_school, a_store, at

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

SCHOOLS, RECORDS, NOTES = 40, 2000, 25
LINES = (
    "talk",
    "talk p",
    "pupils expl",
    "partners reasoning",
    '"number line"',
    "lesson visit 7",
    "zz",
)


def _sentences() -> Iterator[str]:
    chance = random.Random(50_000)
    common = ["pupils", "talk", "partners", "explain", "number", "line", "reasoning", "year"]
    words = common + (paths.resources() / "words.txt").read_text().split()
    weights = [1 / (place + 8) for place in range(len(words))]
    while True:
        yield " ".join(chance.choices(words, weights, k=15))


@pytest.fixture
def filled(folder: Path) -> Iterator[tuple[Store, Library, sqlite3.Connection]]:
    """A store and a bare index of 50,000 notes, in 2,000 records of 40 schools."""
    store, _ = a_store(folder)
    library = Library(store)
    library.install_shipped(now())
    form = library.find("lesson_observation")
    bare = sqlite3.connect(folder / "bare.db")
    bare.execute("CREATE VIRTUAL TABLE notes USING fts5(words, tokenize='unicode61')")
    sentences = _sentences()
    with store.work() as work:
        for number in range(SCHOOLS):
            work.schools.add(a_school(id=f"s{number}", urn="", name=f"School {number}"))
        for number in range(RECORDS):
            school = f"s{number % SCHOOLS}"
            facts = {"id": f"r{number}", "school_id": school, "updated": at(number)}
            title = f"Lesson observation, Year {number % 7}"
            work.records.add(a_record(form_id=form.id, form_hash=form.hash, title=title, **facts))
            what = Action(f"a{number}", school, f"r{number}", next(sentences))
            work.actions.put_of_record(f"r{number}", [what])
            notes = {f"timeline[{row}]/note": next(sentences) for row in range(NOTES)}
            told = {key: ("text", words) for key, words in notes.items()}
            work.records.put_answers(f"r{number}", 1, told, at(number))
            bare.executemany("INSERT INTO notes VALUES (?)", [(one,) for one in notes.values()])
    bare.commit()
    yield store, library, bare
    bare.close()
    store.close()


def test_a_line_finds_among_50_000_notes(
    filled: tuple[Store, Library, sqlite3.Connection],
) -> None:
    store, library, bare = filled
    searching = Searching(store, library)
    firsts = []
    for line in LINES:
        firsts += times(lambda _, line=line: searching.search(line), 1)  # type: ignore[misc]
        took = times(lambda _, line=line: searching.search(line), 15)  # type: ignore[misc]
        here = times(lambda _, line=line: searching.search(line, "s7"), 15)  # type: ignore[misc]
        plain = times(lambda _, line=line: _plainly(bare, line), 15)  # type: ignore[misc]
        say(f"“{line}” in everything", took, "bound 50")
        say("  in one school", here)
        say("  in bare FTS5, unencrypted, notes alone", plain)
    say("each line when first asked", sorted(firsts), "bound 50")


def test_saving_beside_50_000_notes(filled: tuple[Store, Library, sqlite3.Connection]) -> None:
    store, _, _ = filled
    sentences = _sentences()

    def save(number: int) -> None:
        told = {"timeline[3]/note": ("text", next(sentences))}
        with store.work() as work:
            work.records.put_answers(f"r{number % RECORDS}", 1, told, at(number))

    say("one note of 50,000 changed, its old words gone", times(save, 500), "p95 8")

    def choose(number: int) -> None:
        told = {"timeline[3]/idea": ("select_one", f"idea_{number}")}
        with store.work() as work:
            work.records.put_answers(f"r{number % RECORDS}", 1, told, at(number))

    say("one choice changed, which is not indexed", times(choose, 500))

    def compare(_: int) -> None:
        with store.work() as work:
            assert work.notes.are_true()

    say("the index compared with 50,000 notes", times(compare, 3))


def _plainly(bare: sqlite3.Connection, line: str) -> list[tuple[str]]:
    *whole, last = line.replace('"', "").split()
    wanted = " ".join([*(f'"{one}"' for one in whole), f'"{last}" *'])
    query = "SELECT words FROM notes WHERE notes MATCH ? ORDER BY rowid DESC LIMIT 60"
    return bare.execute(query, (wanted,)).fetchall()
