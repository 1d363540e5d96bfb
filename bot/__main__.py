"""Where the `soraq` command and `python -m bot` begin."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command; who ends it while it is still being loaded sees no traceback either."""
    try:
        from bot.cli import main as command
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    command()


if __name__ == "__main__":
    main()
