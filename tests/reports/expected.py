"""What a careful reader takes from a report: the curated graph of 2014, and notes in ``notes/``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot import vocabulary as voc
from bot.reports.document import Document
from bot.reports.known import Known
from bot.reports.reading import document_of
from bot.store.loading import project_data
from bot.text.fold import fold, normalise
from tests.helpers.project import ROOT

NOTES = Path(__file__).parent / "notes"
DEVELOPED = ("customs-2016.az", "employment-2017.en", "health-2018.ru")
"""Notes on which the rules were made."""
HELD_OUT = (
    "youth-2019.az",
    "tourism-2020.en",
    "emergencies-2021.az",
    "statistics-2022.ru",
    "ombudsman-2023.az",
    "border-2024.en",
    "ecology-2025.ru",
    "culture-2026.en",
)
"""Notes that no rule had read: looked at once, when the rules stood."""
REPORT_2014 = ROOT / "graph_data" / "reports" / "dmx-2014"
OF_THE_REPORT = frozenset(
    {voc.AGREEMENT, voc.EVENT, voc.PROJECT, voc.FIGURE, voc.ACTIVITY, voc.DOCUMENT, voc.REPORT}
)
"""The classes whose things only a report tells of: all of them are taken out of what is known."""

OWN = (voc.AGREEMENT, voc.EVENT, voc.FIGURE, voc.PROJECT, voc.ACTIVITY)
DATES = ("signed", "entryIntoForce", "held", "plannedFor", "started", "issued", "approved")
PARTS = (
    "party",
    "partyMember",
    "organiser",
    "supporter",
    "funder",
    "implementer",
    "partner",
    "drafter",
    "sessionOf",
    "designatedBy",
    "adoptedBy",
    "sender",
    "recipient",
    "place",
    "destination",
    "withinProject",
    "withinProgramme",
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A thing that should be proposed.

    ``places`` are where the words that tell of it stand (of the curated graph, its passages);
    ``values`` are local names of properties with what they should say, ids or literals, all of
    a property's values together; ``key`` are those properties that tell it from the others.
    """

    name: str
    cls: str
    places: tuple[tuple[int, int], ...]
    values: dict[str, frozenset[str]]
    key: tuple[str, ...]
    kind: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A report, what is known before it is read, and what should be proposed of it."""

    name: str
    document: Document
    known: Known
    things: tuple[Expected, ...]
    bodies: frozenset[str]
    """Ids of bodies, or the folded names of those that the data does not have."""
    parts_are_told: bool


@cache
def everything_known() -> Known:
    """All that the project's data states."""
    return Known.of(project_data())


@cache
def known_before() -> Known:
    """The data as if no report had ever been read."""
    known = everything_known()
    own = {voc.local_name(i) for i in known.things if known.class_of(i) in OF_THE_REPORT}
    return known.without(own)


@cache
def report_of_2014() -> Case:
    """The note of 2014 and the graph that people made of it."""
    known = everything_known()
    source = (REPORT_2014 / "source.txt").read_bytes()
    document = _named(document_of(source)[1], "dmx-2014")
    facts = [*_facts(known, document.text)]
    things = []
    for cls in (*OWN, voc.LEGAL_ACT, voc.PROGRAMME):
        for iri in known.of_class(cls):
            own = [fact for fact in facts if fact.subject == iri]
            if own:
                things.append(_curated(known, iri, cls, own))
    bodies = {
        voc.local_name(one)
        for fact in facts
        for one in (fact.subject, fact.value)
        if known.class_of(one) == voc.BODY
    }
    return Case("dmx-2014", document, known_before(), tuple(things), frozenset(bodies), True)


@dataclass(frozen=True, slots=True)
class _Fact:
    subject: str
    predicate: str
    value: str
    places: tuple[tuple[int, int], ...]


