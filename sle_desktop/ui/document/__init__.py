"""Document: a sealed PDF to read and show, and the check of any PDF."""
