"""Share: what waits for the lead, joining, and what a lead takes in."""
