"""Schools: the list, one school's page, its details, and adding one."""
