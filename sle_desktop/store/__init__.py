"""The encrypted store: keys, tables, files, backups and migrations. Knows no form's meaning."""
