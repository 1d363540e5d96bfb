"""The clues of a question → a reading that the record bears out.

A search where the likeliest readings come to nothing: every clue's ways are looked up in
the store, each by a query of its own, and the cheapest combination that some thing meets
becomes an ordinary reading, asked in the ordinary manner.  Nothing is passed over for
free: what no way explains costs, and above a limit nothing is answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome
from bot.assistant.retrieval import Retrieval
from bot.assistant.running import Running
from bot.model import Form, Kind, Note, Reading, Selection
from bot.understanding.pieces import pieces
from bot.understanding.puzzle import Clue, Head, Puzzle, Way, merged

LIMIT = 0.9
"""What a combination may cost at most: a clue that decides nothing, or a tie at one remove."""
CERTAIN = 0.3
"""What a combination may cost that leaves nothing out and takes nothing from afar."""
DENIED = 0.45
"""What the combination may cost by which a claim is denied."""
MOST_DENIED = 3
"""So many things at most are told of that a claim does not hold."""
MAX_LOOKUPS = 60
MAX_MET = 5_000
"""So many things of a condition are looked up; of more only those that meet another."""
MAX_ASKED_OF = 500
FEW = 20
"""Of so few things each is looked up whether it meets a condition, and not all that do."""
MAX_ASKED_APART = 3
"""For so many sets of a few things; for more, all that meet the condition."""
MAX_TRIES = 12
MAX_SUBJECTS = 40
_YEAR_DIGITS = 4
_OF_THE_REPORT = frozenset({voc.REPORT, voc.MEASURE, voc.CHAPTER, voc.PROGRAMME})


@dataclass(frozen=True, slots=True)
class _Combination:
    cost: float
    head: Head
    conditions: tuple[Selection, ...]
    things: frozenset[str]
    puzzle: Puzzle


class Connecting:
    """Looks in one store for what the clues of one question have in common."""

    def __init__(self, retrieval: Retrieval, running: Running) -> None:
        """``retrieval`` asks the store; ``running`` makes an outcome of what is found."""
        self._retrieval = retrieval
        self._running = running
        self._known: dict[Selection, frozenset[str] | None] = {}
        self._asked_of: dict[Selection, dict[frozenset[str], frozenset[str]]] = {}
        self._lookups = 0

    def solve(self, puzzles: Iterable[Puzzle]) -> Outcome | None:
        """The outcome of the cheapest combination that answers, if any does."""
        found = [c for puzzle in puzzles for c in self._combinations(puzzle)]
        found.sort(key=lambda c: c.cost)
        tried: set[tuple[Head, frozenset[str]]] = set()
        denied: Outcome | None = None
        for combination in found:
            key = (combination.head, combination.things)
            if key in tried:
                continue
            if len(tried) == MAX_TRIES:
                break
            tried.add(key)
            reading = self._reading(combination)
            if reading is None:
                continue
            outcome = self._running.run(reading)
            if combination.puzzle.finer and _is_year(outcome):
                return None  # on which day: of work of which the report tells the year
            if voc.AT_PLACE in reading.asked and _named(combination.conditions) & set(
                outcome.items
            ):
                continue  # where in Poland: in Poland
            if outcome.kind is Kind.NO:  # unless all that is said holds of something else
                denied = denied or (outcome if self._is_denied(combination) else None)
                continue
            if not outcome.is_empty:
                return outcome
            if combination.cost <= CERTAIN and self._is_unstated(outcome, combination):
                return denied  # the thing is found, and the record does not say this of it
        return denied

    def _is_denied(self, combination: _Combination) -> bool:
        """Whether the things of which a claim does not hold are certainly those that are meant."""
        certain = combination.cost <= DENIED and len(combination.things) <= MOST_DENIED
        return certain and not self._is_frame(combination)

    def _is_unstated(self, outcome: Outcome, combination: _Combination) -> bool:
        """Whether the few things found, of one kind, could have what is asked, and have it not."""
        if Note.NOT_STATED not in outcome.notes:
            return False
        classes = {c for thing in combination.things for c in self._retrieval.classes_of(thing)}
        schema = self._retrieval.schema
        if combination.head.form is Form.DATE and len(classes) == 1:  # since when: of no draft
            return any(schema.can_say(prop, classes) for prop in outcome.reading.asked)
        mains = {self._retrieval.main_class(thing) for thing in combination.things}
        one = len(mains) == 1 and len(combination.things) <= MOST_DENIED
        asked = combination.head.asked
        able = any(schema.can_say(prop, classes) for prop in asked)
        return one and (able or bool(schema.likes(asked, classes)))

    def _combinations(self, puzzle: Puzzle) -> Iterator[_Combination]:
        for head, clues in puzzle.questions:
            start = head.cost + puzzle.cost
            for cost, ways, things in self._meeting(list(clues), start, None):
                conditions = tuple(w.condition for w in ways if w.condition is not None)
                if conditions and things and len(things) <= MAX_SUBJECTS:
                    yield _Combination(cost, head, conditions, things, puzzle)

    def _meeting(
        self,
        clues: list[Clue],
        cost: float,
        things: frozenset[str] | None,
        common: tuple[Selection, ...] = (),
    ) -> Iterator[tuple[float, tuple[Way, ...], frozenset[str] | None]]:
        """The combinations of ways that some thing meets, within the limit.

        ``common`` are the conditions that very many things meet: of these only what the
        others leave is looked at.
        """
        if not clues:
            yield cost, (), self._few(common) if things is None else things
            return
        first, *rest = clues
        for way in first.ways:
            if cost + way.cost > LIMIT:
                continue
            left, open_ = things, common
            if way.condition is not None:
                meeting = self._meets(way.condition, things)
                if meeting is None:
                    open_ = (*common, way.condition)
                else:
                    left = meeting if things is None else things & meeting
                if left is not None:
                    for condition in open_:
                        left = self._of(left, condition)
                    open_ = ()
                    if not left:
                        continue
            for total, ways, met in self._meeting(rest, cost + way.cost, left, open_):
                yield total, (way, *ways), met

    def _meets(self, condition: Selection, things: frozenset[str] | None) -> frozenset[str] | None:
        """What meets a condition, at least of ``things``; ``None`` for very many.

        Of very many are all things of a class.
        """
        if _is_class(condition):
            return None
        if condition not in self._known:
            asked_of = self._asked_of.setdefault(condition, {})
            if things in asked_of:
                return asked_of[things]
            if not asked_of and not self._may_look_up():
                return frozenset()
            if things is not None and len(things) <= FEW and len(asked_of) < MAX_ASKED_APART:
                asked_of[things] = self._those_of(things, condition)
                return asked_of[things]
            found, more = self._retrieval.some(condition, MAX_MET, background=True)
            self._known[condition] = None if more else frozenset(found)
        return self._known[condition]

    def _of(self, things: frozenset[str], condition: Selection) -> frozenset[str]:
        """Those of some things that meet a condition which very many meet."""
        if _is_class(condition):
            classes = frozenset(condition.classes)
            return frozenset(t for t in things if classes & self._retrieval.classes_of(t))
        named = _within(things, condition)
        if len(named) > MAX_ASKED_OF or not self._may_look_up():
            return frozenset()
        return self._those_of(named, condition)

    def _those_of(self, things: frozenset[str], condition: Selection) -> frozenset[str]:
        """Those of some things that meet a condition, each looked up."""
        named = _within(things, condition)
        asked = replace(condition, named=tuple(sorted(named)))
        return frozenset(self._retrieval.some(asked, len(named), background=True)[0])

    def _few(self, conditions: Sequence[Selection]) -> frozenset[str] | None:
        """What meets conditions that very many things meet; none where still many do."""
        if not conditions or not self._may_look_up():
            return None
        kinds = [one for one in conditions if _is_class(one)]
        others = [one for one in conditions if not _is_class(one)]
        met, more = self._retrieval.some(merged([*others, *kinds[:1]]), MAX_MET, background=True)
        things = None if more else frozenset(met)
        for kind in kinds[1:]:
            things = things and self._of(things, kind)
        return things

    def _may_look_up(self) -> bool:
        self._lookups += 1
        return self._lookups <= MAX_LOOKUPS

    def _reading(self, combination: _Combination) -> Reading | None:
        head, base = combination.head, combination.puzzle.base
        selection = merged(combination.conditions, combination.puzzle.order)
        if set(self._retrieval.find(replace(selection, order=None), [], background=True)) != set(
            combination.things
        ):
            selection = replace(selection, named=tuple(sorted(combination.things)))
        asked = head.asked
        if head.asked_by_class is not None:
            asked = self._main(combination.things, head.asked_by_class)
            if not asked:
                return None
        plain_count = head.form is Form.COUNT and not asked and not head.asked_classes
        if plain_count and combination.things <= _named(combination.conditions):
            return None  # what is named is no number of anything
        if head.counted is not None and head.counted not in selection.classes:
            return None
        said = any(c.classes or c.named for c in combination.conditions)
        if head.asked_by_class == voc.MAIN_DATE and self._takes_in_frame(combination) and not said:
            return None
        by_sort = head.form is Form.VALUES and not asked
        if by_sort and not said and self._takes_in_frame(combination):
            return None  # what a report tells of is not what was done at one place
        if self._is_frame(combination) and (
            head.form is Form.DATE or (head.form is Form.THINGS and not selection.classes)
        ):
            return None
        itself = {thing for one in combination.conditions for thing in one.named or ()}
        if head.form is Form.CHECK and self._takes_in_frame(combination, itself):
            return None  # the report is about all that it tells
        reading = replace(
            base,
            form=head.form,
            selection=selection,
            asked=asked,
            asked_classes=head.asked_classes,
            claim=head.claim,
            without=(),
            every=False,
            pieces=(),
            score=base.score - combination.cost,
        )
        if reading.form is Form.THINGS and selection.named and len(combination.things) == 1:
            reading = replace(reading, form=Form.CARD)
        return replace(reading, pieces=pieces(reading))

    def _is_frame(self, combination: _Combination) -> bool:
        """Whether nothing but parts of the report itself were found, which all hangs on."""
        return all(_OF_THE_REPORT & self._retrieval.classes_of(t) for t in combination.things)

    def _takes_in_frame(self, combination: _Combination, named: Collection[str] = ()) -> bool:
        """Whether a part of the report itself is among what was found: its date tells nothing.

        What is ``named`` is meant, whatever it is.
        """
        found = (t for t in combination.things if t not in named)
        return any(_OF_THE_REPORT & self._retrieval.classes_of(t) for t in found)

    def _main(self, things: Iterable[str], annotation: str) -> tuple[str, ...]:
        schema = self._retrieval.schema
        return tuple(
            dict.fromkeys(
                prop
                for thing in sorted(things)
                for prop in schema.note(self._retrieval.main_class(thing), annotation)
            )
        )


def _is_class(condition: Selection) -> bool:
    """Whether a condition is met by all things of a class."""
    return bool(condition.classes) and condition == Selection(classes=condition.classes)


def _within(things: frozenset[str], condition: Selection) -> frozenset[str]:
    """Those of some things that a condition does not leave out by their names."""
    return things if condition.named is None else things.intersection(condition.named)


def _is_year(outcome: Outcome) -> bool:
    """Whether a date is known no closer than to the year."""
    return outcome.kind is Kind.DATE and len(str(outcome.value)) == _YEAR_DIGITS


def _named(conditions: Iterable[Selection]) -> frozenset[str]:
    """What a question names, which is no answer to where in it something was."""
    named = {thing for one in conditions for thing in one.named or ()}
    return frozenset(named | {t for one in conditions for tie in one.ties for t in tie.things})
