"""Who signs, as the command line says it: names, comments, refusals to sign, and ink."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from sle_desktop.cli.reading import read_answers
from sle_desktop.domain.records import Signature
from sle_desktop.errors import UserError

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Stroke = tuple[tuple[float, float, float], ...]

_BOX = (3.0, 1.0, 1.0)
"""The most of x, y and pressure."""

_MOST_POINTS = 20_000
"""A signature has some hundreds; a file of millions would never be drawn."""


def SIGNING(command: _Command) -> _Command:  # noqa: N802  # used as click's own decorators are
    """Add the options that say who signs."""
    for option in (
        click.option(
            "--sign",
            metavar="ROLE=NAME",
            multiple=True,
            help="Who has read it, such as sle=Helen Loder; once for each person.",
        ),
        click.option(
            "--declined",
            metavar="ROLE=NAME",
            multiple=True,
            help="Who declined to sign.",
        ),
        click.option(
            "--comment",
            metavar="ROLE=WORDS",
            multiple=True,
            help="What somebody who signs wishes to say; it is printed.",
        ),
        click.option(
            "--ink",
            type=click.Path(path_type=Path),
            default=None,
            help="A JSON file of strokes by role.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, by role and name as they were written."""

    sign: tuple[str, ...]
    declined: tuple[str, ...]
    comment: tuple[str, ...]
    ink: Path | None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> "Signing":
        """Return what the options say. Raises a usage error when nobody signs."""
        if not options["sign"] and not options["declined"]:
            raise click.UsageError("Missing option '--sign'.")
        return cls(**options)


def signatures(asked: Signing, at: datetime) -> list[Signature]:
    """Return the signatures.

    Raises SIGNATURE_UNCLEAR for words that do not say who, INK_UNREADABLE for what are no strokes,
    and what ``read_answers`` raises.
    """
    ink = read_answers(asked.ink) if asked.ink else {}
    example = "maths_lead=Daniel Meech"
    comments = dict(
        _parted(words, "comments", "maths_lead=Year 4 too, please") for words in asked.comment
    )
    signed = [_parted(words, "signs", example) for words in asked.sign]
    declined = [_parted(words, "declined", example) for words in asked.declined]
    roles = [role for role, _ in signed]
    _refuse_strangers(comments, roles, "comments")
    _refuse_strangers(ink, roles, "has ink")
    found = [
        Signature(
            role,
            name,
            "comment" if role in comments else "read",
            at,
            comment=comments.get(role, ""),
            strokes=_strokes(role, ink.get(role, [])),
        )
        for role, name in signed
    ]
    return found + [Signature(role, name, "declined", at) for role, name in declined]


def _parted(words: str, does: str, example: str) -> tuple[str, str]:
    role, equals, rest = words.partition("=")
    rest = " ".join(rest.split())
    if not equals or not role.strip() or not any(sign.isalnum() for sign in rest):
        raise UserError(
            "SIGNATURE_UNCLEAR",
            f"“{words}” does not say who {does}.",
            f"Write it such as {example}.",
        )
    return role.strip(), rest


def _refuse_strangers(given: Mapping[str, Any], roles: list[str], does: str) -> None:
    for role in given:
        if roles.count(role) != 1:
            raise UserError(
                "SIGNATURE_UNCLEAR",
                f"“{role}” {does}, and {'nobody signs' if role not in roles else 'several sign'} "
                "in that role.",
                "Give it for a role in which one person signs.",
            )


def _strokes(role: str, given: object) -> tuple[_Stroke, ...]:
    try:
        strokes = tuple(_stroke(one) for one in _listed(given))
    except (TypeError, ValueError) as fault:
        raise UserError(
            "INK_UNREADABLE",
            f"The strokes of {role} are not lists of x, y, pressure.",
            "Give numbers in a box 3 wide and 1 high, and pressure from 0 to 1.",
        ) from fault
    if sum(map(len, strokes)) > _MOST_POINTS:
        raise UserError(
            "INK_UNREADABLE",
            f"The strokes of {role} have more than {_MOST_POINTS:,} points.",
            "Give fewer points.",
        )
    return tuple(one for one in strokes if one)


def _stroke(given: object) -> _Stroke:
    return tuple(_point(one) for one in _listed(given))


def _point(given: object) -> tuple[float, float, float]:
    x, y, pressure = (_number(one) for one in _listed(given))
    if not all(0 <= one <= most for one, most in zip((x, y, pressure), _BOX, strict=True)):
        raise ValueError("outside the box")
    return x, y, pressure


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not math.isfinite(given):
        raise TypeError("no number")
    return float(given)


def _listed(given: object) -> list[Any]:
    if not isinstance(given, list):
        raise TypeError("no list")
    return given
