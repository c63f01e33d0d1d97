"""Pair kerning, read from a TrueType font's GPOS table (OpenType 1.9, GPOS, lookup type 2)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_PAIR_ADJUSTMENT, _EXTENSION = 2, 9
_X_ADVANCE = 0x0004


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Format 1: for each first glyph its partners and their adjustment."""

    values: dict[int, dict[int, int]]

    def find(self, left: int, right: int) -> int | None:
        return self.values.get(left, {}).get(right)


@dataclass(frozen=True, slots=True)
class _Classes:
    """Format 2: a matrix of classes; glyphs in no class are of class 0."""

    covered: frozenset[int]
    left_class: dict[int, int]
    right_class: dict[int, int]
    matrix: tuple[tuple[int, ...], ...]

    def find(self, left: int, right: int) -> int | None:
        if left not in self.covered:
            return None
        return self.matrix[self.left_class.get(left, 0)][self.right_class.get(right, 0)]


class Kerning:
    """The adjustments, in font units, that a GPOS table's ``kern`` feature makes between glyphs."""

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._subtables = tuple(self._read()) if table else ()

    def between(self, left: int, right: int) -> int:
        """Return what is added to the advance of ``left`` before ``right``, mostly 0 or less."""
        for subtable in self._subtables:
            found = subtable.find(left, right)
            if found is not None:
                return found
        return 0

    def _numbers(self, form: str, at: int) -> tuple[int, ...]:
        return struct.unpack_from(">" + form, self._table, at)

    def _offsets(self, at: int) -> tuple[int, ...]:
        (count,) = self._numbers("H", at)
        return self._numbers(f"{count}H", at + 2)

    def _read(self) -> Iterator[_Pairs | _Classes]:
        _, _, _, features, lookups = self._numbers("5H", 0)
        starts = self._offsets(lookups)
        for index in sorted(self._kern_lookups(features)):
            lookup = lookups + starts[index]
            (kind,) = self._numbers("H", lookup)
            for offset in self._offsets(lookup + 4):
                at, actual = lookup + offset, kind
                if kind == _EXTENSION:
                    _, actual, further = self._numbers("HHL", at)
                    at += further
                if actual == _PAIR_ADJUSTMENT:
                    yield self._pair_adjustment(at)

    def _kern_lookups(self, features: int) -> set[int]:
        (count,) = self._numbers("H", features)
        found: set[int] = set()
        for record in range(features + 2, features + 2 + 6 * count, 6):
            if self._table[record : record + 4] == b"kern":
                (offset,) = self._numbers("H", record + 4)
                found.update(self._offsets(features + offset + 2))
        return found

    def _pair_adjustment(self, at: int) -> _Pairs | _Classes:
        form, coverage, first_format, second_format = self._numbers("4H", at)
        covered = self._coverage(at + coverage)
        size = (first_format.bit_count() + second_format.bit_count()) * 2
        value_at = (first_format & (_X_ADVANCE - 1)).bit_count() * 2
        has_advance = bool(first_format & _X_ADVANCE)
        if form == 1:
            return self._pairs(at, covered, (size, value_at, has_advance))
        return self._classes(at, covered, (size, value_at, has_advance))

    def _pairs(self, at: int, covered: list[int], record: tuple[int, int, bool]) -> _Pairs:
        size, value_at, has_advance = record
        values: dict[int, dict[int, int]] = {}
        for glyph, offset in zip(covered, self._offsets(at + 8), strict=False):
            (count,) = self._numbers("H", at + offset)
            partners = values[glyph] = {}
            for entry in range(at + offset + 2, at + offset + 2 + count * (size + 2), size + 2):
                (partner,) = self._numbers("H", entry)
                partners[partner] = self._value(entry + 2 + value_at) if has_advance else 0
        return _Pairs(values)

    def _classes(self, at: int, covered: list[int], record: tuple[int, int, bool]) -> _Classes:
        size, value_at, has_advance = record
        left_at, right_at, lefts, rights = self._numbers("4H", at + 8)
        matrix = tuple(
            tuple(
                self._value(at + 16 + (left * rights + right) * size + value_at) * has_advance
                for right in range(rights)
            )
            for left in range(lefts)
        )
        return _Classes(
            frozenset(covered),
            self._glyph_classes(at + left_at),
            self._glyph_classes(at + right_at),
            matrix,
        )

    def _value(self, at: int) -> int:
        return self._numbers("h", at)[0]

    def _coverage(self, at: int) -> list[int]:
        form, count = self._numbers("HH", at)
        if form == 1:
            return list(self._numbers(f"{count}H", at + 4))
        covered: list[int] = []
        for entry in range(at + 4, at + 4 + 6 * count, 6):
            first, last, _ = self._numbers("HHH", entry)
            covered.extend(range(first, last + 1))
        return covered

    def _glyph_classes(self, at: int) -> dict[int, int]:
        form, count = self._numbers("HH", at)
        classes: dict[int, int] = {}
        if form == 1:
            first, length = count, self._numbers("H", at + 4)[0]
            listed = self._numbers(f"{length}H", at + 6)
            return {first + index: kind for index, kind in enumerate(listed) if kind}
        for entry in range(at + 4, at + 4 + 6 * count, 6):
            first, last, kind = self._numbers("HHH", entry)
            classes.update(dict.fromkeys(range(first, last + 1), kind))
        return classes
