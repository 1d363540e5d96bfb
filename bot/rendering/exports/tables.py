"""An answer as tables: one row a thing, and one row a source of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Answer, Fact, Item, Language, Term, TermKind, Triple
from bot.rendering.contract import short_ids
from bot.rendering.facts import UNSHOWN, grouped, in_period, key_facts, measures_of, relevant
from bot.rendering.lines import joined
from bot.rendering.voice import Voice

_NAMES = (
    voc.PREF_LABEL,
    voc.LABEL,
    voc.SCHEMA + "name",
    voc.DCTERMS + "title",
    voc.FOAF + "name",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name; every cell is text."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def things_table(answer: Answer, triples: Iterable[Triple]) -> Table:
    """One row a thing: its id, class, names, the facts that matter, its source, its IRI."""
    voice = Voice(answer)
    ids = short_ids(answer)
    names = _names(triples)
    rows = {row.iri: row for row in in_period(answer)}
    things = list(dict.fromkeys((*answer.items, *rows)))
    shown = {row.iri: _shown(row) for row in rows.values()}
    properties = list(dict.fromkeys(name for facts in shown.values() for name in facts))
    header = (
        "id",
        voice.say("class"),
        *(f"{voice.say('name')} ({language.value})" for language in Language),
        *(voice.full(name) for name in properties),
        voice.say("measure"),
        voice.say("quote"),
        "IRI",
        voice.say("version of the data"),
    )
    cells = []
    for thing in things:
        row = rows.get(thing) or Item(thing, "")
        own = names.get(thing, {})
        if not own:
            own = {answer.language.value: voice.full(thing)}
        cells.append(
            (
                ids[thing],
                voice.full(row.cls) if row.cls else "",
                *(own.get(language.value, own.get("", "")) for language in Language),
                *(_values(voice, shown.get(thing, {}).get(name, ())) for name in properties),
                ", ".join(measures_of(row)),
                next((source.quote for source in relevant(row)), ""),
                thing,
                answer.version,
            )
        )
    return Table(voice.say("Things"), header, tuple(cells))


def sources_table(answer: Answer) -> Table:
    """One row for each passage that states a fact of a thing."""
    voice = Voice(answer)
    ids = short_ids(answer)
    header = (
        "id",
        voice.say("property"),
        voice.say("value"),
        voice.say("report"),
        voice.say("measure"),
        voice.say("quote"),
        voice.say("inferred"),
    )
    rows = [
        (
            ids[row.iri],
            voice.full(fact.property),
            _value(voice, fact.value),
            voice.short(source.report),
            source.measure or "",
            source.quote,
            voice.say("true") if fact.inferred else "",
        )
        for row in answer.rows
        for fact in row.facts
        for source in fact.sources
    ]
    return Table(voice.say("Sources"), header, tuple(rows))


def _shown(row: Item) -> dict[str, list[Fact]]:
    facts = [fact for fact in key_facts(row) if fact.value.value != row.iri]
    return {name: group for name, group in grouped(facts).items() if name not in UNSHOWN}


def _values(voice: Voice, facts: Sequence[Fact]) -> str:
    return joined((_value(voice, fact.value) for fact in voice.spoken(facts)), "; ")


def _value(voice: Voice, term: Term) -> str:
    """A value as a table has it: names of things, and dates and numbers as the data has them."""
    return term.value if term.kind is TermKind.LITERAL else voice.short(term.value)


def _names(triples: Iterable[Triple]) -> dict[str, dict[str, str]]:
    """The official names of each thing by language; of two in a language the first."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for subject, predicate, value in triples:
        if predicate.value in _NAMES and value.kind is TermKind.LITERAL:
            names = found.setdefault(subject.value, {})
            name = (_NAMES.index(predicate.value), value.value)
            language = value.language or ""
            names[language] = min(name, names.get(language, name))
    return {
        thing: {language: name for language, (_, name) in names.items()}
        for thing, names in found.items()
    }
