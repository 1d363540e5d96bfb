"""What a sentence states of the things in it: dates with their role, status, place, number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.datevalues import date_value, is_whole_year
from bot.reports.finding.events import SESSION, VISITS
from bot.reports.finding.gazetteer import Gazetteer, Named, Seen
from bot.reports.finding.scene import Scene
from bot.text.dates import DateMention

Stretch = tuple[int, int]
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
_ISSUED = voc.SORAQ + "issued"
_SESSION_OF = voc.SORAQ + "sessionOf"
_WITHIN_PROJECT = voc.SORAQ + "withinProject"
_WITHIN_PROGRAMME = voc.SORAQ + "withinProgramme"
_FRAME = re.compile(r"cerc?iv[ae]s|ramka|рамк|framework")


@dataclass(frozen=True, slots=True)
class Said:
    """That a candidate has a property: a literal, a concept, an agent or another candidate."""

    subject: Candidate
    predicate: str
    value: Term | Named | Candidate
    words: tuple[Stretch, ...]
    confidence: float
    inferred: str = ""


@dataclass(slots=True)
class Statements:
    """Finds what is said of the candidates of one sentence.

    ``before`` are candidates of the sentences before, to which bare words point back.
    """

    scene: Scene
    agents: Sequence[Named]
    found: Sequence[Candidate]
    before: Sequence[Candidate]
    gazetteer: Gazetteer
    used: set[int] = field(default_factory=set)

    def all(self) -> Iterator[Said]:
        """Every statement, those on dates first."""
        yield from self.acts()
        yield from self._steps()
        for event in self._of(voc.EVENT):
            yield from self._event(event)
        yield from self._started()
        for one in self.found:
            if one.cls == voc.AGREEMENT and one.name:
                yield from self._agreement(one)
        yield from self._frames()
        yield from self._partners()

    def _of(self, *classes: str) -> list[Candidate]:
        return [one for one in self.found if one.cls in classes]

    # --- acts ---

    def acts(self) -> Iterator[Said]:
        """The dates, numbers and issuers of acts."""
        scene = self.scene
        for act in self._of(voc.LEGAL_ACT):
            yield from self._draft_act(act)
            if not act.number:
                continue
            near = [
                d
                for d in scene.dates
                if 0 <= act.start - d.end <= 2 or act.start <= d.start <= act.end + 3
            ]
            if near and (value := date_value(near[0])) is not None:
                self.used.add(near[0].start)
                yield Said(act, _ISSUED, value, (self._at(near[0]), act.stretch), 0.92)
                for body in self._issuers(act, near[0]):
                    words = ((body.start, body.end), act.stretch)
                    yield Said(act, voc.ISSUER, body, words, 0.88)
                yield from self._approved(act, near[0], value)
            number = Term(act.number, TermKind.LITERAL)
            yield Said(act, voc.NUMBER, number, (act.stretch,), 0.95)

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
            for one in self._of(voc.PROGRAMME):
                if verb.negated or (
                    abs(one.start - verb.end) > 12 and abs(one.end - verb.start) > 3
                ):
                    continue
                words = (act.stretch, (verb.start, verb.end), one.stretch)
                approved = (self._at(mention), *words)
                yield Said(one, voc.SORAQ + "approved", value, approved, 0.85)
                yield Said(one, voc.SORAQ + "approvedBy", act, words, 0.88)

    @staticmethod
    def _at(mention: DateMention) -> Stretch:
        return (mention.start, mention.end)

    # --- signed, entered into force ---

    def _steps(self) -> Iterator[Said]:
        scene = self.scene
        status: dict[int, tuple[str, Seen, Candidate, float]] = {}
        for verb in scene.cues(*_STEPS):
            if scene.is_nominal(verb.end - 1) or self._in_quote(verb):
                continue
            subjects = self._subjects(verb)
            if verb.negated or self._is_denied(verb):
                continue
            mention = self._date_of(verb)
            for subject, sure in subjects:
                name = _STATUS[verb.what]
                old = status.get(id(subject))
                if old is None or _RANK[name] > _RANK[old[0]]:
                    status[id(subject)] = (name, verb, subject, sure)
                value = date_value(mention) if mention is not None else None
                if mention is not None and value is not None:
                    self.used.add(mention.start)
                    words = (self._at(mention), (verb.start, verb.end), *self._near(subject))
                    yield Said(subject, _STEPS[verb.what], value, words, sure)
        for name, verb, subject, sure in status.values():
            words = ((verb.start, verb.end), *self._near(subject))
            subject.extra["status"] = name
            yield Said(subject, voc.HAS_STATUS, Term(voc.STATUS + name), words, sure)

    def _near(self, subject: Candidate) -> tuple[Stretch, ...]:
        """The words of a subject, where they stand in this sentence."""
        return (subject.stretch,) if any(subject is one for one in self.found) else ()

    def _in_quote(self, verb: Seen) -> bool:
        return self.scene.quote_around(verb.start) is not None

    def _is_denied(self, verb: Seen) -> bool:
        """*has not yet entered into force*, *не вступило в силу*."""
        low = max(0, verb.start - 3)
        return any(self.scene.tokens[n].lower in ("not", "не") for n in range(low, verb.start))

    def _subjects(self, verb: Seen) -> list[tuple[Candidate, float]]:
        """The agreements that a verb is said of."""
        texts = self._of(voc.AGREEMENT)
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
            if one.start == kept[-1].start or self._joined(one.end, kept[-1].start):
                kept.append(one)
            else:
                break
        return kept

    def _chain_on(self, after: Sequence[Candidate]) -> list[Candidate]:
        kept = [after[0]]
        for one in after[1:]:
            if self._joined(kept[-1].end, one.start):
                kept.append(one)
            else:
                break
        return kept

    def _joined(self, start: int, end: int) -> bool:
        small = self.gazetteer.cues.small("joining")
        return end - start <= 3 and any(
            self.scene.tokens[n].lower in small for n in range(start, end)
        )

    def _date_of(self, verb: Seen) -> DateMention | None:
        """The date that goes with a verb: before it in Azerbaijani, behind it elsewhere."""
        scene = self.scene
        free = [d for d in scene.dates if d.start not in self.used and not self._quoted(d)]
        left = [d for d in free if d.end <= verb.start and not self._between(d.end, verb.start)]
        if scene.language is Language.AZ:
            return left[-1] if left else None
        right = [d for d in free if d.start >= verb.end and d.start - verb.end <= 8]
        right = [d for d in right if not self._between(verb.end, d.start)]
        return right[0] if right else left[-1] if left else None

    def _quoted(self, mention: DateMention) -> bool:
        return self.scene.quote_around(mention.start) is not None

    def _between(self, start: int, end: int) -> bool:
        """Whether another verb that has a date stands there."""
        return any(
            start <= one.start < end and not self._in_quote(one)
            for one in self.scene.cues(*_DATING)
            if not self.scene.is_nominal(one.end - 1)
        )

    # --- events ---

    def _event(self, event: Candidate) -> Iterator[Said]:
        verb = event.extra.get("verb")
        planned = isinstance(verb, Seen) and verb.what == "verbs:planned"
        mention = self._date_of_event(event)
        if mention is not None and (value := date_value(mention)) is not None:
            self.used.add(mention.start)
            words: tuple[Stretch, ...] = (self._at(mention), (event.head, event.end))
            if isinstance(verb, Seen):
                words = (*words, (verb.start, verb.end))
            sure = 0.92 if isinstance(verb, Seen) or event.extra.get("participle") else 0.8
            prop = voc.PLANNED_FOR if planned else voc.HELD
            event.extra["date"] = value
            yield Said(event, prop, value, words, sure - (0.12 if mention.yearless else 0.0))
        place = self._place_of(event)
        if place is not None:
            event.extra["place"] = place
            for one in self._listed(place):
                at = (one.start, one.end)
                yield Said(event, voc.AT_PLACE, one, (at, event.stretch), 0.88)
        if event.kind in VISITS:
            yield from self._destinations(event)
            yield from self._visitors(event, place)
        ordinal = event.extra.get("ordinal")
        if isinstance(ordinal, tuple):
            at, number = ordinal
            value = Term(str(number), TermKind.LITERAL, datatype=voc.XSD_INTEGER)
            yield Said(event, voc.ORDINAL, value, ((at, event.end),), 0.9)
        if event.kind == SESSION and (body := self._body_of(event)) is not None:
            yield Said(event, _SESSION_OF, body, ((body.start, body.end), event.stretch), 0.88)
        if event.extra.get("by_verb") or event.kind == voc.KIND + "expert-talks":
            yield from self._subject_of_talks(event)

    def _date_of_event(self, event: Candidate) -> DateMention | None:
        scene = self.scene
        low, high = self._range(event)
        free = [
            d
            for d in scene.dates
            if d.start not in self.used
            and not self._quoted(d)
            and low <= d.start < high
            and not is_whole_year(d.periods[0])
        ]
        if not free:
            return None
        if scene.language is Language.AZ:
            left = [d for d in free if d.end <= event.head]
            return left[-1] if left else free[0]
        return min(free, key=lambda d: min(abs(d.start - event.head), abs(event.head - d.end)))

    def _range(self, event: Candidate) -> Stretch:
        """The tokens among which the date and place of an event are looked for."""
        low, high = event.extra.get("before", 0), event.extra.get("after", 0)
        assert isinstance(low, int)
        assert isinstance(high, int)
        verb = event.extra.get("verb")
        if self.scene.language is Language.AZ:
            end = verb.start if isinstance(verb, Seen) else event.head + 6
            return low, max(min(high, end), event.head)
        alone = len(self._of(voc.EVENT)) == 1
        return (0, len(self.scene.tokens)) if alone else (max(0, low - 12), high)

    def _place_of(self, event: Candidate) -> Named | None:
        low, high = self._range(event)
        scene = self.scene
        places = [
            a
            for a in self.agents
            if a.cls == voc.PLACE and low <= a.start < high and self._is_where(a)
        ]
        if not places:
            return None
        if scene.language is Language.AZ:
            left = [a for a in places if a.end <= event.head + 1]
            return left[-1] if left else places[0]
        return min(places, key=lambda a: abs(a.start - event.head))

    def _listed(self, last: Named) -> list[Named]:
        """A place and those before it in a list: *Şəki, Quba və Mingəçevir şəhərlərində*."""
        small = self.gazetteer.cues.small("joining")
        kept = [last]
        for one in reversed([a for a in self.agents if a.cls == voc.PLACE and a.end <= last.start]):
            between = [self.scene.tokens[n].lower for n in range(one.end, kept[-1].start)]
            comma = self.scene.gap(kept[-1].start).strip() == ","
            if not (comma or between) or any(word not in small for word in between):
                break
            kept.append(one)
        return kept

    def _is_where(self, place: Named) -> bool:
        """Whether a place stands where something happens: in the locative, after *in* or *в*."""
        scene = self.scene
        if scene.quote_around(place.start):
            return False
        if scene.language is Language.AZ:
            end = place.end
            if end < len(scene.tokens) and scene.is_cue(end, "nouns:city"):
                end += 1
            last = scene.tokens[end - 1]
            return bool(re.search(r"[dt][ae]$", last.folded)) or last.suffix in ("da", "də")
        before = [scene.tokens[n].lower for n in range(max(0, place.start - 3), place.start)]
        joined = scene.tokens[place.start].lower in ("город", "городе", "г")
        return any(word in ("in", "at", "в", "во", "городе") for word in before) or joined

    def _destinations(self, event: Candidate) -> Iterator[Said]:
        """Where a visit went: *Polşa, Rusiya və Belçikaya təlim səfəri*, *a visit to Sweden*."""
        scene = self.scene
        small = self.gazetteer.cues.small("joining")
        if scene.language is Language.AZ:
            edge = event.extra.get("noun", event.head)
            edge = event.head
            chosen: list[Named] = []
            for agent in reversed([a for a in self.agents if a.end <= event.head + 1]):
                between = range(agent.end, edge)
                near = (
                    len(between) <= 3
                    if not chosen
                    else all(scene.tokens[n].lower in small for n in between)
                )
                dative = bool(re.search(r"[ae]$", scene.tokens[agent.end - 1].folded))
                if agent.cls != voc.COUNTRY or not near or (not chosen and not dative):
                    break
                chosen.append(agent)
                edge = agent.start
        else:
            words = ("to", "visited") if scene.language is Language.EN else ("в", "во", "посетила")
            chosen = [
                a
                for a in self.agents
                if a.cls == voc.COUNTRY
                and a.start
                and (
                    scene.tokens[a.start - 1].lower in words
                    or scene.is_cue(a.start - 1, "verbs:travelled")
                )
            ]
        for agent in chosen:
            yield Said(
                event, voc.DESTINATION, agent, ((agent.start, agent.end), event.stretch), 0.88
            )

    def _visitors(self, event: Candidate, place: Named | None) -> Iterator[Said]:
        """Who visited, and whom: those named first, and in Azerbaijani the body in the dative."""
        scene = self.scene
        verb = event.extra.get("verb")
        travelled = isinstance(verb, Seen) and verb.what == "verbs:travelled"
        seen = place is not None and event.extra.get("by_verb")
        if not (travelled or seen):
            return
        edge = place.start if seen and place is not None else event.head
        edge = min([edge, *(d.start for d in scene.dates)] if travelled else [edge])
        for agent in self.agents:
            at = (agent.start, agent.end)
            if agent.cls in (voc.BODY, voc.COUNTRY) and agent.end <= edge:
                yield Said(event, voc.VISITOR, agent, (at, event.stretch), 0.7)
            elif agent.cls == voc.BODY and self._is_host(agent, event):
                yield Said(event, voc.SORAQ + "host", agent, (at, event.stretch), 0.75)

    def _is_host(self, body: Named, event: Candidate) -> bool:
        if self.scene.language is not Language.AZ:
            return False
        dative = re.search(r"[ae]$", self.scene.tokens[body.end - 1].folded)
        return bool(dative) and 0 <= event.head - body.end <= 1

    def _body_of(self, event: Candidate) -> Named | None:
        """The body whose session it is: before its number in Azerbaijani, behind the noun else."""
        bodies = [a for a in self.agents if a.cls == voc.BODY]
        if self.scene.language is Language.AZ:
            near = [a for a in bodies if a.end <= event.head and event.head - a.end <= 3]
            return near[-1] if near else None
        near = [a for a in bodies if 0 <= a.start - event.head <= 3]
        return near[0] if near else None

    def _subject_of_talks(self, event: Candidate) -> Iterator[Said]:
        texts = [one for one in self._of(voc.AGREEMENT) if one.head < event.end + 6 and one.name]
        if texts:
            one = texts[-1]
            yield Said(event, voc.ABOUT, one, (one.stretch, event.stretch), 0.85)
        elif earlier := [one for one in self.before if one.cls == voc.AGREEMENT]:
            one = earlier[-1]
            if event.extra.get("by_verb"):
                yield Said(event, voc.ABOUT, one, (event.stretch,), 0.55)

    # --- projects ---

    def _started(self) -> Iterator[Said]:
        scene = self.scene
        for verb in scene.cues("verbs:started"):
            projects = [p for p in self._of(voc.PROJECT) if abs(p.head - verb.start) < 60]
            mention = self._date_of(verb)
            if verb.negated or mention is None or not projects or scene.is_nominal(verb.end - 1):
                continue
            subject = min(projects, key=lambda p: abs(p.head - verb.start))
            if (value := date_value(mention)) is not None:
                self.used.add(mention.start)
                words = (self._at(mention), (verb.start, verb.end), subject.stretch)
                yield Said(subject, voc.STARTED, value, words, 0.85)

    def _frames(self) -> Iterator[Said]:
        """*layihəsi çərçivəsində*: what was done under a project or programme."""
        for frame in self._of(voc.PROJECT, voc.PROGRAMME):
            if not self._is_frame(frame):
                continue
            prop = _WITHIN_PROJECT if frame.cls == voc.PROJECT else _WITHIN_PROGRAMME
            classes = (voc.EVENT,) if frame.cls == voc.PROJECT else (voc.EVENT, voc.PROJECT)
            following = [
                one for one in self._of(*classes) if one is not frame and one.head > frame.end
            ]
            for one in following[:1] if frame.cls == voc.PROGRAMME else following:
                between = [f for f in self._of(voc.PROJECT) if frame.end < f.start < one.start]
                if any(self._is_frame(f) for f in between) and not frame.extra.get("bare"):
                    continue
                yield Said(one, prop, frame, (frame.stretch, one.stretch), 0.8)

    def _partners(self) -> Iterator[Said]:
        """*tərəfdaş kimi iştirak edir*: the body that the sentence begins with."""
        cues = self.scene.cues("nouns:partner")
        bodies = [a for a in self.agents if a.cls == voc.BODY and a.quality == 1.0]
        projects = [p for p in self._of(voc.PROJECT) if p.name]
        if not projects:
            projects = [one for one in self.before if one.cls == voc.PROJECT][-1:]
        if not cues or not bodies or bodies[0].end > cues[-1].start:
            return
        for one in projects:
            at = (bodies[0].start, bodies[0].end)
            words = (at, (cues[-1].start, cues[-1].end), *self._near(one))
            yield Said(one, voc.SORAQ + "partner", bodies[0], words, 0.75)

    def _is_frame(self, one: Candidate) -> bool:
        scene = self.scene
        if one.extra.get("bare"):
            later = [p for p in self._of(voc.PROJECT) if p.start > one.end]
            return any(self._is_frame(p) for p in later if not p.extra.get("bare"))
        if scene.language is Language.AZ:
            near = range(one.end, min(one.end + 5, len(scene.tokens)))
        else:
            near = range(max(0, one.start - 5), one.start)
        return any(_FRAME.search(scene.tokens[n].folded) for n in near)

    # --- agreements ---

    def _agreement(self, one: Candidate) -> Iterator[Said]:
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
        return None
