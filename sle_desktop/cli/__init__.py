"""The command line: the services without a window; its names, codes and JSON keys are stable."""

from sle_desktop.cli.program import main

__all__ = ["main"]
