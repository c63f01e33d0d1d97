"""Makes the store that ``tests/old_databases`` keeps of the present version of the tables.

Run it once, before a version of the tables is released:
``python -m tests.store.make_old_database``.
"""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from sle_desktop.domain.actions import Action, ActionUpdate
from sle_desktop.domain.devices import Device, Published
from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Contents, Document, Event, Signature
from sle_desktop.store.opening import create
from sle_desktop.store.repositories.photos import Photo
from sle_desktop.store.tables import HEAD
from sle_desktop.store.unit_of_work import Work
from sle_desktop.store.vault import Vault
from tests.store.examples import a_form, a_record, a_school, at

OLD = Path(__file__).parents[1] / "old_databases"

CONTENTS = Contents(
    {"focus": ("text", "talk partners"), "books[b1]/letter": ("text", "A")},
    {"books": ("b1", "b2")},
)
SIGNATURE = Signature(
    "head", "Ada Nwosu", "read", at(30), "Sam Okafor", strokes=(((0.1, 0.2, 0.5), (0.3, 0.4, 1.0)),)
)
DOCUMENT = Document("d1", "V-0001", "r1", 1, "school", "ab" * 32, 2, 48_000, at(31))
EVENT = Event("e1", "r1", 1, at(32), "given", "handed over on a stick")
PERSON = Person("p1", "Ola Berg", "teacher", school_id="s1", code="T01")
SCHOOL = a_school(calendar="castleton", inset_days=(date(2026, 9, 2), date(2027, 1, 4)))
ACTION = Action("a1", "s1", "r1", "Try talk partners", "T01", date(2026, 10, 1))
UPDATE = ActionUpdate("u1", "a1", date(2026, 10, 2), "partly", "Year 4 began")
PHOTO = Photo("cd" * 32, 210_000, 1600, 1200, at(5), b"\xff\xd8thumbnail", date(2027, 7, 23))

DEVICE = Device("l1", "Helen Loder", "h@example.org", "lead", "PEM", "age1x", at(33))
RELEASE = Published("l1", 1, "ef" * 32, "record", "r1", 1, "s1", '{"number":1}', at(34))


def fill(work: Work) -> None:
    """Put one of everything into a store."""
    work.settings.set("role", "sle")
    work.schools.add(SCHOOL)
    work.people.add(PERSON)
    work.forms.install(a_form())
    work.records.add(a_record())
    work.records.put_rows("r1", 1, CONTENTS.rows, at(1))
    work.records.put_answers("r1", 1, CONTENTS.answers, at(1))
    work.signatures.put("r1", 1, [SIGNATURE])
    work.records.put(a_record().sealed(at(31)))
    work.documents.next_number("V")
    work.documents.add(DOCUMENT)
    work.events.add(EVENT)
    work.actions.put_of_record("r1", [ACTION])
    work.actions.add_update(UPDATE)
    work.photos.put(PHOTO)
    work.devices.put(DEVICE)
    work.releases.add([RELEASE])


def check(work: Work, version: str = HEAD) -> None:
    """Find one of everything as it was put in, less what a version could not hold."""
    school, photo = SCHOOL, PHOTO
    if version < "0002":
        school = replace(school, calendar="", inset_days=())
        photo = replace(photo, delete_on=None)
    assert work.settings.all() == {"role": "sle"}
    assert work.schools.list() == (school,)
    assert work.people.list("s1") == (PERSON,)
    assert work.forms.current("visit") == a_form()
    assert work.records.get("r1") == a_record().sealed(at(31))
    assert work.records.contents("r1") == CONTENTS
    assert work.signatures.of_record("r1", 1) == (SIGNATURE,)
    assert work.documents.of_record("r1") == (DOCUMENT,)
    assert work.events.of_record("r1") == (EVENT,)
    assert work.actions.list() == (ACTION,)
    assert work.actions.updates(["a1"]) == (UPDATE,)
    assert work.photos.get(PHOTO.sha256) == photo
    if version >= "0003":
        assert work.devices.list() == (DEVICE,)
        assert work.releases.of_device("l1") == (RELEASE,)


def main() -> None:
    """Make the store unless it is there."""
    folder = OLD / HEAD
    if folder.exists():
        sys.exit(f"{folder} is there already, and never changes once released.")
    _, key, _ = Vault.create(folder, "golden")
    store = create(folder, key)
    with store.work() as work:
        fill(work)
    store.close()
    (folder / "key.txt").write_text(key.hex() + "\n")


if __name__ == "__main__":
    main()
