"""The command line: commands, and nothing else."""

from bot.cli.group import main

__all__ = ["main"]
