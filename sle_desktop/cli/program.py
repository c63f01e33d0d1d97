"""The program's commands, and the one place where refusals become exit codes."""

import io
import logging
import signal
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path

import click

from sle_desktop import __version__
from sle_desktop.cli.options import Common, common_options
from sle_desktop.cli.refusing import BUG, STOPPED, refuse
from sle_desktop.errors import UserError, describe

_MODULES = {
    "setup": "setting_up",
    "demo": "setting_up",
    "info": "setting_up",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "schools": "schools",
    "records": "records",
    "report": "reporting",
    "verify": "verifying",
    "forms": "forms",
    "join": "joining",
    "share": "sharing",
}
"""The module of each command, which has the command's name in it."""


_MOMENT = 0.02
"""Seconds: long enough to be out of the place that dropped the Ctrl+C."""


class _Commands(click.Group):
    """The commands, each loaded when it is called: most need neither reports nor signing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of a notebook's life."""
        del ctx
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, ``None`` for a name that is none."""
        del ctx
        if cmd_name not in _MODULES:
            return None
        command = getattr(import_module(f"sle_desktop.cli.{_MODULES[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sle-desktop")
@common_options
def program() -> None:
    """An offline notebook for Specialist Leaders of Education.

    Without a command the window opens.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code. Never shows a traceback."""
    logging.basicConfig(level=logging.CRITICAL)
    _print_anything()
    hook, sys.unraisablehook = sys.unraisablehook, _stop_again
    context = Common()
    try:
        code = program.main(arguments, prog_name="sle-desktop", standalone_mode=False, obj=context)
    except UserError as refusal:
        return refuse(refusal)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return STOPPED
    except OSError as fault:
        return _outside(fault)
    except Exception as bug:  # noqa: BLE001 - the last net: a bug is written down, never shown raw
        return _bug(bug)
    finally:
        context.close()
        sys.unraisablehook = hook
    return code if isinstance(code, int) else 0


def _stop_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """Stop again when Ctrl+C fell into a place where Python drops it, such as a weak reference."""
    if unraisable.exc_type is KeyboardInterrupt:
        again = threading.Timer(_MOMENT, _interrupt)
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(unraisable)


def _interrupt() -> None:
    """Send Ctrl+C to the main thread, which a system call may be holding."""
    if sys.platform == "win32":
        signal.raise_signal(signal.SIGINT)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def _print_anything() -> None:
    """Let a terminal or a file name of another time print as escapes, never fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _outside(fault: OSError) -> int:
    """Return the code for what the system refused, such as a path that is too long."""
    if fault.filename is None:
        return _bug(fault)
    return refuse(
        UserError(
            "PATH_REFUSED",
            f"The computer refuses {fault.filename}: {fault.strerror}.",
            "Check the path and its permissions.",
        )
    )


def _bug(bug: Exception) -> int:
    where = _written_down(bug)
    click.echo(f"Something went wrong inside SLE Desktop. Details: {where}", err=True)
    return BUG


def _written_down(bug: Exception) -> Path:
    """Write where a bug arose, without its words, which may be a record's; return the file."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="sle-desktop-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"{describe(bug)}\n")
    return Path(log.name)


if __name__ == "__main__":
    sys.exit(main())
