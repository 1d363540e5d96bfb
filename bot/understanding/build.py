"""Rows of the graph → a reader: the lexicon and the schema of one version of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        for row in _strings(terms):
            if row["type"] in voc.ONTOLOGY_CLASSES and len(row["label"].split()) == 1:
                keys = _keys(row["label"], _language(row["language"]))
                self._class_words.setdefault(row["term"], set()).update(keys)

    def names_subject(self, term: str, label: str, language: str) -> bool:
        """Whether ``label`` holds the name of a class whose things have ``term``."""
        words = label.split()
        if len(words) < 2:
            return False
        subjects = self._schema.domains.get(term, frozenset()) | {
            cls for concept, cls in self._schema.concept_uses if concept == term
        }
        if term in self._schema.concepts and self._schema.class_of_concept(term):
            return False  # a kind is a narrower class: "readmission agreement"
        keys = {key for word in words for key in _keys(word, _language(language))}
        return any(keys & self._class_words.get(cls, set()) for cls in subjects)


def _keys(word: str, language: Language | None) -> set[str]:
    if language is Language.AZ:
        return {stem.folded for stem in azerbaijani.stems_of_label(word)}
    if language is Language.RU:
        return set(russian.lemmas(fold(word)))
    return {english.stem(fold(word))}


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


def _language(code: str) -> Language | None:
    code = code.split("-", maxsplit=1)[0].lower()
    return Language(code) if code in {member.value for member in Language} else None


def _strings(rows: Rows) -> Iterator[dict[str, str]]:
    for record in rows.records():
        yield {name: term.value if term else "" for name, term in record.items()}
