"""The ways into a notebook, and everything that may go wrong with them."""

import json
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sle_desktop.errors import UserError
from sle_desktop.store import layout, recovery_code
from sle_desktop.store.keychain import KeychainError, MemoryKeychain, SystemKeychain, within
from sle_desktop.store.opening import create, open_store
from sle_desktop.store.vault import Vault


class _Failing(MemoryKeychain):
    def get(self, account: str) -> str | None:
        raise KeychainError("D-Bus is away")

    def set(self, account: str, secret: str) -> None:
        raise KeychainError("D-Bus is away")


class _Forgetful(MemoryKeychain):
    def set(self, account: str, secret: str) -> None:
        pass


class _Lying(MemoryKeychain):
    def __init__(self, lie: str) -> None:
        super().__init__()
        self.lie = lie

    def get(self, account: str) -> str | None:
        return self.lie


def test_every_way_in_gives_the_same_key(folder: Path) -> None:
    chain = MemoryKeychain()
    vault, key, code = Vault.create(folder, "four plain words here", chain)
    assert len(key) == 32
    assert vault.slots == ("recovery", "passphrase", "keychain")
    again = Vault.open(folder)
    assert again.slots == vault.slots
    assert again.key_from_passphrase("four plain words here") == key
    assert again.key_from_recovery(code) == key
    assert again.key_from_keychain(chain) == key
    assert again.key(keychain=chain) == key
    assert again.key("four plain words here", MemoryKeychain()) == key


def test_a_passphrase_is_the_same_however_its_accents_are_composed(folder: Path) -> None:
    vault, key, _ = Vault.create(folder, "caf\u00e9 au lait")
    assert vault.key_from_passphrase("cafe\u0301 au lait") == key


def test_a_wrong_passphrase_is_refused(folder: Path) -> None:
    vault, _, _ = Vault.create(folder, "right")
    with pytest.raises(UserError, match="WRONG_PASSPHRASE"):
        vault.key("wrong", MemoryKeychain())


def test_nothing_to_open_with_is_locked(folder: Path) -> None:
    vault, _, _ = Vault.create(folder)
    with pytest.raises(UserError, match="LOCKED"):
        vault.key()
    with pytest.raises(UserError, match="LOCKED"):
        vault.key_from_passphrase("there is none")


@pytest.mark.parametrize("chain", [_Failing(), _Forgetful()])
def test_a_keychain_that_does_not_keep_gets_no_slot(folder: Path, chain: MemoryKeychain) -> None:
    vault, key, code = Vault.create(folder, keychain=chain)
    assert vault.slots == ("recovery",)
    assert vault.key_from_keychain(chain) is None
    assert vault.key_from_recovery(code) == key


@pytest.mark.parametrize(
    "chain",
    [MemoryKeychain(), _Failing(), _Lying("not base64!"), _Lying("AAAA"), _Lying("é")],
)
def test_a_keychain_that_lost_or_invents_its_secret_is_passed_over(
    folder: Path, chain: MemoryKeychain
) -> None:
    vault, key, code = Vault.create(folder, keychain=MemoryKeychain())
    assert "keychain" in vault.slots
    assert vault.key_from_keychain(chain) is None
    with pytest.raises(UserError, match="LOCKED"):
        vault.key(keychain=chain)
    assert vault.key_from_recovery(code) == key


def test_a_keychain_slot_is_made_again_after_recovery(folder: Path) -> None:
    vault, key, _ = Vault.create(folder, keychain=MemoryKeychain())
    fresh = MemoryKeychain()
    assert vault.add_keychain(key, fresh)
    assert vault.slots.count("keychain") == 1
    assert Vault.open(folder).key(keychain=fresh) == key


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the real keychain")
def test_the_system_keychain_of_a_bare_machine_only_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with pytest.raises(KeychainError):
        SystemKeychain(limit=5).get("nobody")


def test_a_silent_keychain_is_left_waiting() -> None:
    never = threading.Event()
    started = time.monotonic()
    with pytest.raises(KeychainError, match="no answer"):
        within(0.05, never.wait)
    assert time.monotonic() - started < 2
    never.set()


def test_a_new_recovery_code_replaces_the_old_one(folder: Path) -> None:
    vault, key, first = Vault.create(folder)
    second = vault.new_recovery_code(key)
    assert Vault.open(folder).key_from_recovery(second) == key
    with pytest.raises(UserError, match="WRONG_RECOVERY_CODE"):
        vault.key_from_recovery(first)
    with pytest.raises(UserError, match="LAST_SLOT"):
        vault.remove("recovery")


def test_a_removed_passphrase_no_longer_opens(folder: Path) -> None:
    vault, _, _ = Vault.create(folder, "right")
    vault.remove("passphrase")
    with pytest.raises(UserError, match="LOCKED"):
        Vault.open(folder).key_from_passphrase("right")


def test_a_foreign_key_gets_no_slot(folder: Path) -> None:
    vault, _, _ = Vault.create(folder)
    with pytest.raises(ValueError, match="not this store's key"):
        vault.set_passphrase(bytes(32), "anything")


