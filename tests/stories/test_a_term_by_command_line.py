"""From a fresh laptop to a sealed PDF without a window, and what a script may rely on."""

import json
from pathlib import Path

import pytest

from tests.forms.sample import records
from tests.stories.command_line import CommandLine

ANSWERS = records()["hollowbrook_visit_1"].answers


@pytest.fixture
def fresh(tmp_path: Path) -> CommandLine:
    """A laptop without a notebook."""
    return CommandLine(tmp_path / "notebook", "correct horse battery staple")


def new_visit(run: CommandLine, school: str, folder: Path) -> str:
    """Make a visit that lacks nothing, and return its id."""
    answers = {name: value for name, value in ANSWERS.items() if name != "last_actions"}
    file = folder / "answers.json"
    file.write_text(json.dumps(answers, default=str), "utf-8")
    made = run.json("records", "new", "visit", "--school", school, "--answers", file)
    assert made["state"] == "draft"
    return str(made["id"])


def test_from_a_fresh_laptop_to_a_verified_pdf(fresh: CommandLine, tmp_path: Path) -> None:
    made = fresh.json("setup", "--name", "Helen Loder", "--email", "helen@example.org")
    assert made["role"] == "sle"
    assert made["schools"] == 0
    school = fresh.json(
        "schools",
        "add",
        "--name",
        "St John’s First",
        "--urn",
        "100001",
        "--phase",
        "First",
        "--low-age",
        "4",
        "--high-age",
        "9",
    )
    assert school["name"] == "St John’s First"
    record = new_visit(fresh, "100001", tmp_path)
    assert fresh.json("records", "problems", record) == []

    finished = fresh.json(
        "records", "finish", record, "--sign", "sle=Helen Loder", "--sign", "maths_lead=Dan Meech"
    )
    assert [one["copy"] for one in finished["documents"]] == ["school"]
    pdf = tmp_path / "visit.pdf"
    fresh.json("report", record, "-o", pdf)

    [verdict] = fresh.json("verify", pdf)
    assert verdict["verdict"] == "intact-unknown-signer"
    assert verdict["signer"] == "Helen Loder"
    assert verdict["document"] == finished["documents"][0]["document"]
    assert verdict["version"] == 1

    changed = bytearray(pdf.read_bytes())
    changed[len(changed) // 2] ^= 1
    pdf.write_bytes(changed)
    ran = fresh("verify", pdf, json_out=True)
    assert ran.code == 1
    assert ran.document[0]["verdict"] == "changed"


def test_a_sealed_record_is_corrected_by_a_second_version_only(
    sample: CommandLine, tmp_path: Path
) -> None:
    [audit] = [
        one
        for one in sample.json("records", "list", "--form", "eef_audit", "--state", "sealed")
        if one["title"] == "Review 1 audit"
    ]
    ran = sample("records", "set", audit["id"], "about/minutes", "45")
    assert ran.code == 3
    assert ran.err.startswith("RECORD_LOCKED: ")


def test_a_value_the_form_does_not_take_is_refused_by_its_path(
    sample: CommandLine, tmp_path: Path
) -> None:
    record = new_visit(sample, "Cranmead", tmp_path)
    before = sample.json("records", "show", record)["answers"]
    for path, value in (
        ("next_steps[1]/by_when", "soon"),
        ("next_steps[1]/by_when", "1999-01-01"),
        ("about/mode", "by_bus"),
        ("about/nothing_of_the_kind", "1"),
    ):
        ran = sample("records", "set", record, path, value)
        assert ran.code in (3, 4)
        assert path in ran.err
    assert sample.json("records", "show", record)["answers"] == before
    shown = sample.json("records", "set", record, "next_steps[1]/who", "Deputy head")
    assert shown["answers"]["next_steps"][0]["who"] == "Deputy head"


@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        (("records", "show", "nobody"), 4, "NO_SUCH_RECORD"),
        (("records", "new", "visit", "--school", "Hogwarts"), 4, "NO_SUCH_SCHOOL"),
        (("records", "new", "dance", "--school", "Cranmead"), 4, "NO_SUCH_FORM"),
        (("report", "nobody", "-o", "x.pdf"), 4, "NO_SUCH_RECORD"),
        (("verify", "nothing.pdf"), 4, "NO_SUCH_FILE"),
        (("records", "finish"), 2, "Usage"),
        (("schools", "add", "--name", "X", "--urn", "12"), 3, "SCHOOL_URN"),
        (("schools", "add", "--name", " "), 3, "SCHOOL_NAME"),
        (("restore", "nothing.slebackup"), 4, "NO_SUCH_FILE"),
    ],
)
def test_a_refusal_has_its_exit_code_and_says_what_to_do(
    sample: CommandLine, words: tuple[str, ...], code: int, begins: str
) -> None:
    ran = sample(*words)
    assert ran.code == code, ran.err
    assert ran.err.startswith(begins)
    assert ran.out == ""


def test_without_a_key_nothing_is_shown(sample: CommandLine) -> None:
    locked = CommandLine(sample.data, passphrase=None)("records", "list")
    assert (locked.code, locked.out) == (5, "")
    wrong = CommandLine(sample.data, passphrase="open sesame")("records", "list")
    assert (wrong.code, wrong.out) == (5, "")
    assert wrong.err.startswith("WRONG_PASSPHRASE: ")


