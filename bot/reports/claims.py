"""The claims of ``checks.toml``: what has to stay true of a report, once it was accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.reports.accepted import Accepted
from bot.reports.draft import Draft
from bot.vocabulary import local_name

_PREFIXES = (
    "soraq",
    "id",
    "status",
    "topic",
    "kind",
    "unit",
    "dcterms",
    "edtf",
    "prov",
    "rdf",
    "skos",
    "xsd",
)
_DATED = ("signed", "entryIntoForce", "held", "plannedFor", "issued")


_HEAD = (
    "# Claims that must hold of this report's data with shared/, before rules are applied.",
    "# sparql: ASK must give true, or false where `expected` is false; SELECT gives one column,",
    "# whose values, sorted as text, are `expected`.",
    "",
)


def checks_of(draft: Draft, accepted: Accepted) -> str:
    """The claims that hold of what was accepted; a person may add to them."""
    lines = [
        *_HEAD,
        'prefixes = """',
        *(f"PREFIX {name}: <{voc.PREFIXES[name]}>" for name in _PREFIXES),
        '"""',
        "",
    ]
    for name, sparql, expected in _claims(draft, accepted):
        lines += ["[[claim]]", f"name = {_quoted(name)}", f"sparql = '''{sparql}'''"]
        lines += [f"expected = {expected}", ""]
    return "\n".join(lines)


def _claims(draft: Draft, accepted: Accepted) -> Iterator[tuple[str, str, str]]:
    report = f"id:report-{draft.report}"
    of_report = f"?p dcterms:isPartOf {report} . ?f prov:wasDerivedFrom ?p"
    passages = len({fact.passage for fact in accepted.facts})
    yield (
        "number of passages",
        f"SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE {{ ?p dcterms:isPartOf {report} }}",
        f'["{passages}"]',
    )
    statements = {(fact.subject, fact.predicate, fact.object) for fact in accepted.facts}
    yield (
        "number of facts",
        f"SELECT (COUNT(DISTINCT ?f) AS ?n) WHERE {{ {of_report} }}",
        f'["{len(statements)}"]',
    )
    counted = Counter(local_name(thing.cls) for thing in accepted.things)
    ids: dict[str, list[str]] = {}
    for thing in accepted.things:
        ids.setdefault(local_name(thing.cls), []).append(thing.id)
    for cls in sorted(counted):
        values = " ".join(f"id:{one}" for one in sorted(ids[cls]))
        yield (
            f"things of class {cls} that the report brought",
            f"SELECT (COUNT(?s) AS ?n) WHERE {{ VALUES ?s {{ {values} }} ?s a soraq:{cls} }}",
            f'["{counted[cls]}"]',
        )
    for fact in accepted.facts:
        if local_name(fact.predicate) in (*_DATED, "status") and not fact.inferred:
            predicate = voc.shortened(fact.predicate)
            yield (
                f"{fact.subject}: {local_name(fact.predicate)}",
                f"ASK {{ id:{fact.subject} {predicate} {_value(fact.object)} }}",
                "true",
            )


def _value(term: Term) -> str:
    if term.kind is TermKind.IRI:
        return voc.shortened(term.value) or f"<{term.value}>"
    datatype = voc.shortened(term.datatype) if term.datatype else None
    return f'"{term.value}"^^{datatype}' if datatype else f'"{term.value}"'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
