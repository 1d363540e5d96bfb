"""One conversation: the assistant, and what it remembers of the last question."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant import PAGE
from bot.assistant.examples import examples
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.model import Answer, Form, Kind, Memory, Note, Piece, Reading, Triple
from bot.rendering.reply import wants_examples
from bot.rendering.small_talk import usual_examples

NEW = "/new"


class Conversation:
    """Answers a person's texts one after another."""

    def __init__(self, settings: Settings, *, rows: int | None = PAGE) -> None:
        """Open what ``settings`` name; ``rows`` is how many things come with their facts."""
        self._settings = settings
        self._rows = rows
        self._assistant = open_assistant(settings)
        self._memory = Memory()

    def ask(self, text: str) -> Answer:
        """Answer ``text`` after what was said before; ``/new`` forgets that."""
        text = _sound(text)
        if text.strip() == NEW:
            return self._forget(text)
        answer, self._memory = self._assistant.ask(
            text,
            self._memory,
            today=self._settings.today,
            default=self._settings.language,
            rows=self._rows,
        )
        return self._with_examples(answer)

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
        language = self._memory.language or self._settings.language
        self._memory = Memory()
        reading = Reading(language, Form.HELP, pieces=(Piece(text="new"),))
        return Answer(text, language, Kind.HELP, reading, version=self._assistant.version)


def _sound(text: str) -> str:
    """The text with halves of surrogate pairs joined or replaced: UTF-8 has no halves."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
