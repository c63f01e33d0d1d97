"""Fills an audit by accessible names alone, from outside the program, as a screen reader would.

Run by ``test_at_spi.py`` with the system's Python, which has AT-SPI's bindings, on a bus and a
display of its own: ``at_spi_client.py PYTHON DATA_FOLDER``. It knows nothing but names and roles,
presses what offers an action, and types with keys where the focus is.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

LONG = 40.0
PAUSE = 0.1
_STEPS = 20
"""Sections of an audit, and some more."""

_CONTROL, _RETURN = 37, 36
"""Key codes of X11, the same on every keyboard."""


def main(python: str, folder: str) -> int:
    """Start the program, fill the audit and close."""
    helpers = [
        subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"]),
        subprocess.Popen(["openbox"]),
    ]
    program = subprocess.Popen([python, "-m", "sle_desktop", "--data", folder])
    try:
        fill(Screen())
    finally:
        for one in (program, *helpers):
            one.terminate()
            one.wait(10)
    return 0


def fill(screen: "Screen") -> None:
    """Unlock, open the draft, mark every statement that has no mark, and say the whole picture."""
    screen.type("Passphrase", "demo")
    screen.press("Open")
    screen.press("Review 1 audit", starting=True)
    marked = 0
    for _ in range(_STEPS):
        marked += screen.mark_all("Agreed: ", "Developing")
        if screen.find("The whole picture in two sentences", within=0) is not None:
            break
        screen.next_section()
    screen.type("The whole picture in two sentences", "Seen by name alone.")
    time.sleep(1)  # a pause, after which words are saved
    sys.stdout.write(f"{marked} statements were marked.\n")


class Screen:
    """What a person hears of the program, and what they can do."""

    def find(self, name: str, *, starting: bool = False, within: float = LONG) -> Any:
        """Return the first thing in sight of a name; ``None`` only if it need not be there."""

        def fits(one: Any) -> bool:
            said = one.get_name() or ""
            return said.startswith(name) if starting else said == name

        return self._wait(lambda: next(filter(fits, everything()), None), name, within)

    def act(self, one: Any) -> None:
        """Do what a thing offers first: press it, or choose it."""
        assert Atspi.Action.do_action(one, 0), one.get_name()
        time.sleep(PAUSE)

    def press(self, name: str, *, starting: bool = False) -> None:
        """Press something by its name."""
        self.act(self.find(name, starting=starting))

    def type(self, name: str, words: str) -> None:
        """Put the focus into a field by its name (its label has the same), and type."""

        def field() -> Any:
            named = (one for one in everything() if one.get_name() == name)
            return next((one for one in named if has(one, Atspi.StateType.FOCUSABLE)), None)

        Atspi.Component.grab_focus(self._wait(field, name, LONG))
        time.sleep(PAUSE)
        Atspi.generate_keyboard_event(0, words, Atspi.KeySynthType.STRING)
        time.sleep(PAUSE)

    def next_section(self) -> None:
        """Go on to the next section with Ctrl and Enter."""
        Atspi.generate_keyboard_event(_CONTROL, None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(_RETURN, None, Atspi.KeySynthType.PRESSRELEASE)
        Atspi.generate_keyboard_event(_CONTROL, None, Atspi.KeySynthType.RELEASE)
        time.sleep(5 * PAUSE)

    def mark_all(self, group: str, mark: str) -> int:
        """Give a mark to every group of a name that has none; return how many were given."""
        given = 0
        for one in list(everything()):
            if not (one.get_name() or "").startswith(group):
                continue
            marks = [one.get_child_at_index(at) for at in range(one.get_child_count())]
            if any(has(each, Atspi.StateType.CHECKED) for each in marks):
                continue
            wanted = next((each for each in marks if each.get_name() == mark), None)
            if wanted is not None and has(wanted, Atspi.StateType.SHOWING):
                self.act(wanted)
                assert has(wanted, Atspi.StateType.CHECKED), one.get_name()
                given += 1
        return given

    @staticmethod
    def _wait(look: Callable[[], Any], name: str, within: float) -> Any:
        end = time.monotonic() + within
        while (found := look()) is None and time.monotonic() < end:
            time.sleep(PAUSE)
        if found is None and within:
            said = sorted({one.get_name() for one in everything() if one.get_name()})
            raise AssertionError(f"{name} is not among {said}")
        return found


def has(one: Any, state: Any) -> bool:
    """Whether a thing is in a state."""
    return bool(one.get_state_set().contains(state))


def everything() -> Iterator[Any]:
    """Yield all that is in sight of every program on the bus."""
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None:
            yield from _inside(program)


def _inside(one: Any) -> Iterator[Any]:
    one.clear_cache()
    try:
        count = one.get_child_count()
    except Exception:  # noqa: BLE001  # it went while it was looked at
        return
    for at in range(min(count, 400)):
        child = one.get_child_at_index(at)
        if child is None or (child.get_role() != Atspi.Role.FRAME and not visible(child)):
            continue
        yield child
        yield from _inside(child)


def visible(one: Any) -> bool:
    """Whether a thing is in sight."""
    return has(one, Atspi.StateType.VISIBLE) or has(one, Atspi.StateType.SHOWING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
