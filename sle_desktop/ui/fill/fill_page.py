"""FillPage: fills in any form, a section at a time; every rule is the engine's or a service's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.domain.audience import Audience, audiences
from sle_desktop.domain.changes import Changes
from sle_desktop.engine.instance import Delta
from sle_desktop.errors import UserError
from sle_desktop.ui import navigation
from sle_desktop.ui.fill.attention import Attention
from sle_desktop.ui.fill.audit_desk import LINKS, AuditDesk
from sle_desktop.ui.fill.column import Column, settle_layout
from sle_desktop.ui.fill.context import Context
from sle_desktop.ui.fill.context_facts import fact_of
from sle_desktop.ui.fill.desk import Desk, Desks
from sle_desktop.ui.fill.folding import Folding
from sle_desktop.ui.fill.foot import FINISH, Foot
from sle_desktop.ui.fill.locked_bar import LockedBar
from sle_desktop.ui.fill.next_version import NextVersion
from sle_desktop.ui.fill.outline import Outline
from sle_desktop.ui.fill.photo_desk import PhotoDesk
from sle_desktop.ui.fill.plan import Plan, Section, plan_of
from sle_desktop.ui.fill.progress import how_far, outline_items, section_of, sections_now
from sle_desktop.ui.fill.saving import Saving
from sle_desktop.ui.fill.standing import heading_of
from sle_desktop.ui.fill.steps import Steps
from sle_desktop.ui.fill.tab_order import TabOrder
from sle_desktop.ui.fill.undoing import Undoing
from sle_desktop.ui.fill.ways import Ways
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.tasks import Tasks
from sle_desktop.ui.widgets.button import Button
from sle_desktop.ui.widgets.fold import Fold
from sle_desktop.ui.widgets.progress_dashes import said
from sle_desktop.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from sle_desktop.services.audits import Audits
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.finishing import Finishing
    from sle_desktop.services.photos import Photos
    from sle_desktop.services.projects import Projects
    from sle_desktop.services.row_taken import RowTaken

_CALM_MS = 60
"""The outline follows this long after an answer: it is read, not waited for."""


@dataclass(frozen=True, slots=True)
class FillServices:
    """What the page calls. ``tell`` passes on what changed to the other pages."""

    fieldwork: "Fieldwork"
    finishing: "Finishing"
    projects: "Projects"
    photos: "Photos"
    audits: "Audits"
    tasks: Tasks
    tell: Callable[[Changes], None]
    in_school: InSchool


@dataclass(frozen=True)
class _Shown:
    """The record that is shown, with what is worked out once."""

    desk: Desk
    plan: Plan
    audience: dict[str, Audience]
    school: str

    @property
    def id(self) -> str:
        """The record's id."""
        return self.desk.opened.record.id

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that have something to show now."""
        return sections_now(self.plan, self.desk.instance)


class FillPage(Page):
    """``record/<id>``, ``record/<id>/<section>`` or ``record/<id>/<key of a question>``.

    Ctrl+Enter: next section. Ctrl+Down, Ctrl+Up: next statement, the one before. F8: next problem.
    Ctrl+Z: undo, Ctrl+Y: do again.
    """

    def __init__(self, services: FillServices) -> None:
        super().__init__()
        self._services = services
        self._desks = Desks(services.fieldwork, PhotoDesk(services.photos, services.tasks))
        self._shown: _Shown | None = None
        self._section = ""
        self._is_stale = False
        self._is_untold = False
        self._by_outline = False
        self.outline = Outline()
        self.column = Column()
        self.context = Context()
        self.foot = Foot()
        self.bar = LockedBar()
        self.finish = Button(FINISH)
        self._beside = Button("About this question", icon="panel-right")
        self._saving = Saving(self.messages, self.say_status)
        self._steps = Steps(self.column, self.foot)
        self._attention = Attention(self.column)
        self._undoing = Undoing(self.column, self._attention, self._saving)
        self._versions = NextVersion(self.bar, services.finishing, self.messages)
        self.ways = Ways(self.go.emit)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        for part, stretch in ((self.bar, 0), (self.column, 1), (self.foot, 0)):
            middle.addWidget(part, stretch)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.outline)
        across.addWidget(Rule(upright=True))
        across.addLayout(middle, 1)
        across.addWidget(self.context)
        self.body.addLayout(across)
        self.column.tab = TabOrder(self.outline.last_stop(), self.foot.stops())
        self._folding = Folding(self.foot, self._services.in_school)
        self._fold = Fold(self.context, self._beside)
        self._fold.watch(self)
        self._fold.folded.connect(self.heading_changed)

    def _connect(self) -> None:
        self.outline.section_chosen.connect(self._visit)
        self.outline.entered.connect(self.column.focus_first)
        self.outline.problem_chosen.connect(self._go_to)
        self.context.link_wanted.connect(self._attention.link)
        self._steps.over.connect(self._next)
        self._steps.wanted.connect(self._go_to)
        self._steps.turned.connect(self._calm.start)
        self.finish.clicked.connect(self._finish)
        self._versions.begun.connect(self._open_again)
        self._versions.go.connect(self.go)
        self._attention.turned.connect(self._show_context)
        self._calm.timeout.connect(self._show_progress)
        self._undoing.went.connect(self._focus_on)
        self._undoing.serve(self)
        for keys, do in (
            ("Ctrl+Return", self._next),
            ("Ctrl+Enter", self._next),
            ("Ctrl+Down", self._steps.go),
            ("Ctrl+Up", self._steps.back),
            ("F8", self._next_problem),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def header_actions(self) -> tuple[QWidget, ...]:
        """Return the button of the folded column, and finishing for a draft."""
        draft = self._shown is not None and self._shown.desk.may_write
        beside = (self._beside,) if self._fold.is_narrow else ()
        if not draft or self._shown is None:
            return beside
        return (*beside, *self.ways.of(self._shown.desk.opened), self.finish)

    def show_address(self, address: str) -> None:
        """Show a section of a record, or the one question of a key. Raises NO_SUCH_RECORD."""
        super().show_address(address)
        _, (record_id, *rest) = navigation.split(address)
        if self._shown is None or self._shown.id != record_id or self._is_stale:
            self._open(record_id)
        shown, wanted = self._shown, "/".join(rest)
        assert shown is not None
        is_section = not wanted or wanted in {one.key for one in shown.sections()}
        if not is_section and shown.desk.may_write:
            shown.desk.look_at_everything()  # finishing sent somebody here
        self._show_section(
            (wanted or self._section) if is_section else section_of(shown.plan, wanted)
        )
        self._saving.show()
        if shown.desk.may_write and not is_section:
            self.column.focus(wanted)
        elif shown.desk.may_write and not self._by_outline:
            self.column.focus_first()

    def on_changed(self, changes: Changes) -> None:
        """Read the record again on the next visit, if somebody else changed it."""
        if self._shown is not None and self._shown.id in changes.records:
            self._is_stale = True

    def owes(self) -> UserError | None:
        """Return why an answer is still not on disk."""
        return self._desks.owes()

    def leave(self) -> None:
        """Tell the other pages what was changed here."""
        if self._is_untold and self._shown is not None:
            stale, self._is_untold = self._is_stale, False
            self._services.tell(Changes(records=frozenset({self._shown.id})))
            self._is_stale = stale  # what this page wrote, it knows

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Read the record again when it is shown again: it may have been signed meanwhile."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._is_stale = True

    def _open(self, record_id: str) -> None:
        desk = self._desks.open(record_id)
        old, opened = self._shown, desk.opened
        if old is not None:
            old.desk.moved.disconnect(self._moved)
            old.desk.go.disconnect(self._go_to)
            old.desk.locked.disconnect(self.messages.refuse)
            old.desk.row_removed.disconnect(self._row_removed)
        desk.audit = AuditDesk(self._services.audits, opened)
        desk.moved.connect(self._moved)
        desk.go.connect(self._go_to)
        desk.locked.connect(self.messages.refuse)
        desk.row_removed.connect(self._row_removed)
        if old is None or old.id != record_id:
            self._section = ""
        school = self._services.projects.school(opened.record.school_id).name
        self._shown = _Shown(desk, plan_of(opened.form), audiences(opened.form), school)
        self._is_stale = False
        self._versions.watch(opened)
        self._fold.never(not opened.is_draft)  # nothing has the focus there
        self._saving.watch(desk)
        self._attention.watch(desk)
        self._undoing.watch(desk)
        self._folding.watch(desk, self._shown.audience)
        self.head(*heading_of(opened, school))

    def _open_again(self, record_id: str) -> None:
        self._is_stale = self._is_untold = True
        self.show_address(navigation.address("record", record_id, self._section))

    def _show_section(self, wanted: str) -> None:
        shown = self._shown
        assert shown is not None
        sections = shown.sections()
        found = next((one for one in sections if one.key == wanted), None)
        section = found or next(iter(sections), None)
        self._attention.forget()
        self._folding.show_section(section)
        self.context.show_fact(None)
        settle_layout()  # how wide the column is decides what it holds
        if section is None:  # a form that asks nothing now
            self._section = ""
            self.column.clear()
        else:
            self._section = section.key
            self.column.show_section(section, shown.desk)
        self._show_progress()

    def _show_progress(self) -> None:
        shown = self._shown
        if shown is None:
            return
        desk, sections = shown.desk, shown.sections()
        problems = desk.instance.problems() if desk.may_write else ()
        tell = desk.looked.everything
        items = outline_items(sections, shown.plan, desk.instance, problems, tell=tell)
        self._saving.count(*how_far(sections, items))
        self.outline.show_sections(items, self._section)
        self.outline.show_problems(problems, may_write=desk.may_write)
        at = next((at for at, one in enumerate(sections) if one.key == self._section), -1)
        here = items[at] if at >= 0 else None
        self.foot.say(f"{said(here.done, here.asked)}" if here and here.asked else "")
        last = at + 1 >= len(sections)
        after = self._steps.name() or ("" if last else sections[at + 1].short)
        self.foot.show_next(after, last=last and not after)
        self.foot.setVisible(desk.may_write or not last)

    def _moved(self, delta: Delta | None) -> None:
        shown = self._shown
        assert shown is not None
        self._is_untold = True
        keys = None if delta is None else delta.states | delta.rows | frozenset(delta.values)
        self.column.follow(keys)
        linked = keys is not None and any(LINKS in one for one in keys)
        if keys is None or linked or self._attention.key in keys:
            self._show_context(self._attention.key)
        head = heading_of(shown.desk.opened, shown.school)
        if head != (self.title, self.subtitle):
            self.head(*head)
        self._calm.start()

    def _show_context(self, key: str) -> None:
        shown = self._shown
        if shown is not None:
            self.context.show_fact(fact_of(shown.desk, key, shown.audience))

    def _visit(self, section: str) -> None:
        if self._shown is not None:
            self._by_outline = True  # one goes on there with the arrow keys
            self.go.emit(navigation.address("record", self._shown.id, section))
            self._by_outline = False
            self.outline.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        shown = self._shown
        if shown is None:
            return
        keys = [one.key for one in shown.sections()]
        at = keys.index(self._section) if self._section in keys else -1
        if at + 1 < len(keys):
            self.go.emit(navigation.address("record", shown.id, keys[at + 1]))
        elif shown.desk.may_write:
            self._finish()

    def _next_problem(self) -> None:
        shown = self._shown
        if shown is None or not shown.desk.may_write:
            return
        self.column.flush(self._attention.key)
        problems = [one.key for one in shown.desk.look_at_everything()]
        self._show_progress()
        if not problems:
            self.messages.done("Nothing stands before finishing.", "", FINISH, self._finish)
            return
        order = [one.key for one in shown.desk.instance.walk()]
        here = order.index(self._attention.key) if self._attention.key in order else -1
        after = [key for key in problems if order.index(key) > here]
        self._go_to((after or problems)[0])

    def _go_to(self, key: str) -> None:
        shown = self._shown
        assert shown is not None
        shown.desk.look_at_everything()
        self._focus_on(key)

    def _focus_on(self, key: str) -> None:
        shown = self._shown
        assert shown is not None
        if not shown.desk.instance.has(key):  # another record
            self.go.emit(navigation.address("record", key))
            return
        section = section_of(shown.plan, key)
        if section != self._section:
            self.go.emit(navigation.address("record", shown.id, section))
        self._folding.reveal(key)
        self.column.focus(key)

    def _finish(self) -> None:
        if self._shown is not None:
            self._shown.desk.look_at_everything()
            self.go.emit(navigation.address("finish", self._shown.id))

    def _row_removed(self, taken: "RowTaken", name: str) -> None:
        if self._shown is not None:
            back = partial(self._shown.desk.bring_back, taken)
            self.messages.done(f"{name} was removed.", "", "Undo", back)
