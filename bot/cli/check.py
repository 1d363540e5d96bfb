"""``soraq check``: is the data as it should be?"""

from __future__ import annotations

import time
from pathlib import Path

import click

from bot.cli.options import examples
from bot.cli.streams import put, say


@click.command(
    epilog=examples(
        "soraq check",
        "soraq check graph_data/reports/dmx-2014",
        "soraq check other-data.ttl",
        "soraq check --store http://127.0.0.1:7878/query",
    )
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--store",
    metavar="STORE",
    help="Look at what a store holds instead: disk:PATH or the address of a SPARQL endpoint.",
)
def check(path: Path | None, store: str | None) -> int:
    """Check the data: the project's own with what SORAQ_DATA_DIR adds, or that at PATH.

    Looks whether every file can be read, meets the SHACL shapes, quotes its source letter by
    letter, proves each statement, names everything in three languages and points at nothing
    that is missing; whether the claims of checks.toml hold, and whether the queries run.
    Prints one line for each thing to mend: file, line, thing, what to do.

    Of a store it looks whether version and rules are there and are this program's, whether
    each graph is whole, and whether the queries run.
    """
    started = time.perf_counter()
    if store is not None:
        if path is not None:
            raise click.UsageError("PATH and --store exclude each other: leave one out.")
        return _check_store(store, started)
    from bot.checking import check as look
    from bot.config import Settings

    result = look(path, Settings.read().data_dir)
    for finding in result.findings:
        put(str(finding))
    seconds = time.perf_counter() - started
    held = f" with {result.triples} triples" if result.triples else ""
    looked = f"{result.files} file{'s' * (result.files != 1)}{held} in {seconds:.1f} s"
    if result.findings:
        number = len(result.findings)
        say(f"{number} to mend in {looked}. Next: mend what is named, then check again.")
        return 1
    put(f"Nothing to mend in {looked}.")
    say("Next: ask it something: soraq ask 'readmission agreements 2014'.")
    return 0


def _check_store(store: str, started: float) -> int:
    from bot.checking.stored import check_store
    from bot.config import Settings

    findings = check_store(Settings.read(store=store))
    for finding in findings:
        put(str(finding))
    seconds = time.perf_counter() - started
    if findings:
        number = len(findings)
        say(f"{number} to mend in {seconds:.1f} s. Next: mend what is named, then check again.")
        return 1
    put(f"Nothing to mend in {seconds:.1f} s.")
    say(f"Next: ask it something: soraq ask 'readmission agreements 2014' --store {store}")
    return 0
