"""Tests of the four instruments and of the sample project's content."""
