"""Reading the small files that commands are given: answers, strokes, a passphrase."""

import json
from pathlib import Path
from typing import Any, NoReturn

from sle_desktop.errors import UserError

_LARGEST = 20 * 1024 * 1024


def read_text(file: Path) -> str:
    """Return the text of a file, or of a pipe that looks like one.

    Raises NO_SUCH_FILE, FILE_UNREADABLE and FILE_TOO_LARGE.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except FileNotFoundError as fault:
        raise UserError(
            "NO_SUCH_FILE", f"There is no file {file}.", "Check the name and the folder."
        ) from fault
    except OSError as fault:
        raise _unreadable(file, fault.strerror or "it is not a file") from fault
    if len(content) > _LARGEST:
        raise UserError(
            "FILE_TOO_LARGE",
            f"{file} is larger than {_LARGEST // 1024**2} MB.",
            "Check that it is the right file.",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _unreadable(file, "it is not UTF-8 text") from fault


def read_answers(file: Path) -> dict[str, Any]:
    """Return the object in a JSON file. Raises ANSWERS_UNREADABLE, and what ``read_text`` does."""
    text = read_text(file)
    try:
        answers = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}: {fault.msg}"
        raise _no_answers(f"{file.name} is not JSON: {where}.", "Correct the file.") from fault
    except RecursionError as fault:
        raise _no_answers(f"{file.name} is nested too deeply.", "Correct the file.") from fault
    except ValueError as fault:  # Python's own bound on the digits of a number
        raise _no_answers(
            f"{file.name} holds a number with thousands of digits.", "Correct the file."
        ) from fault
    if not isinstance(answers, dict):
        raise _no_answers(
            f"{file.name} holds no object of answers.",
            'Write answers by field name, such as {"date": "2026-11-23"}.',
        )
    return answers


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose names differ: of two answers to one question, none is the answer."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _no_answers(f"“{name}” is answered twice.", "Leave one of the two.")
        found[name] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise _no_answers(f"{word} is no number in JSON.", "Give a number, or leave it out.")


def _no_answers(says: str, do: str) -> UserError:
    return UserError("ANSWERS_UNREADABLE", says, do)


def _unreadable(file: Path, why: str) -> UserError:
    return UserError(
        "FILE_UNREADABLE", f"{file} cannot be read: {why}.", "Check the file and its permissions."
    )
