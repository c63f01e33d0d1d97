"""The teacher's own comment, typed by the teacher while the laptop is in their hands."""
