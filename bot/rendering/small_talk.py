"""Greetings, thanks and what can be asked."""

from __future__ import annotations

from bot.model import Answer, Language
from bot.rendering.lines import Line, Part, Span, line
from bot.rendering.texts import Texts, marked
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


def usual_examples(language: Language) -> tuple[str, ...]:
    """The questions that are shown as examples where the data answers them."""
    texts = Texts(language)
    return tuple(texts.say(text) for text in _EXAMPLES)


def is_short(answer: Answer) -> bool:
    """Whether a word is enough in reply to what is no question: thanks, a farewell."""
    return _sort(answer) in _SHORT


def talk(voice: Voice) -> tuple[Part, ...]:
    """A reply to what is no question to the record."""
    sort = _sort(voice.answer)
    if sort in _SHORT:
        return (Part((line(voice.say(_SHORT[sort])),)),)
    lines = [line(voice.say(_OPENING[sort]))] if sort in _OPENING else []
    if sort != "empty":
        lines.append(line(_about(voice)))
    return (Part(tuple(lines)), examples_part(voice))


def examples_part(voice: Voice) -> Part:
    """The questions that can be asked; nothing where none is known."""
    examples = voice.answer.examples
    head = (line(voice.say("For example:")),) if examples else ()
    return Part((*head, *(Line((Span(f"• {one}"),)) for one in examples)), apart=True)


def _sort(answer: Answer) -> str:
    return next((piece.text for piece in answer.reading.pieces if piece.text), "help") or "help"


def _about(voice: Voice) -> str:
    return voice.say(
        "Soraq answers short questions in Azerbaijani, English and Russian about what is "
        "%(where)s, and names the source of every fact. What is not there it does not make up.",
        where=voice.where(),
    )
