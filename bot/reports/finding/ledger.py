"""What is proposed of a report so far: things, and what is stated of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot import vocabulary as voc
from bot.model import Language, Term
from bot.rendering.texts import marked
from bot.reports.document import Document, Span
from bot.reports.finding.agents import Agents
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import WORLD, Gazetteer, Named
from bot.reports.finding.register import Register
from bot.reports.finding.said import Said
from bot.reports.finding.scene import Scene
from bot.reports.proposal import NameToFill, NewThing, Proposal
from bot.text.fold import fold

_HOME = {
    "az": "Yalnız o biri tərəf adlanıb; hesabatı verən ölkənin tərəf olması nəticə çıxarılıb.",
    "en": "Only the other party is named; that the country of the report is one too is inferred.",
    "ru": "Названа только другая сторона; что страна отчёта — тоже сторона, выведено.",
}
_SHORTEST = 48
"""A short name has so many characters at most."""
_TRUST = {Language.AZ: 1.0, Language.EN: 0.92, Language.RU: 0.92}
"""The rules that read the noun first were tried on less, and were right less often."""


class Ledger:
    """Collects the proposals of one report."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        """``document.report`` has to be decided."""
        self.document = document
        self.known = gazetteer.known
        self.gazetteer = gazetteer
        self.agents = Agents(gazetteer)
        self.register = Register(gazetteer, self.agents, document.report)
        self.facts: list[Proposal] = []
        self._names = set(self.known.folded_names)
        self._short_names = set(self._names)
        self.first: dict[str, tuple[Candidate | Named, Span, Span]] = {}

    def remember(self, thing: str, one: Candidate | Named, sentence: Span, words: Span) -> None:
        """Keep where a thing is first named."""
        self.first.setdefault(thing, (one, sentence, words))

    def agent(self, scene: Scene, named: Named) -> str:
        """The id of an agent; a new one is proposed, with the country in its name."""
        thing = self.register.agent(named)
        if self.register.is_new_agent(named):
            words = scene.place(named.start, named.end)
            seen = thing in self.first
            self.remember(thing, named, scene.sentence.span, words)
            new = self.agents.new.get(named.iri)
            if not seen and new is not None and new.country is not None:
                subject = Candidate(named.cls, named.start, named.end, named.start, "", thing=thing)
                value = Term(voc.ID + self.agent(scene, new.country))
                at = (named.start, named.end)
                self.fact(scene, subject, voc.OF_COUNTRY, value, (at,), 0.85)
        return thing

    def is_new(self, thing: str) -> bool:
        """Whether the data does not have a thing."""
        return thing not in self.known.ids

    def state(self, scene: Scene, one: Said) -> None:
        """Propose a statement, once its subject has an id."""
        subject = one.subject
        if not subject.thing:
            return
        value = self._value(scene, one.value)
        if value is None or value.value == voc.ID + subject.thing:
            return
        self.fact(
            scene,
            subject,
            one.predicate,
            value,
            one.words,
            one.confidence,
            note=_HOME if one.inferred else {},
        )

    def _value(self, scene: Scene, value: Term | Named | Candidate) -> Term | None:
        if isinstance(value, Term):
            return value
        if isinstance(value, Named):
            return Term(voc.ID + self.agent(scene, value))
        return Term(voc.ID + value.thing) if value.thing else None

    def fact(
        self,
        scene: Scene,
        subject: Candidate,
        predicate: str,
        value: Term,
        words: Sequence[tuple[int, int]],
        confidence: float,
        *,
        note: dict[str, str] | None = None,
    ) -> None:
        """Propose that a thing has a value, as the words at these tokens prove."""
        self.facts.append(
            Proposal(
                subject.thing,
                subject.cls,
                self.is_new(subject.thing),
                predicate,
                value,
                passage=scene.hull(*words),
                words=tuple(dict.fromkeys(scene.place(*stretch) for stretch in words)),
                confidence=self._sure(subject, confidence),
                inferred=bool(note),
                note=note or {},
            )
        )

    def _sure(self, subject: Candidate, confidence: float) -> float:
        """How sure a statement is: less where its thing is a guess, or its rules less tried."""
        trust = _TRUST[self.document.language]
        if self.is_new(subject.thing) and subject.cls != voc.MEASURE:
            trust *= (1 + min(subject.confidence, 1.0)) / 2
        return round(min(confidence * trust, 0.99), 2)

    def latest(self) -> Iterator[Proposal]:
        """Each fact once, by its surest words, and the furthest status that a thing has come to."""
        furthest: dict[str, int] = {}
        for fact in self.facts:
            if fact.predicate == voc.HAS_STATUS:
                rank = self._rank(fact.object.value)
                furthest[fact.subject] = max(furthest.get(fact.subject, 0), rank)
        surest: dict[tuple[str, str, Term], Proposal] = {}
        for fact in self.facts:
            key = (fact.subject, fact.predicate, fact.object)
            if key not in surest or fact.confidence > surest[key].confidence:
                surest[key] = fact
        for fact in surest.values():
            status = fact.predicate == voc.HAS_STATUS
            if not status or self._rank(fact.object.value) == furthest[fact.subject]:
                yield fact

    def _rank(self, status: str) -> int:
        """How far a status is, by the ontology."""
        ranks = self.known.values(status, voc.RANK)
        return int(ranks[0].value) if ranks else 0

    def things(self) -> Iterator[NewThing]:
        """The new things, each by its first words."""
        code = self.document.language.value
        for thing, (one, sentence, words) in self.first.items():
            if not self.is_new(thing):
                continue
            if isinstance(one, Named):
                names, sure = self._agent_names(one)
                kind = self.agents.new[one.iri].kind if one.iri in self.agents.new else None
                yield NewThing(
                    thing,
                    one.cls,
                    sentence,
                    (words,),
                    names=names,
                    short_names=self._short(names),
                    kind=kind,
                    confidence=sure,
                    note=marked("name that only a new body or place can have"),
                )
                continue
            first = self.register.minted.get(thing, one)
            others = first.extra.get("other")
            names = self._own({code: first.name} if first.name else {})
            yield NewThing(
                thing,
                first.cls,
                sentence,
                (words,),
                names=names,
                short_names=self._short(names),
                other_names={code: tuple(dict.fromkeys(others))}
                if isinstance(others, list)
                else {},
                kind=first.kind if first.cls != voc.FIGURE else None,
                topics=first.topics,
                confidence=round(first.confidence * _TRUST[self.document.language], 2),
                note=first.why,
            )

    def _own(self, names: dict[str, str]) -> dict[str, str]:
        """The names that nothing else has: others are left to be given by a person."""
        found = {}
        for code, name in names.items():
            key = (code, fold(name))
            if key not in self._names:
                self._names.add(key)
                found[code] = name
        return found

    def _short(self, names: Mapping[str, str]) -> dict[str, str]:
        """The names that are short enough to be short names, and that nothing else has."""
        found = {}
        for code, name in names.items():
            key = (code, fold(name))
            if len(name) <= _SHORTEST and key not in self._short_names:
                self._short_names.add(key)
                found[code] = name
        return found

    def _agent_names(self, named: Named) -> tuple[dict[str, str], float]:
        if named.iri.startswith(WORLD):
            names = self.gazetteer.world[named.iri.removeprefix(WORLD)]
            codes = (language.value for language in Language)
            return dict(zip(codes, names, strict=True)), 0.95
        agent = self.agents.new[named.iri]
        return {self.document.language.value: agent.name}, agent.confidence

    def names_to_fill(self, things: Sequence[NewThing]) -> Iterator[NameToFill]:
        """The names that new things have in no language yet."""
        for thing in things:
            for language in Language:
                if language.value not in thing.names:
                    yield NameToFill(thing.id, voc.PREF_LABEL, language.value)
                if language.value not in thing.short_names:
                    yield NameToFill(thing.id, voc.SHORT_NAME, language.value)
