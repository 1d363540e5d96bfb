"""Yes-no questions that claim a status: *is it in force*, *did they draft the text*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, HasConcept, Language, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part
from bot.understanding.grammar import single_words
from bot.understanding.subjects import Subjects

_ENTERING = re.compile(r"enter|\bc[ao]me|\bt[ao]k|\btook|\bmin|\bgir|вступ|вошл|войд")
"""Words that say of a status when it began, and not that it holds."""


class StatusClaims(Subjects):
    """What is claimed by a word for a status, and of what."""

    def _of_status(self) -> Iterator[Reading]:
        """*Is it in force?*."""
        targets = self.classes
        claimed = [
            p
            for p in self.frame.statuses
            if not self._only_sorts(p) and not self.is_of_its_name(p, targets)
        ]
        if not claimed:
            return
        if made := [r for p in claimed if (r := self._of_making(p))]:
            yield from made
            return
        if all(self._is_of_another(p) for p in claimed):
            yield self._reading(Form.CHECK, self.select(skip=claimed))
            return
        rest = self.select(skip=claimed)
        if (
            rest == Selection(named=rest.named)
            and self.classes_of(self.frame.things) <= AGENT_CLASSES
        ):
            rest = self._shifted(rest, (voc.HAS_STATUS,))  # is anything signed with Norway
        claim = self.select(only=claimed)
        if any(self._is_passed(p) for p in claimed):
            claim = replace(claim, concepts=tuple(map(self._beyond, claim.concepts)))
        if not any(self.schema.milestone(p.value) for p in claimed):
            rest = replace(rest, dated=tuple(d for d in rest.dated if not self._is_of_report(d)))
        claim = replace(claim, concepts=tuple(map(self._climbing, claim.concepts)))
        if claim.dated:
            rest = replace(rest, dated=())
        if all(self._is_lasting(p) for p in claimed):
            claim = replace(claim, dated=tuple(_reached_by(c) for c in claim.dated))
        reading = self._reading(Form.CHECK, rest, claim=claim)
        yield replace(reading, only=any(self._is_said_of_none_else(p) for p in claimed))

    def _of_making(self, status: Part) -> Reading | None:
        """*Did Azerbaijan draft the text?*."""
        made = self._made(status)
        if made is None:
            return None
        doer, tie = made
        subject = self.select(skip=[status, doer])
        claim = Selection(ties=(tie,))
        return None if subject.is_empty else self._reading(Form.CHECK, subject, claim=claim)

    def _made(self, status: Part) -> tuple[Part, TiedTo] | None:
        """Who made it and how that is told, of a verb that is written like the status it leads to.

        *Did they draft it*: to draft is not to be a draft.
        """
        roles = self.schema.note(status.value, voc.AGENT_PROPERTY)
        tokens = self.frame.sighting.tokens
        helping = single_words("helping", self.language)
        doer = next((p for p in self.frame.things if p.end == status.at), None)
        if not roles or doer is None or not self.classes_of([doer]) & AGENT_CLASSES:
            return None
        if not any(token.lower in helping for token in tokens[: doer.at]):
            return None
        return doer, TiedTo(doer.values, roles)

    def _is_passed(self, status: Part) -> bool:
        """*Layihə mərhələsini keçib*, *прошло стадию проекта*: what is claimed is a higher one."""
        tokens = self.frame.sighting.tokens
        passed = single_words("passed", self.language)
        beside = [status.end] if self.language is Language.AZ else [status.at - 1]
        return any(0 <= at < len(tokens) and tokens[at].folded in passed for at in beside)

    def _beyond(self, condition: HasConcept) -> HasConcept:
        higher = [h for one in condition.concepts for h in self.schema.above(one)]
        return replace(condition, concepts=tuple(higher) or condition.concepts)

    def _climbing(self, condition: HasConcept) -> HasConcept:
        """What is being prepared may be a draft already; no draft is only in preparation."""
        found = (h for one in condition.concepts for h in self.schema.climbing(one))
        return condition if condition.negated else replace(condition, concepts=tuple(found))

    def _is_of_report(self, condition: DatedWithin) -> bool:
        """Whether dates only say as of when: a state has none, and is told as of the report.

        Of several reports the year says which.
        """
        years = self.schema.reporting_years
        return len(years) == 1 and all(
            p.last is not None and p.last.year in years and not condition.properties
            for p in condition.periods
        )

    def _is_lasting(self, status: Part) -> bool:
        """*Was it in force in 2015?*: it was, if it entered into force that year or before."""
        reached = self.schema.milestone(status.value) == voc.ENTRY_INTO_FORCE
        as_event = any(sense.target == voc.ENTRY_INTO_FORCE for sense in status.mention.senses)
        return reached and not as_event and not _ENTERING.search(status.mention.text.casefold())

    def _only_sorts(self, status: Part) -> bool:
        """*Did our side write the draft agreement?*: that it is a draft is not what is asked."""
        named = {p.at for p in (*self.frame.things, *self.frame.classes, *self.frame.kinds)}
        telling = [p for p in self.pairs if not p.mention.weak]
        milestone = self.schema.milestone(status.value)
        return milestone is None and bool(telling) and status.end in named

    def _is_of_another(self, status: Part) -> bool:
        """Whether a status is said of what has none: a centre that works is there."""
        own = self.classes_of(self.frame.things)
        places = (set(self.classes) or own) == {voc.PLACE}
        return places and not self.is_negated(status)

    def _is_said_of_none_else(self, part: Part) -> bool:
        """*Only IOM*, *by IOM alone*, *merely an observer*: no other, and nothing more."""
        only = self.frame.positions("only")
        small = {
            at for name in ("words", "by", "with", "whether") for at in self.frame.positions(name)
        }
        before = part.at - 1
        while before in small - set(only):
            before -= 1
        return before in only or part.end in only


def _reached_by(condition: DatedWithin) -> DatedWithin:
    """The condition that something took place by the end of the years asked about."""
    if not all(period.is_year and period.last for period in condition.periods):
        return condition
    periods = tuple(replace(period, first=None) for period in condition.periods)
    return replace(condition, periods=periods)
