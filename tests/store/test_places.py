"""Folders that are refused, and why."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sle_desktop.errors import UserError
from sle_desktop.store.places import Machine, on_network, refuse_unsafe, synced_by

_MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/home /home/ada nfs4 rw 0 0
//server/share /mnt/with\040space cifs rw 0 0
tmpfs /home/ada/scratch tmpfs rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C:/Users/ada/OneDrive/Documents/sle", "OneDrive"),
        ("C:/Users/ada/OneDrive - Castleton Academy Trust/sle", "OneDrive"),
        ("C:/Users/ada/Dropbox (Personal)/sle", "Dropbox"),
        ("G:/My Drive/sle", "Google Drive"),
        ("C:/Users/ada/iCloudDrive/sle", "iCloud Drive"),
        ("D:/Work/Trust files/sle", "OneDrive"),
        ("C:/Users/ada/AppData/Local/sle-desktop", ""),
        ("C:/Users/ada/dropbox-notes/sle", ""),
    ],
)
def test_synced_folders_on_windows(folder: str, service: str) -> None:
    environment = {"OneDriveCommercial": "D:\\Work\\Trust files", "OneDrive": ""}
    assert synced_by(PureWindowsPath(folder), environment) == service


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/sle", "iCloud Drive"),
        ("/Users/ada/Library/CloudStorage/Other-ada/sle", "the cloud"),
        ("/home/ada/Nextcloud/sle", "Nextcloud"),
        ("/home/ada/.local/share/sle-desktop", ""),
    ],
)
def test_synced_folders_elsewhere(folder: str, service: str) -> None:
    assert synced_by(PurePosixPath(folder), {}) == service


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/ada/sle", True),
        ("/mnt/with space/sle", True),
        ("/home/ada/scratch/sle", False),
        ("/home/adam/sle", False),
    ],
)
def test_network_mounts(folder: str, remote: bool) -> None:
    assert on_network(PurePosixPath(folder), Machine({}, _MOUNTS)) is remote


def test_network_drives_on_windows() -> None:
    machine = Machine({}, "", lambda root: 4 if root == "H:\\" else 3)
    assert on_network(PureWindowsPath(r"\\server\share\sle"), machine)
    assert on_network(PureWindowsPath(r"H:\sle"), machine)
    assert not on_network(PureWindowsPath(r"C:\sle"), machine)


def test_refusals_say_why(tmp_path: Path) -> None:
    refuse_unsafe(tmp_path / "sle")
    with pytest.raises(UserError, match=r"SYNCED_FOLDER: .* copied by Dropbox"):
        refuse_unsafe(tmp_path / "Dropbox" / "sle")
    mounts = f"server:/x {tmp_path} nfs rw 0 0\n"
    with pytest.raises(UserError, match="NETWORK_FOLDER"):
        refuse_unsafe(tmp_path / "sle", Machine({}, mounts))


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "innocent").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(UserError, match="SYNCED_FOLDER"):
        refuse_unsafe(tmp_path / "innocent" / "sle")
