"""The window on the sample project, as the stories start it."""

from tests.stories.conftest import _dressed, on_sample, program, sample, written_sample

__all__ = ["_dressed", "on_sample", "program", "sample", "written_sample"]
