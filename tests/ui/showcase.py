"""One of every widget, filled, for tests that look at all of them."""

from datetime import date, time
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sle_desktop.ui.marks import Mark
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.band import Band
from sle_desktop.ui.widgets.banner import Banner, Weight
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.card import Card, CardFact
from sle_desktop.ui.widgets.chips import ChipFact, Chips
from sle_desktop.ui.widgets.choice_list import ChoiceList, TickList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.data_table import DataTable
from sle_desktop.ui.widgets.date_field import DateField
from sle_desktop.ui.widgets.empty_state import EmptyState
from sle_desktop.ui.widgets.image_drop import ImageDrop
from sle_desktop.ui.widgets.mark_badge import MarkBadge
from sle_desktop.ui.widgets.number_field import NumberField, Range, Stepper
from sle_desktop.ui.widgets.outline_list import OutlineItem, OutlineList
from sle_desktop.ui.widgets.page_header import PageHeader
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row, all_of
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.progress_dashes import ProgressDashes
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.rail import Place, Rail
from sle_desktop.ui.widgets.rank_list import RankList
from sle_desktop.ui.widgets.search_field import SearchField
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.status_line import StatusFact, StatusLine
from sle_desktop.ui.widgets.tabs import TabFact, Tabs
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.time_field import TimeField
from sle_desktop.ui.widgets.words import Words

POSITIONS = (
    Option("red", "Not yet in place"),
    Option("amber", "Developing"),
    Option("green", "Secure"),
    Option("not_looked_at", "Not looked at yet"),
    Option("not_applicable", "Not applicable"),
)
SCALE = (
    Option("little", "Little"),
    Option("some", "Some"),
    Option("clear", "Clear"),
    Option("cannot_tell", "Cannot tell from books", apart=True),
)


def answers() -> dict[str, QWidget]:
    """Return every answer widget, filled."""
    made: dict[str, tuple[QWidget, Answer]] = {
        "marks": (PositionMarks("4a, agreed"), Answer("amber", POSITIONS, "red")),
        "segments": (ChoiceSegments("Range of work"), Answer("some", SCALE, "little")),
        "list": (ChoiceList("Read"), Answer("some", SCALE)),
        "ticks": (TickList("Seen"), Answer(("little", "clear"), SCALE)),
        "pick": (PickOne("School"), Answer("clear", SCALE)),
        "rank": (RankList("Order"), Answer(("clear",), SCALE)),
        "text": (TextField("What changed"), Answer("Two methods are compared")),
        "area": (TextArea("Note"), Answer("Some.\nModels in lessons, few in books.")),
        "date": (DateField("Date of the visit"), Answer(date(2026, 11, 23))),
        "time": (TimeField("Started"), Answer(time(10, 35))),
        "number": (NumberField("Pupils"), Answer(28)),
        "stepper": (Stepper("Books"), Answer(8)),
        "range": (Range("Sure", Decimal(0), Decimal(10), Decimal(1)), Answer(7)),
    }
    for widget, answer in made.values():
        widget.show_answer(answer)  # type: ignore[attr-defined]  # every answer widget has it
    return {name: widget for name, (widget, _) in made.items()}


def others() -> dict[str, QWidget]:
    """Return every other widget, filled."""
    outline = OutlineList("Sections")
    outline.show_items(
        (
            OutlineItem("about", "About this audit", complete=True),
            OutlineItem("1", "Assessment", "1", done=4, asked=4, mark=Mark.AMBER),
            OutlineItem("5", "Independence", "5", asked=4, missing=2),
            OutlineItem("s", "Sample", note="8 books"),
        )
    )
    outline.show_current("1")
    table = DataTable("Records", tall=True)
    table.show_rows(
        (Column("day", "Date", 1, sorts=True), Column("what", "Record", 3)),
        all_of(
            (
                Row("a", (Cell("24 Nov"), Cell("Lesson observation", "Hollowbrook First"))),
                Row("b", (Cell("9 Nov"), Cell("developing", mark=Mark.AMBER))),
            )
        ),
    )
    chips = Chips("Exceptions", switches=True)
    chips.show_chips(
        (ChipFact("a", "A"), ChipFact("b", "B", on=True), ChipFact("+", "Add", "plus", adds=True))
    )
    banner = Banner()
    banner.show_message(
        Weight.REFUSED, "Not saved: the disk is full.", "Free some space.", "Try again"
    )
    empty = EmptyState()
    empty.show_empty("school", "No schools yet", "Add the schools you support.", "Add a school")
    badge = MarkBadge()
    badge.show_mark(Mark.GREEN)
    progress = ProgressDashes("Sections")
    progress.show_progress(2, 4)
    status = StatusLine()
    status.show_status(StatusFact("Saved 10:42:07", ("2 of 4",), "This school only, F9 to leave"))
    header = PageHeader()
    header.show_heading("Schools", "Three schools", (Button("Add a school", Kind.PRIMARY),))
    rail = Rail(
        (Place("schools", "Schools", "school"), Place("settings", "Settings", "settings", low=True))
    )
    rail.show_here("schools")
    question = Question(TextField("Why"))
    question.show_fact(
        QuestionFact("Why?", "In one line", needed=True, problem="Say why.", last="Time")
    )
    side = Side()
    side.column.addWidget(Words("Recommendation 4 so far"))
    tabs = Tabs("Copies")
    tabs.show_tabs((TabFact("teacher", "Teacher's copy"), TabFact("school", "School's copy")))
    band = Band()
    band.column.addWidget(TextField("Note of 4b"))
    return {
        "tabs": tabs,
        "band": band,
        "outline": outline,
        "table": table,
        "chips": chips,
        "banner": banner,
        "empty": empty,
        "badge": badge,
        "progress": progress,
        "status": status,
        "header": header,
        "rail": rail,
        "question": question,
        "side": side,
        "card": Card(CardFact("Review 1 audit", "Stourbank Middle", "eye", "Alt A", 14, 32)),
        "photo": ImageDrop("Photos"),
        "search": SearchField("Search schools", "Ctrl K"),
        "words": Words("A lesson is only a fraction of a unit. " * 4, wrap=True),
        "icon button": Button("Calendar", icon="calendar", icon_only=True),
    }


def showcase() -> QWidget:
    """Return one window with every widget in a column."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    for widget in (*answers().values(), *others().values()):
        column.addWidget(widget)
    return whole
