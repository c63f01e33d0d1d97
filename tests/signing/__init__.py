"""Tests of identities, seals and verdicts."""
