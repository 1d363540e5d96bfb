"""Agreements, conventions and drafts of a sentence: quoted titles, and those that are spelt out."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import CONVENTION, RECOMMENDATION, Gazetteer, Named, Seen
from bot.reports.finding.nominative import is_in_case, nominative, possessed
from bot.reports.finding.scene import Quoted, Scene

_INSTRUMENTS = frozenset({voc.AGREEMENT, CONVENTION, RECOMMENDATION})
_REACH = 4
"""So many words may stand between a quoted title and the noun that says what it is."""
_LONGEST = 60


def agreements(scene: Scene, agents: Sequence[Named], gazetteer: Gazetteer) -> list[Candidate]:
    """The agreements and other instruments that a sentence names, in its order."""
    return _Finder(scene, agents, gazetteer).all()


class _Finder:
    def __init__(self, scene: Scene, agents: Sequence[Named], gazetteer: Gazetteer) -> None:
        self.scene = scene
        self.agents = agents
        self.gazetteer = gazetteer
        self.small = gazetteer.cues.small
        self.found: list[Candidate] = []

    def all(self) -> list[Candidate]:
        nouns = self._nouns()
        for noun in nouns:
            if any(one.start <= noun.start < one.end for one in self.found):
                continue
            found = self._quoted(noun) or self._spelt_out(noun, nouns)
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

    def _class(self, noun: Seen) -> tuple[str, str | None]:
        cls = self.gazetteer.kinds_of(noun.what)
        return (cls, noun.what) if cls else (voc.AGREEMENT, None)

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
            if self._is_plural(noun):  # “A” və “B” Konvensiyaları
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
        return not any(self._is_verb(n) for n in between if not self._bracketed(n))

    def _bracketed(self, at: int) -> bool:
        text = self.scene.document.text[
            self.scene.sentence.span.start : self.scene.places[at].start
        ]
        return text.count("(") > text.count(")")

    def _is_verb(self, at: int) -> bool:
        return any(
            one.start <= at < one.end and one.what.startswith("verbs:") for one in self.scene.seen
        )

    def _directly(self, noun: Seen, quote: Quoted) -> bool:
        return self.scene.language is not Language.AZ and quote.start == noun.end

    def _is_plural(self, noun: Seen) -> bool:
        token = self.scene.tokens[noun.end - 1].folded
        if self.scene.language is Language.AZ:
            return "lar" in token[3:] or "ler" in token[3:]
        return token.endswith(("s", "я", "и", "ы"))

    def _chained(self, first: Quoted, second: Quoted) -> bool:
        """Whether a quotation is joined to the next: by a comma or *and*, a few words between."""
        between = range(self.scene.after(first), second.start)
        nouns = any(
            self.gazetteer.kinds_of(one.what) in _INSTRUMENTS
            for one in self.scene.seen
            if one.start in between
        )
        return len(between) <= _REACH + 2 and not nouns and not any(map(self._is_verb, between))

    def _titled(self, quote: Quoted, noun: Seen, start: int, end: int) -> Candidate:
        scene = self.scene
        cls, kind = self._class(noun)
        title = " ".join(quote.inside.of(scene.document.text).split())
        if noun.start >= quote.end and scene.language is Language.AZ:
            name = f"{title} {self._plain(noun)}"
        elif noun.end <= quote.start:
            name = f"{nominative(scene.text(noun.start, noun.end), scene.language)} «{title}»"
        else:
            name = nominative(title, scene.language, possessed=False)
        parties, members, _p_start = self._parties_in(quote.start, quote.end)
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
            iri=self._known(cls, quote.start, end),
            confidence=0.93 if parties else 0.75,
            why="quoted title with the noun of its kind",
            extra={"title": title, "quote": quote},
        )

    def _plain(self, noun: Seen) -> str:
        """The noun as it is given in a name: *Saziş*, *Protokol*."""
        scene = self.scene
        if self.gazetteer.kinds_of(noun.what):
            for name in self.gazetteer.known.names(noun.what):
                if name.language == scene.language.value:
                    return name.text[:1].upper() + name.text[1:]
        words = scene.tokens[noun.start : noun.end]
        found = self.gazetteer.dictionary_form(noun.what, words)
        plain = found or nominative(scene.text(noun.start, noun.end), scene.language)
        return plain[:1].upper() + plain[1:]

    def _known(self, cls: str, start: int, end: int) -> str | None:
        for work in self.scene.works:
            if work.cls == cls and work.start < end and start < work.end:
                covered = min(end, work.end) - max(start, work.start)
                if covered >= 0.6 * (end - start) or work.start <= start + 1:
                    return work.iri
        return None

    # --- parties ---

    def _parties_in(self, start: int, end: int) -> tuple[tuple[Named, ...], tuple[Named, ...], int]:
        between = [
            one for one in self.scene.cues("nouns:between") if start <= one.start and one.end <= end
        ]
        if self.scene.language is Language.AZ:
            for word in between:
                if found := self._list_before(word.start, start):
                    return found
            return (), (), end
        for word in between:
            if listed := self._list_after(word.end, end):
                return (*listed, word.start)
        return (), (), end

    def _list_before(
        self, at: int, start: int
    ) -> tuple[tuple[Named, ...], tuple[Named, ...], int] | None:
        """``X ilə Y`` before *arasında*; what stands in brackets after a party are its members."""
        parties: list[Named] = []
        members: list[Named] = []
        edge = at
        for agent in reversed([a for a in self.agents if start <= a.start and a.end <= at]):
            if not self._only_joins(agent.end, edge):
                break
            (members if self._bracketed(agent.start) else parties).append(agent)
            edge = agent.start
        if len(parties) < 2:
            return None
        return tuple(reversed(parties)), tuple(reversed(members)), edge

    def _list_after(self, at: int, end: int) -> tuple[tuple[Named, ...], tuple[Named, ...]] | None:
        parties: list[Named] = []
        members: list[Named] = []
        edge = at
        for agent in (a for a in self.agents if at <= a.start and a.end <= end):
            if not self._only_joins(edge, agent.start):
                break
            (members if self._bracketed(agent.start) else parties).append(agent)
            edge = agent.end
        return (tuple(parties), tuple(members)) if len(parties) >= 2 else None

    def _only_joins(self, start: int, end: int) -> bool:
        small = self.small("joining")
        return all(self.scene.tokens[n].lower in small for n in range(start, end))

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
                found = self._list_before(word.start, 0)
                if found and not claimed:
                    one.parties, one.members, _ = found
                    one.extra["between"] = word.start
                    one.extra["implements"] = others[-1] if others else None
                    one.confidence = 0.8
                return

    # --- spelt out ---

    def _spelt_out(self, noun: Seen, nouns: Sequence[Seen]) -> list[Candidate]:
        if self.scene.language is Language.AZ:
            return self._azerbaijani(noun, nouns)
        return self._head_first(noun, nouns)

    def _edge(self, noun: Seen, nouns: Sequence[Seen]) -> int:
        """Where the words before a noun stop belonging to it."""
        scene = self.scene
        edge = max(0, noun.start - _LONGEST)
        for at in range(noun.start - 1, edge - 1, -1):
            gap = scene.gap(at + 1)
            ended = any(char in gap for char in ';:“”«»"')
            verb = self._is_verb(at) and not scene.is_nominal(at)
            other = any(one.end == at + 1 for one in nouns)
            if ended or verb or other or scene.date_at(at):
                return at + 1
        return edge

    def _azerbaijani(self, noun: Seen, nouns: Sequence[Seen]) -> list[Candidate]:
        edge = self._edge(noun, nouns)
        parties, members, start = self._parties_in(edge, noun.start)
        inferred = False
        if not parties:
            agent = self._with_agent(edge, noun.start)
            if agent is None:
                return self._bare(noun)
            parties, start, inferred = (agent,), agent.start, True
        return self._split(noun, start, parties, members, inferred)

    def _with_agent(self, start: int, end: int) -> Named | None:
        """The one that an agreement is *with*: ``X ilə …``, ``Macarıstanla``."""
        scene = self.scene
        for agent in self.agents:
            if not (start <= agent.start and agent.end <= end):
                continue
            after = scene.tokens[agent.end].lower if agent.end < end else ""
            last = scene.tokens[agent.end - 1]
            clitic = last.folded.endswith(("la", "le")) or last.suffix in ("la", "lə")
            own = agent.cls in (voc.COUNTRY, voc.BODY)
            if own and (after == "ilə" or (clitic and agent.quality < 1)):
                return agent
        return None

    def _split(
        self,
        noun: Seen,
        start: int,
        parties: tuple[Named, ...],
        members: tuple[Named, ...],
        inferred: bool,
    ) -> list[Candidate]:
        """One agreement, or one for each of what *and* joins before a noun in the plural."""
        scene = self.scene
        cls, kind = self._class(noun)
        last = parties[-1]
        body = last.end + (scene.tokens[last.end].lower in ("ilə", "arasında"))
        joints = [n for n in range(body, noun.start) if scene.tokens[n].lower == "və"]
        many = self._is_plural(noun) and len(joints) == 1
        parts = [(body, joints[0]), (joints[0] + 1, noun.start)] if many else [(body, noun.start)]
        found = []
        for first, end in parts:
            before = scene.text(start, body)
            what = scene.text(first, end) if end > first else ""
            found.append(
                Candidate(
                    cls,
                    start,
                    noun.end,
                    noun.end - 1,
                    " ".join(f"{before} {what} {self._of_one(noun)}".split()),
                    kind=kind,
                    topics=self.scene.topics(first, end),
                    parties=parties,
                    members=members,
                    inferred_home=inferred,
                    iri=None if many else self._known(cls, start, noun.end),
                    confidence=0.72 if inferred else 0.85,
                    why="agreement spelt out with its parties",
                    extra={"part": (first, end)},
                )
            )
        return found

    def _of_one(self, noun: Seen) -> str:
        plain = self._plain(noun)
        written = self.scene.tokens[noun.start].text
        before = self.scene.tokens[noun.start - 1].lower if noun.start else ""
        if before not in self.small("on") or before == "ilə":
            plain = possessed(plain)
        return plain[:1].lower() + plain[1:] if written[:1].islower() else plain

    def _bare(self, noun: Seen) -> list[Candidate]:
        """A noun alone: it points back where it is written as a name, or else says nothing."""
        scene = self.scene
        cls, kind = self._class(noun)
        if cls != voc.AGREEMENT or self._is_plural(noun):
            return []
        capital = scene.tokens[noun.start].text[:1].isupper()
        if scene.language is Language.EN:
            before = scene.tokens[noun.start - 1].lower if noun.start else ""
            capital = capital and before in ("the", "this")
        return (
            [Candidate(cls, noun.start, noun.end, noun.end - 1, "", kind=kind)] if capital else []
        )

    def _head_first(self, noun: Seen, nouns: Sequence[Seen]) -> list[Candidate]:
        """English and Russian: the noun, then its parties, then what it is on."""
        scene = self.scene
        following = min((n.start for n in nouns if n.start >= noun.end), default=len(scene.tokens))
        end = self._ends(noun.end, following)
        start = self._begins(noun.start)
        parties, members, _ = self._parties_in(noun.end, end)
        inferred = False
        if not parties:
            agent = self._with_before(noun.end, end)
            if agent is None:
                return self._bare(noun)
            parties, inferred = (agent,), True
        cls, kind = self._class(noun)
        return [
            Candidate(
                cls,
                start,
                end,
                noun.start,
                nominative(scene.text(start, end), scene.language),
                kind=kind,
                topics=self.scene.topics(start, end),
                parties=parties,
                members=members,
                inferred_home=inferred,
                iri=self._known(cls, start, end),
                confidence=0.72 if inferred else 0.88,
                why="agreement spelt out with its parties",
            )
        ]

    def _begins(self, start: int) -> int:
        """Take in the words that say which agreement it is: *social security agreement*."""
        scene = self.scene
        opening = self.small("opening") | self.small("joining") | self.small("on")
        if scene.language is Language.RU:
            return start
        while (
            start > 0
            and scene.tokens[start - 1].lower not in opening
            and not scene.gap(start).strip()
            and not self._is_verb(start - 1)
            and not scene.is_cue(start - 1, "nouns:draft")
        ):
            start -= 1
        return start

    def _ends(self, start: int, limit: int) -> int:
        scene = self.scene
        end = start
        agents = {n for a in self.agents for n in range(a.start, a.end)}
        while end < min(limit, start + _LONGEST):
            gap = scene.gap(end)
            if end not in agents and any(char in gap for char in ",;:()"):
                break
            if scene.date_at(end) or (self._is_verb(end) and end not in agents):
                break
            if scene.tokens[end].lower in _AUXILIARY:
                break
            end += 1
        return end

    def _with_before(self, start: int, end: int) -> Named | None:
        """The one an agreement is *with*, after the noun."""
        scene = self.scene
        words = {Language.EN: ("with",), Language.RU: ("с", "со")}[scene.language]
        for agent in self.agents:
            if not start <= agent.start < end or agent.cls == voc.PLACE:
                continue
            before = agent.start - 1
            while before >= start and scene.tokens[before].lower == "the":
                before -= 1
            if before >= start and scene.tokens[before].lower in words:
                russian = scene.language is Language.RU
                if not russian or is_in_case(scene.tokens[agent.start].lower, "ablt"):
                    return agent
        return None

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


_AUXILIARY = frozenset("was were is are has have had will be been which that it was".split())
