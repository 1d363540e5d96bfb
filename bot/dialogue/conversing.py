"""Answering in a conversation: a question after what was asked before, a button, a card.

What blocks runs in the thread that calls; a store that is away or an answer that takes too long
raises :class:`~bot.store.base.StoreError` or :class:`~bot.processes.ProcessError`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic

from bot import vocabulary as voc
from bot.assistant.answering import Answering
from bot.config import Settings
from bot.dialogue.codec import quiet
from bot.dialogue.editions import Shelf
from bot.dialogue.known import Known, Made, Reply
from bot.dialogue.links import Links
from bot.dialogue.memories import Memories, Place
from bot.dialogue.shown import Shown
from bot.documents import MEDIA_TYPES
from bot.documents import Form as Document
from bot.model import (
    Answer,
    Form,
    Kind,
    Language,
    Memory,
    Note,
    Piece,
    Reading,
    Selection,
    TiedTo,
)
from bot.processes.tasks import Tasks
from bot.rendering.asked import is_values
from bot.rendering.reply import choice_label, wants_examples
from bot.rendering.small_talk import usual_examples
from bot.rendering.understood import understood_text
from bot.rendering.voice import Voice
from bot.understanding.reader import MAX_CHARACTERS

if TYPE_CHECKING:
    from bot.rendering.exports import Export

MOST_TIES = 40
ROWS = 60
"""How many things of an answer come with their facts at first; further pages bring more."""
MOST_IN_DOCUMENT = 100
"""How many things a document tells of."""
WORDS_OF = 100
"""Of how many things of an answer the report's own words are shown."""


