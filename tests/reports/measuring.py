"""How much of what a careful reader takes from a report is proposed, and how much of that is right.

A proposed thing is right if all of this holds: it is of the expected class and kind; the words
that name it lie in the words that tell of the expected one; what tells it from others is the
same to the letter (the parties of an agreement; of an event the days on which it was held or is
planned, or that none are told; number, unit and comparator of a figure); agreements and projects
also by their names.  Each expected thing is found by one proposal at most: the others are wrong.
A date is right if its thing is, and the property and the value are the expected ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.fuzz import token_set_ratio

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.gazetteer import Gazetteer
from bot.reports.finding.report import found
from bot.reports.framing import framed
from bot.reports.proposal import NewThing, Proposal, Proposals
from tests.reports.expected import DATES, PARTS, Case, Expected, comparable, known_before

NAMES = {
    voc.AGREEMENT: "agreements",
    voc.EVENT: "events",
    voc.FIGURE: "figures",
    voc.PROJECT: "projects",
    voc.ACTIVITY: "activities",
}
THE_FIVE = ("agreements", "events", "dates", "bodies", "figures")
_ALIKE = 60.0


@dataclass(slots=True)
class Score:
    """Of one class: the confidences of what was proposed, right or wrong; and what was missed."""

    expected: int = 0
    found: int = 0
    right: list[float] = field(default_factory=list)
    wrong: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of what was expected that was proposed."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """The share of what was proposed that is right."""
        proposed = len(self.right) + len(self.wrong)
        return len(self.right) / proposed if proposed else 1.0

    def add(self, right: bool, confidence: float, name: str) -> None:
        """Count one proposal."""
        (self.right if right else self.wrong).append(confidence)
        if not right:
            self.errors.append(name)


def measure(case: Case) -> dict[str, Score]:
    """The scores by class of what is proposed of a report."""
    return _Measurement(case, proposed(case)).scores()


@cache
def gazetteer(language: Language) -> Gazetteer:
    """What is recognised in a language before any report was read."""
    return Gazetteer(known_before(), language)


@cache
def proposed(case: Case) -> Proposals:
    """What is proposed of a report, as :func:`bot.reports.proposing.propose` does it."""
    known = gazetteer(case.document.language)
    return framed(case.document, case.known) + found(case.document, case.known, known)


class _Measurement:
    def __init__(self, case: Case, proposals: Proposals) -> None:
        self.case = case
        self.proposals = proposals
        self.new = {thing.id: thing for thing in proposals.things}
        self.matched: dict[str, Expected] = {}
        self.said: dict[str, dict[str, list[Proposal]]] = {}
        for fact in proposals.facts:
            name = voc.local_name(fact.predicate)
            self.said.setdefault(fact.subject, {}).setdefault(name, []).append(fact)

    def scores(self) -> dict[str, Score]:
        scores = {name: self._things(cls) for cls, name in NAMES.items()}
        for one in self.case.things:
            if one.cls in (voc.LEGAL_ACT, voc.PROGRAMME) and one.name in self.said:
                self.matched[one.name] = one
        if not self.case.parts_are_told:
            del scores["projects"], scores["activities"]
        scores["dates"] = self._facts(DATES)
        scores["statuses"] = self._facts(("status",))
        scores["bodies"] = self._bodies()
        if self.case.parts_are_told:
            scores["parts"] = self._facts(PARTS)
        return scores

    # --- things ---

    def _things(self, cls: str) -> Score:
        expected = [one for one in self.case.things if one.cls == cls]
        proposed = [one for one in self.proposals.things if one.cls == cls]
        pairs = sorted(
            (
                (self._likeness(thing, one), n, m)
                for n, thing in enumerate(proposed)
                for m, one in enumerate(expected)
                if self._fits(thing, one)
            ),
            reverse=True,
        )
        used: set[int] = set()
        taken: set[int] = set()
        for _, n, m in pairs:
            if n not in used and m not in taken:
                used.add(n)
                taken.add(m)
                self.matched[proposed[n].id] = expected[m]
        score = Score(len(expected), len(taken))
        score.missed = [one.name for m, one in enumerate(expected) if m not in taken]
        for n, thing in enumerate(proposed):
            score.add(n in used, thing.confidence, self._described(thing))
        return score

    def _described(self, thing: NewThing) -> str:
        keys = ("party", "held", "plannedFor", "value", "unit")
        told = {k: sorted(self._values(thing.id, k)) for k in keys if self._values(thing.id, k)}
        return f"{thing.id} {told}"

    def _likeness(self, thing: NewThing, one: Expected) -> float:
        names = [*thing.names.values(), *(n for o in thing.other_names.values() for n in o)]
        told = one.values.get("names", frozenset())
        return max(
            (token_set_ratio(comparable(a), comparable(b)) for a in names for b in told),
            default=0.0,
        )

    def _fits(self, thing: NewThing, one: Expected) -> bool:
        if not any(
            word.start < end and start < word.end
            for word in thing.words
            for start, end in one.places
        ):
            return False
        if one.kind is not None and (thing.kind is None or voc.local_name(thing.kind) != one.kind):
            return False
        if any(self._values(thing.id, key) != one.values.get(key, frozenset()) for key in one.key):
            return False
        named = one.cls in (voc.AGREEMENT, voc.PROJECT) and "names" in one.values
        return not named or self._likeness(thing, one) >= _ALIKE

    def _values(self, subject: str, name: str) -> frozenset[str]:
        return frozenset(self._plain(f) for f in self.said.get(subject, {}).get(name, ()))

    def _plain(self, fact: Proposal) -> str:
        """What a fact says: the id of a known thing, the name of a new agent, or the literal."""
        value = fact.object.value
        if not value.startswith("https://w3id.org/soraq/"):
            return value
        return self._agent(voc.local_name(value))

    def _agent(self, thing: str) -> str:
        if thing in self.matched:
            return self.matched[thing].name
        new = self.new.get(thing)
        if new is None or new.cls not in (voc.BODY, voc.COUNTRY, voc.PLACE):
            return thing
        code = self.case.document.language.value
        return comparable(new.names.get(code, thing))

    # --- facts ---

    def _facts(self, names: tuple[str, ...]) -> Score:
        wanted = {
            (m, name, value): one
            for m, one in enumerate(self.case.things)
            for name in names
            for value in one.values.get(name, ())
        }
        index = {id(one): m for m, one in enumerate(self.case.things)}
        score = Score(len(wanted))
        got: set[tuple[int, str, str]] = set()
        for fact in self.proposals.facts:
            name = voc.local_name(fact.predicate)
            if name not in names or fact.subject_class in (voc.REPORT, voc.MEASURE, voc.CHAPTER):
                continue
            keys = {(index[id(one)], name, self._plain(fact)) for one in self._of(fact)}
            right = {key for key in keys if key in wanted}
            got |= right
            if name in PARTS and fact.subject_class == voc.ACTIVITY:
                continue
            score.add(bool(right), fact.confidence, f"{fact.subject} {name} {self._plain(fact)}")
        score.found = len(got)
        score.missed = [
            f"{one.name} {key[1]} {key[2]}" for key, one in wanted.items() if key not in got
        ]
        return score

    def _of(self, fact: Proposal) -> Iterator[Expected]:
        """What is expected of the subject of a fact."""
        if fact.subject in self.matched:
            yield self.matched[fact.subject]
        for one in self.case.things:
            place = one.places[0] if one.places else (0, 0)
            if not one.cls and fact.passage.start < place[1] and place[0] < fact.passage.end:
                yield one

    def _bodies(self) -> Score:
        sure: dict[str, float] = {}
        for fact in self.proposals.facts:
            value = fact.object.value
            if value.startswith(voc.ID) and self._is_body(voc.local_name(value)):
                name = self._agent(voc.local_name(value))
                sure[name] = max(sure.get(name, 0.0), fact.confidence)
        for thing in self.proposals.things:
            if thing.cls == voc.BODY:
                name = self._agent(thing.id)
                sure[name] = max(sure.get(name, 0.0), thing.confidence)
        score = Score(len(self.case.bodies), len(self.case.bodies & sure.keys()))
        for name, confidence in sure.items():
            score.add(name in self.case.bodies, confidence, name)
        score.missed = sorted(self.case.bodies - sure.keys())
        return score

    def _is_body(self, thing: str) -> bool:
        if thing in self.new:
            return self.new[thing].cls == voc.BODY
        return self.case.known.class_of(voc.ID + thing) == voc.BODY
