"""The claims of each report's ``checks.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.checking.data import Data, stated
from bot.checking.findings import Finding
from bot.store.base import QueryFailedError, Store
from bot.vocabulary import local_name

_FILE = "checks.toml"


def claims(data: Data) -> Iterator[Finding]:
    """Each claim that does not hold of the report's data together with what is shared."""
    reports = data.layout.reports
    for report in reports:
        path = report.path.parent / _FILE
        if not path.is_file():
            continue
        # With one report that is all the data there is.
        store = data.store if len(reports) == 1 else stated((*data.layout.shared, report))
        yield from _failing(path, store)


def _failing(path: Path, store: Store) -> Iterator[Finding]:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, ValueError) as error:
        yield Finding(f"it cannot be read: {error}. Mend it.", path)
        return
    listed = content.get("claim", [])
    for number, claim in enumerate(listed if isinstance(listed, list) else [], 1):
        wrong = _wrong(claim, content.get("prefixes", ""), store)
        if wrong:
            name = str(claim.get("name", f"number {number}"))
            yield Finding(f"the claim “{name}” {wrong}", path, _line(text, name))


def _wrong(claim: Mapping[str, Any], prefixes: str, store: Store) -> str | None:
    """What is wrong with a claim, and what to do; ``None`` where it holds."""
    query = claim.get("sparql")
    if not isinstance(query, str):
        return "has no query. Write sparql = an ASK, or a SELECT with one column."
    expected = claim.get("expected", True)
    text = f"{prefixes}\n{query}"
    try:
        found: bool | list[str]
        if isinstance(expected, bool):
            found = store.ask(text)
        else:
            rows = store.select(text).rows
            found = sorted(local_name(term.value) for row in rows for term in row if term)
            expected = sorted(map(str, expected))
    except QueryFailedError as error:
        return f"cannot be asked: {error} Mend its query."
    if found == expected:
        return None
    if isinstance(found, list) and isinstance(expected, list):
        return f"does not hold: {_difference(found, expected)}. Correct the data, or the claim."
    return (
        f"does not hold: the answer is {str(found).lower()}, not {str(expected).lower()}. "
        "Correct the data, or the claim."
    )


def _difference(found: list[str], expected: list[str]) -> str:
    missing = [one for one in expected if one not in found]
    extra = [one for one in found if one not in expected]
    if not missing or not extra or len(expected) > 1:
        parts = [f"{', '.join(missing)} missing"] if missing else []
        parts += [f"{', '.join(extra)} too much"] if extra else []
        return "; ".join(parts) or "some stand there more often than expected"
    return f"found {', '.join(found)}, expected {', '.join(expected)}"


def _line(text: str, name: str) -> int | None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("name") and name in line:
            return number
    return None
