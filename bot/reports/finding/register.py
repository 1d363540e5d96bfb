"""The things of a report: what is known is linked, what is new gets an id, nothing stands twice."""

from __future__ import annotations

import re

from bot import vocabulary as voc
from bot.model import Term
from bot.reports.finding.agents import NEW, Agents
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import WORKS, WORLD, Gazetteer, Named
from bot.reports.finding.wording import alike, slug, stems
from bot.text.fold import fold

_PREFIX = {
    voc.AGREEMENT: "agreement",
    voc.SORAQ + "Convention": "convention",
    voc.SORAQ + "Recommendation": "recommendation",
    voc.EVENT: "event",
    voc.PROJECT: "project",
    voc.PROGRAMME: "programme",
    voc.LEGAL_ACT: "law",
    voc.FIGURE: "figure",
    voc.BODY: "body",
    voc.COUNTRY: "country",
    voc.PLACE: "place",
    voc.ACTIVITY: "activity",
}
_ALIKE = 0.6
_LONGEST_ID = 70


class Register:
    """Gives each candidate the id of its thing; the same thing gets the same id."""

    def __init__(self, gazetteer: Gazetteer, agents: Agents, report: str) -> None:
        self._gazetteer = gazetteer
        self._known = gazetteer.known
        self._agents = agents
        self._report = report
        self._taken = set(self._known.ids)
        self._agent_ids: dict[str, str] = {}
        self._things: dict[str, list[Candidate]] = {}
        self.minted: dict[str, Candidate] = {}
        self._texts = self._known_texts()

    # --- agents ---

    def agent(self, named: Named) -> str:
        """The id of a body, country or place."""
        if not named.iri.startswith((NEW, WORLD)):
            return voc.local_name(named.iri)
        known = self._agent_ids.get(named.iri)
        if known is None:
            known = self._mint(f"{_PREFIX[named.cls]}-{self._agent_name(named)}")
            self._agent_ids[named.iri] = known
        return known

    def is_new_agent(self, named: Named) -> bool:
        """Whether the data does not have it."""
        return named.iri.startswith((NEW, WORLD))

    def _agent_name(self, named: Named) -> str:
        if named.iri.startswith(WORLD):
            names = self._gazetteer.world.get(named.iri.removeprefix(WORLD))
            return slug(names[1] if names else named.iri.removeprefix(WORLD))
        new = self._agents.new[named.iri]
        if new.country is None:
            return slug(new.name)
        country = self.agent(new.country).removeprefix("country-")
        if new.kind is None or voc.local_name(new.kind) != "government":
            return f"{country}-{slug(self._without(new.name, new.country))}"
        return f"government-{country}"

    def _without(self, name: str, country: Named) -> str:
        """The longer words of a name that are not those of its country."""
        own = self._stems(self._party_name(country)) | self._stems(self._state_words())
        words = [w for w in re.split(r"\W+", name) if len(w) > 3 and not self._stems(w) & own]
        return " ".join(words) or name

    def _state_words(self) -> str:
        return " ".join(self._gazetteer.cues.groups["nouns"]["state"])

    # --- other things ---

    def resolve(self, one: Candidate) -> None:
        """Set the id of its thing: of a known one, of an earlier one, or a new one."""
        if one.thing:
            return
        if one.iri is not None:
            one.thing = voc.local_name(one.iri)
        elif known := self._known_text(one) or self._known_event(one):
            one.iri = known
            one.thing = voc.local_name(known)
        elif (same := self._earlier(one)) is not None:
            one.thing = same.thing
            self._merge(same, one)
        else:
            one.thing = self._mint(self._name(one))
            self.minted[one.thing] = one
        self._things.setdefault(one.cls, []).append(one)

    def nicknames(self) -> frozenset[str]:
        """The short names of projects that were given so far, folded."""
        return frozenset(
            fold(one.nickname) for one in self._things.get(voc.PROJECT, ()) if one.nickname
        )

    def _merge(self, first: Candidate, again: Candidate) -> None:
        if again.nickname and not first.nickname:
            first.nickname = again.nickname
        if len(again.name) > len(first.name) and "title" in again.extra:
            first.extra.setdefault("other", []).append(first.name)  # type: ignore[attr-defined]
            first.name = again.name
        elif again.name not in ("", first.name, again.nickname):
            first.extra.setdefault("other", []).append(again.name)  # type: ignore[attr-defined]
        first.confidence = max(first.confidence, again.confidence)

    def _earlier(self, one: Candidate) -> Candidate | None:
        for other in self._things.get(one.cls, ())[-200:]:
            if other.iri is None and self._is_same(one, other):
                return self.minted.get(other.thing, other)
        return None

    def _is_same(self, one: Candidate, other: Candidate) -> bool:
        if one.cls == voc.AGREEMENT:
            same = {self.agent(p) for p in one.parties} == {self.agent(p) for p in other.parties}
            if not same or one.kind != other.kind:
                return False
            return alike(self._topic(one), self._topic(other)) >= _ALIKE
        if one.cls in (voc.PROJECT, voc.PROGRAMME):
            first = self.minted.get(other.thing, other)
            if one.nickname and fold(one.nickname) in (fold(other.nickname), fold(first.nickname)):
                return True
            return alike(self._stems(one.name), self._stems(other.name)) >= _ALIKE
        if one.cls == voc.LEGAL_ACT:
            return bool(one.number) and one.number == other.number
        if one.cls in (voc.EVENT, voc.FIGURE):
            return False
        return alike(self._stems(one.name), self._stems(other.name)) >= 0.8

    def _topic(self, one: Candidate) -> frozenset[str]:
        parties = {s for p in one.parties for s in self._stems(self._party_name(p))}
        return self._stems(one.name) - parties

    def _party_name(self, named: Named) -> str:
        if named.iri in self._agents.new:
            return self._agents.new[named.iri].name
        if named.iri.startswith(WORLD):
            return " ".join(self._gazetteer.world.get(named.iri.removeprefix(WORLD), ()))
        return " ".join(n.text for n in self._known.names(named.iri))

    def _stems(self, text: str) -> frozenset[str]:
        return stems(text, self._gazetteer.language)

    def _known_texts(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """The titles of known agreements and projects as stems, by class."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        language = self._gazetteer.language
        for cls in WORKS - {voc.LEGAL_ACT}:
            for iri in self._known.of_class(cls):
                texts = [t.value for t in self._known.values(iri, voc.SORAQ + "title")]
                texts += [n.text for n in self._known.names(iri) if n.language == language.value]
                found.setdefault(cls, []).extend((iri, stems(t, language)) for t in texts)
        return found

    def _known_text(self, one: Candidate) -> str | None:
        wanted = self._stems(one.name)
        best: tuple[float, str] = (0.0, "")
        for iri, held in self._texts.get(one.cls, ()):
            if one.cls == voc.AGREEMENT and not self._parties_agree(one, iri):
                continue
            score = alike(wanted, held)
            best = max(best, (score, iri))
        return best[1] if best[0] >= (0.75 if len(wanted) > 2 else 1.0) else None

    def _known_event(self, one: Candidate) -> str | None:
        """The one known event of the same kind on the same days, and at the same place if told."""
        date, place = one.extra.get("date"), one.extra.get("place")
        if one.cls != voc.EVENT or not isinstance(date, Term) or one.kind is None:
            return None
        found = []
        for iri in self._known.of_class(voc.EVENT):
            if not self._known.has(iri, voc.HAS_KIND, Term(one.kind)):
                continue
            told = {
                t.value for p in (voc.HELD, voc.PLANNED_FOR) for t in self._known.values(iri, p)
            }
            places = {voc.local_name(t.value) for t in self._known.values(iri, voc.AT_PLACE)}
            here = not isinstance(place, Named) or not places or self.agent(place) in places
            if date.value in told and here:
                found.append(iri)
        return found[0] if len(found) == 1 else None

    def _parties_agree(self, one: Candidate, iri: str) -> bool:
        stated = {voc.local_name(v.value) for v in self._known.values(iri, voc.PARTY)}
        mine = {self.agent(p) for p in one.parties}
        return not stated or not mine or mine <= stated or stated <= mine

    # --- ids ---

    def _mint(self, wanted: str) -> str:
        wanted = wanted[:_LONGEST_ID].strip("-")
        found, count = wanted, 1
        while found in self._taken:
            count += 1
            found = f"{wanted}-{count}"
        self._taken.add(found)
        return found

    def mint(self, wanted: str) -> str:
        """A new id that nothing has, as near to ``wanted`` as can be."""
        return self._mint(wanted)

    def _name(self, one: Candidate) -> str:
        prefix = _PREFIX[one.cls]
        topic = voc.local_name(one.topics[0]) if one.topics else ""
        kind = voc.local_name(one.kind) if one.kind else ""
        if one.cls == voc.AGREEMENT:
            others = [self._short(p) for p in one.parties if not self._is_home(p)]
            parts = [*dict.fromkeys(others), topic or self._gist(one) or kind]
        elif one.cls == voc.EVENT:
            place = one.extra.get("place")
            where = self._short(place) if isinstance(place, Named) else ""
            parts = [where, topic, kind or self._gist(one), self._month(one)]
        elif one.cls == voc.FIGURE:
            unit = kind or self._gist(one)
            parts = [self._report, unit, str(one.extra.get("value", ""))]
        elif one.cls == voc.LEGAL_ACT:
            parts = [kind if kind != "law" else "", one.number]
        else:
            parts = [self._gist(one)]
        return "-".join(p for p in (prefix, *(slug(part) for part in parts)) if p)

    def _month(self, one: Candidate) -> str:
        value = one.extra.get("date")
        text = value.value if isinstance(value, Term) else ""
        return text[:7] if text else self._report

    def _gist(self, one: Candidate) -> str:
        words = [w for w in re.split(r"\W+", one.name) if len(w) > 3]
        if one.cls == voc.AGREEMENT:
            small = self._gazetteer.cues.small
            small_words = small("on") | set(self._gazetteer.cues.groups["nouns"]["between"])
            topic = self._topic(one) - self._stems(self._state_words())
            words = [w for w in words if self._stems(w) & topic and w.lower() not in small_words]
        return " ".join(words[:4])

    def _is_home(self, named: Named) -> bool:
        home = self._gazetteer.home
        if named.iri == home:
            return True
        return any(v.value == home for v in self._known.values(named.iri, voc.OF_COUNTRY))

    def _short(self, named: Named) -> str:
        """An agent in an id: by its country where it is a government."""
        for country in self._known.values(named.iri, voc.OF_COUNTRY):
            if "government" in named.iri:
                return voc.local_name(country.value).removeprefix("country-")
        return self.agent(named).split("-", 1)[-1].removeprefix("government-")
