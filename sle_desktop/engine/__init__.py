"""Forms: what they are, how they are read and checked, and the live record of one."""