def test_a_record_with_gaps_is_not_finished_and_says_what_is_missing(
    sample: CommandLine,
) -> None:
    record = sample.json("records", "new", "eef_audit", "--school", "Cranmead")["id"]
    ran = sample("records", "problems", record, json_out=True)
    assert ran.code == 1
    assert {"path", "label", "says"} == set(ran.document[0])
    ran = sample(
        "records", "finish", record, "--sign", "sle=Helen Loder", "--sign", "maths_lead=Meera Joshi"
    )
    assert ran.code == 3
    assert ran.err.startswith("NOT_READY: ")
    assert sample.json("records", "show", record)["state"] == "draft"


def test_who_must_sign_must_sign(sample: CommandLine, tmp_path: Path) -> None:
    record = new_visit(sample, "Cranmead", tmp_path)
    ran = sample("records", "finish", record, "--sign", "sle=Helen Loder")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "SIGNATURE_MISSING")
    ran = sample("records", "finish", record, "--sign", "sle=Helen Loder", "--sign", "king=Charles")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "SIGNATURE_UNKNOWN")


def test_a_backup_is_a_notebook_again_elsewhere(sample: CommandLine, tmp_path: Path) -> None:
    made = sample.json("backup", "-o", tmp_path / "stick")
    assert made["verified"]
    assert made["bytes"] == Path(made["file"]).stat().st_size
    there = CommandLine(tmp_path / "another laptop")
    there.json("restore", made["file"])
    assert there.json("records", "list") == sample.json("records", "list")
    assert there.json("check") == {"ok": True, "problems": []}
    assert there("restore", made["file"]).err.startswith("RESTORE_NOT_EMPTY: ")


def test_info_tells_versions_and_state(sample: CommandLine) -> None:
    told = sample.json("info")
    assert {
        "app",
        "python",
        "sqlite",
        "sqlcipher",
        "schema",
        "data",
        "role",
        "records",
        "slots",
        "last_backup",
        "last_share",
    } <= set(told)
    assert told["records"]["visit"]["sealed"] == 6


def test_the_common_options_stand_before_or_after(sample: CommandLine, tmp_path: Path) -> None:
    elsewhere = CommandLine(tmp_path / "nowhere")
    before = elsewhere("--json", "--data", sample.data, "schools", "list")
    after = elsewhere("schools", "list", "--data", sample.data, "--json")
    assert before.out == after.out
    assert len(before.document) == 3
    assert elsewhere("--quiet", "schools", "list", "--data", sample.data).out == ""


def test_a_draft_is_watermarked_and_never_verified(sample: CommandLine, tmp_path: Path) -> None:
    [draft] = [
        one
        for one in sample.json("records", "list", "--state", "draft")
        if one["form"] == "eef_audit"
    ]
    pdf = tmp_path / "draft.pdf"
    sample.json("report", draft["id"], "-o", pdf, "--draft")
    assert sample("verify", pdf, json_out=True).document[0]["verdict"] == "unsealed"
    assert sample("report", draft["id"], "-o", pdf).err.startswith("NOT_SEALED_YET: ")


def test_every_shipped_form_is_listed_and_sound(sample: CommandLine) -> None:
    listed = {one["id"] for one in sample.json("forms", "list")}
    assert listed == {"eef_audit", "lesson_observation", "book_scrutiny", "visit"}
    for file in sorted((Path(__file__).parents[2] / "forms").glob("*.toml")):
        [checked] = CommandLine(Path("nowhere"), None).json("forms", "check", file)
        assert checked["ok"]
        assert checked["findings"] == []


def test_any_form_runs_without_a_notebook(tmp_path: Path) -> None:
    form = tmp_path / "small.toml"
    form.write_text(
        '[settings]\nform_title = "Small"\nform_id = "small"\n'
        '[[survey]]\ntype = "integer"\nname = "age"\nlabel = "Age"\nrequired = "yes"\n'
        'constraint = ". < 120"\nconstraint_message = "Under 120, please."\n'
        '[[survey]]\ntype = "text"\nname = "why"\nlabel = "Why?"\nrelevant = "${age} > 11"\n',
        "utf-8",
    )
    answers = tmp_path / "answers.json"
    run = CommandLine(tmp_path / "none", None)
    answers.write_text('{"age": 9, "why": "because"}', "utf-8")
    told = run.json("forms", "run", form, "--answers", answers)
    assert told == {"values": {"age": 9}, "relevant": {"age": True, "why": False}, "problems": []}
    answers.write_text('{"age": 130}', "utf-8")
    ran = run("forms", "run", form, "--answers", answers, json_out=True)
    assert ran.code == 1
    assert ran.document["problems"] == [{"path": "age", "says": "Under 120, please."}]


def test_a_process_of_its_own_answers_the_same(sample: CommandLine) -> None:
    ran = sample.in_a_process("schools", "list", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.document == sample.json("schools", "list")
    ran = sample.in_a_process("records", "show", "nobody")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("NO_SUCH_RECORD: ")
    assert "Traceback" not in ran.err


def test_a_second_writer_is_told_and_readers_are_not_stopped(
    sample: CommandLine, tmp_path: Path
) -> None:
    from sle_desktop.store.lock import FolderLock

    with FolderLock(sample.data):
        ran = sample("schools", "add", "--name", "Another")
        assert (ran.code, ran.err.partition(":")[0]) == (3, "IN_USE")
        assert sample("schools", "list").code == 0
