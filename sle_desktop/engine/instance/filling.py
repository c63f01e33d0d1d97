"""Filling a record from nested answers, as the command line and imports bring them."""

from collections.abc import Mapping

from sle_desktop.engine.dependencies.rules import COUNT
from sle_desktop.engine.instance.answering import Answering
from sle_desktop.engine.instance.naming import did_you_mean
from sle_desktop.engine.instance.nodes import Container, Group, Leaf, Node
from sle_desktop.engine.instance.outcomes import MOST_ROWS
from sle_desktop.engine.instance.rows import MOST_ROWS_IN_ALL
from sle_desktop.engine.values import shortened, to_text
from sle_desktop.errors import UserError

Refused = tuple[str, str]
"""The path of an answer that was not taken, as people write it, and why."""


class Filling:
    """Answers question by question in the order of the form, repeats after what counts them."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.settling = answering.settling
        self.refused: list[Refused] = []
        self._worked_out: list[tuple[Leaf, object]] = []

    def fill(self, answers: object) -> list[Refused]:
        """Take in everything that fits; return all that was refused, unknown names included."""
        root = self.settling.rows.root
        self._fill(root, answers, "")
        for leaf, raw in self._worked_out:
            self._compare(leaf, raw)
        return self.refused

    def _fill(self, group: Group, answers: object, shown: str) -> None:
        if not isinstance(answers, Mapping):
            self.refused.append((shown, f"{shortened(answers)} is no object with answers by name."))
            return
        names = {one.name: one for one in group.within()}
        self._name_strangers(answers, names, f"{shown}/" if shown else "")
        given = [(node, answers[name]) for name, node in names.items() if name in answers]
        for node, value in given:
            if isinstance(node, Group):
                self._fill(node, value, node.shown)
            elif not isinstance(node, Container):
                self._answer(node, value)
        for node, value in given:
            if isinstance(node, Container):
                self._fill_rows(node, value)

    def _name_strangers(
        self, answers: Mapping[str, object], names: Mapping[str, Node], prefix: str
    ) -> None:
        for name in answers:
            if name not in names:
                says = f"There is no question “{name}” here. {did_you_mean(str(name), names)}"
                self.refused.append((f"{prefix}{name}", says))

    def _answer(self, node: Node, raw: object) -> None:
        if node.slot.is_calculated and isinstance(node, Leaf):
            self._worked_out.append((node, raw))
            return
        try:
            self.answering.answer(node, raw)
        except UserError as refusal:
            says = refusal.says.removeprefix(f"{node.shown}: ")
            self.refused.append((node.shown, f"{says} {refusal.do}"))
        self.settling.settle()

    def _fill_rows(self, container: Container, rows: object) -> None:
        if not isinstance(rows, (list, tuple)):
            self.refused.append((container.shown, f"{shortened(rows)} is no list of rows."))
            return
        if len(rows) > MOST_ROWS or self.settling.rows.count + len(rows) > MOST_ROWS_IN_ALL:
            says = f"{len(rows):,} rows are more than a record holds."
            self.refused.append((container.shown, says))
            return
        counted = COUNT in container.slot.rules
        for number, answers in enumerate(rows, 1):
            if number > len(container.rows):
                if counted:
                    has = len(container.rows)
                    says = (
                        f"The form makes {has} row{'' if has == 1 else 's'} here, so not this one."
                    )
                    self.refused.append((f"{container.shown}[{number}]", says))
                    continue
                new_id = self.settling.rows.unused_id(container)
                self.answering.add_row(container, new_id, None, fresh=True)
                self.settling.settle()
            row = container.rows[number - 1]
            self._fill(row, answers, row.shown)

    def _compare(self, leaf: Leaf, raw: object) -> None:
        """Refuse a value for a calculation, unless it is what the form makes of the answers too."""
        given = raw if isinstance(raw, str) else ("" if raw is None else str(raw))
        made = to_text(leaf.field.type, leaf.value)
        if given and given != made and not _same_number(given, made):
            says = f"The form works this out by itself, as {shortened(made) if made else 'blank'}."
            self.refused.append((leaf.shown, says))


def _same_number(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return False
