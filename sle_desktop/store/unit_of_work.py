"""One transaction's view of the store: a repository for each kind of thing."""

from sqlalchemy import Connection

from sle_desktop.store.repositories.actions import Actions
from sle_desktop.store.repositories.contents import RecordsWithContents
from sle_desktop.store.repositories.devices import Devices
from sle_desktop.store.repositories.documents import Documents
from sle_desktop.store.repositories.events import Events
from sle_desktop.store.repositories.forms import Forms
from sle_desktop.store.repositories.notes import Notes
from sle_desktop.store.repositories.people import People
from sle_desktop.store.repositories.photos import Photos
from sle_desktop.store.repositories.releases import Releases
from sle_desktop.store.repositories.schools import Schools
from sle_desktop.store.repositories.settings import Names
from sle_desktop.store.repositories.signatures import Signatures
from sle_desktop.store.tables import meta, settings


class Work:
    """What may be read and written until the transaction ends; useless afterwards."""

    def __init__(self, connection: Connection) -> None:
        self.schools = Schools(connection)
        self.people = People(connection)
        self.forms = Forms(connection)
        self.records = RecordsWithContents(connection)
        self.notes = Notes(connection)
        self.signatures = Signatures(connection)
        self.documents = Documents(connection)
        self.events = Events(connection)
        self.actions = Actions(connection)
        self.photos = Photos(connection)
        self.devices = Devices(connection)
        self.releases = Releases(connection)
        self.settings = Names(connection, settings)
        self.meta = Names(connection, meta)
