"""Whether what is claimed of some things holds: yes, no, or not stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.facts import Facts
from bot.answer.outcomes import Outcome
from bot.assistant.retrieval import MAX_SUBJECTS, Retrieval
from bot.model import BoundQuery, Kind, Note, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, concept_sort


class Verifying:
    """Answers yes-no questions by what the record states, and denies."""

    def __init__(self, retrieval: Retrieval) -> None:
        """``retrieval`` looks things and facts up."""
        self._retrieval = retrieval
        self._schema = retrieval.schema

    def check(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        """Whether the claim of ``reading`` holds; ``ran`` is given the queries."""
        subjects = self._retrieval.find(reading.selection, ran)
        if not subjects:
            return Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        if voc.HELD in reading.asked:
            held = self.took_place(subjects)
            if not held:
                return Outcome(reading, Kind.NO, subjects, subjects, shown=(voc.PLANNED_FOR,))
            subjects = held
        if reading.claim is None:
            ties = (tie for tie in reading.selection.ties if tie.roles and not tie.negated)
            denied = any(self._denies(tie.roles) for tie in ties)
            return Outcome(reading, Kind.NO if denied else Kind.YES, subjects, subjects)
        if ruled_out := self._ruled_out(reading, reading.claim, subjects):
            return ruled_out
        claim = self._of_these(reading.claim, subjects)
        claim = self._with_countries(claim)
        outcome = self._claimed(reading, claim, self._able(claim, subjects), ran)
        if outcome.kind in (Kind.YES, Kind.NO) and not outcome.shown:
            return replace(outcome, shown=self._parts_played(claim, outcome.subjects))
        return outcome

    def _ruled_out(
        self, reading: Reading, claim: Selection, subjects: tuple[str, ...]
    ) -> Outcome | None:
        """No, where what is stated of the things rules out what is claimed of them."""
        roles = [role for tie in claim.ties for role in tie.roles]
        ruling = tuple(p for role in roles for p in self._schema.note(role, voc.RULED_OUT_BY))
        if not ruling:
            return None
        facts = self._retrieval.facts(subjects[:MAX_SUBJECTS])
        told = tuple(s for s in subjects[:MAX_SUBJECTS] if facts.values(s, ruling))
        if not told:
            return self._silent(reading, claim, subjects)
        named = tuple(thing for tie in claim.ties for thing in tie.things)
        return Outcome(reading, Kind.NO, (*told, *named), told, shown=ruling)

    def took_place(self, things: Sequence[str]) -> tuple[str, ...]:
        """Those of the things that are not only planned."""
        return tuple(thing for thing in things if not self._is_only_planned(thing))

    def _able(self, claim: Selection, subjects: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the things that can have a status, where one is claimed and some can."""
        sorts = {concept_sort(one, self._schema) for has in claim.concepts for one in has.concepts}
        if sorts != {"statuses"}:
            return subjects
        able = tuple(
            s
            for s in subjects
            if self._schema.can_say(voc.HAS_STATUS, self._retrieval.classes_of(s))
        )
        return able or subjects

    def _parts_played(self, claim: Selection, subjects: tuple[str, ...]) -> tuple[str, ...]:
        """The parts that those of the same sort as who is claimed play (*did Poland come?*)."""
        things = [thing for tie in claim.ties for thing in tie.things]
        if not any(AGENT_CLASSES & self._retrieval.classes_of(thing) for thing in things):
            return ()
        facts = self._retrieval.facts(subjects[:MAX_SUBJECTS])
        told = (fact for subject in subjects[:MAX_SUBJECTS] for fact in facts.of(subject))
        return tuple(
            dict.fromkeys(
                fact.property
                for fact in told
                if fact.property in self._schema.roles
                and AGENT_CLASSES & self._retrieval.classes_of(fact.value.value)
            )
        )

    def _with_countries(self, claim: Selection) -> Selection:
        """The claim to be one of some things, where a government stands for its country."""
        links = self._retrieval.links(claim.named or (), (voc.OF_COUNTRY,))
        countries = (country for found in links.values() for _, country in found)
        named = claim.named and tuple(dict.fromkeys((*claim.named, *countries)))
        return replace(claim, named=named)

    def _claimed(
        self, reading: Reading, claim: Selection, subjects: tuple[str, ...], ran: list[BoundQuery]
    ) -> Outcome:
        """What the record says to a claim: it bears it out, states the opposite, or is silent."""
        shown = self._shown_of(claim)
        roles = [role for tie in claim.ties for role in tie.roles]
        if self._is_only_near(reading.selection, claim):
            return self._silent(reading, claim, subjects)
        facts = self._retrieval.facts(subjects[:MAX_SUBJECTS])
        stated = tuple(s for s in subjects[:MAX_SUBJECTS] if roles and facts.values(s, roles))
        others = tuple(t for tie in claim.ties for t in tie.things)
        denied = self._denies(roles)
        at_all = not others and not any(tie.through for tie in claim.ties)
        true = (
            stated
            if roles and at_all
            else self._retrieval.find(_and(reading.selection, claim), ran)
        )
        if voc.HELD in reading.asked:  # what was only planned bears out nothing that took place
            planned = tuple(thing for thing in true if self._is_only_planned(thing))
            true = tuple(thing for thing in true if thing not in planned)
            if planned and not true:
                return Outcome(reading, Kind.NO, planned, planned, shown=(voc.PLANNED_FOR,))
        said = [role for tie in (reading.claim or claim).ties for role in tie.roles]
        deed = not others or voc.ADOPTED_BY in said  # whose a draft is, is told; to adopt is a deed
        if deed and true and self._are_not_yet(said, true):
            return Outcome(reading, Kind.NO, true, true, shown=(voc.HAS_STATUS,))
        if reading.only and not denied and (others or not roles):
            return self._alone(reading, claim, subjects, true)
        if true:
            rest = tuple(subject for subject in subjects if subject not in true)
            if reading.every and not denied and self._lacks_one(claim, true):
                return Outcome(reading, Kind.NO, (*true, *others), true, shown=shown)
            if rest and reading.every and self._are_of_all(reading):
                return Outcome(reading, Kind.NO, rest, rest, shown=shown)
            kind = Kind.NO if denied else Kind.YES
            named = () if denied else others
            return Outcome(reading, kind, (*true, *named), true, shown=shown)
        if reading.selection.is_empty:  # of nothing in particular: there is none
            return Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        unstated = denied or not stated if roles else self._is_silent_on(claim, facts, subjects)
        if unstated or (claim.dated and not self._are_dated(claim, facts, subjects)):
            return self._silent(reading, claim, subjects)
        return Outcome(reading, Kind.NO, subjects, subjects, shown=shown)

    def _silent(self, reading: Reading, claim: Selection, subjects: tuple[str, ...]) -> Outcome:
        notes, shown = (Note.NOT_STATED,), self._shown_of(claim)
        return Outcome(reading, Kind.NONE, subjects[:3], subjects, notes=notes, shown=shown)

    def _alone(
        self, reading: Reading, claim: Selection, subjects: tuple[str, ...], true: tuple[str, ...]
    ) -> Outcome:
        """Whether what is claimed holds and nothing beside it: of no other body, in no other role.

        A higher status is something beside it: what is in force is not *only signed*.
        """
        facts = self._retrieval.facts(subjects[:MAX_SUBJECTS])
        claimed = {thing for tie in claim.ties for thing in tie.things}
        roles = {role for tie in claim.ties for role in tie.roles}
        if not claimed:
            claimed = {one for has in claim.concepts for one in has.concepts}
            roles = {voc.HAS_STATUS}
        told = {f.value.value for s in subjects for f in facts.values(s, tuple(roles))}
        if not told and (another := self._other_roles(claimed, roles, subjects)):
            return Outcome(reading, Kind.NO, subjects, subjects, shown=another)
        if not told:
            return self._silent(reading, claim, subjects)
        others = [one for one in told if not self._is_one_of(one, claimed)]
        kind = Kind.YES if true and not others else Kind.NO
        return Outcome(
            reading, kind, true or subjects, true or subjects, shown=self._shown_of(claim)
        )

    def _other_roles(
        self, agents: set[str], roles: set[str], things: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The roles that ``agents`` play in things, other than those: a partner is no observer."""
        facts = self._retrieval.facts(things[:MAX_SUBJECTS])
        return tuple(
            role
            for role in sorted(self._schema.roles - roles)
            if any(f.value.value in agents for t in things for f in facts.values(t, (role,)))
        )

    def _is_one_of(self, thing: str, claimed: set[str]) -> bool:
        """Whether a thing is one that is claimed, or counts as it: a government as its country."""
        if thing in claimed:
            return True
        counted = self._retrieval.links((thing,), (voc.OF_COUNTRY, voc.MEMBER, voc.WITHIN))
        return any(whole in claimed for _, whole in counted.get(thing, ()))

    def _are_of_all(self, reading: Reading) -> bool:
        """Whether it is claimed of all the things meant, rather than by all of those named."""
        claimed = reading.claim.ties if reading.claim is not None else ()
        return not any(len(tie.things) > 1 for tie in claimed)

    def _lacks_one(self, claim: Selection, true: Sequence[str]) -> bool:
        """Whether one of several that are claimed together is not told of: *A and B came*."""
        for tie in claim.ties:
            if len(tie.things) < 2:
                continue
            each = (
                self._retrieval.find(
                    Selection(named=tuple(true), ties=(replace(tie, things=(thing,)),)), []
                )
                for thing in tie.things
            )
            if not all(each):
                return True
        return False

    def _are_not_yet(self, roles: Sequence[str], things: Sequence[str]) -> bool:
        """Whether the status of the things is one before what is claimed: no draft is adopted.

        Who is to issue a draft is known, which says nothing of its having been issued.
        """
        facts = self._retrieval.facts(things[:MAX_SUBJECTS])
        return all(
            any(
                set(roles) & set(self._schema.note(fact.value.value, voc.NOT_YET))
                for fact in facts.values(thing, (voc.HAS_STATUS,))
            )
            for thing in things[:MAX_SUBJECTS]
        )

    def _is_only_near(self, meant: Selection, claim: Selection) -> bool:
        """Whether a deed is claimed, of nobody, of what is merely tied to the thing named.

        That the programme of a project was adopted says nothing of the project; what was done
        at a place was done there.
        """
        near = tuple(thing for tie in meant.ties for thing in tie.things)
        plain = meant == Selection(ties=meant.ties) and not any(t.roles for t in meant.ties)
        deeds = claim.ties and not any(tie.things or tie.through for tie in claim.ties)
        classes = {cls for thing in near for cls in self._retrieval.classes_of(thing)}
        far = any(tie.through is not None and tie.through.ties for tie in meant.ties)
        nearby = bool(near) and not classes & (AGENT_CLASSES | {voc.PLACE})
        return bool(plain and deeds) and (far or nearby)

    def _denies(self, roles: Sequence[str]) -> bool:
        """Whether the roles say of somebody that he is none: not a party."""
        return bool(roles) and all(self._schema.one(role, voc.DENIES) for role in roles)

    def _of_these(self, claim: Selection, subjects: Sequence[str]) -> Selection:
        """The claim in the sense that a word has for such things: a convention is not attended."""
        classes = {cls for subject in subjects for cls in self._retrieval.classes_of(subject)}

        def able(tie: TiedTo) -> TiedTo:
            roles = tuple(r for r in tie.roles if self._schema.can_say(r, classes))
            return replace(tie, roles=roles or tie.roles)

        return replace(claim, ties=tuple(able(tie) for tie in claim.ties))

    def _is_only_planned(self, thing: str) -> bool:
        return self._retrieval.facts((thing,)).is_only_planned(thing)

    def _is_silent_on(self, claim: Selection, facts: Facts, subjects: Sequence[str]) -> bool:
        """Whether a status or topic is claimed of things of which the record states none at all."""
        sorts = {concept_sort(one, self._schema) for c in claim.concepts for one in c.concepts}
        classes = {cls for s in subjects for cls in self._retrieval.classes_of(s)}
        if "topics" in sorts and not self._schema.can_say(voc.HAS_TOPIC, classes):
            return True
        statuses = [
            concept
            for condition in claim.concepts
            for concept in condition.concepts
            if concept_sort(concept, self._schema) == "statuses"
        ]
        known = (voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE)
        return bool(statuses) and not any(facts.values(s, known) for s in subjects[:MAX_SUBJECTS])

    def _are_dated(self, claim: Selection, facts: Facts, subjects: Sequence[str]) -> bool:
        """Whether the record can deny a date: it gives one, or a status that has none yet."""
        wanted = {prop for condition in claim.dated for prop in condition.properties}
        known = (*(wanted or self._schema.date_properties), voc.HAS_STATUS)
        return any(facts.values(s, known) for s in subjects[:MAX_SUBJECTS])

    def _shown_of(self, claim: Selection) -> tuple[str, ...]:
        shown = [role for tie in claim.ties for role in tie.roles]
        shown += [prop for condition in claim.dated for prop in condition.properties]
        if claim.concepts:
            shown += [voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE]
        return tuple(shown)


def _and(one: Selection, other: Selection) -> Selection:
    return Selection(
        classes=one.classes,
        concepts=one.concepts + other.concepts,
        ties=one.ties + other.ties,
        dated=one.dated + other.dated,
        named=_both(one.named, other.named),
        order=one.order,
    )


def _both(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The things that both name; ``None`` names no thing in particular."""
    if one is None or other is None:
        return other if one is None else one
    return tuple(thing for thing in one if thing in other)
