"""Rows of the graph → a reader: the lexicon and the schema of one version of the data."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from bot import vocabulary as voc
from bot.model import Language, Rows, Term
from bot.text.fold import fold
from bot.understanding.grammar import QUESTION_PARTS, grammar_phrases, world_phrases
from bot.understanding.lexicon import Lexicon
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.names import NameIndex
from bot.understanding.reader import Reader
from bot.understanding.schema import Schema
from bot.understanding.senses import Entry, Sense, Sort
from bot.understanding.sighting import HOW_MANY
from bot.understanding.tables import NamedThing

_SAID_OF_OTHERS = frozenset({Sort.PROPERTY, Sort.CONCEPT})
_SMALL = ("usage", "schema", "years", "concepts")
"""The tables that do not grow with the things."""
_CAMEL = re.compile(r"(?<=[a-zə0-9])(?=[A-ZƏİ])|[_\-]+")


class Table(Protocol):
    """Rows that may be gone through several times; :class:`~bot.model.Rows`, or more than fit."""

    @property
    def variables(self) -> Sequence[str]:
        """The names of the columns."""

    @property
    def rows(self) -> Iterable[tuple[Term | None, ...]]:
        """One row after another."""


def build_reader(rows: Mapping[str, Rows], index: NameIndex | None = None) -> Reader:
    """Build a reader from what the queries of the same names give.

    ``terms`` has (term, label, language), ``classes`` (term, class), ``numbers`` (thing,
    property, number), ``usage`` (property, subjectClass, range), ``schema`` (term, property,
    value), ``years`` (year, reporting), ``concepts`` (concept, class) as they occur together.
    ``index`` holds the names of things that are not among these (:func:`set_apart`).
    """
    labels = _names(rows["terms"])
    uses = _triples(rows["usage"], "property", "subjectClass", "range")
    known = _schema(rows, {term for term, _, _ in labels}, index)
    phrases = [*grammar_phrases()]
    lexicon = Lexicon(
        [
            *(
                Entry(p.phrase, p.language, Sense(Sort.GRAMMAR, p.part), p.inflected)
                for p in phrases
                if p.part != "glue"
            ),
            *(Entry(p.phrase, p.language, Sense(Sort.GRAMMAR, p.part)) for p in world_phrases()),
            # things last, as they are where an index holds them: of senses that are equally
            # good the first is taken
            *sorted(_labels(labels, known, uses), key=lambda e: e.sense.sort is Sort.THING),
        ],
        _glue(),
        index,
        known.classes,
    )
    _add_numbers(lexicon, rows["numbers"])
    return Reader(lexicon, known)


def set_apart(
    rows: Mapping[str, Table],
) -> tuple[dict[str, Rows], Iterator[NamedThing], dict[str, frozenset[str]], Lexicon]:
    """Set the names of things apart, for an index: what is left, the names, the things' classes.

    What is left are rows for :func:`build_reader`, of the ontology's own terms alone.  The
    names come as they are asked for and are not kept; with them comes a lexicon that has
    their small words and is empty otherwise.
    """
    named = {term for (term,) in _each(rows["terms"], "term")}
    known = _schema(rows, named, None)
    used = _triples(rows["usage"], "property", "subjectClass", "range")
    properties, classes = _used(known, used)
    sorts = {term: _sort(term, known, classes, properties) for term in sorted(named)}
    own = {term for term, sort in sorts.items() if sort not in (Sort.THING, None)}
    nameless = {term for term, sort in sorts.items() if sort is None}
    things = {thing: found for thing, found in known.classes.items() if thing not in own}
    for thing in (*sorts, *(thing for (thing,) in _each(rows["numbers"], "thing"))):
        if thing not in own:
            things.setdefault(thing, frozenset())
    left = {
        **{name: Rows(tuple(rows[name].variables), tuple(rows[name].rows)) for name in _SMALL},
        "terms": _without(rows["terms"], things),
        "classes": _without(rows["classes"], things),
        "numbers": Rows(tuple(rows["numbers"].variables)),
    }
    return left, _names_of_things(rows, own | nameless), things, Lexicon((), _glue())


def _names_of_things(rows: Mapping[str, Table], others: Container[str]) -> Iterator[NamedThing]:
    for term, label, code in _each(rows["terms"], "term", "label", "language"):
        if term not in others:
            yield NamedThing(Entry(label, _language(code), Sense(Sort.THING, term)))
    for thing, prop, number in _each(rows["numbers"], "thing", "property", "number"):
        yield NamedThing(
            Entry(number, None, Sense(Sort.THING, thing)), loose=prop != voc.ITEM_NUMBER
        )


def _without(rows: Table, things: Container[str]) -> Rows:
    """The rows whose first value is none of ``things``."""
    return Rows(
        tuple(rows.variables), tuple(r for r in rows.rows if r[0] and r[0].value not in things)
    )


def _names(terms: Rows) -> list[tuple[str, str, str]]:
    return list(dict.fromkeys(_triples(terms, "term", "label", "language")))


def _schema(rows: Mapping[str, Table], named: Container[str], index: NameIndex | None) -> Schema:
    types = [(term, cls) for term, cls in _each(rows["classes"], "term", "class") if term in named]
    return Schema.build(
        types=types,
        usage=_triples(rows["usage"], "property", "subjectClass", "range"),
        notes=_triples(rows["schema"], "term", "property", "value"),
        years=[(int(y), told == "true") for y, told in _table(rows["years"], "year", "reporting")],
        concepts=[term for term, cls in types if cls == voc.CONCEPT],
        concept_uses=[(one, cls) for one, cls in _table(rows["concepts"], "concept", "class")],
        others=index,
    )


def _glue() -> list[tuple[str, Language]]:
    return [(p.phrase, p.language) for p in grammar_phrases() if p.part == "glue"]


def _add_numbers(lexicon: Lexicon, numbers: Rows) -> None:
    for thing, prop, number in _table(numbers, "thing", "property", "number"):
        if prop == voc.ITEM_NUMBER:
            lexicon.add(Entry(number, None, Sense(Sort.THING, thing)))
        else:
            lexicon.add_words_of(thing, number, None)


def _labels(
    labels: Sequence[tuple[str, str, str]], schema: Schema, usage: Iterable[tuple[str, str, str]]
) -> Iterator[Entry]:
    """Every label as an entry; a term without one is known by its local name."""
    used = list(usage)
    properties, classes = _used(schema, used)
    questions = {p.phrase for p in grammar_phrases() if p.part in QUESTION_PARTS}
    counting = {p.phrase for p in grammar_phrases() if p.part == HOW_MANY}
    said = {label for _, label, code in labels if _language(code) is Language.AZ}
    swallowing = _Swallowing(labels, schema)
    terms = dict.fromkeys(term for term, _, _ in labels)
    sorts = {term: _sort(term, schema, classes, properties) for term in terms}
    senses = {term: Sense(sort, term) for term, sort in sorts.items() if sort is not None}
    for term, label, code in labels:
        sense = senses.get(term)
        if sense is None:
            continue
        sort, language = sense.sort, _language(code)
        # of what is never stated, *во сколько* asks for nothing else
        asking = questions - counting if term in schema.gaps else questions
        if sort is Sort.PROPERTY and _asks(label, asking):
            continue  # it would swallow the question word
        if sort in _SAID_OF_OTHERS and swallowing.names_subject(term, label, language):
            continue  # "draft agreement" would swallow the agreement
        yield Entry(label, language, sense)
        if language is Language.AZ and sort in _SAID_OF_OTHERS:
            for voice in azerbaijani.other_voices_of_label(label):
                if voice not in said:
                    yield Entry(voice, language, sense)
    labelled = sorts.keys()
    for term in sorted((properties | classes) - labelled):
        if not term.startswith((voc.RDF, voc.RDFS, voc.OWL, voc.SKOS, voc.XSD, voc.SORAQ)):
            sort = Sort.PROPERTY if term in properties else Sort.CLASS
            name = _CAMEL.sub(" ", voc.local_name(term))
            yield Entry(name, None, Sense(sort, term))


def _used(schema: Schema, used: Iterable[tuple[str, str, str]]) -> tuple[set[str], set[str]]:
    """The properties and the classes that the data uses."""
    properties, classes = set(), {cls for found in schema.classes.values() for cls in found}
    for prop, cls, _ in used:
        properties.add(prop)
        classes.add(cls)
    return properties, classes


class _Swallowing:
    """Tells labels of several words that name, beside their term, what it is said of."""

    def __init__(self, labels: Iterable[tuple[str, str, str]], schema: Schema) -> None:
        self._schema = schema
        self._class_words: dict[str, set[str]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._uses: dict[str, set[str]] = {}
        for concept, cls in schema.concept_uses:
            self._uses.setdefault(concept, set()).add(cls)
        for term, label, code in labels:
            if schema.classes.get(term, frozenset()) & voc.ONTOLOGY_CLASSES and " " not in label:
                keys = _keys(label, _language(code))
                self._class_words.setdefault(term, set()).update(keys)

    def names_subject(self, term: str, label: str, language: Language | None) -> bool:
        """Whether ``label`` holds the name of a class whose things have ``term``."""
        words = label.split()
        if len(words) < 2 or not (taken := self._words_of_subjects(term)):
            return False
        return any(not taken.isdisjoint(_keys(word, language)) for word in words)

    def _words_of_subjects(self, term: str) -> frozenset[str]:
        """The names of the classes whose things have ``term``; none for a narrower class."""
        known = self._known.get(term)
        if known is None:
            subjects = self._schema.domains.get(term, frozenset()) | self._uses.get(term, set())
            subjects -= {voc.ACTIVITY}  # work goes on: the verb has a noun of its own
            if term in self._schema.concepts and self._schema.class_of_concept(term):
                subjects = frozenset()  # "readmission agreement" is a kind of agreement
            known = frozenset(word for cls in subjects for word in self._class_words.get(cls, ()))
            self._known[term] = known
        return known


@lru_cache(maxsize=20_000)
def _keys(word: str, language: Language | None) -> frozenset[str]:
    if language is Language.AZ:
        return frozenset(stem.folded for stem in azerbaijani.stems_of_label(word))
    if language is Language.RU:
        return russian.lemmas(fold(word))
    return frozenset((english.stem(fold(word)),))


def _asks(label: str, questions: set[str]) -> bool:
    return not questions.isdisjoint(label.lower().split())


def _sort(term: str, schema: Schema, classes: set[str], properties: set[str]) -> Sort | None:
    found = schema.classes.get(term, frozenset())
    if found & voc.PROPERTY_CLASSES or term in properties:
        return Sort.PROPERTY
    if found & voc.ONTOLOGY_CLASSES or term in classes:
        return Sort.CLASS
    if voc.CONCEPT in found:
        return Sort.CONCEPT if not term.startswith(voc.ROLE) else None
    if voc.CONCEPT_SCHEME in found:
        return None
    return Sort.THING


_LANGUAGES = {member.value: member for member in Language}


@lru_cache(maxsize=256)
def _language(code: str) -> Language | None:
    return _LANGUAGES.get(code.split("-", maxsplit=1)[0].lower())


def _each(rows: Table, *names: str) -> Iterator[tuple[str, ...]]:
    """The rows as plain strings, in the order of ``names``; empty where nothing is bound."""
    at = [rows.variables.index(name) for name in names]
    for row in rows.rows:
        yield tuple(term.value if (term := row[n]) else "" for n in at)


def _table(rows: Table, *names: str) -> list[tuple[str, ...]]:
    return [*_each(rows, *names)]


def _triples(rows: Table, *names: str) -> list[tuple[str, str, str]]:
    return [(one, two, three) for one, two, three in _table(rows, *names)]
