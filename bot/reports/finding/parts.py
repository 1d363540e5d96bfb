"""Who plays which part: *X tərəfindən*, *with the financial support of X*, *организована X*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Gazetteer, Named, Seen
from bot.reports.finding.nominative import is_in_case
from bot.reports.finding.said import Said
from bot.reports.finding.scene import Scene
from bot.understanding.morphology import russian

_SUPPORTER, _PARTICIPANT = voc.SORAQ + "supporter", voc.SORAQ + "participant"
_IMPLEMENTER, _PARTNER = voc.SORAQ + "implementer", voc.SORAQ + "partner"
_DESIGNATED_BY, _ADOPTED_BY = voc.SORAQ + "designatedBy", voc.SORAQ + "adoptedBy"

_OF_VERB = {
    "verbs:held": voc.ORGANISER,
    "verbs:planned": voc.ORGANISER,
    "verbs:implementer": _IMPLEMENTER,
    "verbs:funder": voc.FUNDER,
    "verbs:drafter": voc.DRAFTER,
    "verbs:adoptedBy": _ADOPTED_BY,
    "verbs:designatedBy": _DESIGNATED_BY,
}
_SUBJECTS: dict[str, tuple[str, ...]] = {
    voc.ORGANISER: (voc.EVENT,),
    _PARTICIPANT: (voc.EVENT,),
    _SUPPORTER: (voc.EVENT, voc.PROJECT),
    voc.FUNDER: (voc.PROJECT, voc.EVENT),
    _IMPLEMENTER: (voc.PROJECT,),
    _PARTNER: (voc.PROJECT,),
    voc.DRAFTER: (voc.AGREEMENT,),
    _ADOPTED_BY: (voc.PROGRAMME,),
    _DESIGNATED_BY: (voc.AGREEMENT,),
}
_MAX_LIST = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Agents that play a part; ``subject`` is ``None`` where the sentence has none that fits."""

    agents: tuple[Named, ...]
    predicate: str
    cue: Seen
    subject: Candidate | None


class Parts:
    """Finds the parts that are played in a sentence."""

    def __init__(
        self,
        scene: Scene,
        agents: Sequence[Named],
        found: Sequence[Candidate],
        gazetteer: Gazetteer,
    ) -> None:
        self.scene = scene
        self.agents = [a for a in agents if a.cls != voc.PLACE]
        self.found = found
        self.small = gazetteer.cues.small

    def all(self) -> Iterator[Part]:
        """Every part, in the order of the cues."""
        cues = [s for s in self.scene.seen if s.what.startswith("parts:")]
        az = self.scene.language is Language.AZ
        for cue in cues:
            if any(
                o is not cue
                and o.start <= cue.start
                and cue.end <= o.end
                and o.end - o.start > cue.end - cue.start
                for o in cues
            ):
                continue
            agents = self._before(cue.start) if az else self._after(cue.end)
            predicate = self._predicate(cue)
            if agents and predicate:
                yield Part(tuple(agents), predicate, cue, self._subject(cue, predicate))
        if self.scene.language is Language.RU:
            yield from self._instrumental()

    def said(self) -> Iterator[Said]:
        """The parts that are played in things of the sentence, as statements."""
        for part in self.all():
            if part.subject is None:
                continue
            for agent in part.agents:
                words = ((agent.start, agent.end), (part.cue.start, part.cue.end))
                near = any(part.subject is one for one in self.found)
                stretches = (*words, part.subject.stretch) if near else words
                yield Said(part.subject, part.predicate, agent, stretches, 0.85)

    def _predicate(self, cue: Seen) -> str | None:
        name = cue.what.removeprefix("parts:")
        if name == "together":
            return voc.ORGANISER if any(c.cls == voc.EVENT for c in self.found) else _IMPLEMENTER
        if name != "by":
            return voc.SORAQ + name
        verb = self._verb(cue)
        return _OF_VERB.get(verb.what) if verb is not None else None

    def _verb(self, cue: Seen) -> Seen | None:
        """The verb whose doer is named: the next in Azerbaijani, in English the one before."""
        verbs = [s for s in self.scene.seen if s.what in _OF_VERB]
        if self.scene.language is Language.AZ:
            after = [v for v in verbs if v.start >= cue.end]
            return after[0] if after else None
        before = [v for v in verbs if v.end <= cue.start and cue.start - v.end <= 2]
        return before[-1] if before else None

    def _subject(self, cue: Seen, predicate: str) -> Candidate | None:
        classes = _SUBJECTS.get(predicate)
        if classes is None:
            return None
        fitting = [one for one in self.found if one.cls in classes]
        after = [one for one in fitting if one.head >= cue.end]
        before = [one for one in fitting if one.head < cue.start]
        if self.scene.language is Language.AZ:
            verb = self._verb(cue) if cue.what == "parts:by" else None
            bound = verb is not None and self.scene.is_participle(verb.end - 1)
            bound = bound and not self.scene.gap(verb.end).strip() if verb else False
            return after[0] if after else before[-1] if before and not bound else None
        first = cue.start < 2
        if first and after:
            return after[0]
        return before[-1] if before else after[0] if after else None

    # --- lists of agents ---

    def _before(self, at: int) -> list[Named]:
        """The agents that end before a cue, joined by commas and small words."""
        chosen: list[Named] = []
        edge = at
        for agent in reversed([a for a in self.agents if a.end <= at][-_MAX_LIST:]):
            if not self._joins(agent.end, edge, first=not chosen):
                break
            chosen.append(agent)
            edge = agent.start
        return list(reversed(chosen))

    def _after(self, at: int) -> list[Named]:
        chosen: list[Named] = []
        edge = at
        for agent in [a for a in self.agents if a.start >= at][:_MAX_LIST]:
            if not self._joins(edge, agent.start, first=not chosen):
                break
            chosen.append(agent)
            edge = agent.end
        return chosen

    def _joins(self, start: int, end: int, *, first: bool) -> bool:
        """Whether only small words stand there: right beside a cue none but *the* or *birgə*."""
        words = [self.scene.tokens[n].lower for n in range(start, end)]
        if first:
            return all(word in ("the", "birgə", "birlikdə", "jointly", "both") for word in words)
        comma = "," in "".join(self.scene.gap(n) for n in range(start, end + 1))
        return all(word in self.small("joining") for word in words) and bool(words or comma)

    # --- Russian: the doer stands in the instrumental ---

    def _instrumental(self) -> Iterator[Part]:
        scene = self.scene
        for verb in (s for s in scene.seen if s.what in _OF_VERB):
            agents = [a for a in self._after(verb.end) if self._is_doer(a)]
            if not agents:
                agents = [a for a in self._before(verb.start) if self._is_doer(a)]
            if agents:
                predicate = _OF_VERB[verb.what]
                yield Part(tuple(agents), predicate, verb, self._subject(verb, predicate))

    def _is_doer(self, agent: Named) -> bool:
        """Whether the noun of a name, and what stands before it, can be in the instrumental."""
        scene = self.scene
        if any(s.what.startswith("parts:") and s.end == agent.start for s in scene.seen):
            return False
        for at in range(agent.start, agent.end):
            if not is_in_case(scene.tokens[at].lower, "ablt"):
                return False
            if russian.part_of_speech(scene.tokens[at].folded) == "NOUN":
                return not scene.tokens[at].text.isupper()
        return False
