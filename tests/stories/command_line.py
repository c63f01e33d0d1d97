"""The command line as a script drives it: a process of its own, its output and its exit code."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


@dataclass(frozen=True)
class CommandLine:
    """Runs commands on one data folder."""

    data: Path
    passphrase: str | None = "demo"

    def __call__(self, *words: str | Path, json_out: bool = False) -> Ran:
        """Run one command and return what it did."""
        environment = {key: value for key, value in os.environ.items() if "SLE_DESKTOP" not in key}
        environment["SLE_DESKTOP_DATA"] = str(self.data)
        if self.passphrase is not None:
            environment["SLE_DESKTOP_PASSPHRASE"] = self.passphrase
        command = [sys.executable, "-m", "sle_desktop", *map(str, words)]
        command += ["--json"] if json_out else []
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def json(self, *words: str | Path) -> Any:
        """Run a command that must succeed, and return its JSON."""
        ran = self(*words, json_out=True)
        assert ran.code == 0, ran.err
        return ran.document
