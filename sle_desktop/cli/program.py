"""The program's commands put together, and the one place where refusals become exit codes."""

import logging
import sys
import tempfile
import traceback
from pathlib import Path

import click

from sle_desktop import __version__
from sle_desktop.cli import forms, keeping, records, schools, setting_up, verifying
from sle_desktop.cli.options import BUG, LOCKED, NOT_FOUND, REFUSED, Common, common_options
from sle_desktop.errors import UserError

_NO_KEY = ("LOCKED", "WRONG_PASSPHRASE", "WRONG_RECOVERY_CODE")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sle-desktop")
@common_options
def program() -> None:
    """An offline notebook for Specialist Leaders of Education.

    Without a command the window opens.
    """


for _command in (
    *setting_up.COMMANDS,
    *keeping.COMMANDS,
    schools.schools,
    records.records,
    records.report,
    verifying.verify,
    forms.forms,
):
    program.add_command(_command)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code. Never shows a traceback."""
    logging.basicConfig(level=logging.CRITICAL)
    context = Common()
    try:
        code = program.main(arguments, prog_name="sle-desktop", standalone_mode=False, obj=context)
    except UserError as refusal:
        click.echo(f"{refusal.code}: {refusal.says} {refusal.do}", err=True)
        return _exit_code(refusal)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 130
    except Exception:  # noqa: BLE001 - the last net: a bug is written down, never shown raw
        click.echo(f"Something went wrong inside SLE Desktop. Details: {_written_down()}", err=True)
        return BUG
    finally:
        context.close()
    return code if isinstance(code, int) else 0


def _exit_code(refusal: UserError) -> int:
    if refusal.code in _NO_KEY:
        return LOCKED
    return NOT_FOUND if refusal.code.startswith("NO_SUCH") else REFUSED


def _written_down() -> Path:
    with tempfile.NamedTemporaryFile(
        "w", prefix="sle-desktop-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exc(file=log)
    return Path(log.name)


if __name__ == "__main__":
    sys.exit(main())
