"""Forms out and in: as TOML, as a workbook that other survey tools read, and on paper."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sle_desktop.clock import Now
from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading.tables import as_tables
from sle_desktop.engine.reading.toml_writer import write_toml
from sle_desktop.errors import UserError
from sle_desktop.services.form_files import Checked, check, usable
from sle_desktop.services.library import Library
from sle_desktop.services.loading import ONE_AT_A_TIME
from sle_desktop.services.owner import me
from sle_desktop.services.owner import project as project_of
from sle_desktop.store.repositories.forms import InstalledForm
from sle_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """A form that was installed; ``is_new`` is off where the same version was here already."""

    form: Form
    is_new: bool


@dataclass(frozen=True, slots=True)
class FormExchange:
    """Exports, prints and installs forms."""

    store: Store
    library: Library
    now: Now

    def check(self, file: Path) -> Checked:
        """Lint a form file. Raises NO_SUCH_FILE and NOT_A_FORM."""
        return check(file)

    def install(self, file: Path) -> Imported:
        """Install a form file: new drafts use it, and records keep the version they have.

        Raises NO_SUCH_FILE, NOT_A_FORM, FORM_HAS_ERRORS, and FORM_WITHOUT_ID.
        """
        form = usable(file)
        if not form.id:
            raise UserError(
                "FORM_WITHOUT_ID",
                f"{file.name} has no form_id in its settings.",
                "Give it one: records are kept under it.",
            )
        text = write_toml(form)
        row = InstalledForm(form.hash, form.id, form.version, form.title, text, self.now())
        with self.store.work() as work:
            is_new = work.forms.install(row)
        return Imported(form, is_new)

    def exported(self, form: Form, suffix: str) -> bytes:
        """Return a form as the kind of file that an ending names: .xlsx, .toml, or .pdf to fill in.

        Raises FORM_KIND for another ending.
        """
        ways = {".xlsx": as_workbook, ".toml": as_toml, ".pdf": self.blank}
        way = ways.get(suffix.casefold())
        if way is None:
            raise UserError(
                "FORM_KIND",
                f"A form is not written as “{suffix or 'a file without an ending'}”.",
                "End the file’s name in .xlsx, .toml, or .pdf for a blank sheet.",
            )
        return way(form)

    def blank(self, form: Form) -> bytes:
        """Return a form as a PDF to print and fill in by hand."""
        with ONE_AT_A_TIME:
            from sle_desktop.reports.blank_form import blank_summary  # noqa: PLC0415
            from sle_desktop.reports.blocks import DocumentFacts  # noqa: PLC0415
            from sle_desktop.reports.pdf.draw import draw  # noqa: PLC0415
        with self.store.reading() as work:
            author, project = me(work).name, project_of(work)
        facts = DocumentFacts("", 0, "blank", self.now(), author)
        return draw(blank_summary(form, project), facts).pdf


def as_toml(form: Form) -> bytes:
    """Return a form as TOML; reading it gives the same form."""
    return write_toml(form).encode()


def as_workbook(form: Form) -> bytes:
    """Return a form as a .xlsx in the shape of XLSForm; reading it gives the same form."""
    with ONE_AT_A_TIME:
        from sle_desktop.services.form_as_workbook import workbook  # noqa: PLC0415
    out = BytesIO()
    workbook(as_tables(form), out)
    return out.getvalue()
