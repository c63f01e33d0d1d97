"""How documents name the recommendations that a record is about."""

from sle_desktop.engine.definition import Choice, in_language
from sle_desktop.reports.answers import Answers
from sle_desktop.reports.wording import listed, lower_first, without_stop


def recommendations_said(answers: Answers, name: str, note: str = "") -> str:
    """Return "Recommendation 2: Use manipulatives ...", or several by their short names.

    ``note`` says the focus in somebody's own words and takes the place of titles.
    """
    found = [_parts(one) for one in _chosen(answers, name)]
    numbers = [number for number, _, _ in found if number]
    if not found:
        return without_stop(note)
    if len(numbers) < len(found):
        said = listed([short for _, short, _ in found])
        return f"{said}: {lower_first(without_stop(note))}" if note else said
    if note:
        start = "Recommendation" if len(found) == 1 else "Recommendations"
        return f"{start} {listed(numbers)}: {lower_first(without_stop(note))}"
    if len(found) == 1:
        return f"Recommendation {numbers[0]}: {found[0][2]}"
    return "; ".join(f"Recommendation {number}, {short.lower()}" for number, short, _ in found)


def number_of(answers: Answers, name: str) -> str:
    """Return the number of the one recommendation that was chosen, "" without one."""
    chosen = _chosen(answers, name)
    return _parts(chosen[0])[0] if chosen else ""


def theme_said(answers: Answers, name: str) -> str:
    """Return a theme's short name with its number: "Models (2)"."""
    label = answers.label(name)
    number, space, short = label.partition(" ")
    return f"{short} ({number})" if space and number.isdigit() else label


def _chosen(answers: Answers, name: str) -> list[Choice]:
    field = answers.fields.get(name)
    listed_choices = answers.form.lists.get(field.list_name, ()) if field else ()
    chosen = answers.chosen(name)
    return [one for one in listed_choices if one.name in chosen]


def _parts(choice: Choice) -> tuple[str, str, str]:
    """Return number, short name and full title; the number is "" where the label has none."""
    label = in_language(choice.label)
    number, space, short = label.partition(" ")
    if not (space and number.isdigit()):
        return "", label, choice.columns.get("sle_title", label)
    return number, short, choice.columns.get("sle_title") or short
