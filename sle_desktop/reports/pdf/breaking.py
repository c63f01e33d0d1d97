"""Words broken into rows of a measure, and words too long for it cut."""

from collections.abc import Iterator, Sequence

from sle_desktop.reports.pdf.fragments import Fragment, Glyphs, Word, part_of

_SHORTEST_SHARE = 0.2
_SHORTEST_IN_NARROW = 0.33
_SHORTEST_POINTS = 60.0
"""A last line shorter than a fifth, or in narrow columns a third, takes words from above."""
_CUT_AFTER = frozenset("-–—/_.,:;@&?=\\")
_ROUNDING = 0.01


def filled(words: Sequence[Word], width: float, hang: float) -> list[list[Word]]:
    """Return the words in rows of at most ``width``, all but the first ``hang`` points narrower."""
    rows: list[list[Word]] = [[]]
    used = 0.0
    for word in words:
        space = word.space.width if word.space and rows[-1] else 0.0
        wide = word.width
        if rows[-1] and used + space + wide > width + _ROUNDING:
            rows.append([word])
            used = hang + wide
        else:
            rows[-1].append(word)
            used += space + wide
    return rows


def _row_width(row: Sequence[Word]) -> float:
    spaces = sum(word.space.width for word in row[1:] if word.space)
    return spaces + sum(word.width for word in row)


def pulled_down(rows: list[list[Word]], width: float) -> list[list[Word]]:
    """Give a very short last line words of the line before it."""
    if len(rows) < 2:
        return rows
    before, last = list(rows[-2]), list(rows[-1])
    shortest = max(width * _SHORTEST_SHARE, min(width * _SHORTEST_IN_NARROW, _SHORTEST_POINTS))
    while _row_width(last) < shortest and len(before) > 1:
        moved = before[-1]
        if moved.space is None or _row_width([moved, *last]) > _row_width(before[:-1]):
            break
        last.insert(0, before.pop())
    return [*rows[:-2], before, last]


def cut_to(word: Word, width: float) -> Iterator[Word]:
    """Yield the word, in pieces that fit if it is wider than the measure."""
    if word.width <= width:
        yield word
        return
    space, cut = word.space, False
    row: list[Fragment] = []
    room = width
    for fragment in word.fragments:
        pieces = _pieces(fragment, room, width) if isinstance(fragment, Glyphs) else [fragment]
        for index, piece in enumerate(pieces):
            if row and (index or piece.width > room):
                yield Word(tuple(row), space, cut)
                row, room, space, cut = [], width, None, True
            row.append(piece)
            room -= piece.width
    if row:
        yield Word(tuple(row), space, cut)


def _pieces(whole: Glyphs, room: float, width: float) -> list[Glyphs]:
    """Return text in pieces: the first fits in ``room`` points if it can, the others in ``width``.

    No piece is empty, so a letter wider than the measure stands alone.
    """
    if whole.width <= room:
        return [whole]
    text = whole.text
    advances = [whole.face.width(character) * whole.size / 1000 for character in text]
    found: list[Glyphs] = []
    start, used = 0, 0.0
    for at, advance in enumerate(advances):
        if at > start and used + advance > room:
            end = _nice_end(text, start, at)
            found.append(part_of(whole, text[start:end]))
            start, used, room = end, sum(advances[end:at]), width
        used += advance
    return [*found, part_of(whole, text[start:])]


def _nice_end(text: str, start: int, end: int) -> int:
    """Return where to cut: after a hyphen or slash in the last half, else at the end."""
    middle = start + (end - start) // 2
    return next((at for at in range(end, middle, -1) if text[at - 1] in _CUT_AFTER), end)
