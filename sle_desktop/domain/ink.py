"""A drawn signature: strokes of a pen, touch or mouse become one filled outline.

The outline is drawn alike on screen and on paper. A stroke is smoothed by a Catmull-Rom spline,
given a width by its pressure, and thinned by Ramer-Douglas-Peucker.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Sample = tuple[float, float, float]
"""x, y (in a box 3 wide and 1 high, y downwards) and pressure 0..1."""

THIN, THICK = 0.008, 0.028
"""Half widths at no and at full pressure, in units of the box's height."""

_STEPS = 4
_TOLERANCE = 0.002


def outline(stroke: Sequence[Sample]) -> tuple[Point, ...]:
    """Return the closed polygon of one stroke; a tap becomes a dot."""
    smooth = _smoothed(_without_repeats(stroke))
    if len(smooth) == 1:
        return _dot(smooth[0])
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y, pressure) in enumerate(smooth):
        before, after = smooth[max(index - 1, 0)], smooth[min(index + 1, len(smooth) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        half = THIN + (THICK - THIN) * min(max(pressure, 0.0), 1.0)
        nx, ny = -dy / length * half, dx / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return (*_thinned(left), *reversed(_thinned(right)))


def outlines(strokes: Sequence[Sequence[Sample]]) -> tuple[tuple[Point, ...], ...]:
    """Return the polygons of a whole signature, fill rule non-zero."""
    return tuple(outline(stroke) for stroke in strokes if stroke)


def _without_repeats(stroke: Sequence[Sample]) -> list[Sample]:
    kept = [stroke[0]]
    kept += [b for a, b in pairwise(stroke) if (a[0], a[1]) != (b[0], b[1])]
    return kept


def _smoothed(points: list[Sample]) -> list[Sample]:
    if len(points) < 3:
        return points
    ends = [points[0], *points, points[-1]]
    smooth: list[Sample] = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        smooth += [_catmull_rom((p0, p1, p2, p3), step / _STEPS) for step in range(_STEPS)]
    return [*smooth, points[-1]]


def _catmull_rom(p: tuple[Sample, Sample, Sample, Sample], t: float) -> Sample:
    def axis(a: float, b: float, c: float, d: float) -> float:
        linear, square, cube = c - a, 2 * a - 5 * b + 4 * c - d, 3 * b - a - 3 * c + d
        return 0.5 * (2 * b + (linear + (square + cube * t) * t) * t)

    return (
        axis(p[0][0], p[1][0], p[2][0], p[3][0]),
        axis(p[0][1], p[1][1], p[2][1], p[3][1]),
        p[1][2] + (p[2][2] - p[1][2]) * t,
    )


def _dot(sample: Sample) -> tuple[Point, ...]:
    x, y, _ = sample
    turns = [index * math.tau / 12 for index in range(12)]
    return tuple((x + THICK * math.cos(turn), y + THICK * math.sin(turn)) for turn in turns)


def _thinned(points: list[Point]) -> list[Point]:
    """Drop points that lie within the tolerance of the line kept (iterative: strokes are long)."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        index, distance = _farthest(points, first, last)
        if distance > _TOLERANCE:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [points[index] for index in sorted(keep)]


def _farthest(points: list[Point], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = points[first], points[last]
    length = math.hypot(bx - ax, by - ay)
    best, distance = first, 0.0
    for index in range(first + 1, last):
        x, y = points[index]
        off = (
            abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            if length
            else math.hypot(x - ax, y - ay)
        )
        if off > distance:
            best, distance = index, off
    return best, distance
