"""A whole reply as parts, from which plain text and Telegram's HTML are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Answer, Choice, Form, Item, Kind, Note
from bot.rendering.asked import is_values, values
from bot.rendering.changes import changes, changes_headline
from bot.rendering.citation import citation
from bot.rendering.facts import in_period
from bot.rendering.headline import about, headline, says_all
from bot.rendering.lines import Line, Part, Span, Style, joined, line
from bot.rendering.nothing import which, why_nothing
from bot.rendering.small_talk import examples_part, is_short, talk
from bot.rendering.things import card, listed
from bot.rendering.understood import pieces_text, understood_lines
from bot.rendering.voice import Voice

_QUOTES_ON_CARD = 2


@dataclass(frozen=True, slots=True)
class Body:
    """A reply: what stands at its head, its parts in order, and the things they show.

    ``listed`` says that the parts are things of a list, each cited for itself; ``quotes`` is
    how many of the source's sentences are quoted.  ``offered`` are how many of the last parts
    offer something to go on with, for which buttons may stand.
    """

    voice: Voice
    understood: tuple[Line, ...] = ()
    headline: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    rows: tuple[Item, ...] = ()
    listed: bool = False
    quotes: int = 1
    offered: int = 0

    def cited(self, things: Iterable[str] | None = None) -> tuple[Part, ...]:
        """The citation, of a list for the ``things`` of it that are shown."""
        rows = self.rows
        if things is not None and self.listed:
            wanted = set(things)
            rows = tuple(row for row in rows if row.iri in wanted)
        return citation(self.voice, rows, quotes=self.quotes)

    @property
    def more(self) -> tuple[Line, ...]:
        """How many things there are beyond those that are shown."""
        hidden = self.voice.answer.total - len(self.rows)
        if not self.listed or hidden <= 0:
            return ()
        return (line(self.voice.count("and %(n)s more", hidden), Style.ITALIC),)


def compose(answer: Answer) -> Body:
    """Put an answer into words."""
    voice = Voice(answer)
    understood = understood_lines(voice)
    rows = in_period(answer)
    if answer.kind is Kind.HELP:
        return Body(voice, parts=talk(voice), offered=0 if is_short(answer) else 1)
    if answer.kind is Kind.CLARIFY:
        parts = choices(voice, answer.choices)
        return Body(voice, understood, which(voice), parts, offered=len(parts))
    if answer.kind is Kind.NONE:
        return _nothing(voice, understood)
    if answer.reading.form is Form.CHANGED:
        return Body(
            voice, understood, changes_headline(voice), changes(voice, rows), rows, listed=True
        )
    if is_values(answer):
        head, parts = values(voice)
        return Body(voice, understood, head, parts, rows, listed=_all_listed(parts, rows))
    if says_all(answer):
        return Body(voice, understood, headline(voice), (), rows)
    if answer.kind is Kind.ENTITY and len(rows) == 1:
        parts = card(voice, rows[0])
        return Body(voice, understood, (), parts, rows, quotes=_QUOTES_ON_CARD)
    if answer.kind in (Kind.YES, Kind.NO) and answer.reading.claim is not None:
        rows = tuple(about(answer))
    parts = listed(voice, rows)
    return Body(voice, understood, headline(voice), parts, rows, listed=True)


def wants_examples(answer: Answer) -> bool:
    """Whether the reply to an answer shows questions that can be asked."""
    if answer.kind is Kind.HELP:
        return not is_short(answer)
    nothing = answer.kind is Kind.NONE and not answer.rows and not answer.offers
    return nothing and (not answer.reading.pieces or Note.NOT_UNDERSTOOD in answer.notes)


def _all_listed(parts: Sequence[Part], rows: Sequence[Item]) -> bool:
    return bool(rows) and [part.thing for part in parts] == [row.iri for row in rows]


def _nothing(voice: Voice, understood: tuple[Line, ...]) -> Body:
    """Why there is nothing, the thing that was asked about, and what there is near it."""
    answer = voice.answer
    near: tuple[Part, ...] = ()
    offered = 0
    if answer.offers:
        head = Part((line(voice.say("What the data does hold:")),), apart=True)
        near, offered = (head, *choices(voice, answer.offers)), len(answer.offers)
    elif wants_examples(answer):
        near, offered = (examples_part(voice),), 1
    parts = (*listed(voice, answer.rows), *near)
    return Body(voice, understood, why_nothing(voice), parts, answer.rows, offered=offered)


def why_none(answer: Answer) -> str:
    """Why a text was not answered, in a sentence or two, with what can be chosen."""
    voice = Voice(answer)
    said = [line.text for line in compose(answer).headline]
    if answer.kind is Kind.CLARIFY:
        said.append(joined((choice_label(voice, choice) for choice in answer.choices), "; "))
    return " ".join(said) or voice.say("Ask for something that the data holds.")


def choices(voice: Voice, offered: Sequence[Choice]) -> tuple[Part, ...]:
    """The readings to choose from, numbered, with how much each finds."""
    return tuple(
        Part((Line((Span(f"{number}. "), Span(_label_and_count(voice, choice)))),))
        for number, choice in enumerate(offered, start=1)
    )


def choice_label(voice: Voice, choice: Choice) -> str:
    """What a choice means."""
    label = pieces_text(choice.pieces, voice)
    if _is_bare_status(voice, choice):
        label = f"{voice.within(voc.HAS_STATUS)}: {label}"
    return label or ", ".join(voice.short(item) for item in choice.items[:3])


def choice_question(voice: Voice, choice: Choice) -> str:
    """A question that, asked by itself, gives the choice."""
    words = [voice.within(voc.HAS_STATUS)] if _is_bare_status(voice, choice) else []
    for piece in choice.pieces:
        typed = piece.period.text if piece.period is not None else ""
        words.append(typed or voice.piece(piece))
    return " ".join(dict.fromkeys(words)) or choice_label(voice, choice)


def _is_bare_status(voice: Voice, choice: Choice) -> bool:
    """Whether one of several meanings is a status alone, which may read like another of them.

    *Layihə* and *проект* are drafts and projects.
    """
    iris = [piece.iri or "" for piece in choice.pieces]
    among = voice.answer.kind is Kind.CLARIFY and len(voice.answer.choices) > 1
    return among and len(iris) == 1 and iris[0].startswith(voc.STATUS)


def _label_and_count(voice: Voice, choice: Choice) -> str:
    label = choice_label(voice, choice)
    count = voice.number(str(choice.count)) + ("+" if choice.more else "")
    return f"{label} ({count})" if choice.count > 1 else label
