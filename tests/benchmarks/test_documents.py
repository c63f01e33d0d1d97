"""How long a report takes to draw, to seal and to verify, and how large it is."""

import sys
from datetime import UTC, datetime

import pytest

from sle_desktop.reports.pdf.draw import draw
from sle_desktop.signing.identity import new_identity
from sle_desktop.signing.seal import Sealer
from sle_desktop.signing.verify import verify
from tests.benchmarks.figures import say, times
from tests.reports.pages import audit

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_a_report_of_four_pages_with_two_photos() -> None:
    summary, facts = audit()
    drawn = draw(summary, facts)
    say(
        "four pages with two photos: drawn",
        times(lambda _: draw(summary, facts), 9),
        "WeasyPrint 488-539; fpdf2 268; bound 150",
    )
    sealer = Sealer(new_identity("Helen Loder", "helen@example.org", NOW))
    sealed = sealer.seal(drawn.pdf, at=NOW)
    say("sealed", times(lambda _: sealer.seal(drawn.pdf, at=NOW), 15), "bound 80")
    say("verified", times(lambda _: verify(sealed, now=NOW), 15), "bound 150")
    sys.stdout.write(f"\n{drawn.pages} pages, {len(sealed) / 1000:.0f} KB sealed (bound 700)")
    assert verify(sealed, now=NOW).verdict == "intact-unknown-signer"
    assert len(sealed) <= 700_000
