"""Notes are found as they stand, and the index never says anything else than the answers."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.records import State
from sle_desktop.errors import UserError
from sle_desktop.store import engine
from sle_desktop.store.check import check
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work
from tests.store.examples import a_record, a_school, a_store, at, filled


def _found(store: Store, *typed: str, school_id: str = "") -> list[str]:
    with store.reading() as work:
        return [one.words for one in work.notes.find([typed], school_id=school_id)]


@pytest.fixture
def noted(store: Store) -> Store:
    """A store whose draft has some notes."""
    told = {
        "focus": ("text", "Talk partners worked: pupils explained to each other."),
        "said": ("text", "Zoë's café sum, “why does it work?”"),
        "year": ("integer", "4"),
        "photo": ("image", "cafe.jpg"),
    }
    with store.work() as work:
        work.records.put_answers("r1", 1, told, at(1))
    return store


@pytest.mark.parametrize(
    "typed",
    [
        ("talk",),
        ("TALK", "Partn"),
        ("explained", "partners", "t"),
        ("talk partners",),
        ("talk", "-", "partners"),
        ("talk-partners",),
    ],
)
def test_a_note_is_found_by_words_of_it_in_any_order(noted: Store, typed: tuple[str, ...]) -> None:
    assert _found(noted, *typed) == ["Talk partners worked: pupils explained to each other."]


@pytest.mark.parametrize("typed", ["zoe", "Zoë", "CAFE", "cafe\u0301", "why does it", "Zoë's caf"])
def test_accents_case_and_signs_do_not_matter(noted: Store, typed: str) -> None:
    assert _found(noted, typed) == ["Zoë's café sum, “why does it work?”"]


@pytest.mark.parametrize(
    "typed", ["partners talk", "alk", "4", "jpg", "", "-", "   ", '"', "talk2"]
)
def test_other_words_and_other_answers_are_not(noted: Store, typed: str) -> None:
    assert _found(noted, typed) == []


@pytest.mark.parametrize(
    "typed",
    ['"', "*", "talk*", "talk NEAR", "NOT talk", "words:talk", "(talk", "a\0b", "^talk", "+"],
)
def test_signs_of_the_search_language_mean_nothing(noted: Store, typed: str) -> None:
    _found(noted, typed)
    _found(noted, *typed.split())


def test_either_of_two_ways_to_say_it_is_enough(noted: Store) -> None:
    with noted.reading() as work:
        either = [["zebra"], ["talk", "part"], []]
        assert [one.key for one in work.notes.find(either)] == ["focus"]


def test_the_last_begun_comes_first_and_a_school_may_be_named(noted: Store) -> None:
    with noted.work() as work:
        work.schools.add(a_school(id="s2", urn=""))
        work.records.add(a_record(id="r2", school_id="s2"))
        work.records.put_answers("r2", 1, {"focus": ("text", "talk again")}, at(2))
    assert [one[:6] for one in _found(noted, "talk")] == ["talk a", "Talk p"]
    assert _found(noted, "talk", school_id="s2") == ["talk again"]
    with noted.reading() as work:
        (found,) = work.notes.find([["talk"]], limit=1)
        assert found.record == work.records.get("r2")


def test_only_current_versions_are_found(noted: Store) -> None:
    with noted.work() as work:
        work.records.put(a_record().sealed(at(5)))
        work.records.add(a_record(version=2))
        work.records.put_answers("r1", 2, {"focus": ("text", "talk, corrected")}, at(6))
        work.records.put(a_record(state=State.SUPERSEDED, updated=at(7)))
    assert _found(noted, "talk") == ["talk, corrected"]
    with noted.work() as work:
        work.records.remove("r1", 2)
    assert [one[:6] for one in _found(noted, "talk")] == ["Talk p"]


def test_words_that_were_erased_leave_the_file(noted: Store) -> None:
    def parts() -> bytes:
        with noted.plainly() as driver:
            return b"".join(row[0] for row in driver.execute("SELECT block FROM note_index_data"))

    assert b"partners" in parts()
    with noted.work() as work:
        work.records.put_answers("r1", 1, {"focus": None}, at(2))
    assert b"partners" not in parts()
    assert b"cafe" in parts()
    with noted.work() as work:
        work.records.remove("r1", 1)
    assert b"cafe" not in parts()


_KEYS = st.sampled_from(["focus", "said", "books[a]/note", "books[b]/note", "books[a]/in[c]/note"])
_KINDS = st.sampled_from(["text", "text", "text", "select_one"])
_TOLD = st.none() | st.tuples(_KINDS, st.sampled_from(["talk", "Talk partners", "zebra", ""]))
_STEPS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(["r1", "r2"]), st.dictionaries(_KEYS, _TOLD)),
    st.tuples(st.just("rows"), st.sampled_from(["r1", "r2"]), st.sets(st.sampled_from("ab"))),
    st.tuples(st.sampled_from(["seal", "correct", "remove"]), st.sampled_from(["r1", "r2"])),
)


def _step(store: Store, step: tuple[object, ...], minute: int) -> None:
    what, record_id, *rest = step
    with store.work() as work:
        versions = work.records.versions(str(record_id))
        if not versions:
            work.records.add(a_record(id=record_id))
            return
        last = versions[-1]
        if what == "answer":
            work.records.put_answers(last.id, last.version, rest[0], at(minute))  # type: ignore[arg-type]
        elif what == "rows":
            rows = {"books": sorted(rest[0]), "books[a]/in": ["c"]}  # type: ignore[call-overload]
            work.records.put_rows(last.id, last.version, rows, at(minute))
        elif what == "seal":
            work.records.put(last.sealed(at(minute)))
        elif what == "correct":
            work.records.add(a_record(id=last.id, version=last.version + 1))
        else:
            work.records.remove(last.id, last.version)


@given(st.lists(_STEPS, max_size=12))
def test_whatever_is_written_the_index_equals_one_made_anew(
    steps: list[tuple[object, ...]],
) -> None:
    with TemporaryDirectory() as place:
        store, _ = a_store(Path(place) / "notebook")
        with store.work() as work:
            filled(work)
        for minute, step in enumerate(steps):
            with suppress(UserError):  # RECORD_LOCKED: the last version is sealed
                _step(store, step, minute)
        with store.work() as work:
            assert work.notes.are_true()
            before = {word: work.notes.find([[word]], limit=99) for word in ("talk", "zebra")}
            work.notes.make_anew()
            assert work.notes.are_true()
            for word, found in before.items():
                assert set(work.notes.find([[word]], limit=99)) == set(found)
                assert {(one.record.id, one.key) for one in found} == _by_reading(work, word)
        store.close()


def _by_reading(work: Work, word: str) -> set[tuple[str, str]]:
    return {
        (record.id, key)
        for record in work.records.list()
        for key, (kind, text) in work.records.contents(record.id).answers.items()
        if kind == "text" and word in text.lower()
    }


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM notes WHERE key = 'focus'",
        "INSERT INTO notes (record_pk, key) VALUES (1, 'year')",
        "INSERT INTO note_index (rowid, words) VALUES (99, 'stray')",
        "INSERT INTO note_index (note_index) VALUES ('delete-all')",
    ],
)
def test_the_check_makes_a_wrong_index_anew(noted: Store, harm: str) -> None:
    with noted.transaction(engine.WRITE) as connection:
        connection.exec_driver_sql(harm)
    assert [one.what for one in check(noted)] == ["search"]
    assert check(noted) == ()
    assert len(_found(noted, "talk")) == 1
