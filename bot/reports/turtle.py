"""Accepted facts as Turtle in the manner of ``graph_data/README.md``, in an order that is stable.

Each fact stands in its thing's block, unless another file states it already, and once more as a
node that points at the passage which proves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.reports.accepted import Accepted
from bot.reports.document import Column, Sentence, Span
from bot.reports.draft import LANGUAGES, SOURCE, Draft
from bot.reports.known import Known
from bot.reports.proposal import NewThing, Proposal
from bot.vocabulary import local_name

_PREFIXES = (
    "soraq",
    "id",
    "status",
    "topic",
    "kind",
    "unit",
    "edtf",
    "dcterms",
    "prov",
    "rdf",
    "skos",
    "xsd",
)
_SECTIONS = {
    "Report": "The report",
    "Programme": "Programmes",
    "Chapter": "Chapters",
    "Measure": "Measures",
    "Body": "Bodies",
    "Country": "Countries",
    "Place": "Places",
    "LegalAct": "Laws and other acts",
    "Convention": "Conventions",
    "Recommendation": "Recommendations",
    "Agreement": "Agreements",
    "Document": "Documents",
    "Project": "Projects",
    "Event": "Events",
    "Figure": "Figures",
    "Activity": "Activities",
}
_ORDER = (
    "title",
    "text",
    "report",
    "itemNumber",
    "chapterNumber",
    "position",
    "number",
    "reportingPeriod",
    "value",
    "comparator",
    "unit",
    "period",
    "status",
    "signed",
    "entryIntoForce",
    "issued",
    "held",
    "plannedFor",
    "started",
    "place",
)
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x0c": "\\f", "\x08": "\\b"}
)
_WIDTH = 78


def turtle_of(draft: Draft, accepted: Accepted, known: Known) -> str:
    """The Turtle of a report: its things, what it says of others, the words that prove it."""
    return _Writer(draft, accepted, known).text()


class _Writer:
    def __init__(self, draft: Draft, accepted: Accepted, known: Known) -> None:
        self._draft = draft
        self._accepted = accepted
        self._known = known
        self._facts: dict[str, list[Proposal]] = {}
        for fact in sorted(accepted.facts, key=lambda one: (_rank(one.predicate), one.passage)):
            self._facts.setdefault(fact.subject, []).append(fact)
        self._passages = self._numbered(accepted.facts)

    def text(self) -> str:
        """All of it."""
        report = self._draft.report
        lines = [f"# What {report} reports. Every fact points at its words in {SOURCE}."]
        lines += [f"@prefix {name}: <{voc.PREFIXES[name]}> ." for name in _PREFIXES]
        lines.append("")
        classes = list(_SECTIONS)
        things = sorted(
            self._accepted.things,
            key=lambda one: (_place(classes, local_name(one.cls)), one.passage, one.id),
        )
        for name, group in groupby(things, key=lambda one: local_name(one.cls)):
            lines += _section(_SECTIONS.get(name, name))
            for thing in group:
                lines += self._block(thing)
        own = {one.id for one in things}
        others = sorted(subject for subject in self._facts if subject not in own)
        if others:
            lines += _section("What the report says of things that others describe")
            for subject in others:
                lines += self._block_of_other(subject)
        lines += self._passage_lines()
        return "\n".join(lines)

    def _block(self, thing: NewThing) -> list[str]:
        names = [f"a {_iri(thing.cls)}"]
        for predicate, given in (
            (voc.PREF_LABEL, thing.names),
            (voc.SHORT_NAME, thing.short_names),
        ):
            if given:
                names.append(f"{_iri(predicate)} {_names(given)}")
        other = [
            _text(name, language)
            for language in LANGUAGES
            for name in thing.other_names.get(language, ())
        ]
        if other:
            names.append(f"{_iri(voc.ALT_LABEL)} {', '.join(other)}")
        translated = [
            f'"{language}"'
            for language in LANGUAGES
            if language != self._draft.language.value and thing.names.get(language)
        ]
        if translated:
            names.append(f"{_iri(voc.OWN_TRANSLATION)} {', '.join(translated)}")
        if thing.kind:
            names.append(f"{_iri(voc.HAS_KIND)} {_iri(thing.kind)}")
        if thing.topics:
            names.append(f"{_iri(voc.HAS_TOPIC)} {', '.join(map(_iri, thing.topics))}")
        if thing.cls == voc.REPORT:
            names.append(f'dcterms:language "{self._draft.language.value}"')
            names.append(f'dcterms:source "{SOURCE}"')
        facts = self._facts.get(thing.id, [])
        return [*_stated(thing.id, [*names, *_statements(facts)]), *self._nodes(facts)]

    def _block_of_other(self, subject: str) -> list[str]:
        """What the report states of a thing that others describe, save what is shared."""
        facts = self._facts[subject]
        iri = voc.ID + subject
        new = [one for one in facts if not self._known.is_shared(iri, one.predicate, one.object)]
        block = _stated(subject, _statements(new)) if new else []
        return [*block, *self._nodes(facts)]

    def _nodes(self, facts: Sequence[Proposal]) -> Iterator[str]:
        for predicate, group in groupby(facts, key=lambda one: one.predicate):
            by_object: dict[Term, list[Proposal]] = {}
            for fact in group:
                by_object.setdefault(fact.object, []).append(fact)
            for number, (value, same) in enumerate(by_object.items(), 1):
                yield from self._node(predicate, value, same, number if len(by_object) > 1 else 0)

    def _node(
        self, predicate: str, value: Term, facts: Sequence[Proposal], number: int
    ) -> Iterator[str]:
        first = facts[0]
        name = f"fact-{self._draft.report}-{first.subject}-{local_name(predicate)}"
        if number:
            is_thing = value.kind is TermKind.IRI
            name = f"{name}-{local_name(value.value) if is_thing else number}"
        yield f"id:{name} a soraq:Fact ;"
        yield (
            f"    rdf:subject id:{first.subject} ; rdf:predicate {_iri(predicate)} ; "
            f"rdf:object {_value(value)} ;"
        )
        if all(one.inferred for one in facts):
            yield "    soraq:inferred true ;"
            if first.note:
                yield f"    soraq:inferenceNote {_names(first.note)} ;"
        passages = sorted({self._passages[one.passage] for one in facts})
        yield f"    prov:wasDerivedFrom {', '.join(f'id:{one}' for one in passages)} ."
        yield ""

    def _numbered(self, facts: Sequence[Proposal]) -> dict[Span, str]:
        """The id of each passage: its row or chapter, and its number there by the text."""
        counts: dict[str, int] = {}
        found: dict[Span, str] = {}
        for span in sorted({fact.passage for fact in facts}):
            where = _where(self._draft.sentence_of(span))
            counts[where] = counts.get(where, 0) + 1
            found[span] = f"passage-{self._draft.report}-{where}-{counts[where]:02}"
        return found

    def _passage_lines(self) -> Iterator[str]:
        groups: dict[str, list[Span]] = {}
        for span in self._passages:
            groups.setdefault(_title(self._draft.sentence_of(span)), []).append(span)
        for title, spans in groups.items():
            yield from _section(f"Words of the source: {title}")
            for span in spans:
                sentence = self._draft.sentence_of(span)
                quote = span.of(self._draft.text)
                yield f"id:{self._passages[span]} a soraq:Passage ;"
                yield f"    soraq:quote {_text(quote, self._draft.language.value)} ;"
                yield f'    soraq:column "{sentence.column.value}" ;'
                if sentence.row is not None:
                    yield f"    soraq:measure id:{self._measure(sentence.row)} ;"
                yield f"    dcterms:isPartOf id:report-{self._draft.report} ."
                yield ""

    def _measure(self, number: str) -> str:
        for one in self._draft.proposals.facts:
            if one.predicate == voc.ITEM_NUMBER and one.object.value == number:
                return one.subject
        iri = self._known.measure(number)
        return local_name(iri) if iri else f"measure-{number.replace('.', '-')}"


def _section(title: str) -> list[str]:
    begun = f"# ---- {title} "
    return [begun + "-" * max(4, _WIDTH - len(begun)), ""]


def _stated(subject: str, statements: Sequence[str]) -> list[str]:
    lines = [f"id:{subject} {statements[0]} ;"]
    lines += [f"    {statement} ;" for statement in statements[1:]]
    lines[-1] = lines[-1].removesuffix(" ;") + " ."
    return [*lines, ""]


def _statements(facts: Sequence[Proposal]) -> list[str]:
    found: dict[str, list[str]] = {}
    for fact in facts:
        values = found.setdefault(fact.predicate, [])
        value = _value(fact.object)
        if value not in values:
            values.append(value)
    return [f"{_iri(predicate)} {', '.join(values)}" for predicate, values in found.items()]


def _where(sentence: Sentence) -> str:
    if sentence.row is not None:
        return sentence.row.replace(".", "-")
    if sentence.column is Column.CHAPTER:
        return "chapter" if sentence.chapter is None else f"chapter-{sentence.chapter}"
    return "heading"


def _title(sentence: Sentence) -> str:
    if sentence.row is not None:
        return f"measure {sentence.row}"
    if sentence.column is Column.CHAPTER:
        return "chapter" if sentence.chapter is None else f"chapter {sentence.chapter}"
    return "heading"


def _rank(predicate: str) -> tuple[int, str]:
    name = local_name(predicate)
    return _place(_ORDER, name), name


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _names(given: Mapping[str, str]) -> str:
    return ", ".join(_text(given[one], one) for one in LANGUAGES if given.get(one))


def _text(text: str, language: str | None) -> str:
    quoted = f'"{text.translate(_ESCAPES)}"'
    return f"{quoted}@{language}" if language else quoted


def _iri(iri: str) -> str:
    return voc.shortened(iri) or f"<{iri}>"


def _value(term: Term) -> str:
    if term.kind is TermKind.IRI:
        return _iri(term.value)
    if term.datatype in (voc.XSD_INTEGER, voc.XSD_BOOLEAN):
        return term.value
    if term.datatype:
        return f"{_text(term.value, None)}^^{_iri(term.datatype)}"
    return _text(term.value, term.language)
