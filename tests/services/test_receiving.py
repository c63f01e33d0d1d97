"""Law 2: whatever the order, the repetition and the losses made good, the lead ends the same."""

import io
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sle_desktop.domain.devices import REVOKED, Device, Published
from sle_desktop.services.joining import Joining, device_of
from sle_desktop.services.owner import identity as identity_of
from sle_desktop.services.owner import project_fingerprint, project_root
from sle_desktop.services.receiving import Received, Receiving
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.signing import detached
from sle_desktop.signing.identity import Identity, issue, new_identity
from sle_desktop.store.opening import open_store
from sle_desktop.store.store import Store
from sle_desktop.sync import update
from sle_desktop.sync.release import Release
from sle_desktop.sync.update import Manifest, Outgoing
from tests.sync.conftest import AT

RANGES = ((1, 2), (2, 4), (1, 5), (4, 6), (3, 3), (6, 8), (1, 8))


@dataclass(frozen=True)
class Lead:
    """A lead's notebook on disk, what opens it, and updates from two laptops and a restored one."""

    folder: Path
    key: bytes
    files: dict[str, bytes]
    """By laptop and range: ``helen 2-4``; ``fork`` is Helen’s laptop going on from a backup."""

    devices: tuple[Device, ...]


def stream(device: str, words: str, count: int = 8) -> list[Release]:
    """Return a stream whose later releases are second and third versions of earlier records."""
    made: list[Release] = []
    for number in range(1, count + 1):
        record, version = f"{device}-r{number % 3}", 1 + (number - 1) // 3
        body = {"school": {"id": "s1"}, "answers": {"words": f"{words} {number}"}}
        previous = made[-1].hash if made else ""
        made.append(Release(device, number, "record", record, version, previous, body))
    return made


@dataclass(frozen=True)
class Letters:
    """Writes updates for one lead."""

    project: str
    recipient: str

    def write(self, own: Identity, releases: list[Release]) -> bytes:
        lines = tuple(one.line for one in releases)
        manifest = Manifest(
            update.FORMAT,
            "lead",
            self.project,
            releases[0].device,
            self.recipient,
            releases[0].number,
            releases[-1].number,
            update.digest_of(lines),
            {},
            "2026-09-01T09:00:00Z",
            "0.1.0",
        )
        target = io.BytesIO()
        sign: Callable[[bytes], bytes] = lambda content: detached.sign(content, own)  # noqa: E731
        update.write_update(
            target, Outgoing(manifest, lines, lambda _: iter(())), sign, [self.recipient]
        )
        return target.getvalue()


@pytest.fixture(scope="session")
def lead(tmp_path_factory: pytest.TempPathFactory) -> Lead:
    folder = tmp_path_factory.mktemp("lead") / "notebook"
    made = Setup(folder).create(Owner("Priya", "p@example.org", "lead"), "words enough")
    store = open_store(folder, made.key)
    Joining(store, lambda: AT).begin_project("Maths in Dorset")
    devices, files = [], {}
    with store.work() as work:
        root = Identity(work.meta.get("project.root_key").encode(), project_root(work) or b"")
        letters = Letters(project_fingerprint(work), device_of(work)[1])
        lead_itself = identity_of(work)
    for name in ("helen", "tom"):
        own = new_identity(name, f"{name}@example.org", AT)
        issued = issue(root, own.certificate_pem, AT)
        joined = Identity(own.key_pem, issued, (root.certificate_pem,))
        devices.append(
            Device(
                name, name, "", "sle", issued.decode(), update.recipient_of(update.new_secret()), AT
            )
        )
        whole = stream(name, "Seen")
        for first, last in RANGES:
            files[f"{name} {first}-{last}"] = letters.write(joined, whole[first - 1 : last])
        if name == "helen":
            restored = [*whole[:4]]
            for one in stream(name, "Seen again")[4:6]:
                previous = restored[-1].hash
                restored.append(
                    Release(name, one.number, one.kind, one.record, one.version, previous, one.body)
                )
            files["fork"] = letters.write(joined, restored[3:])
    files["as tom"] = letters.write(lead_itself, stream("tom", "Forged")[:2])
    files["stranger"] = letters.write(lead_itself, stream("nobody", "Forged")[:2])
    with store.work() as work:
        for device in devices:
            work.devices.put(device)
    store.close()
    return Lead(folder, made.key, files, tuple(devices))


