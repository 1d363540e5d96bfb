"""Frames → readings: what is asked, of which things, under which conditions.

General rules over what the ontology can say; no sentence is listed anywhere.  Each rule
either adds a reading or leaves it; the best few go on, ranked, and the data decides between
those that are equally good.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot import vocabulary as voc
from bot.model import Form, Language, Memory, Piece, Reading, Selection, TiedTo
from bot.understanding import amounts, changes, continuing, followup, small_talk
from bot.understanding.clues import puzzles
from bot.understanding.conditions import Conditions
from bot.understanding.denial import negation_not_heard
from bot.understanding.frames import AGENT_CLASSES, Frame
from bot.understanding.framing import frames
from bot.understanding.grammar import single_words
from bot.understanding.leaving_out import leaving_out
from bot.understanding.lexicon import Lexicon
from bot.understanding.loosening import liked, loosened, nearer
from bot.understanding.numbered import numbered
from bot.understanding.observer import Observer
from bot.understanding.pieces import pieces
from bot.understanding.puzzle import Puzzle
from bot.understanding.questions import Asked, asked_of
from bot.understanding.referring import of_the_topic, referring
from bot.understanding.schema import Schema
from bot.understanding.selecting import Selecting
from bot.understanding.sighting import NameWord, Sighting
from bot.understanding.tense import took_place
from bot.understanding.towards import without_goals
from bot.understanding.unheard import unheard

MAX_CHARACTERS = 1000
MAX_READINGS = 8
MAX_FRAMES_OF_CLUES = 4
_COMMON = 4
"""A word in the names of this many things tells little of which is meant."""


_MEASURED = 0.4
"""How much likelier a number said is what is claimed than that it only describes."""
_REFERRING, _LESS_LIKELY = 0.15, 0.3
"""How much likelier a follow-up is read with its things named, and each next way of that."""
_OF_THE_TOPIC = 0.5
"""How much likelier a question is of the one thing spoken of: what that lacks is not stated."""


class Reader:
    """Understands one text at a time; holds no state of a conversation."""

    def __init__(self, lexicon: Lexicon, schema: Schema) -> None:
        """``lexicon`` and ``schema`` are of one version of the data."""
        self.schema = schema
        self._observer = Observer(lexicon, schema.years)
        self._last = threading.local()

    def make_ready(self) -> None:
        """Make now what is made at first use, so that no question waits for it."""
        self._observer.make_ready()
        for language in Language:  # a word that nobody writes is read in every way
            self.read("qxzjwvq", today=date.min, default=language)

    def read(
        self,
        text: str,
        memory: Memory | None = None,
        *,
        today: date,
        default: Language = Language.AZ,
    ) -> tuple[Reading, ...]:
        """Return what ``text`` can mean, the likeliest first; at least one reading.

        ``memory`` is what the last question fixed; ``default`` the language of the reply
        where the text shows none.  Never raises, whatever the text.
        """
        memory = memory or Memory()
        self._last.seen = None  # nothing is kept from one question to the next
        sighting = self.observe(text, today=today, default=memory.language or default)
        talk = small_talk.reading(sighting)
        if talk is not None:
            return (talk,)
        if (news := self._changes(sighting, today)) is not None:
            return (news,)
        return self.readings(sighting, memory, today)

    def observe(self, text: str, *, today: date, default: Language) -> Sighting:
        """What is seen in ``text``; ``default`` is its language where the words do not say.

        Of the text that this thread is reading it is known already.
        """
        key = text, today, default
        seen: tuple[object, Sighting] | None = getattr(self._last, "seen", None)
        if seen is not None and seen[0] == key:
            return seen[1]
        found = self._observer.observe(text[:MAX_CHARACTERS], today=today, default=default)
        sighting = numbered(found, self.schema)
        if seen is None:
            self._last.seen = key, sighting
        return sighting

    def readings(self, sighting: Sighting, memory: Memory, today: date) -> tuple[Reading, ...]:
        """Return what was seen can mean, the likeliest first; at least one reading."""
        found: list[Reading] = []
        candidates = _whole(frames(sighting, self.schema)[:8])
        if (choice := continuing.chosen(sighting, candidates, memory)) is not None:
            return (choice,)
        for number, frame in enumerate(candidates + _without_loose_words(candidates)):
            if found and frame.score < found[0].score - 2.5:
                break
            for reading in self._readings(frame, memory):
                if all(not _same(reading, other) for other in found):
                    found.append(replace(reading, frame=number))
        found += self._referring(sighting, candidates, memory, found)
        if candidates and (claimed := self._claimed_amount(candidates[0])):
            if claimed.compared:  # to pass it over would affirm what was not asked
                found = [replace(r, unknown=(*r.unknown, claimed.typed)) for r in found]
            found += self._measured(claimed, found, memory, today, sighting.language)
        found += [near for reading in found for near in nearer(reading)]
        found += [loose for reading in found for loose in loosened(reading, self.schema)]
        found += [like for reading in found if (like := liked(reading, self.schema))]
        if any(r.asked == (voc.HEADCOUNT,) for r in found):  # people are no number of anything else
            found = [r for r in found if r.form is not Form.COUNT]
        found.sort(key=lambda reading: -reading.score)
        found = [r if r.pieces else replace(r, pieces=pieces(r)) for r in found]
        return tuple(found[:MAX_READINGS]) or (_nothing(sighting),)

    def _changes(self, sighting: Sighting, today: date) -> Reading | None:
        """The reading of a text that asks what changed from one report to the next."""
        if len(self.schema.reporting_years) < 2:
            return None
        rest = changes.rest_of(sighting)
        if rest is None:
            return None
        readings = self.read(rest, today=today, default=sighting.language) if rest.strip() else ()
        return changes.reading_of(sighting, readings, self.schema)

    def _referring(
        self,
        sighting: Sighting,
        candidates: Sequence[Frame],
        memory: Memory,
        found: Sequence[Reading],
    ) -> Iterator[Reading]:
        """The readings of a follow-up as if it named what it speaks of."""
        if not found or not any(self._goes_on(frame, memory) for frame in candidates[:1]):
            return
        best = max(reading.score for reading in found)
        for number, named in enumerate(referring(sighting, memory, self.schema)):
            for frame in frames(named, self.schema)[:1]:
                asked = asked_of(frame, self.schema)
                readings = Selecting(frame, self.schema, asked).readings()
                whole = [self._finish(reading, frame, asked) for reading in readings]
                score = best + _REFERRING - _LESS_LIKELY * number
                if whole:
                    yield replace(max(whole, key=lambda reading: reading.score), score=score)

    def _goes_on(self, frame: Frame, memory: Memory) -> bool:
        return continuing.continues(frame, asked_of(frame, self.schema), memory, self.schema)

    def _claimed_amount(self, frame: Frame) -> amounts.Said | None:
        """The number that a yes-no question claims, if it is one and claims any."""
        wh = asked_of(frame, self.schema).wh
        yes_no = wh == "check" or (not wh and frame.sighting.question_mark)
        return amounts.said(frame.sighting) if yes_no else None

    def _measured(
        self,
        claimed: amounts.Said,
        found: Sequence[Reading],
        memory: Memory,
        today: date,
        language: Language,
    ) -> list[Reading]:
        """The readings of a question that claims a number: what it asks is how many."""
        best = max((reading.score for reading in found), default=0.0)
        counting = self.read(claimed.question, memory, today=today, default=language)
        return [
            replace(
                reading,
                amount=claimed.amount,
                pieces=(*reading.pieces, Piece(text=claimed.typed)),
                score=best + _MEASURED - 0.01 * rank,
            )
            for rank, reading in enumerate(counting)
            if reading.form in (Form.COUNT, Form.FIGURE)
        ]

    def clues(
        self,
        text: str,
        memory: Memory | None = None,
        *,
        today: date,
        default: Language = Language.AZ,
    ) -> tuple[Puzzle, ...]:
        """The same question as clues, for a search where no reading of it is borne out."""
        memory = memory or Memory()
        sighting = self.observe(text, today=today, default=memory.language or default)
        return self.puzzles(sighting, memory)

    def puzzles(self, sighting: Sighting, memory: Memory) -> tuple[Puzzle, ...]:
        """What was seen as clues."""
        best = _whole(frames(sighting, self.schema)[:MAX_FRAMES_OF_CLUES])
        if best and (claimed := self._claimed_amount(best[0])) and claimed.compared:
            return ()
        bases = []
        goes_on = False
        for frame in best:
            asked = asked_of(frame, self.schema)
            goes_on = goes_on or continuing.continues(frame, asked, memory, self.schema)
            bare = Reading(sighting.language, Form.THINGS, Conditions(frame, self.schema).select())
            topical = of_the_topic(bare, frame, asked, memory, self.schema) is not None
            goes_on = goes_on or topical
            bases.append(self._finish(bare, frame, asked))
        return tuple(puzzles(best, bases, memory if goes_on else None, self.schema))

    def completions(self, beginning: str, language: Language) -> tuple[str, ...]:
        """The words, folded, that a word half typed can become, the shortest first."""
        return self._observer.completions(beginning, language)

    def _readings(self, frame: Frame, memory: Memory) -> Iterable[Reading]:
        asked = asked_of(frame, self.schema)
        goes_on = continuing.continues(frame, asked, memory, self.schema)
        selecting = Selecting(frame, self.schema, asked, continuing=goes_on)
        found = [self._finish(reading, frame, asked) for reading in selecting.readings()]
        if not goes_on:
            topical = (of_the_topic(r, frame, asked, memory, self.schema) for r in found)
            return [*found, *(replace(r, score=r.score + _OF_THE_TOPIC) for r in topical if r)]
        bare = Reading(frame.sighting.language, Form.THINGS, selecting.select())
        elsewhere = frame.sighting.elsewhere  # of which nothing is said where it goes on, either
        going_on = [
            replace(carried, unknown=carried.unknown or elsewhere)
            for reading in found or [self._finish(bare, frame, asked)]
            for carried in followup.carried(reading, frame, asked, memory, self.schema)
        ]
        others = (followup.otherwise(r, frame, asked, memory, self.schema) for r in going_on)
        return [*going_on, *(other for other in others if other is not None)]

    def _finish(self, reading: Reading, frame: Frame, asked: Asked) -> Reading:
        sighting = frame.sighting
        unknown = sighting.unknown + sighting.missing + sighting.elsewhere
        ignored = tuple(word.text for word in frame.passed_over)
        deed = sighting.unknown_verbs and not reading.among and self._deed(reading, asked)
        if deed:
            reading = replace(reading, selection=deed)
            ignored += sighting.unknown_verbs
        elif _needs_verb(frame, asked):
            unknown += sighting.unknown_verbs
        else:
            ignored += sighting.unknown_verbs
        unknown += negation_not_heard(reading, frame, self.schema)
        unknown += unheard(frame, reading, self.schema)
        return replace(
            reading,
            language=sighting.language,
            unknown=unknown,
            ignored=ignored,
            corrections=sighting.corrections,
            proposed=sighting.proposed,
            absent=bool(unknown) and unknown == sighting.missing + sighting.elsewhere,
            took_place=took_place(frame),
            every=reading.form is Form.CHECK
            and (frame.has("all") or (_are_joined(frame) and not _met(reading))),
            score=reading.score + frame.score,
            pieces=reading.pieces or pieces(reading),
        )

    def _deed(self, reading: Reading, asked: Asked) -> Selection | None:
        """The events, where something unknown was done somewhere or some time.

        *Where did they sit down with the Russians*: whatever was done, an event has one place
        and one time.  Of anything else (an agreement is signed, enters into force, ends) the
        verb says which date is meant.
        """
        selection, events = reading.selection, self.schema.events
        if asked.wh not in ("when", "where") or not events or selection.is_empty:
            return None
        named = selection.named or ()
        if named:
            happened = all(events & self.schema.classes.get(thing, frozenset()) for thing in named)
            return selection if happened else None
        if selection.classes and not events >= set(selection.classes):
            agents = set(selection.classes) <= AGENT_CLASSES  # who did it is not when or where
            around = Selection(classes=tuple(sorted(events)), ties=(TiedTo(through=selection),))
            return around if agents else None
        return replace(selection, classes=tuple(sorted(events)))


def _whole(found: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames less what a question only leaves out or works towards."""
    return tuple(without_goals(leaving_out(frame)) for frame in found)


