"""One project with a device that joined it, one device that did not, and files they sealed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from sle_desktop.signing.identity import Identity, issue, new_identity, new_project_root
from sle_desktop.signing.seal import Sealer
from tests.signing.drawn import draw

AT = datetime(2026, 11, 23, 14, 5, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Project:
    """A project root, a device it vouches for, that device before it joined, and a stranger."""

    root: Identity
    device: Identity
    alone: Identity
    stranger: Identity

    @property
    def roots(self) -> tuple[bytes, ...]:
        return (self.root.certificate_pem,)


@pytest.fixture(scope="session")
def project() -> Project:
    root = new_project_root("Mercia Maths Hub", AT)
    alone = new_identity("Siân Wójcik", "sian@school.org", AT)
    issued = issue(root, alone.certificate_pem, AT)
    device = replace(alone, certificate_pem=issued, chain_pem=(root.certificate_pem,))
    stranger = new_identity("Eve Adams", "eve@elsewhere.org", AT)
    return Project(root, device, alone, stranger)


@pytest.fixture(scope="session")
def sealer(project: Project) -> Sealer:
    return Sealer(project.device)


@pytest.fixture(scope="session")
def sealed(sealer: Sealer) -> bytes:
    """A small sealed file, about 20 KB."""
    return sealer.seal(draw(pages=2), at=AT)
