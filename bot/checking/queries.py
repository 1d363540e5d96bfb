"""The queries and the ontology's rules can be read and run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from bot.checking.data import Data
from bot.checking.findings import Finding
from bot.query.errors import QueryError
from bot.query.library import load_template
from bot.query.template import Result
from bot.store.base import QueryFailedError, RuleError
from bot.store.embedded import EmbeddedStore


def folder_of_queries(folder: Path, data: Data | None) -> Iterator[Finding]:
    """Each query that does not load, or does not run on the data as it stands."""
    files = sorted(folder.glob("*.rq"))
    if not files:
        yield Finding("there is no query in this folder. Install soraq again.", folder)
    for file in files:
        try:
            template = load_template(file)
        except QueryError as error:
            yield Finding(str(error))
            continue
        if data is None:
            continue
        run: dict[Result, Callable[[str], object]] = {
            Result.ROWS: data.store.select,
            Result.GRAPH: data.store.construct,
            Result.BOOLEAN: data.store.ask,
        }
        try:
            run[template.result](template.text)
        except QueryFailedError as error:
            yield Finding(f"{error}. Mend the query.", file)


def rules_of_ontology(data: Data) -> Iterator[Finding]:
    """The first rule that cannot be applied when the data is loaded."""
    try:
        EmbeddedStore.from_files(data.layout.files)
    except RuleError as error:
        yield Finding(str(error))