def _met(reading: Reading) -> bool:
    """Whether it is claimed of events: one of them at which both were is enough."""
    return voc.HELD in reading.asked and reading.selection.named is None


def _needs_verb(frame: Frame, asked: Asked) -> bool:
    """Whether a verb that is not known decides what is asked: who *did what*."""
    said = any(not part.mention.weak for part in (*frame.properties, *frame.statuses))
    if asked.wh == "how_many":
        return True  # how many of them were decided is no question for how many there were
    tokens, how = frame.sighting.tokens, single_words("how", frame.sighting.language)
    if any(one.folded in how for one in tokens):
        return True  # how a ban is looked up
    if asked.wh in ("who", "when", "where", "why", "check"):
        return not said
    if asked.wh == "which" and not said:  # the countries that were *fined* under an agreement
        only = frame.conditions - len(frame.words) - len(frame.classes) - len(frame.kinds)
        return only < 1
    return frame.conditions < 2 and not said


def _without_loose_words(candidates: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The best frames again without words of names that nothing else confirms.

    A long sentence has words that stand in some name by chance.  They are passed over only
    where nothing is found with them, first those that many names share, and the reply says so.
    """
    found = []
    for frame in candidates[:3]:
        if (frame.has("how_many") and not frame.units) or any(
            word.is_number for word in frame.words
        ):
            continue  # a number is never said by chance, nor what is counted
        common = tuple(w for w in frame.words if len(w.things) >= _COMMON)
        others = frame.conditions - len(frame.words)
        if common and others:
            found.append(_passing_over(frame, common, 0.5))
        if frame.words and (others >= 2 or (others and frame.properties)):
            found.append(_passing_over(frame, frame.words, 0.9))
    return tuple(found)


def _passing_over(frame: Frame, words: tuple[NameWord, ...], cost: float) -> Frame:
    kept = tuple(word for word in frame.words if word not in words)
    return replace(frame, words=kept, passed_over=words, score=frame.score - cost)


def _are_joined(frame: Frame) -> bool:
    """Whether two things are said to be or do something both: *Norway and Switzerland*."""
    if frame.has("between", "or", "except"):
        return False
    ends = {part.end for part in frame.things}
    starts = {part.at for part in frame.things}
    return any(
        at in ends and (at + 1 in starts or at + 2 in starts) for at in frame.positions("and")
    )


def _same(one: Reading, other: Reading) -> bool:
    return (
        one.form,
        one.selection,
        one.asked,
        one.asked_classes,
        one.claim,
        one.among,
        one.amount,
        one.alike,
        one.only,
    ) == (
        other.form,
        other.selection,
        other.asked,
        other.asked_classes,
        other.claim,
        other.among,
        other.amount,
        other.alike,
        other.only,
    )


def _nothing(sighting: Sighting) -> Reading:
    return Reading(
        sighting.language,
        Form.THINGS,
        Selection(named=()),
        unknown=sighting.unknown + sighting.missing + sighting.elsewhere,
        corrections=sighting.corrections,
    )
