"""The shapes of the bands as paths: diamond, triangle, disc, ring and dash."""

import math
from dataclasses import dataclass

from sle_desktop.reports.blocks import Band
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.style import Colour

_KAPPA = 4 * (math.sqrt(2) - 1) / 3
"""How far a Bézier curve's handles reach for a quarter of a circle."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A path in ems about the middle of the shape's box, its fill and its outline."""

    path: str
    fill: Colour | None
    stroke: Colour | None = None
    weight: float = 0.0


def _polygon(*points: tuple[float, float]) -> str:
    moves = [f"{x:.4f} {y:.4f} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)]
    return " ".join((*moves, "h"))


def _circle(radius: float) -> str:
    r, k = radius, radius * _KAPPA
    return (
        f"{r:.4f} 0 m {r:.4f} {k:.4f} {k:.4f} {r:.4f} 0 {r:.4f} c "
        f"{-k:.4f} {r:.4f} {-r:.4f} {k:.4f} {-r:.4f} 0 c "
        f"{-r:.4f} {-k:.4f} {-k:.4f} {-r:.4f} 0 {-r:.4f} c "
        f"{k:.4f} {-r:.4f} {r:.4f} {-k:.4f} {r:.4f} 0 c h"
    )


DRAWINGS = {
    Band.NOT_YET: Drawing(_polygon((0, 0.49), (0.49, 0), (0, -0.49), (-0.49, 0)), style.RED),
    Band.DEVELOPING: Drawing(
        _polygon((0, 0.42), (0.46, -0.37), (-0.46, -0.37)), style.AMBER, style.AMBER_LINE, 0.085
    ),
    Band.SECURE: Drawing(_circle(0.43), style.GREEN),
    Band.NOT_LOOKED_AT: Drawing(_circle(0.365), None, style.MUTED, 0.1),
    Band.NOT_APPLICABLE: Drawing(
        _polygon((-0.33, 0.055), (0.33, 0.055), (0.33, -0.055), (-0.33, -0.055)), style.MUTED
    ),
}
SHAPE_MIDDLE = 0.5
"""The shape's middle from its left, in ems."""
SHAPE_RISE = 0.315
"""The shape's middle above the baseline, in ems."""
