"""What the facts of some things state: the values of the properties asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.outcomes import Found, Outcome, listed
from bot.assistant.retrieval import MAX_SUBJECTS, Retrieval
from bot.model import (
    BoundQuery,
    Fact,
    HasConcept,
    Kind,
    Note,
    Reading,
    Selection,
    Term,
    TermKind,
    TiedTo,
)
from bot.understanding.frames import AGENT_CLASSES, concept_sort

_SIDES = frozenset({voc.SENDER, voc.RECIPIENT, voc.INFORMED})
"""The two sides of what is sent: who is named on the one does not stand on the other."""
_HELP = frozenset({voc.CONSULTED, voc.SUPPORTER})
_COUNTING = (voc.OF_COUNTRY, voc.MEMBER, voc.WITHIN)


class Stating:
    """Answers *who*, *where*, *what* of things by the values their facts give."""

    def __init__(self, retrieval: Retrieval) -> None:
        """``retrieval`` looks things and facts up."""
        self._retrieval = retrieval
        self._schema = retrieval.schema

    def values(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        """What the things of ``reading`` state of what is asked; ``ran`` is given the queries."""
        subjects = self._retrieval.find(reading.selection, ran, background=True)
        if acts := self._amending(reading, ran):
            told = tuple(prop for prop in reading.asked if prop != voc.AMENDS)
            subjects, reading = acts, replace(reading, asked=told)
        if not subjects or (set(reading.asked) & _SIDES and _hangs_on_report(reading.selection)):
            return Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        if voc.PROJECT in reading.asked_classes and _HELP.issuperset(reading.asked):
            reading = replace(reading, asked=())  # what a project helped with is done within it
        found = self._stated(subjects, reading, ran)
        described = bool(reading.selection.classes or reading.selection.concepts)
        if not found:
            having, likes = self._likes_of(subjects, reading)
            found = self._stated(having, replace(reading, asked=likes), ran) if likes else ()
            described = described and not (likes and reading.selection.named)
        if not found and described and self._belongs_to_others(subjects, reading.asked):
            around = self._retrieval.find(Selection(ties=(TiedTo(subjects[:MAX_SUBJECTS]),)), ran)
            found = self._stated(around, reading, ran) if around else ()
        if not found:
            found = self._joint(subjects, reading, ran)
        if not found and reading.asked_classes and not reading.asked:
            kinds = self._by_sort(reading.asked_classes)
            near = Selection(
                classes=tuple(c for c in reading.asked_classes if c not in self._schema.concepts),
                concepts=tuple(HasConcept(tuple(sorted(alike))) for alike in kinds),
                ties=(TiedTo(subjects[:MAX_SUBJECTS]),),
            )
            others = self.mentioned(subjects)
            around = tuple(i for i in self._retrieval.find(near, ran) if i not in others)
            items = tuple(i for i in around if not self._schema.one(i, voc.HOME))
            items = items or self._chapters_of(subjects, reading)
            if items:
                return Outcome(reading, listed(items), items, subjects)
            found = self._stated(self._done_for(subjects, reading, ran), reading, ran)
        if not found:
            told = self._retrieval.find(reading.selection, [])
            known = told if len(told) <= 3 else ()
            return Outcome(reading, Kind.NONE, known, subjects, notes=(Note.NOT_STATED,))
        things = tuple(dict.fromkeys(f.fact.value.value for f in found if self._is_thing(f.fact)))
        having = tuple(dict.fromkeys(f.subject for f in found))
        shown = tuple(dict.fromkeys(f.fact.property for f in found))
        if things:
            return Outcome(reading, listed(things), things, having, found=found, shown=shown)
        return Outcome(reading, listed(having), having, having, found=found, shown=shown)

    def _amending(self, reading: Reading, ran: list[BoundQuery]) -> tuple[str, ...]:
        """The acts that amended what is spoken of, at the time said: what was added, they added."""
        if voc.ADDS not in reading.asked:
            return ()
        amended = self._retrieval.find(replace(reading.selection, dated=()), ran)
        if not amended:
            return ()
        by = TiedTo(amended[:MAX_SUBJECTS], (voc.AMENDS,))
        return self._retrieval.find(Selection(ties=(by,), dated=reading.selection.dated), ran)

    def _chapters_of(self, subjects: Sequence[str], reading: Reading) -> tuple[str, ...]:
        """*In which chapter are refugees?*: in that of the measure they are spoken of under."""
        if reading.asked_classes != (voc.CHAPTER,) or not reading.selection.named:
            return ()
        under = self._retrieval.links(subjects[:MAX_SUBJECTS], (voc.UNDER_MEASURE,))
        rows = {row for links in under.values() for _, row in links}
        within = self._retrieval.links(sorted(rows), (voc.IN_CHAPTER,))
        return tuple(sorted({chapter for links in within.values() for _, chapter in links}))

    def mentioned(self, subjects: Sequence[str]) -> frozenset[str]:
        """What was only spoken of with the subjects."""
        facts = self._retrieval.facts(subjects[:MAX_SUBJECTS])
        told = (fact for subject in subjects[:MAX_SUBJECTS] for fact in facts.of(subject))
        return frozenset(
            fact.value.value for fact in told if self._schema.one(fact.property, voc.MENTIONING)
        )

    def _done_for(
        self, subjects: Sequence[str], reading: Reading, ran: list[BoundQuery]
    ) -> Sequence[str]:
        """The events on what is asked of: a place has the projects of what was done for it.

        Not for countries and bodies, which need have nothing to do with the place themselves.
        """
        if AGENT_CLASSES.intersection(reading.asked_classes):
            return ()
        events = tuple(sorted(self._schema.events))
        ties = (TiedTo(tuple(subjects[:MAX_SUBJECTS])),)
        return self._retrieval.find(Selection(classes=events, ties=ties), ran)

    def _likes(self, subjects: Sequence[str], reading: Reading) -> tuple[str, ...]:
        """What is like the properties asked for: who hosted a conference is who organised it."""
        classes = {cls for subject in subjects for cls in self._retrieval.classes_of(subject)}
        return self._schema.likes(reading.asked, classes)

    def _likes_of(
        self, subjects: Sequence[str], reading: Reading
    ) -> tuple[Sequence[str], tuple[str, ...]]:
        """What is like the properties asked, and of what: of the thing named, if it can state it.

        Who implements an agreement is its own competent authority, and not another one's.
        """
        selection = reading.selection
        bare = not (selection.classes or selection.concepts or selection.named)
        tied = [
            t for tie in selection.ties if not tie.roles and not tie.negated for t in tie.things
        ]
        if bare and tied and (own := self._likes(tied, reading)):
            facts = self._retrieval.facts(tied)
            return tied, own if any(facts.values(thing, own) for thing in tied) else ()
        return subjects, self._likes(subjects, reading)

    def _joint(
        self, subjects: Sequence[str], reading: Reading, ran: list[BoundQuery]
    ) -> tuple[Found, ...]:
        """Who plays a part together with those named, else with whoever issues the reports.

        *Our partner in Twinning* is the other one that implements it.
        """
        took_part = reading.asked[:1] == (voc.PARTICIPANT,)  # who did need not be told
        asked = () if took_part else reading.asked
        roles = tuple(p for prop in asked for p in self._schema.note(prop, voc.JOINTLY_AS))
        if not roles:
            return ()
        alone = replace(reading, asked=roles, without=(), selection=Selection())
        found = self._stated(subjects, alone, ran)
        players = {f.fact.value.value for f in found}
        ties = reading.selection.ties
        said = {
            *reading.without,
            *(t for tie in ties if voc.PARTNER in tie.roles for t in tie.things),
        }
        if said:
            aside = players & said
        else:
            reports = self._retrieval.reports.reports()
            own = self._retrieval.links(reports, (voc.ISSUER,))
            us = {issuer for links in own.values() for _, issuer in links}
            aside = players.intersection(t for tie in ties for t in tie.things) or players & us
        return tuple(f for f in found if aside and f.fact.value.value not in aside)

    def _belongs_to_others(self, subjects: Sequence[str], props: Sequence[str]) -> bool:
        """Whether things of these sorts never have the properties, but others around them do."""
        classes = {cls for subject in subjects for cls in self._retrieval.classes_of(subject)}
        if {voc.REPORT, voc.MEASURE, voc.CHAPTER} & classes:  # everything is around it
            return False
        own = (voc.RATIONALE, voc.TIME_LIMIT)  # of nothing but what states them
        known = [prop for prop in props if prop in self._schema.domains and prop not in own]
        return bool(known) and not any(self._schema.can_play(prop, classes) for prop in known)

    def _stated(
        self, subjects: Sequence[str], reading: Reading, ran: list[BoundQuery]
    ) -> tuple[Found, ...]:
        """The facts of the subjects with the properties asked, or whose value is asked for."""
        subjects = self._sent(subjects, reading)[:MAX_SUBJECTS]
        facts = self._retrieval.facts(subjects, ran=ran)
        named = {t for tie in reading.selection.ties for t in tie.things}
        found: list[Found] = []
        for wanted in self._tries(reading):
            told = [
                (subject, fact)
                for subject in subjects
                for fact in facts.of(subject)
                if (fact.property in wanted if wanted else self._may_be_meant(fact, named, reading))
            ]
            found = self._wanted(told, reading)
            if found:
                break
        # with whom a partner named did it: not the partner
        beside = {
            t for tie in reading.selection.ties if voc.PARTNER in tie.roles for t in tie.things
        }
        aside = beside.union(reading.without)
        found = [f for f in found if f.fact.value.value not in aside]
        if set(reading.asked) & {voc.AT_PLACE, voc.DESTINATION}:  # where in Poland: not "in Poland"
            told_so = {(f.subject, f.fact.property) for f in found if f.fact.value.value in named}
            found = [f for f in found if (f.subject, f.fact.property) not in told_so]
        # who sent it to the council: not the council
        found = [
            f for f in found if f.fact.property not in _SIDES or f.fact.value.value not in named
        ]
        if any(self._schema.one(thing, voc.HOME) for thing in reading.without):
            found = [f for f in found if not self._retrieval.is_home(f.fact.value.value)]
        if reading.took_place is not None:  # where they discussed it: not where they will
            kept = [f for f in found if facts.is_only_planned(f.subject) != reading.took_place]
            found = kept or found
        on_it = reading.asked == (voc.ABOUT,) and bool(reading.selection.named)
        if voc.COUNTRY not in reading.asked_classes or on_it:
            return tuple(found)  # the country that a report is on may be our own
        return tuple(f for f in found if not self._schema.one(f.fact.value.value, voc.HOME))

    def _sent(self, subjects: Sequence[str], reading: Reading) -> Sequence[str]:
        """Of what is only described, the letters, where it is asked to whom they went.

        The appeals that they are about were sent too, but to somebody else.
        """
        described = reading.selection.named is None and not reading.selection.classes
        if not described or not set(reading.asked) <= {voc.SENDER, voc.RECIPIENT}:
            return subjects
        work = [s for s in subjects if voc.ACTIVITY in self._retrieval.classes_of(s)]
        facts = self._retrieval.facts(work[:MAX_SUBJECTS])
        sent = [s for s in work[:MAX_SUBJECTS] if facts.values(s, reading.asked)]
        return sent if reading.asked and sent else subjects

    def _may_be_meant(self, fact: Fact, named: set[str], reading: Reading) -> bool:
        """Whether a fact may state what is asked for without saying in which part it is played.

        *The countries of a seminar* are not those that were spoken of there.
        """
        agents = AGENT_CLASSES.intersection(reading.asked_classes)
        if agents and self._schema.one(fact.property, voc.MENTIONING):
            return False
        return fact.value.value not in named

    def _wanted(self, told: Sequence[tuple[str, Fact]], reading: Reading) -> list[Found]:
        """The facts whose value is of a class asked for, or counts as what is."""
        if not reading.asked_classes:
            return [Found(subject, fact) for subject, fact in told]
        values = {fact.value.value for _, fact in told if self._is_thing(fact)}
        near = self._retrieval.links(values, _COUNTING)
        others = {value for links in near.values() for _, value in links}
        right = self._of_classes(values | others, reading.asked_classes)
        found: list[Found] = []
        for subject, fact in told:
            if fact.value.value in right:
                found.append(Found(subject, fact))
                continue
            found += [
                Found(subject, replace(fact, value=Term(other)))
                for _, other in near.get(fact.value.value, ())
                if other in right
            ]
        return found

    def _tries(self, reading: Reading) -> list[frozenset[str]]:
        """The properties asked for, the umbrella ones opened into those under them."""
        if not reading.asked:
            return [frozenset()]
        if voc.HELD in reading.asked:  # what took place before what is planned
            return [frozenset({prop}) for prop in reading.asked]
        opened = set(reading.asked)
        if voc.INVOLVES in opened:
            opened |= self._schema.roles
        return [frozenset(opened)]

    def _is_thing(self, fact: Fact) -> bool:
        return fact.value.kind is TermKind.IRI and fact.value.value not in self._schema.concepts

    def _of_classes(self, things: Iterable[str], classes: Iterable[str]) -> frozenset[str]:
        """Those things that are of one of the classes (a kind or status narrows its class)."""
        classes = tuple(classes)
        plain = {c for c in classes if c not in self._schema.concepts}
        right = {thing for thing in things if plain & self._retrieval.classes_of(thing)}
        sorts = self._by_sort(classes)
        if not sorts:
            return frozenset(right)
        links = self._retrieval.links(right, (voc.HAS_KIND, voc.HAS_STATUS, voc.HAS_TOPIC))
        has = {
            thing: {
                c for _, value in found for c in (value, *self._schema.note(value, voc.COUNTS_AS))
            }
            for thing, found in links.items()
        }
        return frozenset(t for t in right if all(alike & has.get(t, set()) for alike in sorts))

    def _by_sort(self, classes: Iterable[str]) -> list[set[str]]:
        """The concepts among the classes asked for, those that are alternatives together."""
        sorts: dict[str, set[str]] = {}
        for concept in classes:
            if concept in self._schema.concepts:
                sorts.setdefault(concept_sort(concept, self._schema), set()).add(concept)
        return list(sorts.values())


def _hangs_on_report(selection: Selection) -> bool:
    """Whether things are meant that hang on a report, as all do: nobody sent *it* in them."""
    return any(tie.through and tie.through.classes == (voc.REPORT,) for tie in selection.ties)
