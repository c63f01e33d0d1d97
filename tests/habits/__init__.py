"""Tests of the habits of the sources."""
