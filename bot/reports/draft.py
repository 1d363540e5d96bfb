"""The draft of a report: a folder that the bot never reads, until it is accepted.

| file | holds |
| --- | --- |
| ``source.txt`` | the report's text, which is quoted |
| ``original.*`` | the file it was read from, unless that is ``source.txt`` itself |
| ``proposals.json`` | what is proposed, with its places |
| ``decisions.jsonl`` | what people decided, one a line |
| ``review.xlsx`` | the sheet to decide in |
| ``report.ttl``, ``checks.toml`` | what is accepted so far, as it would enter the data |
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.reports.decisions import Decision, read_decisions
from bot.reports.document import Column, Document, Sentence, Span
from bot.reports.errors import ReportError
from bot.reports.proposal import NameToFill, NewThing, Proposal, Proposals

SOURCE = "source.txt"
PROPOSALS = "proposals.json"
DECISIONS = "decisions.jsonl"
SHEET = "review.xlsx"
REPORT = "report.ttl"
CHECKS = "checks.toml"
_VERSION = 1
LANGUAGES = tuple(language.value for language in Language)


@dataclass(frozen=True)
class Draft:
    """A draft: the report's id, language and text, its sentences, and what is proposed.

    ``original`` is the name of the file as it was given.
    """

    report: str
    language: Language
    text: str
    sentences: tuple[Sentence, ...]
    proposals: Proposals
    original: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """What decisions on this draft are kept under."""
        proposals = self.proposals
        return frozenset(
            (
                *(one.key for one in proposals.things),
                *(one.key for one in proposals.facts),
                *(
                    NameToFill(one.id, predicate, language).key
                    for one in proposals.things
                    for predicate in (voc.PREF_LABEL, voc.SHORT_NAME)
                    for language in LANGUAGES
                ),
            )
        )

    def sentence_of(self, place: Span) -> Sentence:
        """The sentence in which a place begins; where it is in none, one of the heading."""
        for one in self.sentences:
            if one.span.start <= place.start < one.span.end:
                return one
        return Sentence(place, Column.HEADING)

    def context_of(self, place: Span) -> Span:
        """The sentences that a place lies in, all of them."""
        touched = [
            one.span
            for one in self.sentences
            if one.span.start < place.end and place.start < one.span.end
        ]
        return Span(
            min((span.start for span in touched), default=place.start),
            max((span.end for span in touched), default=place.end),
        )


def draft_of(document: Document, proposals: Proposals, original: str) -> Draft:
    """The draft of a document that was read from a file named ``original``."""
    return Draft(
        document.report, document.language, document.text, document.sentences, proposals, original
    )


def decisions_of(folder: Path) -> dict[str, Decision]:
    """What was decided on the draft in ``folder``."""
    return read_decisions(folder / DECISIONS)


def load(folder: Path) -> Draft:
    """The draft in ``folder``; :class:`ReportError` where there is none that can be read."""
    if not (folder / PROPOSALS).is_file():
        raise ReportError(
            f"There is no draft in {folder}. Name the folder that 'soraq add-report FILE' made."
        )
    try:
        stated = json.loads((folder / PROPOSALS).read_bytes())
        text = (folder / SOURCE).read_bytes().decode("utf-8")
        return _draft(stated, text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(
            f"The draft in {folder} cannot be read. Run 'soraq add-report' on the report again "
            f"with '-o {folder}': what was decided is kept."
        ) from error


def as_json(draft: Draft) -> bytes:
    """The proposals of a draft with all they rest on, but for the text."""
    proposals = draft.proposals
    stated = {
        "version": _VERSION,
        "report": draft.report,
        "language": draft.language.value,
        "original": draft.original,
        "things": [_of_thing(one) for one in proposals.things],
        "facts": [_of_fact(one) for one in proposals.facts],
        "names": [[one.thing, one.predicate, one.language] for one in proposals.names_to_fill],
        "sentences": [
            [one.span.start, one.span.end, one.column.value, one.row, one.chapter]
            for one in draft.sentences
        ],
    }
    return (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()


def _of_thing(one: NewThing) -> dict[str, Any]:
    return {
        "id": one.id,
        "class": one.cls,
        "passage": _pair(one.passage),
        "words": [_pair(span) for span in one.words],
        "names": dict(one.names),
        "short": dict(one.short_names),
        "other": {language: list(names) for language, names in one.other_names.items()},
        "kind": one.kind,
        "topics": list(one.topics),
        "confidence": one.confidence,
        "note": one.note,
    }


def _of_fact(one: Proposal) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "class": one.subject_class,
        "new": one.subject_is_new,
        "predicate": one.predicate,
        "object": [
            one.object.value,
            one.object.kind.value,
            one.object.language,
            one.object.datatype,
        ],
        "passage": _pair(one.passage),
        "words": [_pair(span) for span in one.words],
        "confidence": one.confidence,
        "inferred": one.inferred,
        "note": dict(one.note),
        "remark": one.remark,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _draft(stated: Mapping[str, Any], text: str) -> Draft:
    if stated["version"] != _VERSION:
        raise ValueError("another version")
    things = tuple(
        NewThing(
            one["id"],
            one["class"],
            Span(*one["passage"]),
            tuple(Span(*pair) for pair in one["words"]),
            one["names"],
            one["short"],
            {language: tuple(names) for language, names in one["other"].items()},
            one["kind"],
            tuple(one["topics"]),
            one["confidence"],
            one["note"],
        )
        for one in stated["things"]
    )
    facts = tuple(
        Proposal(
            one["subject"],
            one["class"],
            one["new"],
            one["predicate"],
            _term(*one["object"]),
            Span(*one["passage"]),
            tuple(Span(*pair) for pair in one["words"]),
            one["confidence"],
            one["inferred"],
            one["note"],
            one["remark"],
        )
        for one in stated["facts"]
    )
    names = tuple(NameToFill(*one) for one in stated["names"])
    sentences = tuple(
        Sentence(Span(start, end), Column(column), row, chapter)
        for start, end, column, row, chapter in stated["sentences"]
    )
    return Draft(
        stated["report"],
        Language(stated["language"]),
        text,
        sentences,
        Proposals(things, facts, names),
        stated["original"],
    )


def _term(value: str, kind: str, language: str | None, datatype: str | None) -> Term:
    return Term(value, TermKind(kind), language, datatype)
