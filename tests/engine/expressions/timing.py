"""How long expressions take: a script prints a table, and the proof reads the same figures.

Time of the processor is counted, so that what else the machine does changes little.
"""

import sys
from random import Random
from time import process_time

from sle_desktop.engine.expressions import Node, Scope, compile_expression
from tests.engine.expressions.tree import Twig, environment

QUESTIONS = 1_000

USUAL = (
    "${q1} = 'yes'",
    "${q1} = 'yes' and ${q2} != 'no'",
    "selected(${q1}, 'yes')",
    ". >= 0 and . < 100",
    "if(${q1} = 'yes', ${q2} + 1, coalesce(${q3}, 0))",
    "concat(${q1}, ' ', ${q2})",
    "round((${q1} + ${q2}) div 3, 2)",
    "regex(., '^[A-Z]{2}[0-9]+$')",
    ". <= today()",
    "format-date(today() + 7, '%d %b %Y')",
    "position(..)",
)
SHAPES = (
    "${{q{0}}} = 'yes' and ${{q{1}}} != '{2}'",
    "if(selected(${{q{0}}}, 'x{2}'), ${{q{1}}} + 1, coalesce(${{q{1}}}, {2}))",
    ". >= {2} and . < 100",
    "round((${{q{0}}} + ${{q{1}}} * {2}) div 3, 2)",
    "string-length(.) > {2}",
)


def compiling(number: int = 5_000) -> float:
    """Return the seconds that compiling so many different expressions takes."""
    chance = Random(number)
    sources = [
        SHAPES[one % len(SHAPES)].format(
            one % QUESTIONS, one * 7 % QUESTIONS, chance.random() + one
        )
        for one in range(number)
    ]
    begun = process_time()
    for source in sources:
        compile_expression(source)
    return process_time() - begun


def evaluating(source: str, times: int = 5_000) -> float:
    """Return the best of five averages in microseconds for working an expression out once."""
    chance = Random(1)
    questions = [Twig(f"q{one}", chance.choice(("yes", "no", "3"))) for one in range(QUESTIONS)]
    data = Twig("data", children=questions)
    named: dict[str, list[Node]] = {one.name: [one] for one in questions}
    scope = Scope(data.children[0], lambda name, _context: named[name], environment())
    expression = compile_expression(source)
    averages = []
    for _ in range(5):
        begun = process_time()
        for _ in range(times):
            expression.evaluate(scope)
        averages.append((process_time() - begun) / times)
    return min(averages) * 1e6


def main() -> None:
    """Print the table."""
    sys.stdout.write(f"{compiling() * 1000:9.0f} ms  compiling 5,000 different expressions\n")
    for source in USUAL:
        sys.stdout.write(f"{evaluating(source):9.2f} µs  {source}\n")


if __name__ == "__main__":
    main()
