"""Agreements without quotation marks: a noun, its parties, and what it is on."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.texts import marked
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Named, Seen
from bot.reports.finding.nominative import nominative, possessed
from bot.reports.finding.parties import PartyLists

_LONGEST = 60
_BETWEEN = frozenset("a an draft of проекту проект".split())
"""What may stand between the side that talks are with and the agreement they are on."""
_AUXILIARY = frozenset("was were is are has have had will be been which that it".split())


class SpeltOut(PartyLists):
    """Reads agreements that a sentence spells out."""

    def _edge(self, noun: Seen, nouns: Sequence[Seen]) -> int:
        """Where the words before a noun stop belonging to it."""
        scene = self.scene
        edge = max(0, noun.start - _LONGEST)
        for at in range(noun.start - 1, edge - 1, -1):
            gap = scene.gap(at + 1)
            ended = any(char in gap for char in ';:“”«»"')
            verb = self.is_verb(at) and not scene.is_nominal(at)
            other = any(one.end == at + 1 for one in nouns)
            if ended or verb or other or scene.date_at(at):
                return at + 1
        return edge

    def _azerbaijani(self, noun: Seen, nouns: Sequence[Seen]) -> list[Candidate]:
        edge = self._edge(noun, nouns)
        parties, members, start = self.parties_in(edge, noun.start)
        inferred = False
        if not parties:
            agent = self.with_agent(edge, noun.start)
            if agent is None:
                return self._bare(noun)
            parties, start, inferred = (agent,), agent.start, True
        return self._split(noun, start, parties, members, inferred)

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
        cls, kind = self.class_of(noun)
        last = parties[-1]
        body = last.end + (scene.tokens[last.end].lower in ("ilə", "arasında"))
        joints = [n for n in range(body, noun.start) if scene.tokens[n].lower == "və"]
        many = self.is_plural(noun) and len(joints) == 1
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
                    iri=None if many else self.known_as(cls, start, noun.end),
                    confidence=0.72 if inferred else 0.85,
                    why=marked("agreement spelt out with its parties"),
                    extra={"part": (first, end)},
                )
            )
        return found

    def _of_one(self, noun: Seen) -> str:
        plain = self.plain(noun)
        written = self.scene.tokens[noun.start].text
        before = self.scene.tokens[noun.start - 1].lower if noun.start else ""
        if before not in self.small("on") or before == "ilə":
            plain = possessed(plain)
        return plain[:1].lower() + plain[1:] if written[:1].islower() else plain

    def _bare(self, noun: Seen) -> list[Candidate]:
        """A noun alone: it points back where it is written as a name, or else says nothing."""
        scene = self.scene
        cls, kind = self.class_of(noun)
        if cls != voc.AGREEMENT or self.is_plural(noun):
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
        parties, members, _ = self.parties_in(noun.end, end)
        inferred = False
        if not parties:
            agent = self.with_before(noun.end, end) or self._spoken_of_with(noun)
            if agent is None:
                return self._bare(noun)
            signer = self._signer(noun)
            inferred = signer is None or signer.iri == agent.iri
            parties = (agent,) if signer is None or inferred else (signer, agent)
        cls, kind = self.class_of(noun)
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
                iri=self.known_as(cls, start, end),
                confidence=0.72 if inferred else 0.88,
                why=marked("agreement spelt out with its parties"),
            )
        ]

    def _signer(self, noun: Seen) -> Named | None:
        """The body that signs: *The Ministry signed a memorandum with …*."""
        for verb in self.scene.cues("verbs:signed"):
            if 0 <= noun.start - verb.end <= 3:
                near = (a for a in self.agents if 0 <= verb.start - a.end <= 1)
                return next((a for a in near if a.cls in (voc.BODY, voc.COUNTRY)), None)
        return None

    def _spoken_of_with(self, noun: Seen) -> Named | None:
        """The side before a noun: *consultations with X on a draft agreement*."""
        small = self.small("on") | self.small("joining") | _BETWEEN
        for agent in self.agents:
            between = range(agent.end, noun.start)
            words = {self.scene.tokens[n].lower for n in between if not self.is_verb(n)}
            if agent.end <= noun.start and len(between) <= 4 and words and words <= small:
                return agent if agent.cls in (voc.BODY, voc.COUNTRY) else None
        return None

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
            and not self.is_verb(start - 1)
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
            if scene.date_at(end) or (self.is_verb(end) and end not in agents):
                break
            if scene.tokens[end].lower in _AUXILIARY:
                break
            end += 1
        return end

    def spelt_out(self, noun: Seen, nouns: Sequence[Seen]) -> list[Candidate]:
        """The agreements that a noun outside quotation marks names, one or several."""
        if self.scene.language is Language.AZ:
            return self._azerbaijani(noun, nouns)
        return self._head_first(noun, nouns)

    def is_plural(self, noun: Seen) -> bool:
        """Whether a noun stands in the plural."""
        token = self.scene.tokens[noun.end - 1].folded
        if self.scene.language is Language.AZ:
            return "lar" in token[3:] or "ler" in token[3:]
        return token.endswith(("s", "я", "и", "ы"))

    def class_of(self, noun: Seen) -> tuple[str, str | None]:
        """The class that a noun says, and the kind if the ontology has it."""
        cls = self.gazetteer.kinds_of(noun.what)
        return (cls, noun.what) if cls else (voc.AGREEMENT, None)

    def plain(self, noun: Seen) -> str:
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

    def known_as(self, cls: str, start: int, end: int) -> str | None:
        """The IRI of the known thing whose name covers these tokens."""
        for work in self.scene.works:
            if work.cls == cls and work.start < end and start < work.end:
                covered = min(end, work.end) - max(start, work.start)
                if covered >= 0.6 * (end - start) or work.start <= start + 1:
                    return work.iri
        return None
