"""Answer → file: composed and written in one go, for whoever has it done elsewhere."""

from __future__ import annotations

from datetime import date

from bot.documents import Form, write
from bot.documents.composing import brief
from bot.model import Answer


def document(
    answer: Answer,
    work: Answer | None,
    form: Form,
    *,
    made: date,
    question: str | None = None,
    whole: bool = False,
) -> bytes:
    """The brief of an answer as a file; see :func:`bot.documents.composing.brief`."""
    return write(brief(answer, work, made=made, question=question, whole=whole), form)
