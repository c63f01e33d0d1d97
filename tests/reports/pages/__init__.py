"""Hand-made summaries of invented schools: one of each kind of page, to draw and to look at."""

from tests.reports.pages.audit import audit
from tests.reports.pages.feedback import feedback
from tests.reports.pages.scrutiny import scrutiny
from tests.reports.pages.visit import visit

PAGES = {"p1_visit": visit, "p2_feedback": feedback, "p3_scrutiny": scrutiny, "p4_audit": audit}

__all__ = ["PAGES", "audit", "feedback", "scrutiny", "visit"]
