"""The full text of notes, the school's own calendar, and the day a photo is to be deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

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


def upgrade() -> None:
    op.add_column(
        "schools", sa.Column("calendar", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "schools",
        sa.Column("inset_days", sa.Text(), server_default=sa.text("'[]'"), nullable=False),
    )
    op.add_column("photos", sa.Column("delete_on", sa.String(), nullable=True))
    _index()
    _triggers()


def downgrade() -> None:
    raise NotImplementedError("restore the backup that was made before the upgrade")


def _index() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_pk", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint("record_pk", "key", name=op.f("uq_notes_record_pk_key")),
    )
    op.execute(
        "INSERT INTO notes (record_pk, key)"
        " SELECT record_pk, key FROM answers WHERE kind = 'text' ORDER BY record_pk, key"
    )
    op.execute("""CREATE VIEW note_words AS
    SELECT notes.id, answers.text AS words FROM notes
    JOIN answers ON answers.record_pk = notes.record_pk AND answers.key = notes.key""")
    op.execute("""CREATE VIRTUAL TABLE note_index USING fts5(
    words, content='note_words', content_rowid='id', columnsize=0,
    tokenize='unicode61 remove_diacritics 2')""")
    op.execute("INSERT INTO note_index (note_index, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO note_index (note_index) VALUES ('rebuild')")


def _triggers() -> None:
    op.execute(f"""CREATE TRIGGER note_is_written AFTER INSERT ON answers
    WHEN new.kind = 'text' BEGIN{_NUMBER}{_LEARN} END""")
    op.execute(f"""CREATE TRIGGER note_is_taken_away AFTER DELETE ON answers
    WHEN old.kind = 'text' BEGIN{_FORGET}{_DROP} END""")
    op.execute(f"""CREATE TRIGGER note_is_changed AFTER UPDATE ON answers
    WHEN old.kind = 'text' AND new.kind = 'text' AND old.text != new.text
    BEGIN{_FORGET}{_LEARN} END""")
    op.execute(f"""CREATE TRIGGER answer_becomes_a_note AFTER UPDATE ON answers
    WHEN old.kind != 'text' AND new.kind = 'text' BEGIN{_NUMBER}{_LEARN} END""")
    op.execute(f"""CREATE TRIGGER note_becomes_another_answer AFTER UPDATE ON answers
    WHEN old.kind = 'text' AND new.kind != 'text' BEGIN{_FORGET}{_DROP} END""")
