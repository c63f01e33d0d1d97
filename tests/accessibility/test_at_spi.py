"""A program outside this one fills an audit by accessible names alone, over AT-SPI.

It needs a display of its own and Debian's ``xvfb openbox dbus at-spi2-core python3-gi
gir1.2-atspi-2.0``; where they are not installed it is skipped, visibly.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories.command_line import CommandLine

CLIENT = Path(__file__).with_name("at_spi_client.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_LOOK = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def missing() -> str:
    """Return what the machine lacks, ``""`` for nothing."""
    if not os.environ.get("DISPLAY"):
        return "a display"
    for one in ("xvfb-run", "openbox", "dbus-run-session"):
        if shutil.which(one) is None:
            return one
    if not LAUNCHER.exists():
        return "at-spi2-core"
    if not SYSTEM_PYTHON.exists():
        return str(SYSTEM_PYTHON)
    looked = subprocess.run([SYSTEM_PYTHON, "-c", _LOOK], capture_output=True, check=False)
    return "gir1.2-atspi-2.0" if looked.returncode else ""


@pytest.mark.display
@pytest.mark.timeout(240)
def test_an_audit_is_filled_by_names_alone(sample: CommandLine, tmp_path: Path) -> None:
    lacks = missing()
    if lacks:
        pytest.skip(f"this machine lacks {lacks}")
    record = sample.json("records", "list", "--form", "eef_audit", "--state", "draft")[0]["id"]
    before = agreed(sample, record)
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    mine = {one: value for one, value in os.environ.items() if one not in _DISPLAYS}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1366x900x24", "dbus-run-session", "--"]
    done = subprocess.run(
        [*command, SYSTEM_PYTHON, CLIENT, sys.executable, sample.data],
        env=mine | _ACCESSIBLE | {"XDG_RUNTIME_DIR": str(run), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    after = agreed(sample, record)
    assert len(before) < 32
    assert len(after) == 32
    assert {key: after[key] for key in before} == before
    answers = sample.json("records", "show", record)["answers"]
    assert "Seen by name alone." in str(answers), answers


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
_ACCESSIBLE = {
    "QT_QPA_PLATFORM": "xcb",
    "QT_ACCESSIBILITY": "1",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "LANG": "C.UTF-8",
}


def agreed(sample: CommandLine, record: str) -> dict[str, str]:
    """Return the agreed mark of every statement that has one."""
    answers = sample.json("records", "show", record)["answers"]
    return {
        name: value
        for group in answers.values()
        if isinstance(group, dict)
        for name, value in group.items()
        if name.startswith("agreed_") and value
    }
