"""A record of a form while it is being filled in: the one thing that callers of the engine hold."""

from collections.abc import Mapping
from typing import Any

from sle_desktop.engine.definition import Form
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import asking, naming
from sle_desktop.engine.instance.beginning import Beginning, begin
from sle_desktop.engine.instance.changes import Delta
from sle_desktop.engine.instance.filling import Filling, Refused
from sle_desktop.engine.instance.look import Answers, Look, RowIds


class Instance(Look):
    """A live record: relevance, calculations, problems and choices follow every answer at once.

    Keys name fields: names joined by ``/``, repeat rows by their ids in brackets
    (``books[0191...]/letter``). A field that is not relevant keeps its answer, but is empty in
    every expression and has no problem. Make one with ``open`` or ``create``.
    """

    @classmethod
    def open(
        cls,
        form: Form,
        answers: Answers,
        rows: RowIds,
        environment: Environment,
        beginning: Beginning | None = None,
    ) -> "Instance":
        """Return the live record of stored answers; without any, a new one with its defaults.

        An answer of a field that the form does not have is kept in ``answers`` and not used.
        Raises FORM_CYCLE, naming the chain, when expressions of the form wait for each other.
        """
        beginning = beginning or Beginning()
        if not answers and not rows:
            return cls.create(form, environment, beginning)
        one = cls(form, environment, beginning)
        one._tree.fill(answers, rows, fresh=False)
        one._strays = {key: value for key, value in answers.items() if not one.has(key)}
        one._settling.open()
        return one

    @classmethod
    def create(
        cls, form: Form, environment: Environment, beginning: Beginning | None = None
    ) -> "Instance":
        """Return a new record: what is known beforehand, then the form's defaults, once."""
        beginning = beginning or Beginning()
        one = cls(form, environment, beginning)
        one._tree.fill({}, {}, fresh=True)
        begin(one._tree, environment, beginning)
        one._settling.open(fresh=True)
        return one

    def answer(self, key: str, value: object) -> Delta:
        """Give a field an answer and return all that follows.

        An answer outside its constraint is kept and stands as a problem. Raises NO_SUCH_FIELD,
        and ANSWER_REFUSED for a value of the wrong type, for a name that is in no list, and for
        what the form works out itself. Read-only fields are taken: they bind the page, not us.
        """
        self._answering.answer(naming.node_of(self._tree, key), value)
        return self._settling.settle()

    def add_row(
        self, repeat: str, row_id: str | None = None, *, at: int | None = None, fresh: bool = True
    ) -> Delta:
        """Put a row into a repeat, at the end or before place ``at`` (from 0).

        A row that is not fresh comes without the form's defaults: one that is brought back.
        Raises NO_SUCH_FIELD, and ROWS_COUNTED where ``repeat_count`` says how many there are.
        """
        container = naming.container_of(self._tree, repeat)
        new_id = row_id or self._tree.unused_id(container)
        self._answering.add_row(container, new_id, at, fresh=fresh)
        return self._settling.settle()

    def remove_row(self, row: str) -> Delta:
        """Take a row away with all its answers. Raises NO_SUCH_FIELD and ROWS_COUNTED."""
        self._answering.remove_row(naming.row_of(self._tree, row))
        return self._settling.settle()

    def fill_from(self, answers: Mapping[str, Any]) -> list[Refused]:
        """Take in answers nested as the command line has them; return (path, why) of the refused.

        Nothing is ignored: an unknown name is refused too. A row is added for each element of a
        list that has none yet. A calculation may be given if it comes out the same.
        """
        return Filling(self._answering).fill(answers)

    def stamp_end(self) -> Delta:
        """Note the present time in questions of type ``end``, as at finishing."""
        asking.stamp_end(self._settling)
        return self._settling.settle()

    def evaluate(self, source: str, key: str = "") -> str:
        """Return what an expression gives at a field, ``""`` where it cannot be worked out."""
        node = naming.node_of(self._tree, key) if key else self._tree.root
        return asking.text_of(self._evaluator, source, node)
