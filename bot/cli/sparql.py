"""``soraq sparql``: a query of one's own, read-only and bounded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.options import data_options, examples
from bot.cli.streams import say, write_result
from bot.config import Settings

if TYPE_CHECKING:
    from bot.assistant.raw import RawResult

_TABLE, _JSON, _CSV, _TURTLE = "table", "json", "csv", "turtle"
_BY_ENDING = {".txt": _TABLE, ".json": _JSON, ".srj": _JSON, ".csv": _CSV, ".ttl": _TURTLE}
_SECONDS = 30.0
_ROOM = 4_000_000


@click.command(
    epilog=examples(
        'soraq sparql "SELECT ?name { ?x a soraq:Agreement ; skos:prefLabel ?name }"',
        "soraq sparql -f queries/years.rq --format csv -o years.csv",
        'soraq sparql "ASK { ?x soraq:hasStatus status:in-force }"',
        'echo "CONSTRUCT WHERE { id:norway ?p ?o }" | soraq sparql - --format turtle',
    )
)
@click.argument("query", required=False)
@click.option(
    "-f",
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read the query from FILE.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([_TABLE, _JSON, _CSV, _TURTLE]),
    help="How to give the result: rows as a table (default), JSON or CSV; a graph as Turtle.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE; its ending says the format where --format does not.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    help="Stop the query after so many seconds (default 30).  Also SORAQ_SPARQL_SECONDS.",
)
@click.option(
    "--rows",
    type=click.IntRange(min=1),
    help="Give at most so many rows (default 10,000).  Also SORAQ_SPARQL_ROWS.",
)
@click.option(
    "--megabytes",
    type=click.IntRange(min=1),
    help="The memory that the query may take (default 512).  Also SORAQ_SPARQL_MEGABYTES.",
)
@data_options
def sparql(
    query: str | None,
    file: Path | None,
    format_: str | None,
    output: Path | None,
    settings: Settings,
    **bounds: Any,
) -> None:
    """Run a query in SPARQL: QUERY, that of a file, or with - that of standard input.

    All graphs are asked together; the project's prefixes need not be declared.  The data can
    only be read: no update, no SERVICE, no FROM.
    """
    text = _text(query, file)
    from bot.assistant.raw import RawSparql
    from bot.store.limits import Limits

    limits = Limits.read(usual=Limits(seconds=_SECONDS), **bounds)
    raw = RawSparql(settings, limits=limits)
    try:
        result = raw.run(text)
    finally:
        raw.close()
    form = _form(result, format_, output)
    write_result(_content(result, form), None if output == Path("-") else output)
    say(_note(result))


def _text(query: str | None, file: Path | None) -> str:
    if query is not None and file is not None:
        raise click.UsageError("There are two queries: give one as text or one with -f.")
    if file is not None:
        try:
            with file.open(encoding="utf-8-sig") as opened:
                return opened.read(_ROOM)
        except OSError as error:
            raise click.ClickException(
                f"{file} cannot be read: {error.strerror or error}. Check the path."
            ) from error
        except UnicodeDecodeError as error:
            raise click.ClickException(f"{file} is no text in UTF-8. Save it as UTF-8.") from error
    if query == "-":
        if sys.stdin is None:
            return ""
        return sys.stdin.buffer.read(_ROOM).decode("utf-8", errors="replace")
    if query is None:
        raise click.UsageError(
            "There is no query: give one as text, with -f FILE, or - to read it."
        )
    return query


def _form(result: RawResult, format_: str | None, output: Path | None) -> str:
    """The format of the result; one that it cannot be had in is wrong use."""
    named = output.suffix.lower() if output and output != Path("-") else ""
    graph = result.triples is not None
    form = format_ or _BY_ENDING.get(named) or (_TURTLE if graph else _TABLE)
    if graph and form != _TURTLE:
        raise click.UsageError("The query gives a graph, which is written as Turtle alone.")
    if not graph and form == _TURTLE:
        raise click.UsageError("The query gives no graph: write CONSTRUCT, or another format.")
    return form


def _content(result: RawResult, form: str) -> bytes:
    from bot.rendering.results import csv_table, graph_turtle, results_json, text_table

    if result.triples is not None:
        return graph_turtle(result.triples, result.version)
    if form == _JSON:
        return f"{results_json(rows=result.rows, boolean=result.boolean)}\n".encode()
    if result.rows is None:
        return b"yes\n" if result.boolean else b"no\n"
    if form == _CSV:
        return csv_table(result.rows)
    return f"{text_table(result.rows)}\n".encode(errors="backslashreplace")


def _note(result: RawResult) -> str:
    """How much there is, of which data, and what to do next."""
    if result.rows is not None:
        given, what = len(result.rows), "row"
    else:
        given, what = len(result.triples or ()), "triple"
    taken = f"{result.milliseconds:.0f} ms, data {result.version}"
    if result.cut:
        return f"Only the first {given} {what}s of the result ({taken}). Next: add --rows N."
    counted = f"{given} {what}{'s' * (given != 1)}, " if result.boolean is None else ""
    return f"{counted}{taken}. Next: add -o FILE to keep it (.csv, .json, .ttl)."
