"""What the blocks of a page have in common: values as widgets show them, and the words around."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from sle_desktop.engine.definition import Choice
from sle_desktop.engine.instance import Live
from sle_desktop.engine.values import to_text
from sle_desktop.ui.fill.controls import options_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.widgets.answer import Answer, Option


def shown_value(live: Live) -> object:
    """Return an answer as its widget takes it: decimals without needless figures."""
    value = live.value
    if isinstance(value, float):
        number = Decimal(to_text(live.field.type, value))
        return int(number) if number == number.to_integral_value() else number
    return value


def given_value(value: object) -> object:
    """Return what a widget emitted as the engine takes it."""
    return format(value, "f") if isinstance(value, Decimal) else value


class Options:
    """The choices of one field as options; made again only when the choices are others."""

    def __init__(self) -> None:
        self._choices: tuple[Choice, ...] = ()
        self._options: tuple[Option, ...] = ()

    def of(self, choices: tuple[Choice, ...]) -> tuple[Option, ...]:
        """Return the options of choices."""
        if choices != self._choices:
            self._choices = choices
            self._options = options_of(choices)
        return self._options


def last_time(prior: Mapping[str, str], path: str, options: tuple[Option, ...]) -> object:
    """Return the option that was chosen last time, if it is on offer now."""
    said = prior.get(path)
    return next((one.value for one in options if one.label == said), None) if said else None


def answer_of(desk: Desk, live: Live, options: tuple[Option, ...]) -> Answer:
    """Return what the widget of a field shows now."""
    refused = desk.looked.refused.get(live.key)
    value = refused[0] if refused else shown_value(live)
    last = last_time(desk.opened.prior, live.field.path, options) if options else None
    return Answer(value, options, last, live.read_only or not desk.may_write)


def flush(widget: QWidget) -> None:
    """Let a control that is being typed in give its answer now."""
    give: Callable[[], None] | None = getattr(widget, "flush", None)
    if give is not None:
        give()
