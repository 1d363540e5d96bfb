"""Names of places that nothing knows: *Vyana şəhərində*, *in Seoul*, *в городе Минске*."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.model import Language
from bot.reports.finding.body_names import BodyNames
from bot.reports.finding.nominative import is_in_case, nominative
from bot.reports.finding.scene import Scene

_LOCATIVE = re.compile(r"^(.{3,}?)(?:nd[ae]|[dt][ae])$")


class PlaceNames(BodyNames):
    """Reads names of places."""

    def place_name(
        self, scene: Scene, at: int, cities: Mapping[int, object]
    ) -> tuple[str, float] | None:
        """The name of the place that a token is, and how surely; ``cities`` by first token."""
        token = scene.tokens[at]
        if scene.language is Language.AZ:
            if self._before_city(scene, at, cities):
                return token.text, 0.85
            found = _LOCATIVE.match(token.folded)
            common = any(m.quality > 0.9 for m in self.gazetteer.lexicon.forms.match(token))
            if found and at > 0 and not common and not scene.gap(at).strip():
                return token.text[: len(found[1])], 0.6
            return None
        before = scene.tokens[at - 1].lower if at else ""
        alone = not scene.is_title(at + 1) or bool(self.broken(scene, at + 1))
        if scene.language is Language.EN:
            return (token.text, 0.75) if before == "in" and alone else None
        if before in ("городе", "г", "город", "города"):
            return nominative(token.text, scene.language), 0.85
        if before in ("в", "во") and alone and is_in_case(token.lower, "loct"):
            return nominative(token.text, scene.language), 0.7
        return None

    def _before_city(self, scene: Scene, at: int, cities: Mapping[int, object]) -> bool:
        """Whether *city* follows a name, or the end of a list of them: *Şəki, Quba və X şəhəri*."""
        ahead = at + 1
        while ahead < len(scene.tokens):
            if ahead in cities:
                return True
            gap = scene.gap(ahead).strip()
            joined = gap == "," or scene.tokens[ahead].lower in self.small("joining")
            if not joined and not scene.is_title(ahead):
                return False
            if (
                scene.is_title(ahead)
                and not joined
                and scene.tokens[ahead - 1].lower not in (self.small("joining"))
            ):
                return False
            ahead += 1
        return False
