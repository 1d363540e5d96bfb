"""What is said to a question, a button or a link; why nothing can be said now, in a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from bot.dialogue.sessions import Session
from bot.logs import outline
from bot.model import Language
from bot.processes import ProcessError, TimeLimitError
from bot.rendering.texts import Texts
from bot.store.base import StoreError
from bot.understanding.reader import MAX_CHARACTERS
from bot.web.chat.answers import StaleError
from bot.web.chat.room import Room
from bot.web.chat.turns import Turn
from bot.web.service import Service

_log = logging.getLogger(__name__)
_COMMANDS = {"/new": "new", "/start": "greeting", "/help": "help"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form sent: words, or what a button carries; ``number`` is that of the question.

    ``title`` stands over the answer whose button was pressed.
    """

    words: str = ""
    carried: str = ""
    title: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What is answered: the turn, under which status, and the words that were not answered."""

    turn: Turn
    status: int = 200
    unanswered: str = ""


def away(language: Language) -> Said:
    """What is said while no data can be reached."""
    said = Texts(language).say("The data cannot be reached now. Please try again in a moment.")
    return Said(Turn(language, "", f"<p>{escape(said)}</p>", wrong=True), 503)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in one conversation, and in which language where the question shows none."""

    service: Service
    room: Room
    session: Session
    language: Language

    async def answer(self, asked: Asked) -> Said:
        """What is said to a form."""
        answers, place, language = self.room.answers, self.session.place, self.language
        if asked.carried:
            return await self._say(lambda: answers.press(place, asked.carried))
        sort = _COMMANDS.get(asked.words.lower())
        if sort == "new":
            return await self._say(lambda: answers.new(place, language))
        if sort:
            return await self._say(lambda: answers.talk(language, sort))
        return await self._say(
            lambda: answers.ask(place, asked.words, language, question=asked.number), asked.words
        )

    async def link(self, words: str, payload: str) -> Said:
        """What is said to a link, without what was said before."""
        answers, place, language = self.room.answers, self.session.place, self.language
        if words:
            return await self._say(lambda: answers.ask(place, words, language, fresh=True), words)
        return await self._say(lambda: answers.follow(place, payload, language))

    async def last(self) -> Said | None:
        """The last answer, where there is one to go on from."""
        try:
            turn = await self.service.run(self.room.answers.last, self.session.place)
        except (StoreError, ProcessError):
            return None
        return Said(turn) if turn else None

    async def _say(self, work: Callable[[], Turn], words: str = "") -> Said:
        texts = Texts(self.language)
        if self.room.allowance.take(self.session.id):
            said = texts.say("That was a lot at once. Please wait a minute, then ask on.")
            return Said(self._wrong(said), 429, words)
        try:
            turn = await self.service.run(work)
        except StaleError:
            said = texts.say("This button is too old. Please ask again.")
            return Said(self._wrong(said), 404)
        except TimeLimitError:
            said = texts.say(
                "That took too long, so I stopped it. Please ask for less at once, or try again "
                "in a moment."
            )
            return Said(self._wrong(said), 504, words)
        except (StoreError, ProcessError) as error:
            _log.warning("a question could not be answered: %s", outline(error))
            return replace(away(self.language), unanswered=words)
        too_long = len(words) > MAX_CHARACTERS
        return Said(turn, 413, words) if too_long else Said(turn)

    def _wrong(self, said: str) -> Turn:
        return Turn(self.language, "", f"<p>{escape(said)}</p>", wrong=True)
