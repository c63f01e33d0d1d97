"""Linking records to a statement: the ids are kept together, and their kinds are ticked."""

from sle_desktop.ui.fill.context_facts import links_beside
from sle_desktop.ui.fill.desk import Desk


def linked_at(desk: Desk, key: str) -> tuple[str, ...]:
    """Return the ids that a hidden question holds."""
    return tuple(str(desk.at(key).value or "").split())


def link(desk: Desk, key: str, record_id: str) -> None:
    """Link a record to the statement of any of its questions, or undo that."""
    links = links_beside(desk, desk.at(key).field) if desk.instance.has(key) else None
    if links is not None:
        held = linked_at(desk, links.path)
        fresh = tuple(one for one in held if one != record_id)
        keep_links(desk, links.path, fresh if record_id in held else (*held, record_id))


def keep_links(desk: Desk, key: str, ids: tuple[str, ...]) -> None:
    """Keep which records are linked; what is new ticks its kind of evidence."""
    before = linked_at(desk, key)
    desk.answer(key, " ".join(ids) or None)
    if desk.audit is None:
        return
    fresh = [desk.audit.get(one) for one in ids if one not in before]
    _tick(desk, key.replace("links_", "sources_"), {one.kind for one in fresh if one and one.kind})


def _tick(desk: Desk, key: str, kinds: set[str]) -> None:
    """Tick the kinds of what was linked now; a tick that is there stays."""
    if not kinds or not desk.instance.has(key):
        return
    live = desk.at(key)
    held = live.value if isinstance(live.value, tuple) else ()
    if kinds - set(held):
        on = {*held, *kinds}
        desk.answer(key, tuple(one.name for one in live.choices if one.name in on))
