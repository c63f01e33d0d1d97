"""What is known about an audit beyond its own answers: evidence, the picture, the school's view."""

from dataclasses import dataclass

from sle_desktop.services.audit_picture import AuditPictures
from sle_desktop.services.evidence import Evidence
from sle_desktop.services.own_view import OwnViews


@dataclass(frozen=True, slots=True)
class Audits:
    """The services that an audit's page calls."""

    evidence: Evidence
    pictures: AuditPictures
    own_views: OwnViews
