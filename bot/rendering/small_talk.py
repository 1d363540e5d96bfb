"""Greetings, thanks and what can be asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.lines import Line, Part, Span, line
from bot.rendering.texts import marked
from bot.rendering.voice import Voice

_EXAMPLES = (
    marked("readmission agreements 2014"),
    marked("when did the readmission agreement with the EU enter into force?"),
    marked("who is responsible for measure 2.10?"),
)
_SHORT = {
    "thanks": marked("You are welcome. Ask again whenever you like."),
    "farewell": marked("Goodbye!"),
    "new": marked("A new conversation: what was asked before is forgotten. Ask away."),
}
_OPENING = {
    "greeting": marked("Hello! Ask a question."),
    "empty": marked("Please write a question."),
}


def talk(voice: Voice, examples: Sequence[str] | None = None) -> tuple[Part, ...]:
    """A reply to what is no question to the record."""
    answer = voice.answer
    sort = next((piece.text for piece in answer.reading.pieces if piece.text), "help") or "help"
    if sort in _SHORT:
        return (Part((line(voice.say(_SHORT[sort])),)),)
    lines = [line(voice.say(_OPENING[sort]))] if sort in _OPENING else []
    if sort != "empty":
        lines.append(line(_about(voice)))
    return (Part(tuple(lines)), examples_part(voice, examples))


def examples_part(voice: Voice, examples: Sequence[str] | None = None) -> Part:
    """Three questions that can be asked."""
    chosen = examples if examples is not None else [voice.say(text) for text in _EXAMPLES]
    head = line(voice.say("For example:"))
    return Part((head, *(Line((Span(f"• {example}"),)) for example in chosen[:3])), apart=True)


def _about(voice: Voice) -> str:
    return voice.say(
        "Soraq answers short questions in Azerbaijani, English and Russian about what is "
        "%(where)s: agreements, events, projects, bodies, measures, dates and numbers. It names "
        "the source of every fact, and what is not in the data it does not make up.",
        where=voice.where(),
    )
