"""The ways into a notebook, and that one always stays."""

from pathlib import Path

import pytest

from sle_desktop.errors import UserError
from sle_desktop.services.protection import Protection
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.store.keychain import KeychainError, MemoryKeychain


class Forgetful(MemoryKeychain):
    """A keychain that takes a secret and gives none back."""

    def get(self, account: str) -> str | None:
        return None


class Broken(MemoryKeychain):
    def set(self, account: str, secret: str) -> None:
        raise KeychainError("none")


@pytest.fixture
def protection(tmp_path: Path) -> Protection:
    keychain = MemoryKeychain()
    made = Setup(tmp_path, keychain).create(Owner("Helen Loder", "helen@example.org"), None)
    return Protection(tmp_path, made.key, keychain)


def test_a_passphrase_is_added_changed_and_removed(protection: Protection) -> None:
    assert set(protection.ways) == {"keychain", "recovery"}
    protection.set_passphrase("kettle marble fox seven")
    protection.set_passphrase("seven foxes in marble")
    setting_up = Setup(protection.folder)
    assert setting_up.key_from_passphrase("seven foxes in marble") == protection.key
    with pytest.raises(UserError, match="WRONG_PASSPHRASE"):
        setting_up.key_from_passphrase("kettle marble fox seven")
    protection.remove_passphrase()
    assert "passphrase" not in protection.ways


@pytest.mark.parametrize("words", ["", "lamp"])
def test_a_short_passphrase_is_refused(protection: Protection, words: str) -> None:
    with pytest.raises(UserError, match="PASSPHRASE_SHORT"):
        protection.set_passphrase(words)


def test_the_last_way_beside_the_recovery_code_stays(protection: Protection) -> None:
    with pytest.raises(UserError, match="LAST_WAY"):
        protection.forget()
    protection.set_passphrase("kettle marble fox seven")
    protection.forget()
    with pytest.raises(UserError, match="LAST_WAY"):
        protection.remove_passphrase()
    assert protection.remember()
    protection.remove_passphrase()


def test_a_new_recovery_code_takes_the_place_of_the_old(protection: Protection) -> None:
    old, new = protection.new_recovery_code(), protection.new_recovery_code()
    setting_up = Setup(protection.folder)
    assert setting_up.key_from_recovery_code(new.lower()) == protection.key
    with pytest.raises(UserError, match="WRONG_RECOVERY_CODE"):
        setting_up.key_from_recovery_code(old)


@pytest.mark.parametrize(
    ("keychain", "can"),
    [(MemoryKeychain(), True), (Forgetful(), False), (Broken(), False), (None, False)],
)
def test_whether_a_computer_remembers_is_tried(
    tmp_path: Path, keychain: MemoryKeychain | None, can: bool
) -> None:
    assert Setup(tmp_path, keychain).can_remember() is can
