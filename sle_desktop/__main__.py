"""Starts the window, or the command line when there is a command."""

import sys

_WINDOW_FLAGS = ("--demo",)


_STOPPED = 130


def main() -> int:
    """Run what the arguments ask for and return the exit code."""
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:  # while something was still loading; later, each half has its own
        return _STOPPED


def _run(arguments: list[str]) -> int:
    # Each start-up loads only its own half: no Qt for commands, no click for the window.
    if not arguments or arguments[0] in _WINDOW_FLAGS or _only_data(arguments):
        from sle_desktop import app  # noqa: PLC0415

        return app.main(arguments)
    from sle_desktop import cli  # noqa: PLC0415

    return cli.main(arguments)


def _only_data(arguments: list[str]) -> bool:
    rest = [one for one in arguments if not one.startswith("--data=")]
    named = len(rest) > 1 and rest[0] == "--data"
    return not rest or (named and rest[2:] in ([], ["--demo"]))


if __name__ == "__main__":
    sys.exit(main())
