"""What the table itself says: the report, its chapters, its measures with their columns.

Nothing here reads a sentence; what stands in a cell is taken as that column's value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.rendering.numbers import az_ordinal
from bot.rendering.texts import marked
from bot.reports.document import Chapter, Document, Row, Span
from bot.reports.issuer import issuer_of
from bot.reports.known import Known
from bot.reports.measures import chapter_of, measure_of
from bot.reports.proposal import NameToFill, NewThing, Proposal, Proposals
from bot.text.fold import fold, normalise

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_LANGUAGES = ("az", "en", "ru")
_SURE, _LIKELY = 1.0, 0.8
_ISSUER_NOTE = {
    "az": "Məlumat bu quruma həvalə olunmuş işlər barədədir; onu qurumun özünün təqdim etdiyi "
    "mətndən nəticə olaraq çıxarılıb.",
    "en": "The report is on work entrusted to this body; that it issued the report itself is "
    "inferred.",
    "ru": "Отчёт посвящён работе, возложенной на этот орган; то, что его подготовил сам орган, "
    "выведено из текста.",
}


@dataclass(frozen=True, slots=True)
class _Subject:
    id: str
    cls: str
    is_new: bool


def framed(document: Document, known: Known) -> Proposals:
    """Propose the report, its chapters and measures; what is known already is linked.

    ``document.report`` has to be decided.  The executing body is proposed where its name is a
    known one; the names of new chapters and measures in other languages are left to be filled.
    """
    frame = _Frame(document, known)
    facts = [
        one
        for one in (*frame.report(), *frame.chapters(), *frame.measures())
        if not frame.is_known(one)
    ]
    return Proposals(tuple(frame.things), tuple(facts), tuple(frame.names_to_fill()))


class _Frame:
    def __init__(self, document: Document, known: Known) -> None:
        self.document = document
        self.known = known
        self.things: list[NewThing] = []
        self.programme = self._programme()
        self._reported = _Subject(f"report-{document.report}", voc.REPORT, True)

    def is_known(self, one: Proposal) -> bool:
        """Whether the data states this already, words in the same letters if not to the dot."""
        stated = self.known.values(voc.ID + one.subject, one.predicate)
        if one.object.language is None:
            return one.object in stated
        wanted = _comparable(one.object.value)
        return any(_comparable(value.value) == wanted for value in stated)

    def report(self) -> Iterator[Proposal]:
        """The report itself: its title, its period, the programme it is on."""
        document = self.document
        place = document.title or document.heading
        title = " ".join(place.of(document.text).split())
        names, short = self._names_of_last_year(title)
        self.things.append(
            NewThing(
                self._reported.id,
                voc.REPORT,
                document.heading,
                (place,),
                names=names or ({document.language.value: title} if title else {}),
                short_names=short,
                note=marked("named after the report of an earlier year") if names else "",
            )
        )
        if title:
            words = self._text(place.of(document.text))
            yield self._fact(self._reported, voc.SORAQ + "title", words, place)
        if document.year is not None and document.period is not None:
            year = _literal(str(document.year), voc.XSD_YEAR)
            yield self._fact(self._reported, voc.REPORTING_PERIOD, year, document.period)
        if self.programme is not None and document.programme is not None:
            yield self._fact(
                self._reported, voc.ABOUT, Term(self.programme), document.programme, _LIKELY
            )

        issuer = issuer_of(document, self.known)
        if issuer is not None:
            body = Term(issuer.iri)
            yield self._fact(self._reported, voc.ABOUT, body, place, _LIKELY)
            inferred = self._fact(self._reported, voc.ISSUER, body, place, _LIKELY)
            yield replace(inferred, inferred=True, note=_ISSUER_NOTE)

    def _names_of_last_year(self, title: str) -> tuple[dict[str, str], dict[str, str]]:
        """The names of the last report with this very title but for the year, in this year."""
        year = str(self.document.year or "")
        for iri in reversed(self.known.of_class(voc.REPORT)):
            periods = [value.value for value in self.known.values(iri, voc.REPORTING_PERIOD)]
            titles = [value.value for value in self.known.values(iri, voc.SORAQ + "title")]
            if len(periods) != 1 or not year:
                continue
            if any(_yearless(one, periods[0]) == _yearless(title, year) for one in titles):
                names, short = (
                    {
                        name.language: _in_year(name.text, periods[0], year)
                        for name in self.known.names(iri)
                        if name.property == which
                    }
                    for which in (voc.PREF_LABEL, voc.SHORT_NAME)
                )
                return names, short
        return {}, {}

    def chapters(self) -> Iterator[Proposal]:
        """Each chapter: that the report is about it; of a new one its number and name."""
        for chapter in self.document.chapters:
            if chapter.number is None:
                continue
            subject = self._chapter(chapter)
            proof = chapter.title or chapter.label
            iri = Term(voc.ID + subject.id)
            yield self._fact(self._reported, voc.ABOUT, iri, proof)
            if chapter.title is not None:
                title = self._text(chapter.title.of(self.document.text))
                yield self._fact(subject, voc.SORAQ + "title", title, chapter.title)
            number = _literal(str(chapter.number), voc.XSD_INTEGER)
            yield self._fact(subject, voc.CHAPTER_NUMBER, number, chapter.label)
            if self.programme is not None:
                within = voc.SORAQ + "withinProgramme"
                yield self._fact(subject, within, Term(self.programme), proof, _LIKELY)
            if chapter.introduction is not None:
                text = self._text(chapter.introduction.of(self.document.text))
                yield self._fact(subject, voc.SORAQ + "text", text, chapter.introduction)

    def measures(self) -> Iterator[Proposal]:
        """Each row: that the report is about its measure, and what its columns say."""
        for row in self.document.rows:
            subject = self._measure(row)
            proof = row.title or row.number_span
            yield self._fact(self._reported, voc.ABOUT, Term(voc.ID + subject.id), proof)
            text = _literal(row.number, None)
            yield self._fact(subject, voc.ITEM_NUMBER, text, row.number_span)
            if row.title is not None:
                title = self._text(row.title.of(self.document.text).rstrip("."))
                yield self._fact(subject, voc.SORAQ + "title", title, row.title)
            if row.rationale is not None:
                rationale = self._text(row.rationale.of(self.document.text))
                yield self._fact(subject, voc.RATIONALE, rationale, row.rationale)
            limit = self._limit(row.time_limit)
            if limit is not None and row.time_limit is not None:
                yield self._fact(subject, voc.TIME_LIMIT, limit, row.time_limit)
            body = self._body(row.executing_body)
            if body is not None and row.executing_body is not None:
                yield self._fact(subject, voc.EXECUTING_BODY, Term(body), row.executing_body)
            if subject.is_new:
                yield from self._place_of(subject, row)

    def names_to_fill(self) -> Iterator[NameToFill]:
        """The names that new things have in no language yet."""
        for thing in self.things:
            for language in _LANGUAGES:
                for predicate, given in (
                    (voc.PREF_LABEL, thing.names),
                    (voc.SHORT_NAME, thing.short_names),
                ):
                    if language not in given:
                        yield NameToFill(thing.id, predicate, language)

    def _place_of(self, subject: _Subject, row: Row) -> Iterator[Proposal]:
        """Where a new measure stands in the programme."""
        if row.chapter is not None:
            chapter = voc.ID + self._chapter_id(row.chapter)
            proof = row.number_span
            yield self._fact(subject, voc.SORAQ + "chapter", Term(chapter), proof, _LIKELY)
        if self.programme is not None and row.title is not None:
            within = voc.SORAQ + "withinProgramme"
            yield self._fact(subject, within, Term(self.programme), row.title, _LIKELY)
        parts = row.number.split(".")
        if len(parts) == 2 and all(part.isdigit() for part in parts):
            predicates = (voc.CHAPTER_NUMBER, voc.POSITION)
            for predicate, part in zip(predicates, parts, strict=True):
                number = _literal(part, voc.XSD_INTEGER)
                yield self._fact(subject, predicate, number, row.number_span)

    def _chapter(self, chapter: Chapter) -> _Subject:
        found, is_new = chapter_of(chapter, self.document, self.known)
        subject = _Subject(found, voc.CHAPTER, is_new)
        if not is_new:
            return subject
        parts = [span.of(self.document.text) for span in (chapter.label, chapter.title) if span]
        name = ". ".join(" ".join(part.split()) for part in parts)
        self._new(subject, chapter.title or chapter.label, name)
        return subject

    def _measure(self, row: Row) -> _Subject:
        found, is_new = measure_of(row, self.document, self.known)
        subject = _Subject(found, voc.MEASURE, is_new)
        if not is_new:
            return subject
        title = row.title or row.number_span
        self._new(subject, title, title.of(self.document.text).rstrip("."))
        return subject

    def _chapter_id(self, number: int) -> str:
        """The id of the chapter with that number in the document, or as it would be called."""
        for chapter in self.document.chapters:
            if chapter.number == number:
                return chapter_of(chapter, self.document, self.known)[0]
        return f"chapter-{number}"

    def _new(self, subject: _Subject, place: Span, name: str) -> None:
        if all(thing.id != subject.id for thing in self.things):
            names = {self.document.language.value: name}
            self.things.append(NewThing(subject.id, subject.cls, place, (place,), names=names))

    def _programme(self) -> str | None:
        if self.document.programme is None:
            return None
        return self._named(self.document.programme, voc.PROGRAMME)

    def _body(self, place: Span | None) -> str | None:
        return None if place is None else self._named(place, voc.BODY)

    def _named(self, place: Span, cls: str) -> str | None:
        wanted = _comparable(place.of(self.document.text))
        for iri in self.known.of_class(cls):
            if any(_comparable(name.text) == wanted for name in self.known.names(iri)):
                return iri
        return None

    def _limit(self, place: Span | None) -> Term | None:
        if place is None:
            return None
        words = place.of(self.document.text)
        if years := _YEARS.search(words):
            return _literal(f"{years[1]}/{years[2]}", voc.EDTF_DATE)
        if year := _YEAR.search(words):
            return _literal(year[1], voc.XSD_YEAR)
        wanted = _comparable(words)
        ongoing = (name.text for name in self.known.names(voc.ONGOING))
        return Term(voc.ONGOING) if any(_comparable(name) == wanted for name in ongoing) else None

    def _text(self, words: str) -> Term:
        return Term(words, TermKind.LITERAL, language=self.document.language.value)

    def _fact(
        self, subject: _Subject, predicate: str, value: Term, place: Span, sure: float = _SURE
    ) -> Proposal:
        return Proposal(
            subject.id,
            subject.cls,
            subject.is_new,
            predicate,
            value,
            passage=place,
            words=(place,),
            confidence=sure,
        )


def _literal(value: str, datatype: str | None) -> Term:
    return Term(value, TermKind.LITERAL, datatype=datatype)


def _comparable(words: str) -> str:
    return " ".join(fold(normalise(words)).replace('"', "").strip(" .").split())


def _yearless(title: str, year: str) -> str:
    """A title as it is every year: without the year and the ending that goes with it."""
    return re.sub(rf"\b{year}(?:-\w+)?", "", _comparable(title))


def _in_year(name: str, earlier: str, year: str) -> str:
    """A name with another year in it, and in Azerbaijani with the ending of that number."""
    return re.sub(
        rf"\b{earlier}(-c[ıiuü])?\b",
        lambda found: az_ordinal(int(year)) if found[1] else year,
        name,
    )