def test_a_recovery_code_is_read_as_people_type_it(folder: Path) -> None:
    vault, key, code = Vault.create(folder)
    typed = code.replace("-", "  ").lower().replace("0", "o").replace("1", "l")
    assert vault.key_from_recovery(f" {typed}\n") == key
    assert vault.key_from_recovery(code.replace("1", "I").replace("-", "–")) == key


@settings(deadline=None)
@given(st.integers(0, 39), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_named_by_its_group(place: int, letter: str) -> None:
    code = recovery_code.new_code().replace("-", "")
    wrong = code[:place] + letter + code[place + 1 :]
    if wrong == code:
        return
    with pytest.raises(UserError, match=f"Group {place // 5 + 1} "):
        recovery_code.read_code(wrong)


@settings(deadline=None)
@given(st.integers(0, 38))
def test_swapped_neighbours_are_noticed(place: int) -> None:
    code = recovery_code.new_code().replace("-", "")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped == code:
        return
    with pytest.raises(UserError, match="RECOVERY_CODE_MISTYPED"):
        recovery_code.read_code(swapped)


@settings(deadline=None)
@given(st.permutations(range(8)))
def test_groups_in_another_order_are_noticed(order: list[int]) -> None:
    groups = recovery_code.new_code().split("-")
    mixed = [groups[index] for index in order]
    if mixed == groups:
        return
    with pytest.raises(UserError, match="RECOVERY_CODE_MISTYPED"):
        recovery_code.read_code("-".join(mixed))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_anything_else_is_no_recovery_code(typed: str) -> None:
    with pytest.raises(UserError, match="RECOVERY_CODE_MISTYPED"):
        recovery_code.read_code(typed)


def test_a_store_without_its_vault_is_left_alone(folder: Path) -> None:
    _, key, _ = Vault.create(folder)
    create(folder, key).close()
    held = layout.store(folder).read_bytes()
    layout.vault(folder).unlink()
    with pytest.raises(UserError, match="VAULT_MISSING"):
        Vault.open(folder)
    with pytest.raises(UserError, match="VAULT_MISSING"):
        open_store(folder, key)
    with pytest.raises(UserError, match="STORE_EXISTS"):
        Vault.create(folder)
    assert layout.store(folder).read_bytes() == held


def test_an_empty_folder_holds_no_store(folder: Path) -> None:
    with pytest.raises(UserError, match="NO_STORE"):
        Vault.open(folder)


def test_a_vault_that_lost_its_store_is_put_aside(folder: Path) -> None:
    old, key, _ = Vault.create(folder, "old")
    Vault.create(folder, "new")
    aside = next(folder.glob("vault-*.old.json"))
    aside.replace(layout.vault(folder))
    assert Vault.open(folder).key_from_passphrase("old") == key
    assert Vault.open(folder).store_id == old.store_id


def test_the_vault_file_holds_no_secret(folder: Path) -> None:
    chain = MemoryKeychain()
    _, key, code = Vault.create(folder, "four plain words here", chain)
    written = layout.vault(folder).read_text()
    for secret in (key.hex(), code, "plain words", recovery_code.read_code(code).hex()):
        assert secret not in written


def _changed(folder: Path, **facts: object) -> None:
    path = layout.vault(folder)
    path.write_text(json.dumps(json.loads(path.read_text()) | facts))


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"\xff\xfe", b"[" * 60_000, b"{" + b" " * 70_000]
)
def test_a_damaged_vault_is_said(folder: Path, raw: bytes) -> None:
    Vault.create(folder)
    layout.vault(folder).write_bytes(raw)
    with pytest.raises(UserError, match="VAULT_DAMAGED"):
        Vault.open(folder)


def test_a_vault_that_asks_for_all_memory_is_refused(folder: Path) -> None:
    Vault.create(folder, "right")
    words = json.loads(layout.vault(folder).read_text())
    words["slots"][1]["argon2id"]["memory_kib"] = 2**31
    _changed(folder, slots=words["slots"])
    with pytest.raises(UserError, match="VAULT_DAMAGED"):
        Vault.open(folder)


def test_a_newer_vault_is_refused(folder: Path) -> None:
    Vault.create(folder)
    _changed(folder, version=2)
    with pytest.raises(UserError, match="NEWER_STORE"):
        Vault.open(folder)


def test_a_slot_of_a_kind_that_is_not_known_stays(folder: Path) -> None:
    Vault.create(folder)
    words = json.loads(layout.vault(folder).read_text())
    _changed(folder, slots=[*words["slots"], {"kind": "escrow", "for": "lead"}])
    vault = Vault.open(folder)
    assert vault.slots == ("recovery",)
    vault.remove("passphrase")
    assert json.loads(layout.vault(folder).read_text())["slots"][-1]["kind"] == "escrow"


def test_a_slot_serves_only_the_store_it_was_made_for(folder: Path, tmp_path: Path) -> None:
    vault, _, _ = Vault.create(folder, "same")
    other, _, _ = Vault.create(tmp_path / "other", "same")
    moved = json.loads(layout.vault(tmp_path / "other").read_text())["slots"]
    _changed(folder, slots=moved)
    with pytest.raises(UserError, match="WRONG_PASSPHRASE"):
        Vault.open(folder).key_from_passphrase("same")
    assert vault.store_id != other.store_id
