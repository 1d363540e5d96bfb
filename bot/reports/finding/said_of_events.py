"""What a sentence says of events: when and where, who came, what it was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.datevalues import date_value, is_whole_year
from bot.reports.finding.events import SESSION, VISITS
from bot.reports.finding.gazetteer import Named, Seen
from bot.reports.finding.said import Said, Sayings, Stretch
from bot.text.dates import DateMention

_SESSION_OF = voc.SORAQ + "sessionOf"


@dataclass(slots=True)
class SaidOfEvents(Sayings):
    """Finds what is said of events."""

    def event(self, event: Candidate) -> Iterator[Said]:
        """When and where an event was, who came, whose session it was, what was discussed."""
        verb = event.extra.get("verb")
        planned = isinstance(verb, Seen) and verb.what == "verbs:planned"
        mention = self._date_of_event(event)
        if mention is not None and (value := date_value(mention)) is not None:
            self.used.add(mention.start)
            words: tuple[Stretch, ...] = (self.at(mention), (event.head, event.end))
            if isinstance(verb, Seen):
                words = (*words, (verb.start, verb.end))
            sure = 0.92 if isinstance(verb, Seen) or event.extra.get("participle") else 0.8
            prop = voc.PLANNED_FOR if planned or self._is_to_come(mention) else voc.HELD
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
        yield from self._hosts(event)
        ordinal = event.extra.get("ordinal")
        if isinstance(ordinal, tuple):
            at, number = ordinal
            value = Term(str(number), TermKind.LITERAL, datatype=voc.XSD_INTEGER)
            yield Said(event, voc.ORDINAL, value, ((at, event.end),), 0.9)
        if event.kind == SESSION and (body := self._body_of(event)) is not None:
            yield Said(event, _SESSION_OF, body, ((body.start, body.end), event.stretch), 0.88)
        if event.extra.get("by_verb") or event.kind == voc.KIND + "expert-talks":
            yield from self._subject_of_talks(event)

    def _is_to_come(self, mention: DateMention) -> bool:
        """Whether a date is after the year that is reported on."""
        year, first = self.scene.document.year, mention.periods[0].first
        return year is not None and first is not None and first.year > year

    def _date_of_event(self, event: Candidate) -> DateMention | None:
        scene = self.scene
        low, high = self._range(event)
        free = [
            d
            for d in scene.dates
            if d.start not in self.used
            and not self.quoted(d)
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
        alone = len(self.of(voc.EVENT)) == 1
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

    def _hosts(self, event: Candidate) -> Iterator[Said]:
        """The body at which an event was held: *Xidmətdə keçirilmiş görüş*."""
        participle = event.extra.get("participle") or event.extra.get("verb")
        if self.scene.language is not Language.AZ or not isinstance(participle, Seen):
            return
        for agent in self.agents:
            inside = re.search(r"d[ae]$", self.scene.tokens[agent.end - 1].folded)
            near = 0 <= participle.start - agent.end <= 2 or 0 <= event.start - agent.end <= 1
            if agent.cls == voc.BODY and inside and near:
                at = (agent.start, agent.end)
                yield Said(event, voc.SORAQ + "host", agent, (at, event.stretch), 0.8)

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
        texts = [one for one in self.of(voc.AGREEMENT) if one.head < event.end + 6 and one.name]
        if texts:
            one = texts[-1]
            event.name = f"{one.name}: {event.name}"  # several are called but talks
            yield Said(event, voc.ABOUT, one, (one.stretch, event.stretch), 0.85)
        elif earlier := [one for one in self.before if one.cls == voc.AGREEMENT]:
            one = earlier[-1]
            if event.extra.get("by_verb"):
                yield Said(event, voc.ABOUT, one, (event.stretch,), 0.55)
