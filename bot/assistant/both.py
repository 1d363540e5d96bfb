"""Who did two things, or one and not another: each is asked by itself, and the answers compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answer.outcomes import Outcome, best, outcomes_of
from bot.assistant.connecting import Connecting
from bot.assistant.retrieval import Retrieval
from bot.assistant.running import Running
from bot.model import Form, Kind, Language, Memory, Reading
from bot.understanding.reader import Reader
from bot.understanding.sighting import HOW_MANY
from bot.understanding.two_deeds import two_deeds


class Both:
    """Reads a question for those who did two things against one store."""

    def __init__(self, reader: Reader, retrieval: Retrieval, running: Running) -> None:
        """``reader`` understands, ``retrieval`` and ``running`` answer."""
        self._reader = reader
        self._retrieval = retrieval
        self._running = running

    def reading(self, text: str, today: date, default: Language) -> Reading | None:
        """The question for the first deed, without those that the second rules out.

        ``None`` if nothing of the sort is asked, or neither has an answer.
        """
        sighting = self._reader.observe(text, today=today, default=default)
        deeds = two_deeds(sighting)
        if deeds is None:
            return None
        found = [self._outcome(q, today, sighting.language) for q in (deeds.first, deeds.other)]
        first, other = found
        known = first or other
        if known is None or known.reading.form is not Form.VALUES:
            return None
        if first is None or other is None:  # nobody is known to have done both
            return None if deeds.without else replace(known.reading, without=known.items)
        both = {item for item in other.items if deeds.cls in self._retrieval.classes_of(item)}
        apart = tuple(item for item in first.items if (item in both) == deeds.without)
        if not both or len(apart) == len(first.items):
            return None
        form = Form.COUNT if sighting.has(HOW_MANY) else Form.VALUES
        return replace(first.reading, form=form, without=(*first.reading.without, *apart))

    def _outcome(self, question: str, today: date, language: Language) -> Outcome | None:
        """Whom a question of one deed finds, if every word of it is understood."""
        readings = self._reader.read(question, Memory(), today=today, default=language)
        known = [reading for reading in readings if not reading.unknown]
        if not known:
            return None
        chosen, rivals = best(outcomes_of(known, self._running.run))
        if chosen.is_empty:
            puzzles = self._reader.clues(question, Memory(), today=today, default=language)
            searched = Connecting(self._retrieval, self._running).solve(puzzles)
            chosen, rivals = searched or chosen, ()
        listed = chosen.kind in (Kind.LIST, Kind.ENTITY)
        return chosen if listed and not rivals else None
