"""What a brief is made of, asked of the assistant: for the command line, the chats, the pages."""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.assistant.answering import Answering
from bot.model import Answer, Form, Kind, Memory, Reading, Selection, TiedTo

FEW = 12
"""So many things fit on two pages."""
MOST_UNDER = 500
"""More than any measure has under it; in a larger world it keeps the work within its time."""


def has_brief(answer: Answer) -> bool:
    """Whether there is something to put into a brief."""
    return answer.kind not in (Kind.HELP, Kind.NONE, Kind.CLARIFY)


def find(
    reading: Reading, assistant: Answering, *, rows: int | None = FEW
) -> tuple[Answer, Answer | None]:
    """The answer to a reading with so many ``rows`` (``None``: all), and what came under it.

    The second is there where the answer is the card of a measure.
    """
    plain = replace(reading, unknown=(), proposed=False)
    answer, _ = assistant.answer([plain], Memory(), rows=rows)
    return with_work(answer, assistant)


def with_work(answer: Answer, assistant: Answering) -> tuple[Answer, Answer | None]:
    """The answer with the sources of its ties, and what came under it."""
    work = work_under(answer, assistant)
    return (answer if work else assistant.cited_ties(answer)), work


def work_under(answer: Answer, assistant: Answering) -> Answer | None:
    """All that was done under the measure that an answer is the card of."""
    if answer.kind is not Kind.ENTITY or [row.cls for row in answer.rows] != [voc.MEASURE]:
        return None
    under = TiedTo((answer.rows[0].iri,), (voc.UNDER_MEASURE,))
    reading = Reading(answer.language, Form.THINGS, Selection(ties=(under,)))
    return assistant.answer([reading], Memory(), rows=MOST_UNDER)[0]
