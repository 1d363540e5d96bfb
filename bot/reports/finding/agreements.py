"""Agreements, conventions and drafts of a sentence: quoted titles, and those that are spelt out."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.texts import marked
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import CONVENTION, RECOMMENDATION, Gazetteer, Named, Seen
from bot.reports.finding.nominative import nominative
from bot.reports.finding.scene import Quoted, Scene
from bot.reports.finding.spelt_out import SpeltOut

_INSTRUMENTS = frozenset({voc.AGREEMENT, CONVENTION, RECOMMENDATION})
_REACH = 4
"""So many words may stand between a quoted title and the noun that says what it is."""


def agreements(scene: Scene, agents: Sequence[Named], gazetteer: Gazetteer) -> list[Candidate]:
    """The agreements and other instruments that a sentence names, in its order."""
    return _Finder(scene, agents, gazetteer).all()


class _Finder(SpeltOut):
    def __init__(self, scene: Scene, agents: Sequence[Named], gazetteer: Gazetteer) -> None:
        super().__init__(scene, agents, gazetteer)
        self.found: list[Candidate] = []

    def all(self) -> list[Candidate]:
        nouns = self._nouns()
        for noun in nouns:
            if any(one.start <= noun.start < one.end for one in self.found):
                continue
            found = self._quoted(noun) or self.spelt_out(noun, nouns)
            self.found += found
        self.found.sort(key=lambda one: (one.start, one.end))
        for one in reversed(self.found):
            one.draft = self._is_draft(one)
        for one in self.found:
            if one.cls == voc.AGREEMENT and not one.parties:
                self._parties_before(one)
        return self.found

    def _nouns(self) -> list[Seen]:
        """The nouns that say what an instrument is, those of longer phrases first."""
        kept: list[Seen] = []
        for one in self.scene.seen:
            cls = self.gazetteer.kinds_of(one.what)
            if cls in _INSTRUMENTS or one.what == "nouns:memorandum":
                if kept and kept[-1].start <= one.start and one.end <= kept[-1].end:
                    continue
                kept.append(one)
        return kept

    # --- quoted ---

    def _quoted(self, noun: Seen) -> list[Candidate]:
        quote = self.scene.quote_around(noun.start)
        if quote is not None:
            az = self.scene.language is Language.AZ
            whole = noun.end == quote.end if az else noun.start <= quote.start + 1
            return [self._titled(quote, noun, quote.start, quote.end)] if whole else []
        before = [q for q in self.scene.quotes if q.end <= noun.start]
        after = [q for q in self.scene.quotes if q.start >= noun.end]
        if before and self._belongs(before[-1], noun):
            found = [before[-1]]
            if self.is_plural(noun):  # “A” və “B” Konvensiyaları
                found += [q for q in reversed(before[:-1]) if self._chained(q, found[-1])]
            return [self._titled(q, noun, q.start, noun.end) for q in found]
        if after and self._directly(noun, after[0]):
            return [self._titled(after[0], noun, noun.start, after[0].end)]
        return []

    def _belongs(self, quote: Quoted, noun: Seen) -> bool:
        """Whether a noun says what a title before it is: “… haqqında” 97 nömrəli Konvensiya."""
        if self.scene.language is not Language.AZ:
            return noun.start == quote.end
        after = self.scene.after(quote)
        between = range(after, noun.start)
        if len(between) > _REACH + 3 or after != quote.end:
            return False
        return not any(self.is_verb(n) for n in between if not self.is_bracketed(n))

    def _directly(self, noun: Seen, quote: Quoted) -> bool:
        return self.scene.language is not Language.AZ and quote.start == noun.end

    def _chained(self, first: Quoted, second: Quoted) -> bool:
        """Whether a quotation is joined to the next: by a comma or *and*, a few words between."""
        between = range(self.scene.after(first), second.start)
        nouns = any(
            self.gazetteer.kinds_of(one.what) in _INSTRUMENTS
            for one in self.scene.seen
            if one.start in between
        )
        return len(between) <= _REACH + 2 and not nouns and not any(map(self.is_verb, between))

    def _titled(self, quote: Quoted, noun: Seen, start: int, end: int) -> Candidate:
        scene = self.scene
        cls, kind = self.class_of(noun)
        title = " ".join(quote.inside.of(scene.document.text).split())
        if noun.start >= quote.end and scene.language is Language.AZ:
            name = f"{title} {self.plain(noun)}"
        elif noun.end <= quote.start:
            name = f"{nominative(scene.text(noun.start, noun.end), scene.language)} «{title}»"
        else:
            name = nominative(title, scene.language, possessed=False)
        parties, members, _p_start = self.parties_in(quote.start, quote.end)
        return Candidate(
            cls,
            start,
            end,
            noun.end - 1,
            name,
            kind=kind,
            topics=self.scene.topics(start, end),
            parties=parties,
            members=members,
            iri=self.known_as(cls, quote.start, end),
            confidence=0.93 if parties else 0.75,
            why=marked("quoted title with the noun of its kind"),
            extra={"title": title, "quote": quote},
        )

    # --- parties ---

    def _parties_before(self, one: Candidate) -> None:
        """The parties of a title that names none: spelt out before it in the sentence."""
        scene = self.scene
        if scene.language is not Language.AZ:
            return
        for word in reversed(scene.cues("nouns:between")):
            if word.end <= one.start and scene.quote_around(word.start) is None:
                others = [
                    o for o in self.found if o is not one and o.start >= word.end and o.parties
                ]
                claimed = any(o.extra.get("between") == word.start for o in self.found)
                found = self.list_before(word.start, 0)
                if found and not claimed:
                    one.parties, one.members, _ = found
                    one.extra["between"] = word.start
                    one.extra["implements"] = others[-1] if others else None
                    one.confidence = 0.8
                return

    # --- spelt out ---

    def _is_draft(self, one: Candidate) -> bool:
        """Whether it is said to be a draft, itself or with those it is joined to."""
        scene = self.scene
        drafts = scene.cues("nouns:draft")
        if scene.language is not Language.AZ:
            return any(one.start - 3 <= d.start < one.start + 1 for d in drafts)
        at = max(one.end, one.head + 1)
        quote = one.extra.get("quote")
        if isinstance(quote, Quoted) and quote.end >= at:
            at = scene.after(quote)
        if any(at <= d.start <= at for d in drafts):
            return True
        rest = [o for o in self.found if o.start >= at]
        if rest and all(
            scene.tokens[n].lower in self.small("joining") for n in range(at, rest[0].start)
        ):
            return rest[0].draft
        return any(
            d.end <= one.start and one.start - d.end <= 1 and scene.is_participle(one.start - 1)
            for d in drafts
        )  # layihəsi hazırlanmış “…” Saziş
