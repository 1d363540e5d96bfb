"""Every statement of a report proved by a fact, and every fact stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bot import vocabulary as voc
from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.checking.references import OURS
from bot.model import Term, TermKind

# What describes a thing for us, and reports nothing: it needs no fact.
_DESCRIPTIONS = frozenset(
    {
        voc.TYPE,
        voc.PREF_LABEL,
        voc.ALT_LABEL,
        voc.HIDDEN_LABEL,
        voc.SHORT_NAME,
        voc.OWN_TRANSLATION,
        voc.HAS_KIND,
        voc.HAS_TOPIC,
        voc.CHAPTER_NUMBER,
        voc.POSITION,
        voc.SORAQ + "ofCountry",
        voc.SORAQ + "jurisdiction",
        voc.SORAQ + "iso3166",
        voc.SKOS + "exactMatch",
        voc.SKOS + "closeMatch",
        voc.RDFS + "seeAlso",
        voc.DIFFERENT_FROM,
        voc.EARLIER_COUNT,
        voc.DCTERMS + "language",
        voc.DCTERMS + "source",
    }
)
_GEOGRAPHY = frozenset({voc.WITHIN, voc.SORAQ + "partOf"})
_PROOF = frozenset({voc.FACT, voc.PASSAGE})

_SUBJECT, _PREDICATE, _OBJECT = (voc.RDF + name for name in ("subject", "predicate", "object"))
_TOLD_OF = frozenset(
    {voc.AGREEMENT, voc.EVENT, voc.PROJECT, voc.FIGURE, voc.DOCUMENT, voc.ACTIVITY}
)
"""What stands in a report because some passage tells of it."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Proofs:
    """What does not go together: statements without a fact, facts without a statement.

    ``unproved`` are (graph, thing, property, value); ``unstated`` are the facts of a thing and
    property, with the value each states.
    """

    unproved: tuple[tuple[str, str, str, Term], ...]
    unstated: dict[tuple[str, str], list[tuple[str, Term]]]


def facts(data: Data) -> Iterator[Finding]:
    """Each statement of a report that no fact proves.

    Where its fact says something else, the two are told as one; what names a thing that is not
    there is left to :func:`~bot.checking.references.references`.
    """
    proofs = proofs_of(data)
    told = {thing for thing, *_ in _proved(data)[0]}
    for graph, thing, predicate, value in proofs.unproved:
        if _is_missing(data, value):
            continue
        others = proofs.unstated.get((thing, predicate))
        if others:
            fact, other = others[0]
            message = (
                f"{named(predicate)} is “{_cut(named(value.value))}”, but its fact {named(fact)} "
                f"says “{_cut(named(other.value))}”. Make them the same."
            )
        elif thing not in told and data.classes[thing] & _TOLD_OF:
            continue  # told-by-no-passage says it in one sentence
        else:
            said = f"{named(predicate)} “{_cut(named(value.value))}”"
            message = (
                f"no fact says which words prove {said}. Add a soraq:Fact with exactly this "
                "subject, predicate and object, or take the statement out."
            )
        word = voc.local_name(value.value) if value.datatype is None else value.value
        yield data.finding(thing, message, voc.local_name(predicate), word, graph=graph)


def proofs_of(data: Data) -> Proofs:
    """Compare the statements of all reports with their facts."""
    proved, in_words = _proved(data)
    unproved = []
    stated: set[tuple[str, str, Term]] = set()
    reports = {file.graph for file in data.layout.reports}
    for graph, thing, predicate, value in data.triples:
        key = (thing.value, predicate, value)
        stated.add(key)
        if graph not in reports or data.classes[thing.value] & _PROOF:
            continue
        if predicate in _DESCRIPTIONS or key in proved:
            continue
        if value.language and key[:2] in in_words:
            continue  # our translation of words that are proved
        if predicate in _GEOGRAPHY and voc.PLACE in data.classes[thing.value]:
            continue
        unproved.append((graph, *key))
    unstated: dict[tuple[str, str], list[tuple[str, Term]]] = {}
    for key, fact in proved.items():
        if key not in stated:
            unstated.setdefault(key[:2], []).append((fact, key[2]))
    return Proofs(tuple(unproved), unstated)


def _proved(data: Data) -> tuple[dict[tuple[str, str, Term], str], set[tuple[str, str]]]:
    """What facts state → the fact; and of which things and properties one has words."""
    proved: dict[tuple[str, str, Term], str] = {}
    in_words: set[tuple[str, str]] = set()
    for fact in data.things(voc.FACT):
        parts = (data.values(fact, part) for part in (_SUBJECT, _PREDICATE, _OBJECT))
        for subject, about, stated in product(*parts):
            proved[subject.value, about.value, stated] = fact
            if stated.language:
                in_words.add((subject.value, about.value))
    return proved, in_words


def _is_missing(data: Data, value: Term) -> bool:
    """Whether a value names a thing of ours that no file describes."""
    ours = value.kind is TermKind.IRI and value.value.startswith(OURS)
    return ours and not data.describes(value.value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