def _facts(known: Known, text: str) -> Iterator[_Fact]:
    for iri in known.of_class(voc.FACT):
        places = []
        for passage in known.values(iri, voc.PROV + "wasDerivedFrom"):
            quote = known.values(passage.value, voc.SORAQ + "quote")[0].value
            at = text.find(quote)
            while at >= 0:
                places.append((at, at + len(quote)))
                at = text.find(quote, at + 1)
        yield _Fact(
            known.values(iri, voc.RDF + "subject")[0].value,
            known.values(iri, voc.RDF + "predicate")[0].value,
            known.values(iri, voc.RDF + "object")[0].value,
            tuple(places),
        )


_KEYS = {
    voc.AGREEMENT: ("party",),
    voc.EVENT: ("held", "plannedFor"),
    voc.FIGURE: ("value", "unit", "comparator"),
    voc.PROJECT: (),
    voc.ACTIVITY: (),
    voc.LEGAL_ACT: (),
    voc.PROGRAMME: (),
}


def _curated(known: Known, iri: str, cls: str, facts: list[_Fact]) -> Expected:
    values: dict[str, set[str]] = {}
    for fact in facts:
        values.setdefault(voc.local_name(fact.predicate), set()).add(_plain(fact.value))
    kinds = known.values(iri, voc.HAS_KIND)
    places = {place for fact in facts for place in fact.places}
    names = [n.text for n in known.names(iri)] + list(values.get("title", ()))
    return Expected(
        voc.local_name(iri),
        cls,
        tuple(sorted(places)),
        {name: frozenset(found) for name, found in values.items()} | {"names": frozenset(names)},
        _KEYS[cls],
        voc.local_name(kinds[0].value) if kinds and cls in (voc.AGREEMENT, voc.EVENT) else None,
    )


def _plain(value: str) -> str:
    """The last part of an IRI; a literal as it is."""
    return voc.local_name(value) if value.startswith("https://w3id.org/soraq/") else value


@cache
def note(name: str) -> Case:
    """An invented note and what was written down of it before any rule was tried on it."""
    document = _named(
        document_of((NOTES / f"{name}.txt").read_bytes())[1], name.split(".", maxsplit=1)[0]
    )
    told = tomllib.loads((NOTES / f"{name}.toml").read_text(encoding="utf-8"))
    known = known_before()
    things = [
        _told(one, cls, document, known)
        for key, cls in (
            ("agreement", voc.AGREEMENT),
            ("event", voc.EVENT),
            ("figure", voc.FIGURE),
            ("date", ""),
        )
        for one in told.get(key, ())
    ]
    bodies = frozenset(id_or_name(one, known, voc.BODY) for one in told["bodies"])
    return Case(name, document, known, tuple(things), bodies, False)


def _told(one: dict[str, object], cls: str, document: Document, known: Known) -> Expected:
    words = str(one["words"])
    flat = document.text
    at = flat.index(words)
    values: dict[str, frozenset[str]] = {}
    for name, value in one.items():
        if name in ("words", "kind", "property"):
            continue
        if name == "parties":
            assert isinstance(value, list)
            values["party"] = frozenset(id_or_name(str(v), known) for v in value)
        elif name == "place":
            values["place"] = frozenset({id_or_name(str(value), known, voc.PLACE)})
        elif "property" in one:
            values[str(one["property"])] = frozenset({str(value)})
        else:
            values[name] = frozenset({str(value)})
    kind = one.get("kind")
    return Expected(
        words,
        cls,
        ((at, at + len(words)),),
        values,
        _KEYS.get(cls, ()),
        str(kind) if kind else None,
    )


def id_or_name(name: str, known: Known, *classes: str) -> str:
    """The id of the body, country or place that has this name, or the folded name."""
    for iri in known.of_class(*(classes or (voc.BODY, voc.COUNTRY, voc.PLACE))):
        if any(comparable(n.text) == comparable(name) for n in known.names(iri)):
            return voc.local_name(iri)
    return comparable(name)


def comparable(name: str) -> str:
    """A name as names are compared."""
    return " ".join(fold(normalise(name)).replace('"', "").split())


def _named(document: Document, report: str) -> Document:
    from dataclasses import replace

    return replace(document, report=report)
