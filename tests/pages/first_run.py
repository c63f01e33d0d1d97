"""The first run, as a person goes through it."""

from sle_desktop.ui.opening.code_field import CodeShown
from tests.pages.program import LONG, Program


def tell_who(run: Program) -> None:
    """Step 1."""
    run.wait_for("Step 1 of 3")
    run.write("Your name", "Helen Loder")
    run.write("Your e-mail address", "helen@example.org")
    run.press("Continue")


def shown_code(run: Program) -> str:
    """Return the recovery code that is in sight, groups joined by dashes."""
    said = run.all(CodeShown)[0].accessibleName()
    return said.removeprefix("Recovery code: ").replace(", ", "-").replace(" ", "")


def make(run: Program, passphrase: str = "") -> str:
    """Go through the first run to its third step, and return the recovery code."""
    tell_who(run)
    if passphrase:
        run.write("Passphrase", passphrase)
    run.press("Make my notebook")
    run.wait_for("Write down your recovery code")
    code = shown_code(run)
    run.press("I have it")
    run.write("Recovery code", code.lower())
    run.press("Confirm")
    assert run.sees("Step 3 of 3")
    return code


def open_now(run: Program, button: str) -> None:
    """Press the button that opens the notebook, and wait until it is open."""
    with run.bot.waitSignal(run.app.opened, timeout=LONG):
        run.press(button)
