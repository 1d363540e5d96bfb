"""One conversation: the assistant, and what it remembers of the last question."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import replace

from bot.assistant.composing import PAGE
from bot.assistant.examples import examples
from bot.assistant.opening import open_assistant
from bot.config import ANSWER_SECONDS, Settings
from bot.model import Answer, Form, Kind, Memory, Note, Piece, Reading, Triple
from bot.rendering.reply import choice_label, choice_question, wants_examples
from bot.rendering.small_talk import usual_examples
from bot.rendering.voice import Voice
from bot.store.base import StoreError
from bot.store.patience import answering

_LOG = logging.getLogger(__name__)

NEW = "/new"
_COMMAND = re.compile(r"/[A-Za-z_]+(?=@|\s|$)")
_LISTS = frozenset("/agreements /events /measures /bodies /countries /projects".split())
"""The commands of the Telegram bot that read as the words they are."""


class Conversation:
    """Answers a person's texts one after another."""

    def __init__(self, settings: Settings, *, rows: int | None = PAGE) -> None:
        """Open what ``settings`` name; ``rows`` is how many things come with their facts."""
        self._settings = settings
        self._rows = rows
        self._assistant = open_assistant(settings)
        self._memory = Memory()
        self._offered: dict[str, Reading] = {}

    def ask(self, text: str) -> Answer:
        """Answer ``text`` after what was said before; ``/new`` forgets that."""
        self._take_up()
        with answering(ANSWER_SECONDS):
            return self._asked(_sound(text))

    def _asked(self, text: str) -> Answer:
        command = _COMMAND.match(text.strip())
        if command and command[0].lower() == NEW:
            return self._forget(text)
        if command and command[0].lower() not in _LISTS:
            return self._with_examples(self._talk(text, "help"))
        offered = self._offered.get(text.strip())
        if offered is not None:
            started = time.perf_counter()
            answer, self._memory = self._assistant.answer(
                [offered], self._memory, text=text, rows=self._rows
            )
            elapsed = (time.perf_counter() - started) * 1000
            answer = replace(answer, milliseconds=round(elapsed, 2))
        else:
            answer, self._memory = self._assistant.ask(
                text,
                self._memory,
                today=self._settings.today,
                default=self._settings.language,
                rows=self._rows,
            )
        self._offered = _offered(answer)
        return self._with_examples(answer)

    def _take_up(self) -> None:
        """Open what was loaded into a store on disk meanwhile; where it cannot be, the old stays.

        A store in memory is what it was at the start, and an endpoint shows its new data itself.
        """
        if self._settings.store.kind != "disk":
            return
        before = self._assistant
        try:
            if before.newest_version() == before.version:
                return
            self._assistant = open_assistant(self._settings)
        except StoreError as error:
            _LOG.warning("New data is not taken up: %s", error)
            return
        before.close()

    def describe(self, answer: Answer) -> tuple[Triple, ...]:
        """The triples that describe the things of an answer."""
        return self._assistant.describe(answer)

    def apologise(self, text: str) -> Answer:
        """The answer to a text that could not be answered."""
        language = self._memory.language or self._settings.language
        reading = Reading(language, Form.HELP)
        return Answer(
            _sound(text),
            language,
            Kind.NONE,
            reading,
            notes=(Note.NOT_UNDERSTOOD,),
            version=self._assistant.version,
        )

    def _with_examples(self, answer: Answer) -> Answer:
        if not wants_examples(answer):
            return answer
        written = usual_examples(answer.language)
        return replace(answer, examples=examples(self._assistant, answer.language, written))

    def _forget(self, text: str) -> Answer:
        answer = self._talk(text, "new")
        self._memory = Memory()
        self._offered = {}
        return answer

    def _talk(self, text: str, sort: str) -> Answer:
        """What is said of the conversation itself: that it is new, or how to ask."""
        language = self._memory.language or self._settings.language
        reading = Reading(language, Form.HELP, pieces=(Piece(text=sort),))
        return Answer(text, language, Kind.HELP, reading, version=self._assistant.version)


def _offered(answer: Answer) -> dict[str, Reading]:
    """What the choices of an answer are asked by, word for word: each gives that reading.

    The words by themselves may have the other meanings too, or they were not to choose from.
    """
    voice = Voice(answer)
    return {
        words: choice.reading
        for choice in answer.choices or answer.offers
        for words in (choice_label(voice, choice), choice_question(voice, choice))
        if words
    }


def _sound(text: str) -> str:
    """The text with halves of surrogate pairs joined or replaced: UTF-8 has no halves."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
