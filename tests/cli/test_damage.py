"""A notebook that lost a part, was damaged or is of the future: a clear code, and it stays so."""

from pathlib import Path

import pytest

from tests.stories.command_line import CommandLine


def flipped(file: Path, start: int, step: int) -> None:
    content = bytearray(file.read_bytes())
    for place in range(start, len(content), step):
        content[place] ^= 0xFF
    file.write_bytes(content)


def every_byte(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and not one.name.endswith(("-shm", "-wal"))
    }


def lose(name: str, sample: CommandLine) -> None:
    (sample.data / name).unlink()


def empty(name: str, sample: CommandLine) -> None:
    (sample.data / name).write_bytes(b"")


def cut(name: str, sample: CommandLine) -> None:
    file = sample.data / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3 // 4096 * 4096])


def flip(name: str, sample: CommandLine) -> None:
    flipped(sample.data / name, 0 if name == "vault.json" else 5000, 4096)


def say(text: str) -> object:
    def write(name: str, sample: CommandLine) -> None:
        (sample.data / name).write_text(text, "utf-8")

    return write


DAMAGES = [
    ("vault.json", lose, "VAULT_MISSING"),
    ("vault.json", empty, "VAULT_DAMAGED"),
    ("vault.json", flip, "VAULT_DAMAGED"),
    ("vault.json", say("[]"), "VAULT_DAMAGED"),
    ("vault.json", say('{"format": "sle-desktop vault", "version": 1}'), "VAULT_DAMAGED"),
    ("vault.json", say('{"format": "sle-desktop vault", "version": 9}'), "NEWER_STORE"),
    ("store.db", lose, "STORE_MISSING"),
    ("store.db", empty, "STORE_DAMAGED"),
    ("store.db", cut, "STORE_DAMAGED"),
    ("store.db", flip, "STORE_DAMAGED"),
    ("store.db", say("SQLite format 3\0" + "x" * 5000), "NOT_A_STORE"),
]


@pytest.mark.parametrize(("name", "damage", "code"), DAMAGES)
def test_damage_is_named_by_its_code_and_nothing_is_made_over_it(
    sample: CommandLine, name: str, damage: object, code: str
) -> None:
    assert callable(damage)
    damage(name, sample)
    before = every_byte(sample.data)
    ran = sample("records", "list", json_out=True)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"{code}: ")
    ran = sample("check", json_out=True)
    if code == "NEWER_STORE":
        assert (ran.code, ran.out) == (3, "")
    else:
        assert ran.code == 1
        assert ran.document["ok"] is False
        assert set(ran.document["problems"][0]) == {"what", "says", "do"}
    made = sample("setup", "--name", "Helen Loder", "--email", "helen@example.org")
    # A key without its store is put aside, since the store may come back; a store never is.
    assert made.err.startswith("STORE_EXISTS: ") == (code != "STORE_MISSING")
    after = every_byte(sample.data)
    assert set(before.values()) <= set(after.values())


def test_a_damaged_pdf_is_found_by_the_check(sample: CommandLine) -> None:
    file = next(one for one in (sample.data / "files").rglob("*") if one.is_file())
    flipped(file, 200, 1 << 30)
    ran = sample("check", json_out=True)
    assert ran.code == 1
    [problem] = ran.document["problems"]
    assert problem["what"].startswith("signed PDF ")
    file.unlink()
    assert "missing" in sample("check").out
    assert sample("schools", "list").code == 0


def test_a_backup_that_is_none_leaves_nothing(sample: CommandLine, tmp_path: Path) -> None:
    made = Path(sample.json("backup", "-o", tmp_path / "stick")["file"])
    cut_off = tmp_path / "cut.slebackup"
    cut_off.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    there = CommandLine(tmp_path / "there")
    for file, code, begins in (
        (cut_off, 3, "BACKUP_DAMAGED"),
        (Path(__file__), 3, "NOT_A_BACKUP"),
        (tmp_path, 4, "NO_SUCH_FILE"),
    ):
        ran = there("restore", file)
        assert (ran.code, ran.err.partition(":")[0]) == (code, begins)
        assert not there.data.exists()
