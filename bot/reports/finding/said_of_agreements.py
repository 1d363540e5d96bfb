"""What a sentence says of agreements: signed, in force, a draft, and between whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language, Term
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.datevalues import date_value
from bot.reports.finding.events import TALKS
from bot.reports.finding.gazetteer import Seen
from bot.reports.finding.said import Said, Stretch
from bot.reports.finding.said_of_acts import SaidOfActs
from bot.text.dates import DateMention

_STEPS = {"verbs:signed": voc.SIGNED, "verbs:entryIntoForce": voc.ENTRY_INTO_FORCE}
_DATING = (
    *_STEPS,
    "verbs:held",
    "verbs:planned",
    "verbs:discussed",
    "verbs:started",
    "verbs:travelled",
    "verbs:approved",
)
_STATUS = {"verbs:signed": "signed", "verbs:entryIntoForce": "in-force"}
_RANK = {"in-preparation": 1, "draft": 2, "signed": 3, "in-force": 4}


@dataclass(slots=True)
class SaidOfAgreements(SaidOfActs):
    """Finds what is said of agreements."""

    def steps(self) -> Iterator[Said]:
        """When agreements were signed and came into force, and the status that follows."""
        scene = self.scene
        status: dict[int, tuple[str, Seen, Candidate, float]] = {}
        for verb in scene.cues(*_STEPS):
            if scene.is_nominal(verb.end - 1) or self.in_quote(verb):
                continue
            subjects = self._subjects(verb)
            if verb.negated or self._is_denied(verb):
                continue
            mention = self.date_of(verb)
            for subject, sure in subjects:
                name = _STATUS[verb.what]
                old = status.get(id(subject))
                if old is None or _RANK[name] > _RANK[old[0]]:
                    status[id(subject)] = (name, verb, subject, sure)
                value = date_value(mention) if mention is not None else None
                if mention is not None and value is not None:
                    self.used.add(mention.start)
                    words = (self.at(mention), (verb.start, verb.end), *self.near(subject))
                    yield Said(subject, _STEPS[verb.what], value, words, sure)
        for name, verb, subject, sure in status.values():
            words = ((verb.start, verb.end), *self.near(subject))
            subject.extra["status"] = name
            yield Said(subject, voc.HAS_STATUS, Term(voc.STATUS + name), words, sure)

    def _subjects(self, verb: Seen) -> list[tuple[Candidate, float]]:
        """The agreements that a verb is said of."""
        texts = self.of(voc.AGREEMENT)
        scene = self.scene
        before = [one for one in texts if one.end <= verb.start]
        after = [one for one in texts if one.start >= verb.end]
        if scene.language is Language.AZ:
            if scene.is_participle(verb.end - 1) and after and self._reaches(verb, after[0]):
                return [(after[0], 0.93)]
        elif (
            scene.language is Language.EN
            and after
            and before == []
            and self._reaches(verb, after[0])
        ):
            return [(after[0], 0.8)]
        if before:
            return [(one, 0.93 if n == 0 else 0.88) for n, one in enumerate(self._chain(before))]
        if after:
            return [(one, 0.88) for one in self._chain_on(after)]
        earlier = [one for one in self.before if one.cls == voc.AGREEMENT]
        return [(earlier[-1], 0.7)] if earlier else []

    def _reaches(self, verb: Seen, one: Candidate) -> bool:
        """Whether no finite verb ends the clause between a participle and what it describes."""
        between = [
            s
            for s in self.scene.seen
            if verb.end <= s.start < one.start and s.what.startswith("verbs:")
        ]
        return not any(
            not self.scene.is_participle(s.end - 1) and not self.scene.is_nominal(s.end - 1)
            for s in between
        )

    def _chain(self, before: Sequence[Candidate]) -> list[Candidate]:
        """The last of them, and those it is joined to: “A” və “B” imzalanmış."""
        kept = [before[-1]]
        for one in reversed(before[:-1]):
            if one.start == kept[-1].start or self.joined(one.end, kept[-1].start):
                kept.append(one)
            else:
                break
        return kept

    def _chain_on(self, after: Sequence[Candidate]) -> list[Candidate]:
        kept = [after[0]]
        for one in after[1:]:
            if self.joined(kept[-1].end, one.start):
                kept.append(one)
            else:
                break
        return kept

    def joined(self, start: int, end: int) -> bool:
        """Whether what ends and what begins there are joined by *and*."""
        small = self.gazetteer.cues.small("joining")
        return end - start <= 3 and any(
            self.scene.tokens[n].lower in small for n in range(start, end)
        )

    def date_of(self, verb: Seen) -> DateMention | None:
        """The date that goes with a verb: before it in Azerbaijani, behind it elsewhere."""
        scene = self.scene
        free = [d for d in scene.dates if d.start not in self.used and not self.quoted(d)]
        left = [d for d in free if d.end <= verb.start and not self._between(d.end, verb.start)]
        if scene.language is Language.AZ:
            return left[-1] if left else None
        right = [d for d in free if d.start >= verb.end and not self._between(verb.end, d.start)]
        if right and (right[0].start - verb.end <= 8 or not left):
            return right[0]
        return left[-1] if left else None

    def _between(self, start: int, end: int) -> bool:
        """Whether another verb that has a date stands there."""
        return any(
            start <= one.start < end and not self.in_quote(one)
            for one in self.scene.cues(*_DATING)
            if not self.scene.is_nominal(one.end - 1)
        )

    def agreement(self, one: Candidate) -> Iterator[Said]:
        """The parties of an agreement, its status if nothing was signed, what it implements."""
        home = self.gazetteer.home
        for party in one.parties:
            sure = one.confidence if len(one.parties) > 1 else one.confidence - 0.05
            yield Said(one, voc.PARTY, party, ((party.start, party.end), one.stretch), sure)
        for member in one.members:
            words = ((member.start, member.end), one.stretch)
            yield Said(one, voc.SORAQ + "partyMember", member, words, 0.85)
        if one.inferred_home and home is not None and all(p.iri != home for p in one.parties):
            yield Said(one, voc.PARTY, Term(home), (one.stretch,), one.confidence, inferred="home")
        if "status" not in one.extra and (status := self._status(one)) is not None:
            one.extra["status"] = status[0]
            yield Said(
                one,
                voc.HAS_STATUS,
                Term(voc.STATUS + status[0]),
                (status[1], one.stretch),
                status[2],
            )
        basis = one.extra.get("implements")
        if isinstance(basis, Candidate):
            words = (basis.stretch, one.stretch)
            yield Said(one, voc.SORAQ + "implements", basis, words, 0.8)

    def _status(self, one: Candidate) -> tuple[str, Stretch, float] | None:
        scene = self.scene
        if one.draft:
            drafts = scene.cues("nouns:draft")
            near = min(drafts, key=lambda d: abs(d.start - one.head), default=None)
            at = (near.start, near.end) if near is not None else one.stretch
            return "draft", at, 0.9
        going = [
            s
            for s in scene.cues("verbs:underway", "verbs:planned", "nouns:signing", "verbs:signed")
            if s.what != "verbs:signed" or scene.is_nominal(s.end - 1)
        ]
        near_by = [s for s in going if abs(s.start - one.head) < 14]
        if near_by:
            return "in-preparation", (near_by[0].start, near_by[0].end), 0.75
        talks = [e for e in self.of(voc.EVENT) if e.kind == TALKS and e.name]
        if talks:  # spoken of, and no draft is
            return "in-preparation", talks[-1].stretch, 0.7
        return None

    def _is_denied(self, verb: Seen) -> bool:
        """*has not yet entered into force*, *не вступило в силу*."""
        low = max(0, verb.start - 3)
        return any(self.scene.tokens[n].lower in ("not", "не") for n in range(low, verb.start))
