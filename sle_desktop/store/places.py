"""Folders where a store would be lost: synced ones, which tear it, and network drives."""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PureWindowsPath

from sle_desktop.errors import UserError

_SYNCED = (
    ("OneDrive", re.compile(r"onedrive($| - |-)", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox($| \()", re.IGNORECASE)),
    ("Google Drive", re.compile(r"(google ?drive|googledrive-.*|my drive)$", re.IGNORECASE)),
    ("iCloud Drive", re.compile(r"(icloud ?drive|mobile documents)$", re.IGNORECASE)),
    ("Box", re.compile(r"box(-box| sync)$", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"(nextcloud|owncloud)$", re.IGNORECASE)),
    ("the cloud", re.compile(r"cloudstorage$", re.IGNORECASE)),
)
"""Services and the folder names they use on Windows, macOS and Linux."""

_SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_NETWORK_KINDS = re.compile(
    r"nfs4?|cifs|smb3|smbfs|afs|afpfs|ncpfs|davfs|ceph|glusterfs|lustre"
    r"|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs|glusterfs)"
)
_REMOTE_DRIVE = 4


def _mount_table() -> str:
    table = Path("/proc/self/mounts")
    return table.read_text(errors="replace") if table.exists() else ""


def _drive_kind(root: str) -> int:
    """Return Windows' word for a drive; 0, unknown, on other systems."""
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


@dataclass(frozen=True, slots=True)
class Machine:
    """What a folder's safety depends on, as this machine tells it."""

    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    mounts: str = field(default_factory=_mount_table)
    drive_kind: Callable[[str], int] = _drive_kind


def refuse_unsafe(folder: Path, machine: Machine | None = None) -> None:
    """Let a folder on a disk of this machine pass.

    Raises SYNCED_FOLDER for one that a cloud service copies, NETWORK_FOLDER for one on a server.
    """
    machine = machine or Machine()
    place = folder.expanduser().resolve()
    for path in (folder, place):
        if service := synced_by(path, machine.environment):
            raise UserError(
                "SYNCED_FOLDER",
                f"{folder} is copied by {service}, which can damage a notebook while it is open.",
                "Choose a folder that is not copied; backups may go to a copied one.",
            )
        if on_network(path, machine):
            raise UserError(
                "NETWORK_FOLDER",
                f"{folder} is on a network drive, where a notebook can be damaged.",
                "Choose a folder on this computer's own disk; backups may go to the network.",
            )


def synced_by(folder: PurePath, environment: Mapping[str, str]) -> str:
    """Return the service that copies a folder, empty when none is known to."""
    for name in _SYNC_VARIABLES:
        root = environment.get(name, "")
        if root and folder.is_relative_to(type(folder)(root)):
            return "OneDrive"
    for part in folder.parts:
        for service, names in _SYNCED:
            if names.match(part):
                return service
    return ""


def on_network(folder: PurePath, machine: Machine) -> bool:
    """Whether a folder is on a server: a UNC path, a mapped drive or a network mount."""
    if isinstance(folder, PureWindowsPath):
        return folder.drive.startswith("\\\\") or machine.drive_kind(folder.anchor) == _REMOTE_DRIVE
    return _NETWORK_KINDS.fullmatch(_mounted_as(folder, machine.mounts)) is not None


def _mounted_as(folder: PurePath, mounts: str) -> str:
    """Return the kind of file system that holds a folder: the longest mount point above it."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        columns = line.split(" ")
        if len(columns) < 3:
            continue
        point = PurePath(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), columns[1]))
        depth = len(point.parts)
        if folder.is_relative_to(point) and depth >= best:
            best, kind = depth, columns[2]
    return kind
