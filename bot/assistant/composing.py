"""What is made of an outcome: an answer with its rows and sources, choices, or nothing found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome
from bot.assistant.months import with_years_found
from bot.assistant.offers import nearby
from bot.assistant.retrieval import Retrieval
from bot.assistant.running import Running
from bot.assistant.silence import told_of
from bot.model import Answer, Choice, Form, Item, Kind, Note, Piece, Reading
from bot.understanding.schema import Schema

PAGE = 5
MAX_CHOICES = 4


class Composer:
    """Makes answers of outcomes, by what the store says of the things found."""

    def __init__(self, retrieval: Retrieval, running: Running, schema: Schema) -> None:
        self._retrieval = retrieval
        self._running = running
        self._schema = schema

    def answer(
        self, outcome: Outcome, rivals: Sequence[Outcome], text: str, rows: int | None
    ) -> Answer:
        """The answer to ``text`` by the best outcome, or the choice between it and ``rivals``.

        ``rows``: how many things come with their facts (``None``: all).
        """
        if outcome.reading.proposed and not outcome.is_empty:
            return self._proposed(outcome, text)
        if outcome.kind is Kind.CLARIFY:
            return self._each(outcome, text)
        if rivals:
            return self._choices((outcome, *rivals), text)
        if outcome.is_empty:
            return self._none(outcome, text)
        return self._filled(outcome, text, rows)

    def not_understood(self, readings: Sequence[Reading], text: str) -> Answer:
        """The answer that names the words not understood, with what the others lead to."""
        reading = readings[0]
        offers = tuple(
            self._choice(outcome)
            for candidate in readings[:1]
            if not (outcome := self._running.run(replace(candidate, unknown=()))).is_empty
            and candidate.selection.named != ()
            and not candidate.selection.is_empty
        )
        return Answer(
            question=text,
            language=reading.language,
            kind=Kind.NONE,
            reading=reading,
            notes=(Note.UNKNOWN_WORDS,),
            offers=offers,
            report_years=self._years(()),
            version=self._retrieval.version,
        )

    def _filled(self, outcome: Outcome, text: str, rows: int | None) -> Answer:
        shown_things = outcome.items if rows is None else outcome.items[:rows]
        single = outcome.kind is Kind.ENTITY and not outcome.found
        reports = self._retrieval.reports
        now = self._retrieval.facts(shown_things, ties=single)
        facts = now
        if outcome.as_of is not None:
            facts = now.as_of(reports.reports(outcome.as_of))
        items: list[Item] = []
        for thing in shown_things:
            cls = self._retrieval.main_class(thing)
            shown = outcome.shown_by.get(thing) or outcome.shown or self._retrieval.key_facts(cls)
            item = facts.item(thing, cls, shown)
            item = replace(item, history=self._retrieval.history(item, now))
            stated = tuple(f.fact for f in outcome.found if f.fact.value.value == thing)
            if stated:
                item = replace(item, facts=stated + item.facts)
            items.append(item)
        before = [self._counted(found.subject) for found in outcome.before]
        bare = [i.iri for i in items if not any(fact.sources for fact in i.facts)]
        spoken_of = self._retrieval.named_in(bare)
        items = [replace(i, named_in=spoken_of.get(i.iri, ())) for i in items]
        return Answer(
            question=text,
            language=outcome.reading.language,
            kind=outcome.kind,
            reading=with_years_found(outcome, self._running.run),
            items=outcome.items,
            subjects=outcome.subjects,
            rows=tuple(items),
            total=len(outcome.items),
            value=outcome.value,
            notes=outcome.notes,
            report_years=self._years(items),
            years_by_report=self._retrieval.reports.of((*items, *before)),
            before=tuple(before),
            queries=outcome.queries,
            version=self._retrieval.version,
        )

    def _years(self, items: Sequence[Item]) -> tuple[int, ...]:
        """The years of the reports that are cited, or of all where none is."""
        cited = {s.report for item in items for fact in item.facts for s in fact.sources}
        years = {year for report in cited for year in self._retrieval.years_of(report)}
        return tuple(sorted(years or self._schema.reporting_years))

    def _counted(self, figure: str) -> Item:
        return self._retrieval.facts((figure,)).item(figure, voc.FIGURE, (voc.VALUE,))

    def _none(self, outcome: Outcome, text: str) -> Answer:
        answer = told_of(self._filled(outcome, text, PAGE), outcome, self._retrieval)
        offers = nearby(outcome.reading, self._retrieval)
        return replace(answer, kind=Kind.NONE, total=0, offers=offers)

    def _proposed(self, outcome: Outcome, text: str) -> Answer:
        choice = self._choice(outcome)
        return Answer(
            question=text,
            language=outcome.reading.language,
            kind=Kind.CLARIFY,
            reading=outcome.reading,
            items=outcome.items,
            total=len(outcome.items),
            notes=(Note.PROPOSED,),
            choices=(choice,),
            report_years=self._years(()),
            queries=outcome.queries,
            version=self._retrieval.version,
        )

    def _each(self, outcome: Outcome, text: str) -> Answer:
        """One choice for each thing found."""
        choices = tuple(
            Choice(
                replace(
                    outcome.reading,
                    form=Form.FIGURE,
                    selection=replace(outcome.reading.selection, named=(thing,)),
                ),
                (Piece(iri=thing),),
                1,
                (thing,),
            )
            for thing in outcome.items[:MAX_CHOICES]
        )
        return self._clarify(outcome, choices, text)

    def _choices(self, outcomes: Sequence[Outcome], text: str) -> Answer:
        choices = tuple(self._choice(outcome) for outcome in outcomes[:MAX_CHOICES])
        return self._clarify(outcomes[0], choices, text)

    def _clarify(self, outcome: Outcome, choices: tuple[Choice, ...], text: str) -> Answer:
        items = tuple(dict.fromkeys(item for choice in choices for item in choice.items))
        return Answer(
            question=text,
            language=outcome.reading.language,
            kind=Kind.CLARIFY,
            reading=outcome.reading,
            items=items,
            total=len(items),
            choices=choices,
            report_years=self._years(()),
            queries=outcome.queries,
            version=self._retrieval.version,
        )

    def _choice(self, outcome: Outcome) -> Choice:
        reading = replace(outcome.reading, unknown=(), proposed=False)
        return Choice(reading, reading.pieces, len(outcome.items), outcome.items)
