"""What every handler works with: what answers, the state, and threads to wait for them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias, TypeVar

from telegram.ext import ContextTypes

from bot.assistant.answering import Answering
from bot.assistant.raw import RawResult
from bot.chat.codec import quiet
from bot.chat.editions import Shelf
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
)
from bot.rendering.asked import is_values
from bot.rendering.reply import choice_label, wants_examples
from bot.rendering.small_talk import usual_examples
from bot.rendering.voice import Voice
from bot.store.base import StoreError
from bot.understanding.reader import MAX_CHARACTERS

T = TypeVar("T")
MOST_TIES = 40
Context: TypeAlias = ContextTypes.DEFAULT_TYPE
THREADS = 4
"""More than processes that answer: who only reads the state is not to wait behind them."""
ROWS = 60
"""How many things of an answer come with their facts at first; further pages bring more."""


@dataclass
class Desk:
    """One bot at work.  What blocks runs in threads, what reckons in processes of its own."""

    settings: Settings
    chat: ChatSettings
    shelf: Shelf
    state: State
    allowance: Allowance
    username: str = ""
    known: Known = field(default_factory=Known)
    workers: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, "answer")
    )

    queries: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "sparql"))

    async def run(self, call: Callable[..., T], *values: object) -> T:
        """Run what may take a while in a thread, with one edition of the data to its end."""

        def work() -> T:
            with self.shelf.held():
                return call(*values)

        return await asyncio.get_running_loop().run_in_executor(self.workers, work)

    async def query(self, text: str) -> RawResult:
        """Run a query in SPARQL, in a thread that no answer waits for."""

        def work() -> RawResult:
            with self.shelf.held() as edition:
                return edition.raw.run(text)

        return await asyncio.get_running_loop().run_in_executor(self.queries, work)

    @property
    def assistant(self) -> Answering:
        """What answers: that of the edition that this thread works with."""
        return self.shelf.edition.assistant

    @property
    def links(self) -> Links:
        """The links of the same edition."""
        return self.shelf.edition.links

    async def warm(self) -> None:
        """Have ready what the first questions would wait for: the examples."""
        for language in Language:
            with suppress(StoreError):  # whoever asks is told
                await self.run(self.examples, language)

    def close(self) -> None:
        """Let go of the threads, the data and the file."""
        self.workers.shutdown()
        self.queries.shutdown(cancel_futures=True)
        self.shelf.edition.retire()
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
            made = self._make(assistant, (text, language), readings, memory, only)
        if readings[0].form is not Form.HELP and last:
            self.state.remember(place, made.after, question=question)
        return made.reply

    def _make(
        self,
        assistant: Answering,
        asked: tuple[str, Language],
        readings: tuple[Reading, ...],
        memory: Memory,
        only: str | None,
    ) -> Made:
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
        tied = self._tied(answer)
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
        """Put an answer into words and buttons."""
        answer = shown.answer
        if wants_examples(answer):
            answer = replace(answer, examples=self.examples(answer.language))
        return compose_reply(replace(shown, answer=answer))

    def examples(self, language: Language) -> tuple[str, ...]:
        """Questions that the data answers."""
        return self.assistant.examples(language, usual_examples(language))


def card_reading(thing: str, language: Language) -> Reading:
    """The question for everything about a thing."""
    return Reading(language, Form.CARD, Selection(named=(thing,)), pieces=(Piece(iri=thing),))


def desk_of(context: Context) -> Desk:
    """The desk that a handler works at."""
    desk = context.application.bot_data["desk"]
    assert isinstance(desk, Desk)
    return desk
