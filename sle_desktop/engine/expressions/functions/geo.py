"""Functions of places: points are ``latitude longitude …``, lines are points between semicolons."""

from collections.abc import Iterable
from itertools import pairwise
from math import acos, cos, isnan, nan, radians, sin

from sle_desktop.engine.expressions.functions.numbers import round_half_up
from sle_desktop.engine.expressions.functions.registry import function
from sle_desktop.engine.expressions.values import Value, text_number, texts

EARTH_RADIUS = 6_378_100  # metres at the equator, as ODK reckons

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@function("distance", "value value*")
def distance(*values: Value) -> float:
    """Return the length in metres of a line through all points; NaN if a point is none."""
    points = _points(values)
    if points is None or len(points) < 2:
        return nan
    return _hundredths(sum(_length(one, other) for one, other in pairwise(points)))


@function("area", "value")
def area(value: Value) -> float:
    """Return the area in square metres of the shape that the points enclose."""
    points = _points((value,))
    if points is None or len(points) < 2:
        return nan
    if len(points) < 3:
        return 0.0
    closed = points if points[0] == points[-1] else [*points, points[0]]
    total = sum(
        radians(other[1] - one[1]) * (2 + sin(radians(one[0])) + sin(radians(other[0])))
        for one, other in pairwise(closed)
    )
    return _hundredths(abs(total * EARTH_RADIUS * EARTH_RADIUS / 2))


@function("geofence", "text value")
def geofence(text: str, shape: Value) -> bool:
    """Return whether a point lies inside a closed shape."""
    found, points = _points((text,)), _points((shape,))
    if not found or points is None or len(points) < 4 or points[0] != points[-1]:
        return False
    latitude, longitude = found[0]
    inside = False
    for (south, west), (north, east) in pairwise(points):
        crosses = (west > longitude) != (east > longitude)
        if crosses:
            along = (longitude - west) / (east - west)
            inside ^= latitude < south + along * (north - south)
    return inside


@function("intersects", "value")
def intersects(value: Value) -> bool:
    """Return whether a line or shape crosses itself."""
    points = _points((value,)) or []
    sides = list(pairwise(points))
    closed = len(points) > 3 and points[0] == points[-1]
    for place, side in enumerate(sides):
        for later in range(place + 2, len(sides)):
            joined = closed and place == 0 and later == len(sides) - 1
            if not joined and _cross(side, sides[later]):
                return True
    return False


def _points(values: Iterable[Value]) -> list[Point] | None:
    """Return all points, or ``None`` if one of them is none."""
    found: list[Point] = []
    for value in values:
        for text in texts(value):
            for part in text.strip().strip(";").split(";"):
                point = _point(part.split())
                if point is None:
                    return None
                found.append(point)
    return found


def _point(parts: list[str]) -> Point | None:
    if not 2 <= len(parts) <= 4:
        return None
    latitude, longitude = (text_number(part, None) for part in parts[:2])
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    return (latitude, longitude) if on_earth else None


def _length(one: Point, other: Point) -> float:
    south, north = radians(one[0]), radians(other[0])
    turn = cos(radians(one[1] - other[1]))
    # Rounding may carry the cosine of a very short way just past 1.
    return EARTH_RADIUS * acos(
        max(-1.0, min(1.0, sin(south) * sin(north) + cos(south) * cos(north) * turn))
    )


def _hundredths(number: float) -> float:
    return nan if isnan(number) else round_half_up(number * 100) / 100


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether two sides meet."""
    return (
        _turn(*one, other[0]) * _turn(*one, other[1]) <= 0
        and _turn(*other, one[0]) * _turn(*other, one[1]) <= 0
        and _overlap(one, other)
    )


def _overlap(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether the boxes around two sides overlap."""
    return all(
        max(min(one[0][axis], one[1][axis]), min(other[0][axis], other[1][axis]))
        <= min(max(one[0][axis], one[1][axis]), max(other[0][axis], other[1][axis]))
        for axis in (0, 1)
    )


def _turn(start: Point, end: Point, point: Point) -> float:
    """Return on which side of a line a point lies: above 0 left, below 0 right, 0 on it."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
