"""How far the name of a body goes, from the noun that heads it."""

from __future__ import annotations

import re

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.gazetteer import Gazetteer
from bot.reports.finding.nominative import is_in_case
from bot.reports.finding.scene import Scene, is_word
from bot.text.fold import fold
from bot.understanding.morphology import russian

_STOPS = frozenset("().,;:")


class BodyNames:
    """Reads names of bodies that nothing knows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """``gazetteer`` says which nouns head the name of a body, and the small words in it."""
        self.gazetteer = gazetteer
        self.small = gazetteer.cues.small

    def plurals(self, scene: Scene) -> set[int]:
        """Heads in the plural: *ministries* are no ministry."""
        plural = {Language.AZ: r".{3,}l[ae]r", Language.EN: r"s$"}.get(scene.language, r"$^")
        return {
            one.end - 1
            for one in scene.cues("nouns:body")
            if re.search(plural, scene.tokens[one.end - 1].folded)
        }

    def can_head(self, scene: Scene, head: int) -> bool:
        """Whether a noun can head a name: it is written with a capital, but in Russian."""
        token = scene.tokens[head]
        if scene.language is Language.RU:
            return True
        return token.text[:1].isupper()

    def stretch(self, scene: Scene, head: int, heads: list[int]) -> tuple[int, int] | None:
        """The tokens of the name that a noun heads; ``heads`` are all such nouns."""
        if scene.language is Language.AZ:
            return self._to_the_left(scene, head, heads), head + 1
        if scene.language is Language.EN:
            return self._english(scene, head, heads)
        return self._russian(scene, head)

    def broken(self, scene: Scene, at: int) -> bool:
        """Whether a name cannot go on over the gap before ``at``."""
        return any(char in _STOPS or char in '“”«»"' for char in scene.gap(at))

    def _to_the_left(self, scene: Scene, head: int, heads: list[int]) -> int:
        """Where a name begins that ends in its head: over capitals and small words within."""
        joining, opening = self.small("in_names"), self.small("opening")
        start = head
        while start > 0 and not self.broken(scene, start):
            at = start - 1
            token = scene.tokens[at]
            if at in heads and scene.is_title(at) and not self._genitive(scene, at):
                break
            if scene.date_at(at) or not is_word(token):
                break
            if scene.is_title(at) and not (at == 0 and token.lower in opening):
                start = at
            elif (
                token.lower in joining
                and at > 0
                and scene.is_title(at - 1)
                and at - 1 not in heads
                and not self.broken(scene, at)
                and not self._is_country(scene, at - 1)
            ):
                start = at - 1
            else:
                break
        return start

    def _genitive(self, scene: Scene, at: int) -> bool:
        """Whether a head stands in the genitive, as the owner of what follows."""
        return bool(re.search(r"n[iu]n$", scene.tokens[at].folded)) or bool(
            re.search(r"n[iu]n$", fold(scene.tokens[at].suffix))
        )

    def _is_country(self, scene: Scene, at: int) -> bool:
        return any(a.cls == voc.COUNTRY and a.start <= at < a.end for a in scene.agents)

    def _english(self, scene: Scene, head: int, heads: list[int]) -> tuple[int, int] | None:
        start = head
        while start > 0 and not self.broken(scene, start) and scene.is_title(start - 1):
            if start - 1 == 0 and scene.tokens[0].lower in self.small("opening"):
                break
            if scene.date_at(start - 1) or not is_word(scene.tokens[start - 1]):
                break
            start -= 1
            if (
                start > 1
                and scene.tokens[start - 1].lower in ("and", "for")
                and self._goes_on_left(scene, start - 2, heads)
            ):
                start -= 2
        end, joining = head + 1, self.small("in_names")
        while end < len(scene.tokens) and not self.broken(scene, end):
            ahead = end
            while (
                ahead < len(scene.tokens)
                and scene.tokens[ahead].lower in joining
                and ahead - end < 2
                and not self.broken(scene, ahead)
            ):
                ahead += 1
            if not scene.is_title(ahead) or scene.date_at(ahead) or self.broken(scene, ahead):
                break
            joined = [scene.tokens[n].lower for n in range(end, ahead)]
            if "and" in joined and self._begins_body(scene, ahead, heads):
                break
            if "in" in joined or ("on" in joined and end > head + 1):
                break  # a Group on Tourism; but not a Service on the border
            end = ahead + 1
        return start, end

    def _goes_on_left(self, scene: Scene, at: int, heads: list[int]) -> bool:
        """Whether capitals before *and* belong to the name: they have no head of their own."""
        if not scene.is_title(at) or self.broken(scene, at + 1) or self.broken(scene, at + 2):
            return False
        while at >= 0 and scene.is_title(at):
            if at in heads or any(a.start <= at < a.end for a in scene.agents):
                return False
            at -= 1
        return at < 0 or scene.tokens[at].lower not in ("of", "and")

    def _begins_body(self, scene: Scene, at: int, heads: list[int]) -> bool:
        """Whether another body begins at ``at``: *and the Turkish Employment Agency*."""
        while scene.is_title(at):
            if at in heads:
                return True
            at += 1
        return any(one.start == at for one in scene.agents)

    def _russian(self, scene: Scene, head: int) -> tuple[int, int] | None:
        start, end = head, head + 1
        while start > 0 and not self.broken(scene, start) and self._describes(scene, start - 1):
            start -= 1
        while start < head and not scene.is_title(start):
            start += 1
        while end < len(scene.tokens) and not self.broken(scene, end):
            word = scene.tokens[end].lower
            following = scene.tokens[end + 1].lower if end + 1 < len(scene.tokens) else ""
            if word == "по" and end == head + 1 and following:
                end += 1
                while end + 1 < len(scene.tokens) and self._describes(scene, end):
                    end += 1
                end += 1
            elif word == "в" and following in ("области", "сфере"):
                end += 2
            elif (
                is_word(scene.tokens[end])
                and len(word) > 2
                and is_in_case(word, "gent")
                and not self._is_verb(word)
            ):
                end += 1
            elif word == "и" and is_in_case(following, "gent") and following.islower():
                end += 2
            elif word == "в" and any(a.start == end + 1 for a in scene.agents):
                end += 2  # Посольство … в Азербайджане
            elif scene.tokens[end].text.isupper() and len(word) > 1:
                end += 1
            else:
                break
        country = next((a for a in scene.agents if a.start < end < a.end), None)
        end = country.end if country is not None else end
        if not scene.is_title(start):
            return None
        return start, min(end, len(scene.tokens))

    def _is_verb(self, word: str) -> bool:
        return russian.is_verb(fold(word)) or russian.is_participle(fold(word))

    def _describes(self, scene: Scene, at: int) -> bool:
        return russian.part_of_speech(scene.tokens[at].folded) == "ADJF" and not scene.date_at(at)

    def is_adjective(self, scene: Scene, at: int) -> bool:
        """Whether a Russian word that begins with a capital describes what follows."""
        return scene.is_title(at) and russian.part_of_speech(scene.tokens[at].folded) == "ADJF"
