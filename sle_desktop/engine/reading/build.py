"""Puts the sheets of a file together as a form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from sle_desktop.engine.definition import EMPTY, Choice, Field, Form, SheetSource, Source
from sle_desktop.engine.lint.finding import Finding, Place, found
from sle_desktop.engine.question_types import read_type
from sle_desktop.engine.reading.canonical import form_hash
from sle_desktop.engine.reading.choices import Lists, read_choices
from sle_desktop.engine.reading.columns import Languages, find_languages
from sle_desktop.engine.reading.list_files import Folder, ListFiles
from sle_desktop.engine.reading.other import spell_out_other
from sle_desktop.engine.reading.settings import Settings, read_settings
from sle_desktop.engine.reading.sheets import SHEETS, Book, Row, Sheet, Trouble
from sle_desktop.engine.reading.survey import read_survey
from sle_desktop.engine.reading.survey_row import is_disabled

_MOST = 1000
"""Findings that are kept; nobody mends more at a time."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What came of reading a file: the form, and what was wrong with the file's rows.

    ``form`` is ``None`` only where a TOML file has a slip that stops its reading. With an error
    among the findings the form is there for looking at; it is not one to install.
    """

    form: Form | None
    findings: tuple[Finding, ...]


class _Builder:
    """Gathers the parts of one form and what was wrong with each."""

    def __init__(self, book: Book, file_name: str) -> None:
        self._book = book
        self._file_name = file_name
        self._troubles: list[tuple[str, Trouble]] = []

    def build(self, folder: Folder) -> ReadForm:
        settings, troubles = read_settings(self._sheet("settings").rows, self._file_name)
        self._note("settings", troubles)
        languages = self._languages(settings)
        fields, rows = read_survey(self._sheet("survey").rows, languages)
        self._note("survey", rows)
        lists, places = self._lists(languages)
        self._note("survey", _filtered_other(fields))
        files = ListFiles(folder, languages)
        files.read(_walk(fields), lists)
        self._note("survey", files.troubles)
        fields = spell_out_other(fields, lists, languages.words)
        if not fields:
            self._note("survey", [_empty()])
        frozen = {name: tuple(choices) for name, choices in lists.items() if choices}
        form = self._form(settings, languages, fields, frozen)
        source = self._source(places | files.sources)
        form = replace(form, source=source, hash=form_hash(form))
        return ReadForm(form, tuple(islice(self._findings(source), _MOST)))

    def _sheet(self, name: str) -> Sheet:
        return self._book.get(name, Sheet())

    def _note(self, sheet: str, troubles: Iterable[Trouble]) -> None:
        self._troubles.extend((sheet, trouble) for trouble in troubles)

    def _languages(self, settings: Settings) -> Languages:
        sheets = {name: self._sheet(name) for name in ("survey", "choices", "external_choices")}
        keys = [key for sheet in sheets.values() for key in sheet.source.headers]
        rows = [row for name, sheet in sheets.items() for row in sheet.rows if _counts(name, row)]
        languages = find_languages(rows, keys, settings.others.get("default_language", ""))
        if languages.own:
            # Said outright, so that the same form written in another order has the same language.
            settings.others["default_language"] = languages.own
        return languages

    def _lists(self, languages: Languages) -> tuple[Lists, dict[str, str]]:
        lists, troubles = read_choices(self._sheet("choices").rows, languages)
        self._note("choices", troubles)
        others, troubles = read_choices(self._sheet("external_choices").rows, languages)
        self._note("external_choices", troubles)
        places = {name: "external_choices" for name in others if name not in lists}
        return {**others, **lists}, places

    def _form(
        self,
        settings: Settings,
        languages: Languages,
        fields: tuple[Field, ...],
        lists: Mapping[str, tuple[Choice, ...]],
    ) -> Form:
        return Form(
            id=settings.id,
            title=settings.title,
            version=settings.version,
            fields=fields,
            lists=MappingProxyType(dict(sorted(lists.items()))),
            settings=MappingProxyType(settings.others) if settings.others else EMPTY,
            languages=languages.words,
        )

    def _source(self, places: Mapping[str, str]) -> Source:
        sheets = {name: sheet.source for name, sheet in self._book.items()}
        for name in SHEETS[:3]:
            sheets.setdefault(name, SheetSource(name))
        return Source(self._file_name, sheets, places)

    def _findings(self, source: Source) -> Iterable[Finding]:
        own = [(name, trouble) for name, sheet in self._book.items() for trouble in sheet.troubles]
        for sheet, trouble in [*own, *self._troubles]:
            place = Place(sheet, trouble.row, trouble.key)
            yield found(source, trouble.code, place, trouble.says, trouble.do)


def _counts(sheet: str, row: Row) -> bool:
    """Whether a row is part of the form; what others say is in no language of it."""
    cells = row.cells
    if is_disabled(cells):
        return False
    if sheet == "survey":
        type_ = cells.get("type", "")
        return bool(type_) and not type_.startswith("#") and read_type(type_).edge != "end"
    return bool(cells.get("list_name") and cells.get("name"))


def _walk(fields: Sequence[Field]) -> Iterable[Field]:
    for one in fields:
        yield from one.walk()


def _filtered_other(fields: Sequence[Field]) -> Iterable[Trouble]:
    for one in _walk(fields):
        if one.or_other and one.choice_filter:
            says = f"“{one.name[:60]}” offers “Other”, but its filter may hide that choice."
            do = "Add the choice “other” to the list, and a question of your own after this one."
            yield Trouble("OTHER_WITH_FILTER", one.row, "choice_filter", says, do)


def _empty() -> Trouble:
    do = "Write at least one row with a type and a name."
    return Trouble("EMPTY_FORM", 0, "", "The form has no questions.", do)


def build(book: Book, file_name: str, folder: Folder = None) -> ReadForm:
    """Return the form that a file's sheets describe, with its identity; ``folder`` is its own."""
    return _Builder(book, file_name).build(folder)
