"""``soraq load``: fills a store on disk, or an endpoint."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bot.cli.options import examples
from bot.cli.streams import is_terminal, put, say
from bot.config import STORE, Settings

_WIDTH = 24


@click.command(
    epilog=examples(
        "soraq load --store disk:/srv/soraq",
        "soraq load graph_data --store disk:/srv/soraq",
        "soraq load other.ttl more/ --store http://127.0.0.1:7878/query",
        "SORAQ_STORE_USER=dba SORAQ_STORE_PASSWORD=… soraq load --store http://localhost:8890/sparql",
    )
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--store",
    metavar="STORE",
    help="What to fill: disk:PATH or the address of a SPARQL endpoint.  Also SORAQ_STORE.",
)
def load(paths: tuple[Path, ...], store: str | None) -> None:
    """Fill a store with the data at PATH, files or folders; without one, the project's own.

    The ontology's rules are applied on the way.  What SORAQ_DATA_DIR adds belongs to the
    project's own data.  A store on disk goes on answering with its old data until the new is
    whole, and keeps the old where the load fails or the data answers nothing.  An endpoint is
    filled graph by graph, by the SPARQL 1.1 Graph Store Protocol.
    """
    settings = Settings.read(store=store)
    choice = settings.store
    if choice.kind == "memory":
        raise click.UsageError(
            f"Name the store to fill: --store disk:PATH, or the address of an endpoint ({STORE})."
        )
    from bot.assistant.indexing import index_names
    from bot.store.filling import fill_store, weight
    from bot.store.loading import foreign_data, project_data, project_rules

    started = time.perf_counter()
    files = foreign_data(paths) if paths else project_data(settings.data_dir)
    with _bar(weight(files)) as progress:
        manifest = fill_store(settings, files, project_rules(), progress, index_names)
    seconds = time.perf_counter() - started
    put(
        f"{manifest.triples} triples in {len(manifest.graphs)} graphs, version {manifest.version}, "
        f"in {seconds:.1f} s."
    )
    say(f"Next: ask it: soraq ask 'readmission agreements 2014' --store {store or choice.place}")


@contextmanager
def _bar(length: int) -> Iterator[Callable[[str, int], None]]:
    """A progress bar on standard error, where a person sits there."""
    shown = is_terminal(sys.stderr)
    with click.progressbar(length=length, file=sys.stderr, width=30, hidden=not shown) as bar:

        def show(what: str, more: int) -> None:
            bar.label = what[:_WIDTH].ljust(_WIDTH)
            bar.update(more)
            if shown:
                bar.render_progress()

        yield show
        show("loaded", max(0, length - bar.pos))
