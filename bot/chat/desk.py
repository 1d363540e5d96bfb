"""What every handler works with: the assistant, the state, and two threads to ask them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias, TypeVar

from telegram.ext import ContextTypes

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome
from bot.assistant import Assistant
from bot.assistant.examples import examples
from bot.chat.codec import quiet
from bot.chat.known import Known, Made
from bot.chat.limits import Allowance
from bot.chat.links import Links, share_address
from bot.chat.replies import Reply, Shown, compose_reply
from bot.chat.settings import ChatSettings
from bot.chat.state import Place, State
from bot.config import Settings
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
    TermKind,
)
from bot.rendering.asked import is_values
from bot.rendering.reply import choice_label, wants_examples
from bot.rendering.small_talk import usual_examples
from bot.rendering.voice import Voice
from bot.store.base import StoreError
from bot.understanding.reader import MAX_CHARACTERS

T = TypeVar("T")
MOST_TIES = 40
_NO_WORD = "qxzjwvq"  # nobody writes it: every way of reading a word is tried
Context: TypeAlias = ContextTypes.DEFAULT_TYPE
ROWS = 60
"""How many things of an answer come with their facts at first; further pages bring more."""


@dataclass
class Desk:
    """One bot at work.  What blocks runs in at most two threads, off the event loop."""

    settings: Settings
    chat: ChatSettings
    assistant: Assistant
    state: State
    links: Links
    allowance: Allowance
    username: str = ""
    known: Known = field(default_factory=Known)
    workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "answer"))

    async def run(self, call: Callable[..., T], *values: object) -> T:
        """Run what may take a while in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self.workers, call, *values)

    async def warm(self) -> None:
        """Have ready what the first questions would wait for: the examples, the speller."""
        for language in Language:
            with suppress(StoreError):  # whoever asks is told
                await self.run(self.examples, language)
                await self.run(self._look_closely, language)

    def close(self) -> None:
        """Let go of the threads and the file."""
        self.workers.shutdown()
        self.state.close()

    def day(self, language: Language) -> dict[str, Any]:
        """What a reader is told beside the words: the day, and the language to fall back on."""
        return {"today": self.settings.today or date.today(), "default": language}

    # --- answers: each of these runs in a thread ---

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
        memory = self.state.memory(place, question=question)
        last = not edited or self.state.is_last(place, question)
        if fresh or not last:
            memory = Memory(language=memory.language)
        assistant = self.assistant
        if len(text) > MAX_CHARACTERS:
            return self.reply(Shown(assistant.ask(text, memory, default=language)[0]))
        read = assistant.reader.read(text, memory, **self.day(language))
        readings = tuple(quiet(reading) for reading in read)
        made = None if only else self.known.get(assistant.version, readings)
        if made is None:
            day = self.day(language)

            def search() -> Outcome | None:
                return assistant.search(text, memory, **day)

            made = self._make(assistant, readings, memory, only, search)
        if readings[0].form is not Form.HELP and last:
            self.state.remember(place, made.after, question=question)
        return made.reply

    def _make(
        self,
        assistant: Assistant,
        readings: tuple[Reading, ...],
        memory: Memory,
        only: str | None,
        search: Callable[[], Outcome | None],
    ) -> Made:
        searched = False

        def otherwise() -> Outcome | None:
            nonlocal searched
            searched = True
            return search()

        answer, after = assistant.answer(readings, memory, rows=ROWS, search=otherwise)
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
        memory = self.state.memory(place)
        rows = max(ROWS, (page + 2) * 5)
        answer, after = self.assistant.answer([reading], memory, rows=rows)
        if follow:
            self.state.remember(place, after)
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
        tied = list(self._tied(answer))
        cards = [card_reading(thing, answer.language) for thing in tied]
        key, *keys = self.state.keep(replace(answer.reading, unknown=()), *choices, *less, *cards)
        voice = Voice(wider)
        names = [choice_label(voice, choice) for choice in wider.choices]
        after = len(choices) + len(less)
        payload = self.links.payload(answer.reading)
        return Shown(
            answer,
            page,
            key,
            tuple(keys[: len(choices)]),
            share_address(self.username, payload) if payload else "",
            tuple(zip(names, keys[len(choices) : after], strict=True)),
            tuple(zip(map(voice.short, tied), keys[after:], strict=True)),
        )

    def _tied(self, answer: Answer) -> Iterable[str]:
        """The things that a card speaks of, those that it names before those that point at it.

        Of an answer that says one fact it is the things that the fact is of.
        """
        if answer.kind in (Kind.CLARIFY, Kind.NONE) or len(answer.rows) != 1:
            return ()
        if answer.kind is not Kind.ENTITY or is_values(answer):
            return list(dict.fromkeys((*answer.items, *answer.subjects)))[:MOST_TIES]
        schema, row = self.assistant.reader.schema, answer.rows[0]
        named = [fact.value.value for fact in row.facts if fact.value.kind is TermKind.IRI]
        others = dict.fromkeys((*named, *(tie.other for tie in row.ties)))
        concepts = {voc.CONCEPT, voc.CONCEPT_SCHEME}
        return [
            other
            for other in others
            if (classes := schema.classes.get(other)) and not classes & concepts
        ][:MOST_TIES]

    def reply(self, shown: Shown) -> Reply:
        """Put an answer into words and buttons."""
        answer = shown.answer
        if wants_examples(answer):
            answer = replace(answer, examples=self.examples(answer.language))
        return compose_reply(replace(shown, answer=answer))

    def _look_closely(self, language: Language) -> None:
        self.assistant.reader.read(_NO_WORD, None, **self.day(language))

    def examples(self, language: Language) -> tuple[str, ...]:
        """Questions that the data answers."""
        return examples(self.assistant, language, usual_examples(language))


def card_reading(thing: str, language: Language) -> Reading:
    """The question for everything about a thing."""
    return Reading(language, Form.CARD, Selection(named=(thing,)), pieces=(Piece(iri=thing),))


def desk_of(context: Context) -> Desk:
    """The desk that a handler works at."""
    desk = context.application.bot_data["desk"]
    assert isinstance(desk, Desk)
    return desk
