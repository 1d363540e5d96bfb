"""Asking as a person does: texts in, answers out, on a day that never changes."""

from dataclasses import dataclass
from datetime import date

from bot.assistant import Assistant
from bot.model import Answer, Choice, Kind, Language, Memory, Piece
from bot.vocabulary import local_name

TODAY = date(2015, 3, 10)


@dataclass(frozen=True)
class Asker:
    """An assistant with a fixed day; each conversation has a memory of its own."""

    assistant: Assistant

    def talk(self, *texts: str, default: Language = Language.AZ) -> list[Answer]:
        """The answers to texts of one conversation."""
        memory, answers = Memory(), []
        for text in texts:
            answer, memory = self.assistant.ask(text, memory, today=TODAY, default=default)
            answers.append(answer)
        return answers

    def ask(self, *texts: str, default: Language = Language.AZ) -> Answer:
        """The answer to the last text of a conversation."""
        return self.talk(*texts, default=default)[-1]

    def things(self, *texts: str) -> set[str]:
        """The ids of what was found for the last text of a conversation."""
        return things(self.ask(*texts))


def things(found: Answer | Choice) -> set[str]:
    """The ids of the things found."""
    return {local_name(item) for item in found.items}


def said(pieces: tuple[Piece, ...]) -> set[str]:
    """The understood line as ids, words and periods."""
    return {_said(piece) for piece in pieces}


def carried(answer: Answer) -> set[str]:
    """What the understood line says was carried over."""
    return said(tuple(piece for piece in answer.reading.pieces if piece.carried))


def is_answered(answer: Answer) -> bool:
    """Whether something was claimed: a list, a thing, a number, a date or a yes."""
    return answer.kind not in (Kind.NONE, Kind.NO, Kind.HELP, Kind.CLARIFY)


def _said(piece: Piece) -> str:
    if piece.iri:
        return local_name(piece.iri)
    if piece.period:
        return f"{piece.period.first}/{piece.period.last}"
    return piece.text or ""
