"""A later version's step, to test upgrading with: it makes a parent table anew."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("records", recreate="always") as records:
        records.add_column(sa.Column("weather", sa.Text(), nullable=False, server_default="fair"))
    with op.batch_alter_table("schools", recreate="always") as schools:
        schools.add_column(sa.Column("motto", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    raise NotImplementedError