class Conversing(ABC, Generic[Reply]):
    """Answers in conversations; how a reply looks is for whoever inherits from it to say."""

    settings: Settings
    shelf: Shelf
    known: Known[Reply]
    a_page: int = 5
    """How many things stand on a page."""

    @property
    @abstractmethod
    def memories(self) -> Memories:
        """What the conversations remember."""

    @abstractmethod
    def compose(self, shown: Shown) -> Reply:
        """Put an answer into words and buttons."""

    @abstractmethod
    def share(self, payload: str) -> str:
        """The address that hands on the link with a payload."""

    @property
    def assistant(self) -> Answering:
        """What answers: that of the edition that this thread works with."""
        return self.shelf.edition.assistant

    @property
    def links(self) -> Links:
        """The links of the same edition."""
        return self.shelf.edition.links

    def day(self, language: Language) -> dict[str, Any]:
        """What a reader is told beside the words: the day, and the language to fall back on."""
        return {"today": self.settings.today or date.today(), "default": language}

    def ask(
        self,
        place: Place,
        text: str,
        language: Language,
        *,
        question: int = 0,
        edited: bool = False,
        fresh: bool = False,
        only: str | None = None,
    ) -> Reply:
        """Answer a text after what its conversation remembers, and remember it.

        An ``edited`` question is answered as it stood: with the memory from before it if it
        was the last, else by itself.  ``fresh`` begins anew; ``only`` is a class to choose
        where a word means several.
        """
        memory = self.memories.memory(place, question=question)
        last = not edited or self.memories.is_last(place, question)
        if fresh or not last:
            memory = Memory(language=memory.language)
        assistant = self.assistant
        if len(text) > MAX_CHARACTERS:
            return self.reply(Shown(assistant.ask(text, memory, default=language)[0]))
        read = assistant.reader.read(text, memory, **self.day(language))
        readings = tuple(quiet(reading) for reading in read)
        made = None if only else self.known.get(assistant.version, readings)
        if made is None:
            made = self._make(assistant, (text, language), readings, memory, only)
        if readings[0].form is not Form.HELP and last:
            self.memories.remember(place, made.after, question=question)
        return made.reply

    def _make(
        self,
        assistant: Answering,
        asked: tuple[str, Language],
        readings: tuple[Reading, ...],
        memory: Memory,
        only: str | None,
    ) -> Made[Reply]:
        text, language = asked
        answer, after, searched = assistant.resolve(
            text, readings, memory, **self.day(language), rows=ROWS
        )
        if only and answer.kind is Kind.CLARIFY:
            wanted = [c.reading for c in answer.choices if c.reading.selection.classes == (only,)]
            if wanted:
                answer, after = assistant.answer(wanted[:1], memory, rows=ROWS)
        made = Made(self.reply(self.shown(answer)), after)
        # what was searched for hangs on the very words, which the readings do not hold
        passing = answer.kind in (Kind.HELP, Kind.NONE) or Note.FROM_COPY in answer.notes
        if not (only or searched or passing):
            self.known.put(assistant.version, readings, made)
        return made

    def read(self, place: Place, reading: Reading, *, page: int = 0, follow: bool = False) -> Shown:
        """Answer a reading that is ready; with ``follow`` the conversation goes on from it."""
        memory = self.memories.memory(place)
        rows = max(ROWS, (page + 2) * self.a_page)
        answer, after = self.assistant.answer([reading], memory, rows=rows)
        if follow:
            self.memories.remember(place, after)
        return self.shown(answer, page)

    def card(self, place: Place, thing: str, language: Language) -> Shown:
        """All that is said of one thing."""
        return self.read(place, card_reading(thing, language), follow=True)

    def shown(self, answer: Answer, page: int = 0) -> Shown:
        """The answer with the keys under which its buttons find it again, and its link."""
        if answer.reading.form is Form.HELP:
            return Shown(answer)
        choices = [choice.reading for choice in answer.choices or answer.offers]
        wider = self.assistant.widen(answer)
        less = [choice.reading for choice in wider.choices]
        tied = self._tied(answer)
        cards = [card_reading(thing, answer.language) for thing in tied]
        reading = replace(answer.reading, unknown=())
        key, *keys = self.memories.keep(reading, *choices, *less, *cards)
        voice = Voice(wider)
        names = [choice_label(voice, choice) for choice in wider.choices]
        after = len(choices) + len(less)
        payload = self.links.payload(answer.reading)
        return Shown(
            answer,
            page,
            key,
            tuple(keys[: len(choices)]),
            self.share(payload) if payload else "",
            tuple(zip(names, keys[len(choices) : after], strict=True)),
            tuple(zip(map(voice.short, tied), keys[after:], strict=True)),
        )

    def _tied(self, answer: Answer) -> tuple[str, ...]:
        """The things that a card speaks of, those that it names before those that point at it.

        Of an answer that says one fact it is the things that the fact is of.
        """
        if answer.kind in (Kind.CLARIFY, Kind.NONE) or len(answer.rows) != 1:
            return ()
        if answer.kind is not Kind.ENTITY or is_values(answer):
            return tuple(dict.fromkeys((*answer.items, *answer.subjects)))[:MOST_TIES]
        return self.assistant.tied(answer, MOST_TIES)

    def reply(self, shown: Shown) -> Reply:
        """Put an answer into words and buttons, with examples where they help."""
        answer = shown.answer
        if wants_examples(answer):
            answer = replace(answer, examples=self.examples(answer.language))
        return self.compose(replace(shown, answer=answer))

    def examples(self, language: Language) -> tuple[str, ...]:
        """Questions that the data answers."""
        return self.assistant.examples(language, usual_examples(language))

    def file(
        self, reading: Reading, form: str, found: Callable[[Answer], None] | None = None
    ) -> tuple[Export, str]:
        """The whole answer to a reading in a format, and the version of the data it is made from.

        ``found`` is told of the answer before.  The words of the question are not kept, so what
        it was understood as stands for them.
        """
        if form in set(Document):
            return self._document(reading, Document(form), found)
        from bot.rendering.exports import export

        assistant = self.assistant
        answer, _ = assistant.answer([reading], Memory(), rows=None)
        if found is not None:
            found(answer)
        triples = assistant.describe(answer)
        question = understood_text(Voice(answer))
        made = export(answer, triples, form, asked_at=datetime.now(UTC), question=question)
        return made, answer.version

    def _document(
        self, reading: Reading, form: Document, found: Callable[[Answer], None] | None
    ) -> tuple[Export, str]:
        """The answer as a brief, of as many things as somebody may want to read."""
        from bot.documents.finding import find
        from bot.documents.making import document
        from bot.rendering.exports import Export
        from bot.rendering.exports.file_names import file_stem

        answer, work = find(reading, self.assistant, rows=MOST_IN_DOCUMENT)
        if found is not None:
            found(answer)
        made = self.settings.today or date.today()
        content = self.tasks.run(document, answer, work, form, made=made)
        name = f"{file_stem(answer)}.{form.value}"
        return Export(content, name, MEDIA_TYPES[form]), answer.version

    @cached_property
    def tasks(self) -> Tasks:
        """What draws and writes in a process of its own; to be closed with the rest."""
        return Tasks()

    def work_under(self, answer: Answer) -> Answer | None:
        """What the report tells of the work done under a measure, where the answer is its card."""
        if answer.kind is not Kind.ENTITY or [row.cls for row in answer.rows] != [voc.MEASURE]:
            return None
        under = TiedTo((answer.rows[0].iri,), (voc.UNDER_MEASURE,))
        reading = Reading(answer.language, Form.THINGS, Selection(ties=(under,)))
        return self.assistant.answer([reading], Memory(), rows=WORDS_OF)[0]

    def talk(self, language: Language, sort: str) -> Reply:
        """What is said of ourselves: ``greeting`` or ``help``."""
        reading = Reading(language, Form.HELP, pieces=(Piece(text=sort),))
        years = tuple(sorted(self.assistant.reader.schema.reporting_years))
        return self.reply(Shown(Answer("", language, Kind.HELP, reading, report_years=years)))


def card_reading(thing: str, language: Language) -> Reading:
    """The question for everything about a thing."""
    return Reading(language, Form.CARD, Selection(named=(thing,)), pieces=(Piece(iri=thing),))
