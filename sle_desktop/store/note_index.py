"""The full text of notes: an index beside the answers, kept true by triggers of the database.

FTS5 knows a text by a number, and answers have none: ``notes`` gives each answer of type text one.
The words themselves stay in ``answers`` alone; the index reads them through a view. Triggers, not
repositories, write the index, so whatever changes an answer changes it in the same transaction.
"""

NAME = "note_index"
"""The virtual table; the tables that FTS5 makes for it begin with its name."""

SHADOWS = tuple(f"{NAME}_{part}" for part in ("config", "data", "idx"))
"""The tables in which FTS5 keeps the index."""

_FORGET = """
    INSERT INTO note_index (note_index, rowid, words)
        SELECT 'delete', id, old.text FROM notes
        WHERE record_pk = old.record_pk AND key = old.key;"""
_LEARN = """
    INSERT INTO note_index (rowid, words)
        SELECT id, new.text FROM notes
        WHERE record_pk = new.record_pk AND key = new.key;"""
_NUMBER = """
    INSERT INTO notes (record_pk, key) VALUES (new.record_pk, new.key);"""
_DROP = """
    DELETE FROM notes WHERE record_pk = old.record_pk AND key = old.key;"""

STATEMENTS = (
    """CREATE VIEW note_words AS
    SELECT notes.id, answers.text AS words FROM notes
    JOIN answers ON answers.record_pk = notes.record_pk AND answers.key = notes.key""",
    # What would make a search a little faster makes every save slower: sizes and prefixes.
    """CREATE VIRTUAL TABLE note_index USING fts5(
    words, content='note_words', content_rowid='id', columnsize=0,
    tokenize='unicode61 remove_diacritics 2')""",
    # Words that were erased leave the index at once, not when its parts are merged one day.
    "INSERT INTO note_index (note_index, rank) VALUES ('secure-delete', 1)",
    f"""CREATE TRIGGER note_is_written AFTER INSERT ON answers
    WHEN new.kind = 'text' BEGIN{_NUMBER}{_LEARN} END""",
    f"""CREATE TRIGGER note_is_taken_away AFTER DELETE ON answers
    WHEN old.kind = 'text' BEGIN{_FORGET}{_DROP} END""",
    # SQLite promises no order among triggers of one event: of these three, one at most is meant.
    f"""CREATE TRIGGER note_is_changed AFTER UPDATE ON answers
    WHEN old.kind = 'text' AND new.kind = 'text' AND old.text != new.text
    BEGIN{_FORGET}{_LEARN} END""",
    f"""CREATE TRIGGER answer_becomes_a_note AFTER UPDATE ON answers
    WHEN old.kind != 'text' AND new.kind = 'text' BEGIN{_NUMBER}{_LEARN} END""",
    f"""CREATE TRIGGER note_becomes_another_answer AFTER UPDATE ON answers
    WHEN old.kind = 'text' AND new.kind != 'text' BEGIN{_FORGET}{_DROP} END""",
)
"""What makes the index, after ``answers`` and ``notes`` are there."""
