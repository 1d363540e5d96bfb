"""What a sentence says of acts: when they were issued, by whom, and what they approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.datevalues import date_value, is_whole_year
from bot.reports.finding.gazetteer import Named
from bot.reports.finding.said import Said, Sayings
from bot.text.dates import DateMention

_ISSUED = voc.SORAQ + "issued"


@dataclass(slots=True)
class SaidOfActs(Sayings):
    """Finds what is said of acts."""

    def acts(self) -> Iterator[Said]:
        """The dates, numbers and issuers of acts."""
        scene = self.scene
        for act in self.of(voc.LEGAL_ACT):
            yield from self._draft_act(act)
            if not act.number:
                continue
            near = [
                d
                for d in scene.dates
                if 0 <= act.start - d.end <= 2 or act.start <= d.start <= act.end + 3
            ]
            if not near:
                near = self._by_verb(act)
            if near and (value := date_value(near[0])) is not None:
                self.used.add(near[0].start)
                yield Said(act, _ISSUED, value, (self.at(near[0]), act.stretch), 0.92)
                for body in self._issuers(act, near[0]):
                    words = ((body.start, body.end), act.stretch)
                    yield Said(act, voc.ISSUER, body, words, 0.88)
                yield from self._approved(act, near[0], value)
            number = Term(act.number, TermKind.LITERAL)
            yield Said(act, voc.NUMBER, number, (act.stretch,), 0.95)

    def _by_verb(self, act: Candidate) -> list[DateMention]:
        """The date of the sentence where an act is what was passed or passed something by it."""
        verbs = self.scene.cues("verbs:approved", "verbs:adoptedBy")
        dates = [d for d in self.scene.dates if not self.quoted(d) and d.start not in self.used]
        alone = len(dates) == 1 and not is_whole_year(dates[0].periods[0])
        near = any(abs(v.start - act.start) <= 8 for v in verbs if not v.negated)
        return dates if alone and near else []

    def _issuers(self, act: Candidate, mention: DateMention) -> list[Named]:
        """The body right before an act or its date, or in Russian and English within them."""
        bodies = [a for a in self.agents if a.cls == voc.BODY]
        if self.scene.language is Language.AZ:
            return [a for a in bodies if a.end in (act.start, mention.start)][-1:]
        start = min(mention.start, act.start)
        return [a for a in bodies if start <= a.start < act.end][:1]

    def _draft_act(self, act: Candidate) -> Iterator[Said]:
        """That an act is a draft, where that is the last word of its name or the next one."""
        for draft in self.scene.cues("nouns:draft"):
            if act.end - 1 <= draft.start <= act.end and self.scene.language is Language.AZ:
                value = Term(voc.STATUS + "draft")
                words = ((draft.start, draft.end), act.stretch)
                yield Said(act, voc.HAS_STATUS, value, words, 0.85)

    def _approved(self, act: Candidate, mention: DateMention, value: Term) -> Iterator[Said]:
        """What an act approved, and so when: *Sərəncamı ilə təsdiq edilmiş “… Proqramı”*."""
        for verb in self.scene.cues("verbs:approved"):
            for one in self.of(voc.PROGRAMME):
                if verb.negated or (
                    abs(one.start - verb.end) > 12 and abs(one.end - verb.start) > 3
                ):
                    continue
                words = (act.stretch, (verb.start, verb.end), one.stretch)
                approved = (self.at(mention), *words)
                yield Said(one, voc.SORAQ + "approved", value, approved, 0.85)
                yield Said(one, voc.SORAQ + "approvedBy", act, words, 0.88)