@dataclass
class Desk:
    """One copy of the lead's notebook, and the updates taken in there."""

    lead: Lead
    store: Store
    folder: Path

    def take(self, name: str, change: Callable[[bytes], bytes] = lambda same: same) -> Received:
        file = self.folder / "update"
        file.write_bytes(change(self.lead.files[name]))
        return Receiving(self.store, lambda: AT).take(file)

    def state(self) -> list[tuple[Published, ...]]:
        with self.store.reading() as work:
            return [work.releases.of_device(one) for one in ("helen", "tom", "nobody")]


def a_desk(lead: Lead, folder: Path) -> Desk:
    shutil.copytree(lead.folder, folder / "notebook")
    return Desk(lead, open_store(folder / "notebook", lead.key), folder)


@pytest.fixture
def desk(lead: Lead, tmp_path: Path) -> Desk:
    return a_desk(lead, tmp_path)


WHOLE = ("helen 1-8", "tom 1-8", "fork")


@pytest.mark.parametrize(
    "examples", [25, pytest.param(500, marks=[pytest.mark.prove, pytest.mark.timeout(600)])]
)
def test_any_order_any_repetition_ends_the_same(
    lead: Lead, tmp_path_factory: pytest.TempPathFactory, examples: int
) -> None:
    once = a_desk(lead, tmp_path_factory.mktemp("once"))
    for name in WHOLE:
        once.take(name)
    wanted = once.state()
    names = [name for name in lead.files if name.split()[0] in ("helen", "tom", "fork")]

    @settings(max_examples=examples, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.sampled_from(names), max_size=10), st.randoms(use_true_random=False))
    def check(some: list[str], lots: random.Random) -> None:
        folder = tmp_path_factory.mktemp("any")
        other = a_desk(lead, folder)
        sent = [*some, *WHOLE]
        lots.shuffle(sent)
        for name in sent:
            assert other.take(name).refused is None
        assert other.state() == wanted
        other.store.close()
        shutil.rmtree(folder)

    check()
    once.store.close()


def test_what_is_told_is_what_happens(desk: Desk) -> None:
    told = desk.take("helen 4-6")
    assert (told.counts, told.gaps, told.forked) == ({"add": 3}, (1, 2, 3), False)
    told = desk.take("helen 2-4")
    assert (told.counts, told.gaps) == ({"skip": 1, "add": 2}, (1,))
    told = desk.take("helen 1-8")
    assert told.counts == {"add": 1, "skip": 5, "replace": 2}
    assert told.gaps == ()
    told = desk.take("fork")
    assert told.forked
    assert told.counts == {"skip": 1, "two_versions": 2}
    with desk.store.reading() as work:
        assert work.releases.position("helen").upto == 8


def test_nobody_speaks_for_another_laptop(desk: Desk) -> None:
    before = desk.state()
    for name, code in (("as tom", "SIGNATURE_REFUSED"), ("stranger", "UNKNOWN_LAPTOP")):
        refused = desk.take(name).refused
        assert refused is not None
        assert refused.code == code
    assert desk.state() == before


def test_a_laptop_that_was_shut_out_is_not_heard(desk: Desk) -> None:
    with desk.store.work() as work:
        work.devices.put(replace(desk.lead.devices[1], status=REVOKED))
    refused = desk.take("tom 1-8").refused
    assert refused is not None
    assert refused.code == "LAPTOP_REVOKED"


def test_half_a_file_changes_nothing(desk: Desk) -> None:
    before = desk.state()
    for size in range(0, len(desk.lead.files["tom 1-8"]), 97):
        refused = desk.take("tom 1-8", lambda data, size=size: data[:size]).refused  # type: ignore[misc]
        assert refused is not None
    assert desk.state() == before
