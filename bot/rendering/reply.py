"""A whole reply as parts, from which plain text and Telegram's HTML are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model import Answer, Choice, Item, Kind, Note
from bot.rendering.citation import citation
from bot.rendering.headline import headline, is_values, shows_only_values
from bot.rendering.lines import Line, Part, Span, Style, line
from bot.rendering.small_talk import examples_part, talk
from bot.rendering.things import card, listed
from bot.rendering.understood import pieces_text, understood_lines
from bot.rendering.voice import Voice

_QUOTES_BESIDE_ONE = 2
_QUOTES_BESIDE_MANY = 1


@dataclass(frozen=True, slots=True)
class Body:
    """A reply: what stands at its head, its parts in order, and how they are cited.

    ``whole`` is an answer that is not made of things of a list, so that it is cited as one.
    """

    voice: Voice
    understood: tuple[Line, ...]
    headline: tuple[Line, ...]
    parts: tuple[Part, ...]
    rows: tuple[Item, ...]
    listed: bool

    def cited(self, things: Iterable[str]) -> tuple[Part, ...]:
        """The citation for the things with these IRIs."""
        wanted = set(things)
        rows = [row for row in self.rows if row.iri in wanted] if self.listed else self.rows
        quotes = _QUOTES_BESIDE_ONE if len(rows) == 1 else _QUOTES_BESIDE_MANY
        return citation(self.voice, rows, quotes=quotes)

    @property
    def more(self) -> tuple[Line, ...]:
        """How many things there are beyond those that are shown."""
        hidden = self.voice.answer.total - len(self.rows)
        if not self.listed or hidden <= 0:
            return ()
        return (line(self.voice.count("and %(n)s more", hidden), Style.ITALIC),)


def compose(answer: Answer, examples: Sequence[str] | None = None) -> Body:
    """Put an answer into words; ``examples`` are questions to show in help."""
    voice = Voice(answer)
    understood = understood_lines(voice)
    if answer.kind is Kind.HELP:
        return Body(voice, (), (), talk(voice, examples), (), listed=False)
    if answer.kind is Kind.CLARIFY:
        parts = choices(voice, answer.choices)
        return Body(voice, understood, headline(voice), parts, (), listed=False)
    if answer.kind is Kind.NONE:
        parts = _offers(voice, examples)
        return Body(voice, understood, headline(voice), parts, (), listed=False)
    rows = answer.rows
    if shows_only_values(answer):
        return Body(voice, understood, headline(voice), (), rows, listed=False)
    if answer.kind is Kind.ENTITY and len(rows) == 1 and not is_values(answer):
        return Body(voice, understood, (), card(voice, rows[0]), rows, listed=False)
    return Body(voice, understood, headline(voice), listed(voice, rows), rows, listed=True)


def choices(voice: Voice, offered: Sequence[Choice]) -> tuple[Part, ...]:
    """The readings to choose from, numbered, with how much each finds."""
    return tuple(
        Part(
            (Line((Span(f"{number}. "), Span(choice_label(voice, choice)), _found(voice, choice))),)
        )
        for number, choice in enumerate(offered, start=1)
    )


def choice_label(voice: Voice, choice: Choice) -> str:
    """What a choice means."""
    label = pieces_text(choice.pieces, voice)
    return label or ", ".join(voice.short(item) for item in choice.items[:3])


def choice_question(voice: Voice, choice: Choice) -> str:
    """A question that, asked by itself, gives the choice."""
    words = []
    for piece in choice.pieces:
        typed = piece.period.text if piece.period is not None else ""
        words.append(typed or voice.piece(piece))
    return " ".join(dict.fromkeys(words)) or choice_label(voice, choice)


def _found(voice: Voice, choice: Choice) -> Span:
    return Span(f" ({voice.number(str(choice.count))})" if choice.count > 1 else "")


def _offers(voice: Voice, examples: Sequence[str] | None) -> tuple[Part, ...]:
    answer = voice.answer
    if answer.offers:
        head = Part((line(voice.say("What the data does hold:")),))
        return (head, *choices(voice, answer.offers))
    if Note.NOT_UNDERSTOOD in answer.notes:
        return (examples_part(voice, examples),)
    return ()
