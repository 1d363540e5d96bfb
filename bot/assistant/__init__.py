"""The only joiner: a text and a memory go in, an answer and the next memory come out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome, best, outcomes_of
from bot.assistant.both import Both
from bot.assistant.composing import PAGE, Composer
from bot.assistant.connecting import Connecting
from bot.assistant.describing import Describing
from bot.assistant.indexing import read_vocabulary, stored_vocabulary
from bot.assistant.naming import Naming
from bot.assistant.narrowing import narrowings
from bot.assistant.remembering import Remembering
from bot.assistant.retrieval import Retrieval
from bot.assistant.running import Running
from bot.assistant.siding import other_sides
from bot.assistant.widening import removals
from bot.model import (
    Answer,
    Form,
    Kind,
    Language,
    Memory,
    Names,
    Note,
    Reading,
    TermKind,
    Triple,
)
from bot.query.selection import Queries
from bot.store.base import Store
from bot.store.names import NameFile
from bot.understanding.build import build_reader
from bot.understanding.reader import MAX_CHARACTERS, Reader
from bot.understanding.sighting import Sighting


class Assistant:
    """Answers questions from one store; holds no conversation, so many may share it."""

    def __init__(self, store: Store, queries: Queries, names: NameFile | None = None) -> None:
        """Read the vocabulary of ``store`` by ``queries`` and be ready to answer.

        ``names`` is the index of a large store, which holds the vocabulary too: then nothing
        is looked up in the store before the first question.
        """
        self._store = store
        self._queries = queries
        self._index = names
        rows = read_vocabulary(store, queries) if names is None else stored_vocabulary(names)
        self.reader: Reader = build_reader(rows, names)
        self._retrieval = Retrieval(store, queries, self.reader.schema)
        self._running = Running(self._retrieval)
        self._composer = Composer(self._retrieval, self._running, self.reader.schema)
        self._remembering = Remembering(self._retrieval, self.reader.schema)
        self._naming = Naming(store, queries)

    @property
    def store(self) -> Store:
        """What is answered from."""
        return self._store

    @property
    def queries(self) -> Queries:
        """The queries by which it is asked."""
        return self._queries

    @property
    def retrieval(self) -> Retrieval:
        """What looks things up in it."""
        return self._retrieval

    @property
    def version(self) -> str:
        """The version of the data that answers are made from."""
        return self._store.version

    def close(self) -> None:
        """Let go of the data; nothing is to be asked any more."""
        if self._index is not None:
            self._index.close()
        self._store.close()

    def newest_version(self) -> str:
        """The version that opening the store anew would find."""
        return self._store.newest_version()

    def ask(
        self,
        text: str,
        memory: Memory | None = None,
        *,
        today: date | None = None,
        default: Language = Language.AZ,
        rows: int | None = PAGE,
    ) -> tuple[Answer, Memory]:
        """Answer ``text`` after what ``memory`` holds; return the answer and the next memory.

        ``today`` is what *last year* is reckoned from (default: the clock), ``default`` the
        language where the text shows none, ``rows`` how many things come with their facts
        (``None``: all).  Never raises for anything that a person can type.
        """
        started = time.perf_counter()
        memory = memory or Memory()
        if len(text) > MAX_CHARACTERS:
            language = memory.language or default
            reading = Reading(language, Form.HELP)
            answer = Answer(text[:100], language, Kind.NONE, reading, notes=(Note.TOO_LONG,))
            return replace(answer, version=self.version), memory
        today = today or date.today()
        before = memory
        readings = self.reader.read(text, before, today=today, default=default)
        if (both := self._both(text, memory, today, default)) is not None:
            answer, memory = self.answer((both,), memory, text=text, rows=rows)
            elapsed = (time.perf_counter() - started) * 1000
            return replace(answer, milliseconds=round(elapsed, 2)), memory
        sighting = self._parted(text, readings, before, today=today, default=default)
        if sighting is not None:
            readings = self.reader.readings(sighting, before, today)

        def search() -> Outcome | None:
            return self.search(text, before, today=today, default=default, sighting=sighting)

        answer, memory = self.answer(readings, memory, text=text, rows=rows, search=search)
        elapsed = (time.perf_counter() - started) * 1000
        return replace(answer, milliseconds=round(elapsed, 2)), memory

    def search(
        self,
        text: str,
        memory: Memory,
        *,
        today: date,
        default: Language,
        sighting: Sighting | None = None,
    ) -> Outcome | None:
        """What ``text`` may mean where no reading of it is borne out: for :meth:`answer`.

        ``sighting`` is what is seen in it where that is known already.
        """
        if sighting is None:
            clues = self.reader.clues(text, memory, today=today, default=default)
        else:
            clues = self.reader.puzzles(sighting, memory)
        return Connecting(self._retrieval, self._running).solve(clues)

    def _both(self, text: str, memory: Memory, today: date, default: Language) -> Reading | None:
        """The reading of a question for those who did two things, where it is answered so."""
        both = Both(self.reader, self._retrieval, self._running)
        return both.reading(text, today, memory.language or default)

    def _parted(
        self,
        text: str,
        readings: Sequence[Reading],
        memory: Memory,
        *,
        today: date,
        default: Language,
    ) -> Sighting | None:
        """The question with the things that its clauses describe, where it is answered so."""
        if readings[0].form in (Form.HELP, Form.CHANGED):
            return None
        describing = Describing(self.reader, self._retrieval, self._running)
        return describing.resolve(text, memory, today, default)

    def answer(
        self,
        readings: Sequence[Reading],
        memory: Memory,
        *,
        text: str = "",
        rows: int | None = PAGE,
        search: Callable[[], Outcome | None] | None = None,
    ) -> tuple[Answer, Memory]:
        """Answer the likeliest of ``readings`` that the record answers.

        ``search`` looks for another where none of them is.  Where the store was away and its
        copy answered, the answer has a note of it.
        """
        before = self._store.stand_ins
        answer, after = self._answered(readings, memory, text, rows, search)
        if self._store.stand_ins != before:
            notes = (*answer.notes, Note.FROM_COPY)
            answer = replace(answer, notes=notes, version=self.version)
        return answer, after

    def _answered(
        self,
        readings: Sequence[Reading],
        memory: Memory,
        text: str,
        rows: int | None,
        search: Callable[[], Outcome | None] | None,
    ) -> tuple[Answer, Memory]:
        self._retrieval.begin()
        first = readings[0]
        if first.form is Form.HELP:
            answer = Answer(text, first.language, Kind.HELP, first, version=self.version)
            return answer, replace(memory, choices=(), language=first.language)
        known = [reading for reading in readings if not reading.unknown]
        outcomes = outcomes_of(known, self._running.run)
        if not outcomes:
            answer = self._naming.named(self._composer.not_understood(readings, text))
            return answer, self._remembering.not_understood(answer, memory)
        chosen, rivals = best(outcomes)
        if search is not None and self._may_be_meant_otherwise(chosen) and (found := search()):
            chosen, rivals = found, ()
        answer = self._naming.named(self._composer.answer(chosen, rivals, text, rows))
        return answer, self._remembering.after(answer, chosen, memory)

    def _may_be_meant_otherwise(self, chosen: Outcome) -> bool:
        """Whether nothing was found, other than that a thing lacks what it could have."""
        if not chosen.is_empty or chosen.reading.alike is not None:
            return False
        if chosen.reading.form is Form.CHECK:
            return True
        schema = self.reader.schema
        asked = chosen.reading.asked
        unstated = Note.NOT_STATED in chosen.notes
        if asked and all(prop in schema.gaps for prop in asked):
            return False
        narrowed = any(sort in schema.concepts for sort in chosen.reading.asked_classes)
        if not unstated or narrowed or chosen.reading.selection.named is None:
            return True
        classes = {c for s in chosen.subjects for c in self._retrieval.classes_of(s)}
        gap = any(prop in schema.gaps for prop in asked)
        return not gap and not any(schema.can_say(prop, classes) for prop in asked)

    def resolve(
        self,
        text: str,
        readings: Sequence[Reading],
        memory: Memory,
        *,
        today: date,
        default: Language,
        rows: int | None = PAGE,
    ) -> tuple[Answer, Memory, bool]:
        """Answer the ``readings`` of ``text``, and say whether another had to be searched for.

        The question is not named in the answer: what is made of readings may be shown to others.
        """
        if (both := self._both(text, memory, today, default)) is not None:
            answer, after = self.answer((both,), memory, rows=rows)
            return answer, after, True
        sighting = self._parted(text, readings, memory, today=today, default=default)
        searched = sighting is not None
        if sighting is not None:
            readings = self.reader.readings(sighting, memory, today)

        def search() -> Outcome | None:
            nonlocal searched
            searched = True
            return self.search(text, memory, today=today, default=default, sighting=sighting)

        answer, after = self.answer(readings, memory, rows=rows, search=search)
        return answer, after, searched

    def tied(self, answer: Answer, most: int) -> tuple[str, ...]:
        """The things that a card speaks of, those that it names before who points at it."""
        if answer.kind is not Kind.ENTITY or len(answer.rows) != 1:
            return ()
        classes, row = self.reader.schema.classes, answer.rows[0]
        named = [fact.value.value for fact in row.facts if fact.value.kind is TermKind.IRI]
        others = dict.fromkeys((*named, *(tie.other for tie in row.ties)))
        concepts = {voc.CONCEPT, voc.CONCEPT_SCHEME}
        things = (one for one in others if classes.get(one) and not classes[one] & concepts)
        return tuple(islice(things, most))

    def narrow(self, answer: Answer) -> Answer:
        """The answer with readings that narrow it as its choices, each with its true count."""
        return self._naming.named(replace(answer, choices=narrowings(answer, self._retrieval)))

    def widen(self, answer: Answer) -> Answer:
        """The answer with readings that have one piece less as its choices."""
        return self._naming.named(
            replace(answer, choices=removals(answer.reading, self._retrieval))
        )

    def sides(self, answer: Answer) -> tuple[Answer, dict[str, tuple[str, ...]]]:
        """Who is on the other side of each thing of the rows, and the answer with their names."""
        sides = other_sides(answer, self._retrieval)
        agents = {agent for found in sides.values() for agent in found}
        names = {**answer.names, **self._naming.names(agents, answer.language)}
        return replace(answer, names=names), sides

    def cited_ties(self, answer: Answer, most: int = 500) -> Answer:
        """The answer with the sources of what points at its one thing, of ``most`` at most.

        A list of several things has no ties, and is given back as it is.
        """
        if len(answer.rows) != 1 or not answer.rows[0].ties:
            return answer
        row = answer.rows[0]
        others = tuple(dict.fromkeys(tie.other for tie in row.ties))[:most]
        with self._retrieval.as_of(self._retrieval.reports.as_of(answer.reading.selection)):
            facts = self._retrieval.facts(others)
        ties = tuple(
            replace(
                tie,
                sources=tuple(
                    source
                    for fact in facts.values(tie.other, (tie.property,))
                    if fact.value.value == row.iri
                    for source in fact.sources
                ),
            )
            for tie in row.ties
        )
        reports = {source.report for tie in ties for source in tie.sources}
        names = {**answer.names, **self._naming.names(reports, answer.language)}
        return replace(answer, rows=(replace(row, ties=ties),), names=names)

    def terms(self) -> frozenset[str]:
        """Every IRI that a reading can hold."""
        schema = self.reader.schema
        used = {term for prop, *classes in schema.usage for term in (prop, *classes)}
        noted = {term for terms in schema.notes.values() for term in terms}
        things = self._index.things() if self._index else ()
        return frozenset({*schema.classes, *schema.concepts, *used, *noted, *things})

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes that there are things of."""
        schema = self.reader.schema
        there = {cls for found in schema.classes.values() for cls in found}
        return frozenset(there.union(cls for _, cls, _ in schema.usage))

    def examples(self, language: Language, written: Sequence[str] = ()) -> tuple[str, ...]:
        """Questions that the data answers; see :func:`bot.assistant.examples.examples`."""
        from bot.assistant.examples import examples

        return examples(self, language, written)

    def describe(self, answer: Answer) -> tuple[Triple, ...]:
        """The triples that describe the things of an answer, for its export as data."""
        things = tuple(dict.fromkeys(answer.items + answer.subjects))
        return self._store.construct(self._queries.describe(things)) if things else ()

    def names(self, iris: Iterable[str], language: Language) -> Mapping[str, Names]:
        """What things and terms are called."""
        return self._naming.names(iris, language)
