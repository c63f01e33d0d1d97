"""A lead and two SLEs, each on a laptop of their own, join and share by files alone."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sle_desktop.assembly import Notebook, open_notebook
from sle_desktop.services.setup import Setup
from sle_desktop.store.keychain import MemoryKeychain
from tests.stories.command_line import CommandLine
from tests.stories.term import PASSPHRASE, Term


def test_what_is_signed_reaches_the_lead_once_and_a_receipt_comes_back(term: Term) -> None:
    visit = term.visit(term.helen)
    [waits] = term.helen.json("share", "export", "--preview")
    assert waits["record"] == visit
    first = term.share(term.helen)
    [told] = term.lead.json("share", "import", first, "--preview")
    assert (told["added"], told["from"]) == (1, "helen")
    for added, skipped in ((1, 0), (0, 1)):
        [told] = term.lead.json("share", "import", first)
        assert (told["added"], told["skipped"], told["gaps"]) == (added, skipped, [])
    back = term.lead.json("share", "export", "-o", term.folder)["files"]
    assert {one["to"] for one in back} == {"helen", "tom"}
    [receipt] = [one["file"] for one in back if one["to"] == "helen"]
    term.helen.json("share", "import", receipt)
    status = term.helen.json("share", "status")
    assert (status["waiting"], status["published"], status["acknowledged"]) == (0, 1, 1)
    refused = term.helen("share", "export", "-o", term.folder)
    assert refused.code == 3
    assert refused.err.startswith("NOTHING_TO_SHARE")


def test_a_lost_update_is_made_good_by_the_next(term: Term) -> None:
    term.visit(term.helen)
    lost = term.share(term.helen)
    lost.unlink()
    term.visit(term.helen)
    [told] = term.lead.json("share", "import", term.share(term.helen))
    assert (told["added"], told["gaps"]) == (2, [])


def test_updates_may_come_in_any_order(term: Term) -> None:
    files = []
    for _ in range(3):
        term.visit(term.helen)
        files.append(term.share(term.helen))
    for file in reversed(files):
        [told] = term.lead.json("share", "import", file)
        assert told["refused"] is None
    assert told["skipped"] == 1
    assert told["gaps"] == []


def test_a_school_of_the_project_is_known_on_every_laptop(term: Term) -> None:
    assert term.tom.json("schools", "list") == []
    for one in term.lead.json("share", "export", "-o", term.folder)["files"]:
        laptop = term.helen if one["to"] == "helen" else term.tom
        laptop.json("share", "import", one["file"])
    [school] = term.tom.json("schools", "list")
    assert school["urn"] == "100001"
    assert len(term.helen.json("schools", "list")) == 1


def test_verify_names_the_sle_and_the_project_once_joined(term: Term, tmp_path: Path) -> None:
    pdf = tmp_path / "visit.pdf"
    term.helen.json("report", term.visit(term.helen), "-o", pdf)
    [verdict] = term.lead.json("verify", pdf, "--require-project")
    assert (verdict["verdict"], verdict["signer"]) == ("intact", "helen")
    assert verdict["project"] == "Maths in Dorset"


Damage = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[:-9], "UPDATE_UNREADABLE"),
        (lambda _: b"", "UPDATE_UNREADABLE"),
        (lambda data: data[:300] + b"x" + data[301:], "UPDATE_UNREADABLE"),
    ],
)
def test_a_damaged_update_is_refused_whole(term: Term, damage: Damage, code: str) -> None:
    term.visit(term.helen)
    file = term.share(term.helen)
    file.write_bytes(damage(file.read_bytes()))
    ran = term.lead("share", "import", file, json_out=True)
    assert ran.code == 3
    [told] = ran.document
    assert told["refused"]["code"] == code
    assert told["added"] == 0


def test_files_for_others_are_refused_with_the_reason(term: Term) -> None:
    term.visit(term.helen)
    file = term.share(term.helen)

    def code(laptop: CommandLine, *words: Any) -> str:
        ran = laptop(*words)
        assert ran.code == 3
        return ran.err.partition(":")[0]

    assert term.tom("share", "import", file, json_out=True).document[0]["refused"]
    request, grant = term.folder / "r", term.folder / "g"
    term.tom.json("join", "request", "-o", request)
    term.lead.json("join", "grant", request, "-o", grant)
    assert code(term.helen, "join", "accept", grant) == "GRANT_FOR_ANOTHER"
    assert code(term.helen, "join", "grant", request, "-o", grant) == "NO_PROJECT"
    assert code(term.helen, "join", "accept", request) == "WRONG_FILE"
    assert code(term.lead, "join", "project", "--name", "Another") == "PROJECT_BEGUN"


def test_a_laptop_that_asks_again_goes_on_and_nobody_takes_its_place(term: Term) -> None:
    term.visit(term.helen)
    sent = term.share(term.helen)
    term.join(term.helen)  # a second certificate for the same key
    [told] = term.lead.json("share", "import", sent)
    assert (told["added"], told["refused"]) == (1, None)
    with opened(term.helen.data) as helen, opened(term.tom.data) as tom:
        with helen.store.reading() as work:
            device = work.meta.get("device.id")
        with tom.store.work() as work:
            work.meta.set("device.id", device)
    request = term.folder / "request.json"
    term.tom.json("join", "request", "-o", request)
    refused = term.lead("join", "grant", request, "-o", term.folder / "grant.json")
    assert refused.code == 3
    assert refused.err.startswith("LAPTOP_KNOWN")


def opened(folder: Path) -> "closing[Notebook]":
    key = Setup(folder).key_from_passphrase(PASSPHRASE)
    return closing(open_notebook(folder, key, keychain=MemoryKeychain()))


def test_nothing_is_shared_before_joining(tmp_path: Path) -> None:
    alone = CommandLine(tmp_path / "alone", "correct horse battery staple")
    alone.json("setup", "--name", "Ada", "--email", "ada@example.org")
    for words in (("export",), ("status",), ("import", tmp_path / "none")):
        ran = alone("share", *words)
        assert ran.code == 3
        assert ran.err.startswith("NOT_JOINED")
