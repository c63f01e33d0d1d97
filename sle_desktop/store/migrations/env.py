"""Run by Alembic for every upgrade, on the connection and in the transaction of ``upgrading``."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
