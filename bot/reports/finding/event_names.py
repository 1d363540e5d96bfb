"""How an event is called, by the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Gazetteer, Named, Seen
from bot.reports.finding.nominative import nominative
from bot.reports.finding.scene import Quoted, Scene, is_word
from bot.understanding.morphology import russian

_PLACES = frozenset({"nouns:city", "nouns:subject"})
_POSSESSED = re.compile(r"^(?:l[ae]r)?s?[iu]")
BY_CUE = {
    f"nouns:{kind}": voc.KIND + kind for kind in ("meeting", "conference", "seminar", "training")
}
_ENDING = re.compile(
    r"(?:cerc?iv[ae]sind[ae]|m[ae]qs[ae]dil[ae]|zamani|tarix(?:l[ae]r)?(?:in)?d[ae])$"
)


class EventNames:
    """Reads the names of events."""

    def __init__(
        self,
        scene: Scene,
        agents: Sequence[Named],
        works: Sequence[Candidate],
        gazetteer: Gazetteer,
    ) -> None:
        """``works`` are the other things that the sentence names."""
        self.scene = scene
        self.agents = agents
        self.works = works
        self.gazetteer = gazetteer

    def dictionary_form(self, noun: Seen) -> str:
        """The noun of an event as it is given, where it stands inflected."""
        scene = self.scene
        words = scene.tokens[noun.start : noun.end]
        if scene.language is Language.RU:
            return nominative(scene.text(noun.start, noun.end), scene.language)
        for what in (noun.what, *(cue for cue, kind in BY_CUE.items() if kind == noun.what)):
            found = self.gazetteer.dictionary_form(what, words)
            if found is not None:
                possessed = bool(_POSSESSED.search(words[-1].folded[len(found.split()[-1]) :]))
                plain = nominative(scene.text(noun.start, noun.end), scene.language)
                return plain if possessed and scene.language is Language.AZ else found
        return nominative(scene.text(noun.start, noun.end), scene.language, possessed=False)

    def title(self, noun: Seen) -> Quoted | None:
        """The title beside a noun: “…” mövzusunda seminar, a seminar “…”."""
        scene = self.scene
        taken = {id(w.extra.get("quote")) for w in self.works}
        free = [q for q in scene.quotes if id(q) not in taken]
        if scene.language is Language.AZ:
            near = [q for q in free if 0 <= noun.start - q.end <= 3 and not self._ended(q, noun)]
            return near[-1] if near else None
        return next((q for q in free if 0 <= q.start - noun.end <= 1), None)

    def _ended(self, quote: Quoted, noun: Seen) -> bool:
        """Whether other words than *on the subject of* stand between a title and its noun."""
        return any(
            self._stops(n) or (not self._introduces(n) and n < noun.start - 1)
            for n in range(quote.end, noun.start)
        )

    def _introduces(self, at: int) -> bool:
        return self.scene.is_cue(at, "nouns:subject")

    def begins(self, noun: Seen, before: int) -> int:
        """Where the name of an event begins, before its noun."""
        scene = self.scene
        start = noun.start
        if scene.language is Language.RU:
            return start - 1 if start > before and self._describes(start - 1) else start
        az = scene.language is Language.AZ
        named = {n: a for a in self.agents for n in range(a.start, a.end)}
        low = max(before, noun.start - 30)
        while start > low:
            at = start - 1
            agent = named.get(at)
            comma = scene.gap(start).strip() == "," and start in named and agent is not None
            if (scene.gap(start).strip() and not comma) or scene.date_at(at):
                break
            if agent is not None and not (az and self._locative(agent.end - 1)):
                start = max(low, agent.start)
                continue
            if agent is not None or scene.quote_around(at) or self._stops(at):
                break
            if noun.start - at > 12:
                break
            start = at
        while start < noun.start and scene.tokens[start].lower in self._trimmed:
            start += 1
        return start

    def _describes(self, at: int) -> bool:
        return russian.part_of_speech(self.scene.tokens[at].folded) == "ADJF"

    @property
    def _trimmed(self) -> frozenset[str]:
        small = self.gazetteer.cues.small
        return small("joining") | small("on") | small("opening") - small("next")

    def _stops(self, at: int) -> bool:
        """Whether a word ends what goes before a name: a verb, *tərəfindən*, *çərçivəsində*."""
        scene = self.scene
        token = scene.tokens[at]
        if scene.language is Language.EN:
            return (
                token.lower in self._trimmed
                or any(v.start <= at < v.end and v.what.startswith("verbs:") for v in scene.seen)
                or not is_word(token)
            )
        if any(
            s.start <= at < s.end and (s.what.startswith(("verbs:", "parts:")) or s.what in _PLACES)
            for s in scene.seen
        ):
            return True
        return not is_word(token) or bool(_ENDING.search(token.folded))

    def _locative(self, at: int) -> bool:
        return bool(re.search(r"d[ae]$|t[ae]$", self.scene.tokens[at].folded))
