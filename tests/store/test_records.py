"""Records and their answers, kept and read back."""

from datetime import timedelta

import pytest

from sle_desktop.domain.records import Contents, Record, State
from sle_desktop.errors import UserError
from sle_desktop.store.repositories.records import ORDERS, Wanted
from sle_desktop.store.store import Store
from tests.store.examples import a_record, a_school, at


def test_a_record_reads_back_as_it_was(store: Store) -> None:
    with store.reading() as work:
        assert work.records.get("r1") == a_record()
        assert work.records.get("r1", 1) == a_record()


def test_an_unknown_record_is_refused_by_name(store: Store) -> None:
    with pytest.raises(UserError, match=r"NO_SUCH_RECORD: .*r9"), store.reading() as work:
        work.records.get("r9")
    with pytest.raises(UserError, match="NO_SUCH_RECORD"), store.work() as work:
        work.records.put_answers("r9", 1, {"a": ("text", "b")}, at(1))


def test_answers_are_kept_changed_and_taken_away(store: Store) -> None:
    with store.work() as work:
        work.records.put_answers(
            "r1", 1, {"focus": ("text", "talk"), "year": ("integer", "4")}, at(1)
        )
    with store.work() as work:
        work.records.put_answers("r1", 1, {"focus": ("text", "maths talk"), "year": None}, at(2))
    with store.reading() as work:
        assert work.records.contents("r1") == Contents({"focus": ("text", "maths talk")}, {})
        assert work.records.get("r1").updated == at(2)


def test_rows_keep_their_order_and_take_their_answers_with_them(store: Store) -> None:
    with store.work() as work:
        work.records.put_rows("r1", 1, {"books": ["a", "b"], "books[a]/pages": ["p"]}, at(1))
        told = dict.fromkeys(("books[a]/letter", "books[a]/pages[p]/n", "other"), ("text", "x"))
        work.records.put_answers("r1", 1, {**told, "books[b]/letter": ("text", "B")}, at(1))
    with store.work() as work:
        work.records.put_rows("r1", 1, {"books": ["c", "b"]}, at(2))
    with store.reading() as work:
        assert work.records.contents("r1", 1) == Contents(
            {"books[b]/letter": ("text", "B"), "other": ("text", "x")}, {"books": ("c", "b")}
        )


def test_a_removed_row_spares_rows_whose_id_begins_alike(store: Store) -> None:
    with store.work() as work:
        work.records.put_rows("r1", 1, {"books": ["a", "ab"]}, at(1))
        work.records.put_answers("r1", 1, {"books[ab]/letter": ("text", "x")}, at(1))
        work.records.put_rows("r1", 1, {"books": ["ab"]}, at(2))
        assert work.records.contents("r1").answers == {"books[ab]/letter": ("text", "x")}


def test_a_sealed_version_takes_no_answers_and_only_becomes_superseded(store: Store) -> None:
    with store.work() as work:
        work.records.put(a_record().sealed(at(5)))
    with pytest.raises(UserError, match="RECORD_LOCKED"), store.work() as work:
        work.records.put_answers("r1", 1, {"focus": ("text", "late")}, at(6))
    with pytest.raises(UserError, match="RECORD_LOCKED"), store.work() as work:
        work.records.put_rows("r1", 1, {"books": ["a"]}, at(6))
    with pytest.raises(UserError, match="RECORD_LOCKED"), store.work() as work:
        work.records.put(a_record(title="Another"))
    with store.work() as work:
        work.records.put(a_record(state=State.SUPERSEDED, updated=at(7)))
        assert work.records.get("r1").state is State.SUPERSEDED


def test_the_highest_version_is_current(store: Store) -> None:
    with store.work() as work:
        work.records.add(a_record(version=2, reason="a date was wrong"))
        assert work.records.get("r1").version == 2
        assert [one.version for one in work.records.versions("r1")] == [1, 2]
        assert work.records.count() == 1
        work.records.remove("r1", 2)
        assert work.records.get("r1").version == 1
        work.records.remove("r1", 1)
        assert work.records.versions("r1") == ()


def test_pages_follow_each_other_without_gaps(store: Store) -> None:
    with store.work() as work:
        for index in range(25):
            work.records.add(a_record(id=f"n{index:02}", updated=at(index // 3)))
    with store.reading() as work:
        everything = work.records.list(limit=100)
        pages: list[Record] = []
        last = None
        while page := work.records.list(limit=7, after=last):
            pages += page
            last = page[-1]
    assert tuple(pages) == everything
    assert len(everything) == 26
    assert list(everything) == sorted(everything, key=lambda one: (one.updated, one.id))[::-1]


def test_lists_are_narrowed(store: Store) -> None:
    with store.work() as work:
        work.schools.add(a_school(id="s2", name="Mill 100% Lane", urn=""))
        work.records.add(a_record(id="r2", school_id="s2", title="Second", set_aside=True))
        work.records.add(a_record(id="r3", state=State.SEALED, title="Third"))
        work.records.add(a_record(id="r4", school_id="", title="Training"))

    def ids(wanted: Wanted) -> set[str]:
        with store.reading() as work:
            found = {one.id for one in work.records.list(wanted)}
            assert work.records.count(wanted) == len(found)
            assert {one.id for one in work.records.by_keys(work.records.keys(wanted))} == found
            return found

    assert ids(Wanted(school_id="s2")) == {"r2"}
    assert ids(Wanted(state="sealed")) == {"r3"}
    assert ids(Wanted(form_id="audit")) == set()
    assert ids(Wanted(text="100%")) == {"r2"}
    assert ids(Wanted(text="okafor")) == {"r1", "r2", "r3", "r4"}
    assert ids(Wanted(text="%")) == {"r2"}
    assert ids(Wanted(set_aside=False)) == {"r1", "r3", "r4"}
    with store.reading() as work:
        assert work.records.counts() == {"visit": {"draft": 3, "sealed": 1}}


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_lists_everything(store: Store, order: str) -> None:
    with store.work() as work:
        work.records.add(a_record(id="r2", date=None, title="", updated=at(0) - timedelta(1)))
        keys = work.records.keys(order=order)
        with_text = work.records.keys(Wanted(text="Sam"), order=order)
    assert len(set(keys)) == 2
    assert keys == with_text
