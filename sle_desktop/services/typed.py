"""Typed: words as somebody typed them to search with, and where they stand in a text."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

SOFTER = (("lesson visit", "lesson observation"), ("book look", "book scrutiny"))
"""What a project may call a form, and what the form is called: either word finds both."""

_LONGEST, _MOST = 200, 8
_WORD = re.compile(r'"([^"]+)"|([^\s"]+)')
_RUN = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans("“”„«»", '"""""')

_STARTS_TEXT, _STARTS_WORD, _WITHIN = 4, 2, 1
_LEAST_WITHIN = 3
"""Letters that a word needs before it is looked for inside of others."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: ``either`` of these lists of words, softer and official names both."""

    either: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, line: str) -> "Typed":
        """Read a line; words in quotes stay together, signs alone mean nothing."""
        found = _WORD.findall(line[:_LONGEST].translate(_QUOTES))
        words = tuple(one for pair in found if (one := pair[0] or pair[1]) and _RUN.search(one))
        named = [words[:_MOST]] if words else []
        for pair in SOFTER:
            for this, that in (pair, pair[::-1]):
                named += [_renamed(words, this.split(), that.split())]
        return cls(tuple(dict.fromkeys(filter(None, named))))

    def needles(self) -> list[list[tuple["Typed", str]]]:
        """Return each word, and its longest run of letters without case and accents.

        For a rough first look, which :meth:`fits` makes sure of.
        """
        return [
            [(Typed(((word,),)), max(_RUN.findall(fold(word)), key=len)) for word in words]
            for words in self.either
        ]

    def words_of(self, least: int) -> list[list[str]]:
        """Return the lists without words of fewer letters."""
        return [[word for word in words if len(word) >= least] for words in self.either]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that could be looked for."""
        return not self.either

    def fits(self, *texts: str) -> int:
        """Return how well texts hold every word, 0 for not; what the first begins with counts most.

        A word counts where a word of the texts begins with it, less within one; case, accents and
        signs between letters do not matter.
        """
        folded = [fold(text) for text in texts]
        return max((_worth(words, folded) for words in self.either), default=0)

    def touches(self, *texts: str) -> bool:
        """Whether texts hold any word at all."""
        folded = [fold(text) for text in texts]
        return any(_worth_of_one(word, folded) for words in self.either for word in words)

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the typed words stand in a text, as (start, end), in order, apart."""
        folded, places = _folded_with_places(text)
        spans = sorted(
            (places[found.start()], places[found.end() - 1] + 1)
            for words in self.either
            for word in words
            for found in _at_start(word).finditer(folded)
        )
        return _apart(spans)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with the places in them that matched."""

    words: str
    marks: tuple[tuple[int, int], ...] = ()


def marked(typed: Typed, text: str) -> Marked:
    """Return a whole text with its marks."""
    return Marked(text, typed.marks(text))


def excerpt(typed: Typed, text: str, room: int) -> Marked:
    """Return about ``room`` characters of a text round the first word that matched, on one line."""
    line = " ".join(text.split())
    first = next(iter(typed.marks(line)), (0, 0))[0]
    if len(line) > room:
        start = max(0, min(first - room // 4, len(line) - room))
        start = line.find(" ", start, first) + 1 if start else 0
        end = len(line) if len(line) <= start + room else line.rfind(" ", first, start + room)
        end = end if end > first else start + room
        line = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return marked(typed, line)


def fold(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_one, text))


def _fold_one(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return a folded text and the place in the text that each of its letters came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded = [(one, at) for at, letter in enumerate(text) for one in _fold_one(letter)]
    return "".join(one for one, _ in folded), [at for _, at in folded]


def _pattern(word: str) -> str:
    return r"[\W_]+".join(map(re.escape, _RUN.findall(fold(word))))


def _at_start(word: str) -> re.Pattern[str]:
    """Return a pattern of a word where words begin with it, whatever signs are between letters."""
    return re.compile(rf"(?<![^\W_]){_pattern(word)}")


def _worth(words: tuple[str, ...], folded: list[str]) -> int:
    told = [_worth_of_one(word, folded) for word in words]
    return sum(told) if all(told) else 0


def _worth_of_one(word: str, folded: list[str]) -> int:
    starts = _at_start(word)
    if folded and starts.match(folded[0]):
        return _STARTS_TEXT
    if any(map(starts.search, folded)):
        return _STARTS_WORD
    within = _pattern(word)
    if len(within) >= _LEAST_WITHIN and any(re.search(within, one) for one in folded):
        return _WITHIN
    return 0


def _renamed(words: tuple[str, ...], this: list[str], that: list[str]) -> tuple[str, ...]:
    """Return words with one name in the place of another, its second word perhaps half typed.

    Empty when the other name is not there.
    """
    one, two = this
    for at, (first, second) in enumerate(pairwise(words)):
        typed = fold(second).removesuffix("s")
        if fold(first) == one and typed and two.startswith(typed):
            return (*words[:at], *that, *words[at + 2 :])[:_MOST]
    return ()


def _apart(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
