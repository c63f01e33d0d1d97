"""How figures are taken and printed: median and tails in milliseconds, beside what others need."""

import sys
import time
from collections.abc import Callable


def times(act: Callable[[int], object], count: int) -> list[float]:
    """Return how long each of many acts took, in milliseconds, the shortest first."""
    took = []
    for number in range(count):
        began = time.perf_counter()
        act(number)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def say(what: str, took: list[float], beside: str = "") -> None:
    """Print p50, p95, p99 of sorted times, and what to compare them with."""
    figures = "  ".join(
        f"p{share} {took[min(len(took) * share // 100, len(took) - 1)]:8.2f}"
        for share in (50, 95, 99)
    )
    sys.stdout.write(f"\n{what:58}{figures}  ms{'   | ' + beside if beside else ''}")
