"""Groups of pupils' books compared in words, and only where each has five books or more.

Counts under five are withheld before a report sees them. What is printed must not give them away
by subtraction either.
"""

from dataclasses import dataclass

from sle_desktop.reports.answers import Answers, names
from sle_desktop.reports.blocks import Block, Heading, Paragraph, line, muted, plain, strong
from sle_desktop.reports.wording import lower_first, sentence

FEWEST = 5
"""Fewer books would be about one or two children."""

GROUP_NAMES = names(
    """
    books_lower books_middle books_higher books_disadvantaged books_others books_send
    books_eal compare_starting compare_starting_note compare_disadvantaged
    compare_disadvantaged_note compare_classes compare_classes_note
    """
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two groups: the questions about them, and how they are named."""

    name: str
    heading: str
    one: str
    other: str
    one_said: str
    one_from: str
    other_from: str


_PAIRS = (
    _Pair(
        "compare_starting",
        "Lower and higher starting points",
        "books_lower",
        "books_higher",
        "lower starting points",
        "from pupils with lower starting points",
        "from pupils with higher starting points",
    ),
    _Pair(
        "compare_disadvantaged",
        "Disadvantaged pupils and others",
        "books_disadvantaged",
        "books_others",
        "disadvantaged pupils",
        "from disadvantaged pupils",
        "from other pupils",
    ),
)
_SIMILAR, _CANNOT_TELL = "similar", "cannot_tell"


def groups(answers: Answers) -> list[Block]:
    """Return the comparisons that can be made, and which groups are too small for one."""
    compared = [pair for pair in _PAIRS if answers.chosen(pair.name)]
    left_out = [pair for pair in _PAIRS if not _enough(answers, pair)]
    blocks: list[Block] = []
    for pair in compared:
        last = pair is compared[-1]
        small = _too_small(answers, left_out, compared) if last else ""
        blocks += [Heading(pair.heading), _comparison(answers, pair, small)]
    if not compared and _asked(answers):
        none = "Groups of pupils are not compared: that needs five books or more from each."
        blocks.append(Paragraph(line(muted(none)), small=True))
    return [*blocks, *_classes(answers)]


def _asked(answers: Answers) -> bool:
    return bool(answers.number("books_read"))


def _enough(answers: Answers, pair: _Pair) -> bool:
    counts = (answers.number(pair.one), answers.number(pair.other))
    return all(count is not None and count >= FEWEST for count in counts)


def _comparison(answers: Answers, pair: _Pair, small: str) -> Paragraph:
    note = answers.line(f"{pair.name}_note")
    counts = _counts(answers, pair)
    if answers.is_(pair.name, _CANNOT_TELL):
        whom = f" for either{counts}"
    elif answers.is_(pair.name, _SIMILAR):
        whom = f" for both{counts}"
    else:
        whom = f" for {pair.one_said}{counts}"
    rest = f": {lower_first(sentence(note))}" if note else "."
    return Paragraph(
        line(
            strong(answers.label(pair.name)),
            plain(whom + rest),
            plain(f" {small}" if small else ""),
        )
    )


def _counts(answers: Answers, pair: _Pair) -> str:
    """Return the numbers of books unless the rest of the sample would be under five."""
    one, other = answers.number(pair.one), answers.number(pair.other)
    whole = answers.number("books_read")
    if one is None or other is None or whole is None:
        return ""
    rest = whole - one - other
    return f" ({one} and {other} books)" if rest == 0 or rest >= FEWEST else ""


def _too_small(answers: Answers, left_out: list[_Pair], compared: list[_Pair]) -> str:
    """Return why a pair is not compared; of two small groups the first is named, never a number."""
    for pair in left_out:
        if pair in compared:
            continue
        one = answers.number(pair.one)
        whose = pair.other_from if one is not None and one >= FEWEST else pair.one_from
        return f"Fewer than five books came {whose}, so those are not compared."
    return ""


def _classes(answers: Answers) -> list[Block]:
    said, note = answers.label("compare_classes"), answers.line("compare_classes_note")
    if not said and not note:
        return []
    heading = Heading("From class to class", level=3)
    if not said:
        return [heading, Paragraph(line(sentence(note)))]
    rest = f": {lower_first(sentence(note))}" if note else "."
    return [heading, Paragraph(line(strong(said), rest))]
