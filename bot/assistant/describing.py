"""What a clause of a question describes, found first and put in its place.

*Who pays for the project under which the seminar was held?*: the project is looked for by a
question of its own, and then *who pays for it* is asked.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from bot.answer.outcomes import Outcome, best, outcomes_of
from bot.assistant.connecting import Connecting
from bot.assistant.retrieval import Retrieval
from bot.assistant.running import Running
from bot.model import Form, Kind, Language, Memory
from bot.understanding.describing import Description, Look, Text, descriptions, put
from bot.understanding.reader import Reader
from bot.understanding.sighting import Sighting

MAX_DEPTH = 3
"""No more clauses than this are put in place of what they describe."""
MAX_THINGS = 6
"""A description that fits more things than this describes none of them."""
MAX_WAYS = 4
_Given: TypeAlias = tuple[tuple[int, int, tuple[str, ...]], ...]
"""Stretches of a text and the things that they name."""


class Describing:
    """Resolves the descriptions of one question against one store."""

    def __init__(self, reader: Reader, retrieval: Retrieval, running: Running) -> None:
        """``reader`` understands, ``retrieval`` and ``running`` answer."""
        self._reader = reader
        self._retrieval = retrieval
        self._running = running

    def resolve(self, text: str, memory: Memory, today: date, default: Language) -> Sighting | None:
        """The question with the things in place of their descriptions.

        ``None`` if nothing is described, or if it is not answered so.
        """
        language = memory.language or default
        sighting = self._reader.observe(text, today=today, default=language)
        given: _Given = ()
        for depth in range(MAX_DEPTH):
            step = self._step(sighting, today, given)
            if step is None:
                if not depth:
                    return None
                break
            sighting, given = step
        outcome = self._outcome(sighting, memory, today)
        return None if outcome is None or outcome.is_empty else sighting

    def _step(
        self, sighting: Sighting, today: date, given: _Given
    ) -> tuple[Sighting, _Given] | None:
        """The sighting with one description less, and what is given in it."""
        look = self._look(sighting.language, today)
        ways = descriptions(sighting, self._reader.schema, look)
        for _, way in zip(range(MAX_WAYS), ways, strict=False):
            things = self._things(way, sighting.language, today, given)
            if things:
                now = (*given, (way.at, way.to, things))
                return self._observed(way.outer, sighting.language, today, now)
        return None

    def _look(self, language: Language, today: date) -> Look:
        return lambda words: self._reader.observe(words, today=today, default=language)

    def _observed(
        self, said: Text, language: Language, today: date, given: _Given
    ) -> tuple[Sighting, _Given]:
        """What is seen in a text put together of another, in which some words name things."""
        seen = self._reader.observe(said.text, today=today, default=language)
        cut = len(said.text) - len(seen.text)
        left = []
        for at, to, things in given:
            first, last = said.place(at), said.place(to - 1)
            if first is not None and last is not None:
                left.append((first - cut, last + 1 - cut, things))
                seen = put(seen, *left[-1], self._look(language, today))
        return seen, tuple(left)

    def _things(
        self, way: Description, language: Language, today: date, given: _Given
    ) -> tuple[str, ...]:
        """The few things that a description fits."""
        for question in way.inner:
            seen, _ = self._observed(question, language, today, given)
            outcome = self._outcome(seen, Memory(), today)
            if outcome is None or outcome.kind not in (Kind.LIST, Kind.ENTITY):
                continue
            items = outcome.items
            fit = all(self._retrieval.classes_of(item) & way.classes for item in items)
            if fit and len(items) <= MAX_THINGS:
                return items
        return ()

    def _outcome(self, seen: Sighting, memory: Memory, today: date) -> Outcome | None:
        """What a question comes to, if every word of it is understood."""
        known = [r for r in self._reader.readings(seen, memory, today) if not r.unknown]
        if not known or known[0].form is Form.HELP or seen.proposed:
            return None
        chosen, rivals = best(outcomes_of(known, self._running.run))
        if rivals:
            return None
        if chosen.is_empty:
            puzzles = self._reader.puzzles(seen, memory)
            return Connecting(self._retrieval, self._running).solve(puzzles)
        return chosen
