"""``soraq check``: is the data as it should be?"""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("path", required=False, type=Path)
def check(path: Path | None) -> int:
    """Check the data."""
    raise click.ClickException("check cannot be used yet.")
