"""Valid schools, records and stores to test with; every fact may be named otherwise."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sle_desktop.domain.records import Record, State
from sle_desktop.domain.schools import Contact, School
from sle_desktop.store.opening import create
from sle_desktop.store.repositories.forms import InstalledForm
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work
from sle_desktop.store.vault import Vault

START = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)
FORM_HASH = "f0" * 32


def at(minutes: int) -> datetime:
    """Return an instant some minutes into the term."""
    return START + timedelta(minutes=minutes)


def a_school(**facts: Any) -> School:
    school = School(
        "s1",
        "Bramble Hill Primary",
        town="Castleton",
        urn="900001",
        former_urns=("800001",),
        contacts=(Contact("headteacher", "Ada Nwosu", "head@bramblehill.example"),),
    )
    return replace(school, **facts)


def a_form(**facts: Any) -> InstalledForm:
    form = InstalledForm(FORM_HASH, "visit", "1", "Visit", 'form = "visit"\n', START)
    return replace(form, **facts)


def a_record(**facts: Any) -> Record:
    record = Record(
        id="r1",
        version=1,
        form_id="visit",
        form_hash=FORM_HASH,
        school_id="s1",
        state=State.DRAFT,
        created=START,
        updated=START,
        title="Autumn visit",
        date=date(2026, 9, 7),
        author="Sam Okafor",
    )
    return replace(record, **facts)


def a_store(folder: Path) -> tuple[Store, bytes]:
    """Return a new empty store and its key."""
    _, key, _ = Vault.create(folder)
    return create(folder, key), key


def filled(work: Work) -> None:
    """Add one school, form and draft."""
    work.schools.add(a_school())
    work.forms.install(a_form())
    work.records.add(a_record())
