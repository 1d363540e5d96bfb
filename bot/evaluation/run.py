"""Asks every question of a file in a conversation of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.assistant import Assistant
from bot.evaluation.questions import Question
from bot.evaluation.scoring import Given, is_answered, is_unanswerable, score
from bot.model import Answer, Kind, Language, Memory
from bot.rendering.contract import short_ids
from bot.rendering.plain import plain_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what was answered to it, and what that is worth."""

    question: Question
    given: Given
    score: float
    reply: str
    milliseconds: float

    @property
    def is_right(self) -> bool:
        """Whether nothing is missing and nothing too much."""
        return self.score > 0.999

    @property
    def is_false(self) -> bool:
        """Whether an answer was given where the record holds none."""
        return is_unanswerable(self.question.right) and is_answered(self.given)


def evaluate(
    assistant: Assistant, questions: Iterable[Question], *, today: date | None, default: Language
) -> Iterator[Outcome]:
    """Ask each question after its context, with a fresh memory, and score the answer."""
    for question in questions:
        memory = Memory()
        try:
            for text in question.context:
                _, memory = assistant.ask(text, memory, today=today, default=default)
            answer, _ = assistant.ask(question.text, memory, today=today, default=default)
            yield outcome_of(question, answer)
        except Exception as error:  # noqa: BLE001 - a miss that is shown; the others still count
            failure = f"{type(error).__name__}: {error}"
            yield Outcome(question, Given(Kind.NONE), 0.0, failure, 0.0)


def outcome_of(question: Question, answer: Answer) -> Outcome:
    """What ``answer`` is worth as an answer to ``question``."""
    ids = short_ids(answer)
    given = Given(answer.kind, tuple(ids[iri] for iri in answer.items), answer.value)
    return Outcome(
        question=question,
        given=given,
        score=score(question.right, given),
        reply=plain_text(answer),
        milliseconds=answer.milliseconds,
    )
