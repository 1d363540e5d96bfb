"""What is kept of an answer, for the question after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome
from bot.assistant.retrieval import Retrieval
from bot.model import Answer, HasConcept, Kind, Memory, Reading, Selection, TiedTo
from bot.understanding.membership import is_membership
from bot.understanding.schema import Schema

_REMEMBERED = 100
_ALIKE = 10
"""Of so many things at most is it looked up what they have in common."""


class Remembering:
    """Makes the memory after an answer."""

    def __init__(self, retrieval: Retrieval, schema: Schema) -> None:
        self._retrieval = retrieval
        self._schema = schema

    def after(self, answer: Answer, outcome: Outcome, before: Memory) -> Memory:
        """What is spoken of once ``answer`` is given to the ``outcome`` of a question."""
        if is_membership(outcome.reading):  # the list is still what is spoken of
            return replace(before, choices=(), language=answer.language)
        return self._remember(answer, outcome)

    def not_understood(self, answer: Answer, before: Memory) -> Memory:
        """What is spoken of after words that were not understood."""
        reading = answer.reading
        if reading.absent:  # agreements with Denmark: another name may be put in its place
            nothing = TiedTo((voc.NOTHING,))
            selection = replace(
                reading.selection, ties=(*reading.selection.ties, nothing), named=None
            )
            before = Memory(reading=replace(reading, selection=selection, unknown=()))
        return replace(before, choices=_numbered(answer), language=reading.language)

    def _remember(self, answer: Answer, outcome: Outcome) -> Memory:
        reading = replace(outcome.reading, corrections=(), ignored=())
        return Memory(
            described=self._described(answer),
            reading=reading,
            items=answer.items[:_REMEMBERED],
            subjects=(outcome.subjects or self._told_of(answer))[:_REMEMBERED],
            choices=_numbered(answer),
            language=answer.language,
        )

    def _told_of(self, answer: Answer) -> tuple[str, ...]:
        """The things of which a figure tells: the project whose components were counted."""
        if answer.kind is not Kind.FIGURE:
            return ()
        facts = self._retrieval.facts(answer.items)
        return tuple(
            dict.fromkeys(
                fact.value.value
                for figure in answer.items
                for fact in facts.values(figure, (voc.ABOUT,))
                if not self._retrieval.is_home(fact.value.value)
            )
        )

    def _described(self, answer: Answer) -> Selection | None:
        """What sort of things were found or asked about: what all of them have in common."""
        things = answer.subjects or answer.items
        classes = {self._retrieval.main_class(thing) for thing in things[:_ALIKE]}
        if len(classes) != 1 or len(things) > _ALIKE:
            return None
        facts = self._retrieval.facts(things)
        (cls,) = classes
        agents = self._schema.note(cls, voc.MAIN_AGENT)

        def common(props: Sequence[str]) -> tuple[str, ...]:
            said = [[f.value.value for f in facts.values(thing, props)] for thing in things]
            return tuple(v for v in dict.fromkeys(said[0]) if all(v in one for one in said))

        topics = common((voc.HAS_TOPIC,))
        abroad = tuple(agent for agent in common(agents) if not self._retrieval.is_home(agent))
        return Selection(
            classes=(cls,),
            concepts=(HasConcept(topics),) if topics else (),
            ties=(TiedTo(abroad),) if abroad else (),
        )


def _numbered(answer: Answer) -> tuple[Reading, ...]:
    """The readings that a reply offers by number; none where things have the numbers."""
    if len(answer.rows) > 1:
        return ()
    return tuple(choice.reading for choice in answer.choices or answer.offers)
