"""The languages of a form: its own first, whichever way its columns are written."""

import pytest

from sle_desktop.engine.definition import Form, in_language
from sle_desktop.engine.reading import read_bytes, write_toml

from .workbooks import form_of, read_sheet


def form_with(headers: tuple[str, ...], cells: tuple[str, ...], own: str = "") -> Form:
    rows = (("type", "name", *headers), ("text", "q", *cells))
    return form_of(read_sheet(rows, settings=(("default_language",), (own,))))


@pytest.mark.parametrize(
    ("headers", "own", "languages"),
    [
        (("label",), "", ("",)),
        (("label",), "english", ("",)),
        (("label", "label::cy"), "", ("", "cy")),
        (("label::fr", "label::cy"), "", ("fr", "cy")),
        (("label::fr", "label::cy"), "cy", ("cy", "fr")),
        (
            ("label::English (en)", "label::Cymraeg (cy)"),
            "english",
            ("English (en)", "Cymraeg (cy)"),
        ),
        (("label", "label::English (en)"), "English (en)", ("English (en)",)),
        (("label::fr", "hint"), "", ("fr",)),
    ],
)
def test_languages(headers: tuple[str, ...], own: str, languages: tuple[str, ...]) -> None:
    form = form_with(headers, tuple(f"in {header}" for header in headers), own)
    assert form.languages == languages
    assert in_language(form.fields[0].label, form.languages[0]).startswith("in label")
    again = form_of(read_bytes(write_toml(form).encode(), "x.toml"))
    assert (again, again.hash) == (form, form.hash)
    assert list(again.fields[0].label) == list(form.fields[0].label)


def test_a_language_without_a_word_is_none() -> None:
    assert form_with(("label", "label::cy"), ("Q", "")).languages == ("",)


def test_columns_without_a_suffix_are_in_the_forms_own_language() -> None:
    form = form_with(("label::en", "label::fr", "hint"), ("Name", "Nom", "In full"))
    assert form.fields[0].hint == {"en": "In full"}
    assert form.settings == {"default_language": "en"}
