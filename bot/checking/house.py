"""The house's own rules: a query each, whose rows are put into its sentence.

``ontology/checks/*.rq`` are SELECT queries over what the files state, before any rule of the
ontology adds to it.  The lines ``#+`` at the head are YAML: ``summary``; ``message``, in which
``{name}`` is the value of the variable ``?name``, and ``{like}`` asks whether the thing with the
most similar id is meant; and ``near``, the variable or word by which the
line is found.  ``?thing`` is what a row complains of, ``?graph`` in whose file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.model import Term, TermKind
from bot.resources import resource_folder
from bot.store.base import QueryFailedError
from bot.vocabulary import local_name

_PLACE = re.compile(r"\{(\w+)\}")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule: its ``query``, the sentence for each row, and the word that tells the line."""

    path: Path
    query: str
    message: str
    near: str = ""


def house_rules(data: Data) -> Iterator[Finding]:
    """Whatever a query of ``ontology/checks`` finds, in its sentence."""
    for path in sorted((resource_folder("ontology") / "checks").glob("*.rq")):
        rule = load_rule(path)
        if isinstance(rule, Finding):
            yield rule
            continue
        try:
            rows = data.store.select(rule.query)
        except QueryFailedError as error:
            yield Finding(f"{error}. Mend the query.", path)
            continue
        for row in rows.records():
            yield _finding(data, rule, row)


def load_rule(path: Path) -> HouseRule | Finding:
    """The rule of a file, or what is wrong with the file."""
    query = path.read_text(encoding="utf-8")
    head = "\n".join(line[2:].lstrip() for line in query.splitlines() if line.startswith("#+"))
    try:
        said = yaml.safe_load(head) or {}
    except yaml.YAMLError as error:
        return Finding(f"its head is no YAML: {' '.join(str(error).split())}. Mend it.", path)
    message = said.get("message") if isinstance(said, dict) else None
    if not isinstance(message, str):
        return Finding('it has no sentence. Write "#+ message: …" at its head.', path)
    used = [name for name in (*_PLACE.findall(message), "thing") if name != "like"]
    missing = [name for name in used if not re.search(rf"\?{name}\b", query)]
    if missing:
        names = ", ".join(f"?{name}" for name in missing)
        return Finding(f"its query selects no {names}. Add it there.", path)
    return HouseRule(path, query, message, str(said.get("near") or ""))


def _finding(data: Data, rule: HouseRule, row: dict[str, Term | None]) -> Finding:
    values = {name: _shown(term) for name, term in row.items() if term is not None}
    if "{like}" in rule.message and row["thing"] is not None:
        values["like"] = data.like(row["thing"].value)
    message = _PLACE.sub(lambda found: values.get(found[1], "nothing"), rule.message)
    thing, graph, near = row["thing"], row.get("graph"), row.get(rule.near)
    word = rule.near if near is None else _word(near)
    return data.finding(
        thing.value if thing else "", message, word, graph=graph.value if graph else None
    )


def _shown(term: Term) -> str:
    text = named(term.value) if term.kind is TermKind.IRI else term.value
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _word(term: Term) -> str:
    return local_name(term.value) if term.kind is TermKind.IRI else term.value
