"""Bodies, countries and places of a sentence: the known ones, and names that can only be new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.gazetteer import WORLD, Gazetteer, Named
from bot.reports.finding.nominative import nominative
from bot.reports.finding.place_names import PlaceNames
from bot.reports.finding.scene import Scene, is_word
from bot.text.fold import fold
from bot.text.tokens import TokenKind

NEW = "new:"
_ACRONYM = re.compile(r"[A-ZƏĞIİÖŞÇÜА-ЯЁ]{3,8}(?![^\W\d_A-ZƏĞIİÖŞÇÜА-ЯЁ])")
_ROMAN = re.compile(r"[IVXLCDM]+")


@dataclass(frozen=True, slots=True)
class NewAgent:
    """A body or place that is known under no name: how it is called, and why it is one."""

    name: str
    cls: str
    confidence: float
    kind: str | None = None
    country: Named | None = None


class Agents(PlaceNames):
    """Finds the agents of each sentence; remembers the new ones, which are then linked."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Know what ``gazetteer`` knows, and no new name yet."""
        super().__init__(gazetteer)
        self.new: dict[str, NewAgent] = {}
        self._last: dict[str, str] = {}

    def find(self, scene: Scene) -> list[Named]:
        """The agents of a sentence in its order; the new ones have IRIs that begin ``new:``."""
        found = list(scene.agents)
        heads = sorted({one.end - 1 for one in scene.cues("nouns:body")} - self.plurals(scene))
        for head in heads:
            if not self.can_head(scene, head):
                continue
            stretch = self.stretch(scene, head, heads)
            if stretch is not None:
                self._add(scene, found, stretch, head)
        found += list(self._states(scene, found))
        self._programmes(scene, found)
        found.sort(key=lambda one: one.start)
        found = self._of_countries(scene, found)
        found += list(self._places(scene, found))
        found += list(self._acronyms(scene, found))
        found.sort(key=lambda one: one.start)
        return [self._resolved(scene, one) for one in found]

    def _of_countries(self, scene: Scene, found: list[Named]) -> list[Named]:
        """Join a body with the country that is named beside it: ours says no more, another does."""
        kept: list[Named] = []
        for one in found:
            other = kept[-1] if kept else None
            pair = (other, one) if scene.language is Language.AZ else (one, other)
            country, body = pair
            if (
                other is None
                or country is None
                or body is None
                or country.cls != voc.COUNTRY
                or body.cls != voc.BODY
                or not self._beside(scene, other, one)
                or self._is_international(body)
            ):
                kept.append(one)
                continue
            start, end = other.start, one.end
            kept.pop()
            if country.iri == self.gazetteer.home or self._belongs(body, country):
                kept.append(Named(start, end, body.iri, voc.BODY, body.quality))
            else:
                head = body.end - 1 if scene.language is not Language.RU else body.start
                name = self._name(scene, start, end)
                kept.append(self._of(scene, name, voc.BODY, start, end, head))
        return kept

    def _beside(self, scene: Scene, first: Named, second: Named) -> bool:
        """Whether two names are one after the other, with *of the* between in English."""
        between = [scene.tokens[n].lower for n in range(first.end, second.start)]
        if any(self.broken(scene, n) for n in range(first.end, second.start + 1)):
            return False
        if scene.language is Language.EN:
            return bool(between) and all(word in ("of", "the") for word in between)
        return not between

    def _is_international(self, body: Named) -> bool:
        known = self.gazetteer.known
        return not body.iri.startswith((NEW, WORLD)) and not known.values(body.iri, voc.OF_COUNTRY)

    def _belongs(self, body: Named, country: Named) -> bool:
        stated = self.gazetteer.known.values(body.iri, voc.OF_COUNTRY)
        return any(one.value == country.iri for one in stated)

    def _add(self, scene: Scene, found: list[Named], stretch: tuple[int, int], head: int) -> None:
        start, end = stretch
        inside = [one for one in found if one.start < end and start < one.end]
        if any(one.cls == voc.BODY and one.start <= head < one.end for one in inside):
            held = next(o for o in inside if o.cls == voc.BODY and o.start <= head < o.end)
            if (start >= held.start and end <= held.end) or self._is_only_longer(
                scene, held, stretch
            ):
                return
        if end - start < 2 or any(one.start < start or one.end > end for one in inside):
            return
        if scene.tokens[end - 1].lower in ("no", "n"):
            return
        if any(o.cls == voc.BODY and o.end == end and len(o) > 1 for o in inside):
            return
        name = self._name(scene, start, end)
        for one in inside:
            found.remove(one)
        found.append(self._of(scene, name, voc.BODY, start, end, head))

    def _is_only_longer(self, scene: Scene, held: Named, stretch: tuple[int, int]) -> bool:
        """Whether a name only says more of a known one: whose it is, before or after it."""
        start, end = stretch
        extra = [*range(start, held.start), *range(held.end, end)]
        own = [a for a in scene.agents if a.cls == voc.COUNTRY]
        covered = {n for a in own for n in range(a.start, a.end)}
        home = all(a.iri == self.gazetteer.home for a in own if a.start in extra)
        small = self.small("in_names") | self.small("joining")
        return home and all(n in covered or scene.tokens[n].lower in small for n in extra)

    def _name(self, scene: Scene, start: int, end: int) -> str:
        """The name in the nominative, without the country whose report it is."""
        for one in scene.agents:
            if one.iri != self.gazetteer.home or one.cls != voc.COUNTRY:
                continue
            located = scene.tokens[one.start - 1].lower in ("в", "in") if one.start else False
            if one.end == end and one.start > start + 1 and not located:
                end = one.start
                while end > start + 1 and scene.tokens[end - 1].lower in ("of", "the"):
                    end -= 1
            elif one.start == start and one.end < end - 1:
                start = one.end
        return nominative(scene.text(start, end), scene.language)

    def _of(
        self, scene: Scene, name: str, cls: str, start: int, end: int, head: int, sure: float = 0.8
    ) -> Named:
        key = NEW + fold(name)
        if key not in self.new:
            inside = (a for a in scene.agents if start <= a.start and a.end <= end)
            country = next((a for a in inside if a.cls == voc.COUNTRY), None)
            self.new[key] = NewAgent(name, cls, sure, self._kind(scene, cls, head), country)
        return Named(start, end, key, cls, sure)

    def _kind(self, scene: Scene, cls: str, head: int) -> str | None:
        """What kind of body or place the noun of its name says."""
        kinds = (
            one.what
            for one in scene.seen
            if one.start <= head < one.end and self.gazetteer.kinds_of(one.what) == cls
        )
        return next(kinds, None)

    def _states(self, scene: Scene, found: list[Named]) -> Iterator[Named]:
        """States that are named by an adjective: *the Hellenic Republic*, *Чешская Республика*."""
        if scene.language is Language.AZ:
            return
        taken = {n for one in found for n in range(one.start, one.end)}
        for state in scene.cues("nouns:state"):
            at = state.start - 1
            free = at >= 0 and taken.isdisjoint(range(at, state.end))
            if not free or not scene.is_title(at) or not scene.is_title(state.start):
                continue
            describes = scene.language is Language.EN or self.is_adjective(scene, at)
            if describes and at > 0 and not self.broken(scene, state.start):
                name = self._name(scene, at, state.end)
                yield self._of(scene, name, voc.COUNTRY, at, state.end, at, 0.65)

    def _programmes(self, scene: Scene, found: list[Named]) -> None:
        """Take in what makes a programme of an organisation: *United Nations … Programme*."""
        for cue in scene.cues("nouns:programme"):
            if not scene.is_title(cue.start) or scene.quote_around(cue.start):
                continue
            owner = next((a for a in found if 0 < cue.start - a.end <= 3), None)
            if owner is None or owner.cls != voc.BODY or not self._is_international(owner):
                continue
            between = range(owner.end, cue.start)
            if all(scene.is_title(n) and not self.broken(scene, n) for n in between):
                found.remove(owner)
                name = self._name(scene, owner.start, cue.end)
                found.append(self._of(scene, name, voc.BODY, owner.start, cue.end, cue.start, 0.75))

    def _acronyms(self, scene: Scene, found: list[Named]) -> Iterator[Named]:
        """Capitals that are no known name: a body, where only some of a sentence is in capitals."""
        taken = {n for one in found for n in range(one.start, one.end)}
        taken |= {n for one in scene.works for n in range(one.start, one.end)}
        capitals = [n for n, t in enumerate(scene.tokens) if _ACRONYM.match(t.text)]
        if len(capitals) * 2 > len(scene.tokens):
            return
        for at in capitals:
            text = re.split(r"[-'’]", scene.tokens[at].text)[0]
            common = any(one.start <= at < one.end for one in scene.seen)
            if at in taken or common or scene.quote_around(at) or _ROMAN.fullmatch(text):
                continue
            yield self._of(scene, text, voc.BODY, at, at + 1, at, 0.6)

    def _places(self, scene: Scene, found: list[Named]) -> Iterator[Named]:
        """New places: *Tbilisi şəhərində*, *Daşkənddə*, *in Seoul*, *в городе Минске*."""
        taken = {n for one in found for n in range(one.start, one.end)}
        cities = {one.start: one for one in scene.cues("nouns:city")}
        for at, token in enumerate(scene.tokens):
            if at in taken or not scene.is_title(at) or not is_word(token) or scene.date_at(at):
                continue
            if scene.quote_around(at) or any(w.start <= at < w.end for w in scene.works):
                continue
            name = self.place_name(scene, at, cities)
            if name is not None:
                start = self._first_half(scene, at)
                whole = f"{scene.text(start, at)}{name[0]}" if start < at else name[0]
                yield self._of(scene, whole, voc.PLACE, start, at + 1, at, name[1])

    def _first_half(self, scene: Scene, at: int) -> int:
        """Where a name of two halves begins: *Nur-Sultan*."""
        start = at - 2
        joined = start >= 0 and scene.tokens[at - 1].kind is TokenKind.DASH
        whole = joined and not scene.gap(at) and not scene.gap(at - 1)
        return start if whole and scene.is_title(start) else at

    def _resolved(self, scene: Scene, one: Named) -> Named:
        """A bare head (*the Service*) is the body last spoken of that is one."""
        bodies = {c.end - 1 for c in scene.cues("nouns:body")}
        if one.cls != voc.BODY:
            return one
        heads = [n for n in range(one.start, one.end) if n in bodies]
        if len(one) == 1 or (len(one) == 2 and scene.tokens[one.start].lower == "the"):
            key = self._key_of_head(scene, one.end - 1)
            if heads and key in self._last:
                return Named(one.start, one.end, self._last[key], one.cls, 0.85)
            return one
        if not self._is_foreign(one):
            for head in heads[:1] if scene.language is not Language.AZ else heads[-1:]:
                self._last[self._key_of_head(scene, head)] = one.iri
        return one

    def _is_foreign(self, body: Named) -> bool:
        """Whether a body is another country's: *the Ministry* of a report is one of its own."""
        new = self.new.get(body.iri)
        if new is not None:
            return new.country is not None and new.country.iri != self.gazetteer.home
        stated = self.gazetteer.known.values(body.iri, voc.OF_COUNTRY)
        return any(one.value != self.gazetteer.home for one in stated)

    def bare(self, scene: Scene, taken: set[int]) -> Iterator[Named]:
        """Bare heads that are no name by themselves, where the body was named before."""
        plurals = self.plurals(scene)
        for cue in scene.cues("nouns:body"):
            at = cue.end - 1
            if at in taken or at in plurals or not scene.is_title(at) or cue.end - cue.start > 1:
                continue
            key = self._key_of_head(scene, at)
            if key in self._last:
                yield Named(at, at + 1, self._last[key], voc.BODY, 0.75)

    def _key_of_head(self, scene: Scene, at: int) -> str:
        matches = self.gazetteer.lexicon.forms.match(scene.tokens[at])
        return str(min((m.word for m in matches), default=scene.tokens[at].folded))
