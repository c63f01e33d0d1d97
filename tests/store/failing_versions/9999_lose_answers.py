"""A step with a mistake, to test that upgrading notices: answers go missing."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("schools", sa.Column("motto", sa.Text(), nullable=True))
    op.execute("DELETE FROM answers")


def downgrade() -> None:
    raise NotImplementedError
