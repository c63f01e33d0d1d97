"""Schools, people, forms, documents, events, actions and photos, kept and read back."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sle_desktop.clock import new_id
from sle_desktop.domain.actions import Action, ActionUpdate
from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Contents, Document, Event, Signature
from sle_desktop.errors import UserError
from sle_desktop.store import engine
from sle_desktop.store.repositories.photos import Photo
from sle_desktop.store.store import Store
from tests.store import make_old_database
from tests.store.examples import FORM_HASH, a_form, a_record, a_school, a_store, at


def test_one_of_everything_reads_back_as_it_was(folder: Path) -> None:
    store, _ = a_store(folder)
    with store.work() as work:
        make_old_database.fill(work)
    with store.reading() as work:
        make_old_database.check(work)
    store.close()


def test_schools_are_listed_by_name_and_found(store: Store) -> None:
    late = a_school(id="s2", name="abbey Road First", town="Durdle", urn="", contacts=())
    with store.work() as work:
        work.schools.add(late)
        work.schools.update(a_school(roll=210, low_age=4, photo_permission=True))
    with store.reading() as work:
        assert [one.id for one in work.schools.list()] == ["s2", "s1"]
        assert work.schools.list("durd") == (late,)
        assert work.schools.list("900001")[0].roll == 210
        assert work.schools.find("900001") == work.schools.find("BRAMBLE HILL PRIMARY")
        assert work.schools.find("s2") == (late,)
        assert work.schools.find("") == ()
    with pytest.raises(UserError, match="NO_SUCH_SCHOOL"), store.reading() as work:
        work.schools.get("s9")
    with pytest.raises(UserError, match="NO_SUCH_SCHOOL"), store.work() as work:
        work.schools.update(a_school(id="s9"))
    with store.work() as work:
        work.schools.remove("s2")
        assert len(work.schools.list()) == 1


def test_people_are_listed_by_school_and_role(store: Store) -> None:
    teacher = Person("p1", "Ola Berg", "teacher", school_id="s1", code="T01")
    owner = Person("p2", "Sam Okafor", "sle", "sam@sle.example")
    with store.work() as work:
        work.people.add(teacher)
        work.people.add(owner)
        work.people.update(Person("p2", "Sam Okafor", "sle", "sam@new.example"))
    with store.work() as work:
        assert work.people.list() == (teacher, work.people.get("p2"))
        assert work.people.get("p2").email == "sam@new.example"
        assert work.people.list("s1") == work.people.of_code("T01") == (teacher,)
        assert work.people.list(role="lead") == ()
        work.people.remove("p1")
        assert work.people.of_code("T01") == ()
    with pytest.raises(UserError, match="NO_SUCH_PERSON"), store.reading() as work:
        work.people.get("p1")
    with pytest.raises(UserError, match="NO_SUCH_PERSON"), store.work() as work:
        work.people.update(teacher)


def test_the_form_installed_last_is_current_and_none_changes(store: Store) -> None:
    newer = a_form(hash="0a" * 32, version="2", text="two", installed_at=at(9))
    with store.work() as work:
        assert work.forms.install(newer)
        assert not work.forms.install(a_form(text="changed", installed_at=at(10)))
        assert work.forms.current("visit") == newer
        assert work.forms.get(FORM_HASH) == a_form()
        assert [one.version for one in work.forms.list()] == ["2", "1"]
    for wanted in ("audit", ""):
        with pytest.raises(UserError, match="NO_SUCH_FORM"), store.reading() as work:
            work.forms.current(wanted)
    with pytest.raises(UserError, match="NO_SUCH_FORM"), store.reading() as work:
        work.forms.get("audit")


def test_numbers_count_up_by_kind_and_only_when_committed(store: Store) -> None:
    def undone() -> None:
        with store.work() as work:
            assert work.documents.next_number("A") == "A-0002"
            raise ZeroDivisionError

    with store.work() as work:
        assert work.documents.next_number("A") == "A-0001"
        assert work.documents.next_number("L") == "L-0001"
    with pytest.raises(ZeroDivisionError):
        undone()
    with store.work() as work:
        assert work.documents.next_number("A") == "A-0002"
        assert work.documents.next_number("L") == "L-0002"


def test_documents_are_found_by_record_version_and_number(store: Store) -> None:
    def document(number: str, version: int, copy: str) -> Document:
        return Document(
            f"{number}{copy}", number, "r1", version, copy, "ab" * 32, 2, 900, at(version)
        )

    first = document("L-0001", 1, "school")
    teacher = document("L-0001", 1, "teacher")
    second = document("L-0002", 2, "school")
    with store.work() as work:
        work.records.add(a_record(version=2))
        for one in (second, first, teacher):
            work.documents.add(one)
    with store.reading() as work:
        assert work.documents.list() == (first, teacher, second)
        assert work.documents.of_record("r1", 2) == (second,)
        assert work.documents.of_record("r1") == work.documents.list()
        assert work.documents.of_number("L-0001") == (first, teacher)
        assert work.documents.get(second.id) == second
    with pytest.raises(UserError, match="NO_SUCH_DOCUMENT"), store.reading() as work:
        work.documents.get("none")
    with pytest.raises(UserError, match="NO_SUCH_RECORD"), store.work() as work:
        work.documents.add(document("L-0003", 9, "school"))


def test_signatures_are_replaced_as_a_whole(store: Store) -> None:
    ink = (((0.5, 0.25, 1.0),), ((1.0, 0.5, 0.0), (2.0, 0.5, 0.3)))
    head = Signature("head", "Ada Nwosu", "comment", at(3), comment="Page 2", strokes=ink)
    typed = Signature("sle", "Sam Okafor", "read", at(4), witness="Ada Nwosu")
    with store.work() as work:
        work.signatures.put("r1", 1, [head, typed])
        assert work.signatures.of_record("r1", 1) == (head, typed)
        work.signatures.put("r1", 1, [typed])
        assert work.signatures.of_record("r1", 1) == (typed,)
        work.signatures.put("r1", 1, [])
        assert work.signatures.of_record("r1", 1) == ()
    with pytest.raises(UserError, match="NO_SUCH_RECORD"), store.work() as work:
        work.signatures.put("r1", 2, [typed])


def test_events_stand_in_order_and_go_only_with_their_version(store: Store) -> None:
    later, sooner = Event("e1", "r1", 1, at(9), "read"), Event("e2", "r1", 1, at(8), "given", "USB")
    with store.work() as work:
        work.events.add(later)
        work.events.add(sooner)
        assert work.events.of_record("r1") == (sooner, later)
        assert work.events.of_kind("given") == (sooner,)
    with store.work() as work:
        work.records.remove("r1", 1)
        assert work.events.of_record("r1") == ()


def test_how_actions_stand_is_folded(store: Store) -> None:
    soon = Action("a1", "s1", "r1", "Talk partners", "T01", date(2026, 10, 1))
    later = Action("a2", "s1", "r1", "Counters", due=None)
    with store.work() as work:
        work.actions.put_of_record("r1", [later, soon])
        work.actions.add_update(ActionUpdate("u2", "a1", date(2026, 9, 20), "done", "both classes"))
        work.actions.put_updates_of_record(
            "r1", [ActionUpdate("u1", "a1", date(2026, 9, 10), "partly", by_record="r1")]
        )
    with store.work() as work:
        first, second = work.actions.standings("s1")
        assert (first.action, first.status, first.carried) == (soon, "done", 1)
        assert (second.action, second.status) == (later, "open")
        assert work.actions.standings("s9") == ()
        work.actions.remove_update("u2")
        assert work.actions.standings()[0].status == "partly"
        assert work.actions.list(record_id="r1") == (soon, later)
        assert work.actions.get("a2") == later
    with store.work() as work:
        work.records.remove("r1", 1)
        assert work.actions.list() == ()
        assert work.actions.updates(["a1"]) == ()
    with pytest.raises(UserError, match="NO_SUCH_ACTION"), store.reading() as work:
        work.actions.get("a1")


def test_an_erased_version_leaves_nothing_behind(folder: Path) -> None:
    store, _ = a_store(folder)
    with store.work() as work:
        make_old_database.fill(work)
    with store.work() as work:
        work.records.remove("r1", 1)
    with store.transaction(engine.READ) as connection:
        for table in ("answers", "repeat_rows", "signatures", "documents", "events", "actions"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert count == 0, table
    store.close()


def test_photos_that_no_answer_names_are_unused(store: Store) -> None:
    used, unused = "aa" * 32, "bb" * 32
    with store.work() as work:
        for sha256 in (used, unused):
            work.photos.put(Photo(sha256, 9, 4, 3, at(1), b"tiny"))
        work.records.put_answers("r1", 1, {"board": ("image", used)}, at(1))
        assert work.photos.names() == {used, unused}
        assert work.photos.unused() == {unused}
        work.photos.remove(unused)
        assert work.photos.names() == {used}
    with pytest.raises(UserError, match="NO_SUCH_PHOTO"), store.reading() as work:
        work.photos.get(unused)


def test_settings_are_words_by_name(store: Store) -> None:
    with store.work() as work:
        assert work.settings.get("theme", "light") == "light"
        work.settings.set("theme", "")
        assert work.settings.get("theme", "light") == ""
        work.settings.set("theme", "dark")
        work.settings.set("zoom", "120")
        work.settings.remove("zoom")
        assert work.settings.all() == {"theme": "dark"}


_KEYS = st.sampled_from(["a", "b", "g/c", "rows[1]/x", "rows[2]/x", "rows[1]/in[3]/y"])
_TOLD = st.none() | st.tuples(st.sampled_from(["text", "integer"]), st.text(max_size=5))
_ROWS = st.lists(st.sampled_from(["1", "2", "12"]), unique=True)
_STEPS = st.lists(
    st.dictionaries(_KEYS, _TOLD, max_size=4)
    | st.tuples(st.sampled_from(["rows", "rows[1]/in"]), _ROWS),
    max_size=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_contents_are_what_a_dictionary_would_hold(
    store: Store, steps: list[dict[str, tuple[str, str] | None] | tuple[str, list[str]]]
) -> None:
    answers: dict[str, tuple[str, str]] = {}
    rows: dict[str, tuple[str, ...]] = {}
    record_id = new_id()
    with store.work() as work:
        work.records.add(a_record(id=record_id))
        for step in steps:
            if isinstance(step, dict):
                work.records.put_answers(record_id, 1, step, at(1))
                _answer(answers, step)
            else:
                work.records.put_rows(record_id, 1, dict([step]), at(1))
                _arrange(answers, rows, *step)
    with store.reading() as work:
        assert work.records.contents(record_id) == Contents(answers, rows)


def _answer(answers: dict[str, tuple[str, str]], step: dict[str, tuple[str, str] | None]) -> None:
    for key, told in step.items():
        if told is None:
            answers.pop(key, None)
        else:
            answers[key] = told


def _arrange(
    answers: dict[str, tuple[str, str]],
    rows: dict[str, tuple[str, ...]],
    repeat: str,
    kept: list[str],
) -> None:
    for gone in set(rows.get(repeat, ())) - set(kept):
        start = f"{repeat}[{gone}]/"
        for held in (answers, rows):
            for key in [key for key in held if key.startswith(start)]:
                del held[key]
    rows.pop(repeat, None)
    if kept:
        rows[repeat] = tuple(kept)
