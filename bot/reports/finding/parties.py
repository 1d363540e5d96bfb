"""The parties of an agreement: *X ilə Y arasında*, *between X and Y*, *between* left out."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.gazetteer import Gazetteer, Named
from bot.reports.finding.nominative import is_in_case
from bot.reports.finding.scene import Scene


class PartyLists:
    """Reads the parties that a sentence names between two of its tokens."""

    def __init__(self, scene: Scene, agents: Sequence[Named], gazetteer: Gazetteer) -> None:
        """``agents`` are the bodies, countries and places of ``scene``."""
        self.scene = scene
        self.agents = agents
        self.gazetteer = gazetteer
        self.small = gazetteer.cues.small

    def parties_in(self, start: int, end: int) -> tuple[tuple[Named, ...], tuple[Named, ...], int]:
        """The parties named between two tokens, their members in brackets, and where they begin."""
        between = [
            one for one in self.scene.cues("nouns:between") if start <= one.start and one.end <= end
        ]
        if self.scene.language is Language.AZ:
            for word in between:
                if found := self.list_before(word.start, start):
                    return found
            return (), (), end
        for word in between:
            if listed := self._list_after(word.end, end):
                return (*listed, word.start)
        return (), (), end

    def list_before(
        self, at: int, start: int
    ) -> tuple[tuple[Named, ...], tuple[Named, ...], int] | None:
        """``X ilə Y`` before *arasında*; what stands in brackets after a party are its members."""
        parties: list[Named] = []
        members: list[Named] = []
        edge = at
        for agent in reversed([a for a in self.agents if start <= a.start and a.end <= at]):
            if not self._only_joins(agent.end, edge):
                break
            (members if self.is_bracketed(agent.start) else parties).append(agent)
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
            (members if self.is_bracketed(agent.start) else parties).append(agent)
            edge = agent.end
        return (tuple(parties), tuple(members)) if len(parties) >= 2 else None

    def _only_joins(self, start: int, end: int) -> bool:
        small = self.small("joining")
        return all(self.scene.tokens[n].lower in small for n in range(start, end))

    def is_bracketed(self, at: int) -> bool:
        """Whether a token stands in brackets."""
        text = self.scene.document.text[
            self.scene.sentence.span.start : self.scene.places[at].start
        ]
        return text.count("(") > text.count(")")

    def with_agent(self, start: int, end: int) -> Named | None:
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

    def with_before(self, start: int, end: int) -> Named | None:
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

    def is_verb(self, at: int) -> bool:
        """Whether a token is of a verb that says what was done."""
        return any(
            one.start <= at < one.end and one.what.startswith("verbs:") for one in self.scene.seen
        )
