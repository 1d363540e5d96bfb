"""Rows of the graph → a reader: the lexicon and the schema of one version of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot import vocabulary as voc
from bot.model import Language, Rows
from bot.text.fold import fold
from bot.understanding.grammar import QUESTION_PARTS, grammar_phrases, world_phrases
from bot.understanding.lexicon import Entry, Lexicon, Sense, Sort
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.reader import Reader
from bot.understanding.schema import Schema

_CAMEL = re.compile(r"(?<=[a-zə0-9])(?=[A-ZƏİ])|[_\-]+")


def build_reader(
    *, terms: Rows, numbers: Rows, usage: Rows, schema: Rows, years: Rows, concepts: Rows
) -> Reader:
    """Build a reader from what the queries of the same names give.

    ``terms`` has (term, type, label, language, how), ``numbers`` (thing, property, number),
    ``usage`` (property, subjectClass, range), ``schema`` (term, property, value), ``years``
    (year, reporting), ``concepts`` (concept, class) as they occur together.
    """
    types = [(r["term"], r["type"]) for r in _strings(terms) if r["type"]]
    uses = [(r["property"], r["subjectClass"], r["range"]) for r in _strings(usage)]
    known = Schema.build(
        types=types,
        usage=uses,
        notes=[(r["term"], r["property"], r["value"]) for r in _strings(schema)],
        years=[(int(r["year"]), r["reporting"] == "true") for r in _strings(years)],
        concepts=[term for term, cls in types if cls == voc.CONCEPT],
        concept_uses=[(r["concept"], r["class"]) for r in _strings(concepts)],
    )
    phrases = [*grammar_phrases()]
    lexicon = Lexicon(
        [
            *(
                Entry(p.phrase, p.language, Sense(Sort.GRAMMAR, p.part), p.inflected)
                for p in phrases
                if p.part != "glue"
            ),
            *(Entry(p.phrase, p.language, Sense(Sort.GRAMMAR, p.part)) for p in world_phrases()),
            *_labels(terms, known, uses),
        ],
        glue=[(p.phrase, p.language) for p in phrases if p.part == "glue"],
    )
    for row in _strings(numbers):
        if row["property"] == voc.ITEM_NUMBER:
            lexicon.add(Entry(row["number"], None, Sense(Sort.THING, row["thing"])))
        else:
            lexicon.add_words_of(row["thing"], row["number"], None)
    return Reader(lexicon, known)


def _labels(terms: Rows, schema: Schema, usage: list[tuple[str, str, str]]) -> Iterator[Entry]:
    """Every label as an entry; a term without one is known by its local name."""
    properties = {prop for prop, _, _ in usage}
    questions = {p.phrase for p in grammar_phrases() if p.part in QUESTION_PARTS}
    classes = {cls for found in schema.classes.values() for cls in found} | {
        cls for _, cls, _ in usage
    }
    swallowing = _Swallowing(terms, schema)
    labelled: set[str] = set()
    seen: set[tuple[str, str, str]] = set()
    for row in _strings(terms):
        term, label, language = row["term"], row["label"], row["language"]
        if (term, label, language) in seen:
            continue
        seen.add((term, label, language))
        labelled.add(term)
        sort = _sort(term, schema, classes, properties)
        if sort is Sort.PROPERTY and _asks(label, questions):
            continue  # it would swallow the question word
        if sort in (Sort.PROPERTY, Sort.CONCEPT) and swallowing.names_subject(
            term, label, language
        ):
            continue  # "draft agreement" would swallow the agreement
        if sort is not None:
            yield Entry(label, _language(language), Sense(sort, term))
    for term in sorted((properties | classes) - labelled):
        if not term.startswith((voc.RDF, voc.RDFS, voc.OWL, voc.SKOS, voc.XSD, voc.SORAQ)):
            sort = Sort.PROPERTY if term in properties else Sort.CLASS
            name = _CAMEL.sub(" ", voc.local_name(term))
            yield Entry(name, None, Sense(sort, term))


class _Swallowing:
    """Tells labels of several words that name, beside their term, what it is said of."""

    def __init__(self, terms: Rows, schema: Schema) -> None:
        self._schema = schema
        self._class_words: dict[str, set[str]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._uses: dict[str, set[str]] = {}
        for concept, cls in schema.concept_uses:
            self._uses.setdefault(concept, set()).add(cls)
        for row in _strings(terms):
            if row["type"] in voc.ONTOLOGY_CLASSES and len(row["label"].split()) == 1:
                keys = _keys(row["label"], _language(row["language"]))
                self._class_words.setdefault(row["term"], set()).update(keys)

    def names_subject(self, term: str, label: str, language: str) -> bool:
        """Whether ``label`` holds the name of a class whose things have ``term``."""
        words = label.split()
        if len(words) < 2 or not (taken := self._words_of_subjects(term)):
            return False
        code = _language(language)
        return any(not taken.isdisjoint(_keys(word, code)) for word in words)

    def _words_of_subjects(self, term: str) -> frozenset[str]:
        """The names of the classes whose things have ``term``; none for a narrower class."""
        known = self._known.get(term)
        if known is None:
            subjects = self._schema.domains.get(term, frozenset()) | self._uses.get(term, set())
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
    return any(word in questions for word in label.lower().split())


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
    return _LANGUAGES.get(code.split("-")[0].lower())


def _strings(rows: Rows) -> Iterator[dict[str, str]]:
    for record in rows.records():
        yield {name: term.value if term else "" for name, term in record.items()}
