"""What of a draft is to be stated, by what people decided.

Only what was accepted or changed is; a fact about a new thing, or that names one, needs that
thing to be accepted too, and a thing needs a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.reports.additions import additions_of, as_fact
from bot.reports.decisions import Decision, Verdict
from bot.reports.draft import LANGUAGES, Draft
from bot.reports.known import Known
from bot.reports.proposal import NameToFill, NewThing, Proposal
from bot.reports.values import ValueFormatError, value_of

_LONGEST_SHORT_NAME = 48


@dataclass(frozen=True, slots=True)
class Accepted:
    """The new things with all their names, the facts, and sentences on what was left out."""

    things: tuple[NewThing, ...]
    facts: tuple[Proposal, ...]
    left_out: tuple[str, ...] = ()


def accepted(draft: Draft, decisions: Mapping[str, Decision], known: Known) -> Accepted:
    """The things and facts that were accepted, as changed and with the names filled in."""
    same = _same_as_known(draft, decisions, known)
    things = {
        one.id: _named(one, decisions)
        for one in draft.proposals.things
        if _is_yes(decisions.get(one.key)) and one.id not in same
    }
    new = {one.id for one in draft.proposals.things}
    facts: dict[str, Proposal] = {}
    left: list[str] = []
    for one in draft.proposals.facts:
        decision = decisions.get(one.key)
        if not _is_yes(decision):
            continue
        assert decision is not None
        fact = _linked(_changed(one, decision, known, new), same)
        lacking = [
            thing for thing in _things_of(fact) if thing in new and thing not in (*things, *same)
        ]
        if lacking:
            left.append(_left_out(fact, lacking[0]))
            continue
        facts[fact.key] = fact
    for addition in additions_of(decisions):
        try:
            fact = _linked(as_fact(addition, draft, known), same)
        except ValueFormatError as error:
            left.append(f"{addition.thing} {addition.predicate}: left out, as {error}")
            continue
        lacking = [one for one in _things_of(fact) if one in new and one not in (*things, *same)]
        if lacking:
            left.append(_left_out(fact, lacking[0]))
        else:
            facts[fact.key] = fact
    told = {name for fact in facts.values() for name in _things_of(fact)}
    left += (f"{name}: left out, as no fact about it was accepted" for name in things.keys() - told)
    kept = tuple(thing for name, thing in things.items() if name in told)
    return Accepted(kept, tuple(facts.values()), tuple(sorted(left)))


def _left_out(fact: Proposal, lacking: str) -> str:
    predicate = voc.local_name(fact.predicate)
    return f"{fact.subject} {predicate}: left out, as {lacking} was not accepted"


def _is_yes(decision: Decision | None) -> bool:
    return decision is not None and decision.verdict in (Verdict.ACCEPT, Verdict.CHANGE)


def _same_as_known(draft: Draft, decisions: Mapping[str, Decision], known: Known) -> dict[str, str]:
    """The things that were said to be another one, by its id."""
    others = {voc.local_name(iri) for iri in known.things}
    others |= {one.id for one in draft.proposals.things}
    found = {}
    for one in draft.proposals.things:
        decision = decisions.get(one.key)
        if decision is not None and decision.verdict is Verdict.CHANGE:
            other = decision.value.strip().removeprefix("id:")
            if other in others and other != one.id:
                found[one.id] = other
    return found


def _named(thing: NewThing, decisions: Mapping[str, Decision]) -> NewThing:
    names, short = dict(thing.names), dict(thing.short_names)
    for into, predicate in ((names, voc.PREF_LABEL), (short, voc.SHORT_NAME)):
        for language in LANGUAGES:
            decision = decisions.get(NameToFill(thing.id, predicate, language).key)
            if decision is not None and decision.value.strip():
                into[language] = " ".join(decision.value.split())
    for language, name in names.items():
        if language not in short and len(name) <= _LONGEST_SHORT_NAME:
            short[language] = name
    return replace(thing, names=names, short_names=short)


def _changed(one: Proposal, decision: Decision, known: Known, new: set[str]) -> Proposal:
    if decision.verdict is not Verdict.CHANGE or not decision.value.strip():
        return one
    try:
        value = value_of(decision.value, one.object, known, new)
    except ValueFormatError:
        return one  # said when the decision was read
    return replace(one, object=value)


def _linked(one: Proposal, same: Mapping[str, str]) -> Proposal:
    """The fact with the ids of things that turned out to be known."""
    value = one.object
    if value.kind is TermKind.IRI and value.value.startswith(voc.ID):
        value = Term(voc.ID + same.get(voc.local_name(value.value), voc.local_name(value.value)))
    subject = same.get(one.subject, one.subject)
    return replace(one, subject=subject, object=value)


def _things_of(fact: Proposal) -> list[str]:
    found = [fact.subject]
    if fact.object.kind is TermKind.IRI and fact.object.value.startswith(voc.ID):
        found.append(voc.local_name(fact.object.value))
    return found
