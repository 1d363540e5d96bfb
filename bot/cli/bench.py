"""``soraq bench``: how fast answers are on graphs of any size."""

from __future__ import annotations

import errno
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bot.bench.questions import KINDS
from bot.cli.options import examples
from bot.cli.streams import as_json, put, say


@click.command(
    epilog=examples(
        "soraq bench --triples 20000 --rounds 5",
        "soraq bench --triples 10000 --triples 100000 --triples 1000000 --rdflib",
        "soraq bench --triples 10000000 --store disk --folder /var/tmp/bench",
        "soraq bench --triples 10000000 --store disk --folder /var/tmp/bench --kind topic",
    )
)
@click.option(
    "--triples",
    metavar="N",
    multiple=True,
    type=click.IntRange(1000, 10_000_000),
    default=(10_000,),
    show_default=True,
    help="How large the graph is to be, its ontology not counted; several for several.",
)
@click.option(
    "--store",
    "stores",
    multiple=True,
    type=click.Choice(["memory", "disk"]),
    default=("memory", "disk"),
    show_default=True,
    help="Which stores are asked.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Ask only questions of this kind; several for several.  Otherwise all are asked.",
)
@click.option("--rounds", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--rdflib", is_flag=True, help="Ask the same queries of rdflib's own engine too.")
@click.option(
    "--limit",
    metavar="SECONDS",
    type=click.FloatRange(0.1),
    default=60.0,
    show_default=True,
    help="So long rdflib may take over one kind of question.",
)
@click.option(
    "--clock",
    type=click.Choice(["wall", "processor"]),
    default="wall",
    show_default=True,
    help="Measure time as it passes, or processor time, on a machine that is busy otherwise.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Keep the graph and the store here, for more runs.",
)
@click.option("--json", "json_", is_flag=True, help="Give what was measured as JSON.")
def bench(folder: Path | None, json_: bool, **asked: Any) -> None:
    """Make a graph shaped like the project's own, load it, and ask a mixed set of questions.

    Prints for each kind of question the time of the whole answer, of its queries straight on
    the engine and, when asked, on rdflib, with memory and loading; nothing of it is kept.
    """
    from bot.bench.run import Plan, run
    from bot.bench.table import as_page

    if folder is not None:
        _make(folder)
    asked["kinds"] = asked["kinds"] or KINDS
    results = run(Plan(**asked), folder, say)
    if json_:
        put(as_json([asdict(result) for result in results], indent=2))
    else:
        put("\n".join(as_page(results)))
    say("Next: read what the figures mean in docs/benchmarks.md.")


def _make(folder: Path) -> None:
    """Make the folder before the work begins: it is of no use where nothing can be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "it cannot be written to")
    except OSError as error:
        raise click.ClickException(
            f"--folder {folder} cannot be used: {error.strerror or error}. Name a folder that can "
            "be written to, or leave it out."
        ) from error
