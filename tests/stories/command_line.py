"""The command line as a script drives it: its output and its exit code."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sle_desktop.cli import main

_OURS = "SLE_DESKTOP"


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
    """Runs commands on one data folder, in this process unless another is asked for."""

    data: Path
    passphrase: str | None = "demo"

    def __call__(self, *words: str | Path, json_out: bool = False) -> Ran:
        """Run one command and return what it did."""
        arguments = [*map(str, words), *(["--json"] if json_out else [])]
        out, err = io.StringIO(), io.StringIO()
        with self._environment(), redirect_stdout(out), redirect_stderr(err):
            code = main(arguments)
        assert "Traceback" not in err.getvalue()
        return Ran(code, out.getvalue(), err.getvalue())

    def json(self, *words: str | Path) -> Any:
        """Run a command that must succeed, and return its JSON."""
        ran = self(*words, json_out=True)
        assert ran.code == 0, ran.err
        return ran.document

    def in_a_process(self, *words: str | Path, **variables: str) -> Ran:
        """Run one command as a process of its own, as a script does."""
        with self._environment():
            done = subprocess.run(
                [sys.executable, "-m", "sle_desktop", *map(str, words)],
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                env=dict(os.environ) | variables,
            )
        # What a terminal of another time prints need not be UTF-8.
        out, err = (one.decode("utf-8", "replace") for one in (done.stdout, done.stderr))
        return Ran(done.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n"))

    @contextmanager
    def _environment(self) -> Iterator[None]:
        before = dict(os.environ)
        for name in [one for one in os.environ if one.startswith(_OURS)]:
            del os.environ[name]
        os.environ["SLE_DESKTOP_DATA"] = str(self.data)
        if self.passphrase is not None:
            os.environ["SLE_DESKTOP_PASSPHRASE"] = self.passphrase
        stdin, sys.stdin = sys.stdin, io.StringIO()
        try:
            yield
        finally:
            sys.stdin = stdin
            os.environ.clear()
            os.environ.update(before)
