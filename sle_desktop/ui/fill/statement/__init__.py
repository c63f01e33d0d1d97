"""What belongs to one statement of an audit: its descriptors, evidence, questions and summary."""
