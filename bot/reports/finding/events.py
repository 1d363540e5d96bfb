"""Events of a sentence: what was held, organised, discussed, visited or planned."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.texts import marked
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.event_names import BY_CUE, EventNames
from bot.reports.finding.gazetteer import Gazetteer, Named, Seen
from bot.reports.finding.nominative import nominative
from bot.reports.finding.scene import Scene, is_word
from bot.text.tokens import TokenKind

TALKS, VISIT, SESSION, MEETING = (
    voc.KIND + "expert-talks",
    voc.KIND + "visit",
    voc.KIND + "session",
    voc.KIND + "meeting",
)
VISITS = frozenset({VISIT, voc.KIND + "study-visit"})
HOLDING = ("verbs:held", "verbs:planned", "verbs:travelled", "verbs:discussed")
_FAR = 22


def events(
    scene: Scene, agents: Sequence[Named], works: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """The events that a sentence tells of, in its order; ``works`` are its other things."""
    return _Finder(scene, agents, works, gazetteer).all()


class _Finder(EventNames):
    def __init__(
        self,
        scene: Scene,
        agents: Sequence[Named],
        works: Sequence[Candidate],
        gazetteer: Gazetteer,
    ) -> None:
        super().__init__(scene, agents, works, gazetteer)
        self.within = {
            n
            for w in works
            if w.cls != voc.EVENT and w.extra.get("quote") is not None
            for n in range(w.start, w.end)
        } | {n for a in agents for n in range(a.start, a.end)}
        self.verbs = [one for one in scene.seen if one.what in HOLDING]

    def all(self) -> list[Candidate]:
        nouns = self._nouns()
        found = []
        for n, noun in enumerate(nouns):
            before = nouns[n - 1].end if n else 0
            after = nouns[n + 1].start if n + 1 < len(nouns) else len(self.scene.tokens)
            event = self._event(noun, before, after)
            if event is not None:
                found.append(event)
        found += self._by_verb(found)
        found.sort(key=lambda one: one.head)
        return found

    def _nouns(self) -> list[Seen]:
        """The nouns that say what kind of event it was, the longer phrase for the shorter."""
        kept: list[Seen] = []
        for one in sorted(self.scene.seen, key=lambda s: (s.start - s.end, s.start)):
            kind = BY_CUE.get(one.what, one.what)
            if self.gazetteer.kinds_of(kind) != voc.EVENT or not self._is_free(one):
                continue
            if any(k.start < one.end and one.start < k.end for k in kept):
                continue
            kept.append(Seen(one.start, one.end, kind))
        return sorted(kept, key=lambda s: s.start)

    def _is_free(self, noun: Seen) -> bool:
        """Whether a noun is not a word of a title, of which it is not the last, or of a name."""
        last = noun.end - 1
        quote = self.scene.quote_around(last)
        if quote is not None and self.scene.language is Language.AZ:
            return noun.end == quote.end and last not in self.within
        return quote is None and last not in self.within

    def _event(self, noun: Seen, before: int, after: int) -> Candidate | None:
        scene = self.scene
        verb = self._verb(noun, after)
        participle = self._participle(noun, before)
        ordinal = self._ordinal(noun)
        dated = self._is_dated(noun, before, after)
        if noun.what == TALKS and self._is_only_talk(noun, verb, participle) and not dated:
            return None
        if verb is None and participle is None and ordinal is None and not dated:
            return None
        if self._points_back(noun) and not dated and ordinal is None:
            return None
        sure = 0.45
        sure += 0.25 if verb is not None or participle is not None else 0.0
        sure += 0.2 if dated else 0.0
        sure += 0.2 if ordinal is not None else 0.0
        start = self.begins(noun, before)
        quote = scene.quote_around(noun.end - 1)
        title = self.title(noun)
        if quote is not None:
            start = quote.start
            name = nominative(quote.inside.of(scene.document.text), scene.language, possessed=False)
        else:
            name = f"{scene.text(start, noun.start) if start < noun.start else ''} "
            name += self.dictionary_form(noun)
        if title is not None:
            words = title.inside.of(scene.document.text)
            az = scene.language is Language.AZ
            name = f"“{words}” {name.strip()}" if az else f"{name.strip()} “{words}”"
            start = min(start, title.start)
        return Candidate(
            voc.EVENT,
            start,
            max(noun.end, title.end if title is not None else 0),
            noun.end - 1,
            " ".join(name.split()),
            kind=noun.what,
            topics=scene.topics(start, noun.end),
            confidence=min(sure, 0.95),
            why=marked("noun of an event with its date, number or verb"),
            extra={
                "verb": verb,
                "participle": participle,
                "ordinal": ordinal,
                "before": before,
                "after": after,
                "quote": quote or title,
                **(
                    {"title": " ".join(title.inside.of(scene.document.text).split())}
                    if title
                    else {}
                ),
            },
        )

    def _points_back(self, noun: Seen) -> bool:
        """Whether a noun only points back to an event: *həmin görüşlərdə*, *the seminar*."""
        start = noun.start - 1
        return start >= 0 and self.scene.tokens[start].lower in self.gazetteer.cues.small("back")

    def _is_only_talk(self, noun: Seen, verb: Seen | None, participle: Seen | None) -> bool:
        """Whether *discussion* only says that something was spoken of."""
        own = noun.end - noun.start == 1 and self.scene.language is Language.AZ
        return own and (verb is None or verb.start > noun.end) and participle is None

    def _verb(self, noun: Seen, after: int) -> Seen | None:
        """The verb that says it was held or planned."""
        scene = self.scene
        follows = [v for v in self.verbs if v.start >= noun.start and not v.negated]
        if scene.language is Language.AZ:
            limit = noun.end + _FAR
            planned = [v for v in follows if v.what == "verbs:planned" and v.start < limit]
            near = [v for v in follows if v.start < min(limit, max(after, noun.end + 3))]
            near = [v for v in near if not self._describes_next(v, after)]
            if near and scene.is_nominal(near[0].end - 1) and planned:
                return planned[0]
            return near[0] if near else None
        near = [v for v in follows if v.start < min(after, noun.end + _FAR)]
        if near:
            return near[0]
        earlier = [v for v in self.verbs if noun.start - _FAR < v.end <= noun.start]
        return earlier[-1] if earlier else None

    def _describes_next(self, verb: Seen, after: int) -> bool:
        """Whether a participle goes with the event that follows it: *keçirilmiş seminarda*."""
        if not self.scene.is_participle(verb.end - 1) or after >= len(self.scene.tokens):
            return False
        return 0 <= after - verb.end < 8 and not self.scene.gap(verb.end).strip()

    def _participle(self, noun: Seen, before: int) -> Seen | None:
        """*keçirilmiş* before the noun it describes."""
        scene = self.scene
        if scene.language is not Language.AZ:
            return None
        found = [
            v
            for v in self.verbs
            if before <= v.start < noun.start
            and v.what in ("verbs:held", "verbs:planned")
            and scene.is_participle(v.end - 1)
            and not v.negated
            and noun.start - v.end < 8
        ]
        return found[-1] if found else None

    def _ordinal(self, noun: Seen) -> tuple[int, int] | None:
        """The number of a session: *16-cı iclası*, *the 5th session*, *dördüncü toplantı*."""
        from bot.text.numbers import number_of

        at = noun.start - 1
        if at < 0:
            return None
        token = self.scene.tokens[at]
        if token.kind is TokenKind.NUMBER and token.suffix and token.number is not None:
            return (at, token.number) if token.number < 1000 else None
        number = number_of(token.folded, ordinal=True) if is_word(token) else None
        return (at, number) if number else None

    def _is_dated(self, noun: Seen, before: int, after: int) -> bool:
        """Whether a day or month is said of it: one for a whole year is not when it was held."""
        scene = self.scene
        low = before if scene.language is Language.AZ else max(0, noun.start - _FAR)
        high = after if scene.language is not Language.AZ else min(after, noun.end + 8)
        return any(low <= d.start < high and not d.periods[0].is_year for d in scene.dates)

    # --- events that only a verb tells of ---

    def _by_verb(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Discussions of a text, and visits: *müzakirə olunmuşdur*, *visited*, *tanış olmuş*."""
        scene = self.scene
        texts = [w for w in self.works if w.cls == voc.AGREEMENT]
        taken = {e.head for e in found}
        taken |= {v.end - 1 for e in found if isinstance(v := e.extra.get("verb"), Seen)}
        made: list[Candidate] = []
        for verb in scene.seen:
            if verb.negated or scene.is_nominal(verb.end - 1) or verb.end - 1 in taken:
                continue
            if verb.what == "verbs:discussed" and texts and self._located(verb):
                made.append(self._of_verb(verb, TALKS, 0.85))
            elif verb.what == "verbs:familiarised" and self._visitors(verb):
                made.append(self._of_verb(verb, VISIT, 0.6))
            elif verb.what == "verbs:travelled" and not any(e.kind in VISITS for e in found):
                made.append(self._of_verb(verb, VISIT, 0.7))
        return made

    def _located(self, verb: Seen) -> bool:
        scene = self.scene
        dated = any(not d.periods[0].is_year for d in scene.dates if d.start < verb.start)
        return dated or any(a.cls == voc.PLACE and a.start < verb.start for a in self.agents)

    def _visitors(self, verb: Seen) -> bool:
        agents = [a for a in self.agents if a.end <= verb.start]
        return any(a.cls == voc.PLACE for a in agents) and any(
            a.cls in (voc.BODY, voc.COUNTRY) for a in agents
        )

    def _of_verb(self, verb: Seen, kind: str, sure: float) -> Candidate:
        names = self.gazetteer.known.names(kind)
        code = self.scene.language.value
        return Candidate(
            voc.EVENT,
            verb.start,
            verb.end,
            verb.end - 1,
            next((n.text for n in names if n.language == code), voc.local_name(kind)),
            kind=kind,
            confidence=sure,
            why=marked("verb that tells of an event, with its place or date"),
            extra={"verb": verb, "before": 0, "after": len(self.scene.tokens), "by_verb": True},
        )
