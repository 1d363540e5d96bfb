"""Numbers that count something: *23 müraciət*, *more than 1,200 appeals*, *bir milyondan çox …*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.texts import marked
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Gazetteer, Named
from bot.reports.finding.nominative import nominative
from bot.reports.finding.scene import Scene, is_word
from bot.text.numbers import number_of
from bot.text.tokens import TokenKind
from bot.understanding.morphology import azerbaijani, russian

_THOUSANDS = re.compile(r"[,.\u00a0\u202f ]")
_CASE_ONLY = re.compile(r"(?:s?[iu]|n?[iu]|[iu]|s[iu]n?[iu]?|[ai]|nin)$")
_ORDINAL = re.compile(r"(?:c[iu]|nc[iu]|th|st|nd|rd|й|я|е|го|му|м|х|ой|ая|ое)")
_COUNTED = frozenset(
    f"nouns:{name}"
    for name in ("project", "memorandum", "meeting", "conference", "seminar", "training")
)
_PERSONS = voc.UNIT_OF_PEOPLE


def figures(
    scene: Scene, agents: Sequence[Named], works: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """The figures of a sentence, in its order."""
    return list(_Finder(scene, agents, works, gazetteer).all())


class _Finder:
    def __init__(
        self,
        scene: Scene,
        agents: Sequence[Named],
        works: Sequence[Candidate],
        gazetteer: Gazetteer,
    ) -> None:
        self.scene = scene
        self.gazetteer = gazetteer
        self.small = gazetteer.cues.small
        self.taken = {n for d in scene.dates for n in range(d.start, d.end)}
        self.taken |= {n for w in works for n in range(w.start, w.end) if w.cls != voc.EVENT}
        self.taken |= {n for q in scene.quotes for n in range(q.start, q.end)}
        self.agents = [a for a in agents if a.cls != voc.PLACE or len(a) == 1]
        self.last: tuple[str | None, int] | None = None

    def all(self) -> Iterator[Candidate]:
        at = 0
        while at < len(self.scene.tokens):
            number = None if at in self.taken else self._number(at)
            if number is None:
                at += 1
                continue
            value, end = number
            found = self._counted(at, end, value)
            if found is not None:
                yield found
            at = max(end, at + 1)

    def _number(self, at: int) -> tuple[int, int] | None:
        """A cardinal number, in digits or words, and where it ends."""
        tokens = self.scene.tokens
        token = tokens[at]
        value: int | None = None
        end = at + 1
        if token.kind is TokenKind.NUMBER and not token.text.startswith("№"):
            if token.suffix and _ORDINAL.fullmatch(
                token.suffix.replace("ı", "i").replace("ü", "u")
            ):
                return None
            value = token.number
            while end < len(tokens) and end not in self.taken and self._goes_on(end):
                value = (value or 0) * 1000 + (tokens[end].number or 0)
                end += 1
        elif is_word(token) and number_of(token.folded) is not None and not self._is_ordinal(at):
            value = number_of(token.folded)
            if value == 1 and not self._multiplied(end):
                return None
        part = self._decimal(at)
        if part is not None and (times := self._multiplied(part[1])):
            return round(part[0] * times), part[1] + 1
        if value is None:
            return None
        while end < len(tokens) and (times := self._multiplied(end)):
            value, end = value * times, end + 1
            rest = tokens[end].number if end < len(tokens) else None
            if times == 1_000 and rest is not None and rest < times and not tokens[end].suffix:
                value, end = value + rest, end + 1  # 38 min 450
        return value, end

    def _decimal(self, at: int) -> tuple[float, int] | None:
        """A number with a part, *1.9* or *1,9*, and where it ends: before *million* only."""
        token, text = self.scene.tokens[at], self.scene.document.text
        if token.kind is TokenKind.ITEM:
            return float(token.lower), at + 1
        beside = at + 1 < len(self.scene.tokens) and self.scene.gap(at + 1) == ","
        if token.kind is TokenKind.NUMBER and beside and self.scene.tokens[at + 1].number:
            digits = self.scene.place(at, at + 2).of(text).replace(",", ".")
            return (float(digits), at + 2) if re.fullmatch(r"\d+\.\d+", digits) else None
        return None

    def _is_ordinal(self, at: int) -> bool:
        return number_of(self.scene.tokens[at].folded, ordinal=True) is not None

    def _goes_on(self, at: int) -> bool:
        """Whether a number goes on with three more digits: *1 206*, *1,204*."""
        token = self.scene.tokens[at]
        digits = re.match(r"\d+", token.text)
        return (
            token.kind is TokenKind.NUMBER
            and digits is not None
            and len(digits[0]) == 3
            and bool(_THOUSANDS.fullmatch(self.scene.gap(at)))
        )

    def _multiplied(self, at: int) -> int:
        if at >= len(self.scene.tokens):
            return 0
        folded = self.scene.tokens[at].folded
        for name, times in (("million", 1_000_000), ("thousand", 1_000)):
            for word in self.small(name):
                if folded.startswith(word) and len(folded) - len(word) <= 3:
                    return times
        return 0

    def _comparator(self, start: int, end: int) -> tuple[str, int, int]:
        """*more than* before a number, *-dan çox* after it."""
        tokens = self.scene.tokens
        for name, value in (("more_than", "more-than"), ("less_than", "less-than")):
            if self.scene.language is Language.AZ:
                if end < len(tokens) and tokens[end].lower in self.small(name):
                    return value, start, end + 1
            elif start and tokens[start - 1].lower in self.small(name):
                first = start - 1
                if first and tokens[first - 1].lower in ("more", "less", "fewer"):
                    first -= 1
                    if tokens[first].lower != "more":
                        return "less-than", first, end
                return value, first, end
        return "", start, end

    def _counted(self, start: int, end: int, value: int) -> Candidate | None:
        comparator, first, end = self._comparator(start, end)
        scene = self.scene
        if end < len(scene.tokens) and scene.is_cue(end, "nouns:numbered"):
            return None
        if scene.tokens[start - 1].lower in ("no", "n") and start:
            return None
        unit = self._unit(end)
        if unit is None:
            return self._of_those(start, end, value)
        concept, last, sure = unit
        self.last = (concept, last)
        name = scene.text(start, last)
        return self._figure(first, last, value, concept, name, comparator, sure)

    def _figure(
        self,
        start: int,
        end: int,
        value: int,
        concept: str | None,
        name: str,
        comparator: str,
        sure: float,
    ) -> Candidate:
        return Candidate(
            voc.FIGURE,
            start,
            end,
            end - 1,
            self._name(start, end, name),
            kind=concept,
            confidence=sure,
            why=marked("number with what it counts"),
            extra={"value": value, "comparator": comparator},
        )

    def _name(self, start: int, end: int, name: str) -> str:
        """The words of a figure, the last as it is given; in Russian as they stand."""
        scene = self.scene
        if scene.language is not Language.AZ:
            return name
        last = [s for s in scene.seen if s.end == end and s.start >= start]
        for one in sorted(last, key=lambda s: s.start):
            words = scene.tokens[one.start : one.end]
            if found := self.gazetteer.dictionary_form(one.what, words):
                return f"{scene.text(start, one.start)} {found}"
        return nominative(name, scene.language, possessed=False)

    def _unit(self, at: int) -> tuple[str | None, int, float] | None:
        """What is counted, after at most two words that describe it."""
        scene = self.scene
        for ahead in range(at, min(at + 4, len(scene.tokens))):
            gap = scene.gap(ahead)
            if any(char in ",.;:()" for char in gap):
                break
            concept = self._concept(ahead)
            if concept is not None:
                return concept, ahead + 1, 0.9 if ahead == at else 0.8
            if ahead in self.taken or not is_word(scene.tokens[ahead]) or self._ends(ahead):
                break
        for ahead in range(at, min(at + 3, len(scene.tokens))):
            if self._is_countable(ahead):
                return None, self._whole(ahead), 0.65
            if ahead in self.taken or not is_word(scene.tokens[ahead]) or self._ends(ahead):
                break
        if at < len(scene.tokens) and self._is_plain_noun(at):
            return None, at + 1, 0.55
        return None

    def _ends(self, at: int) -> bool:
        """Whether a verb ends what a number can count."""
        return any(s.start == at and s.what.startswith("verbs:") for s in self.scene.seen)

    def _whole(self, at: int) -> int:
        """The end of what is counted where its noun is of several words."""
        ends = [
            s.end
            for s in self.scene.seen
            if s.start == at and (s.what.startswith((voc.KIND, "nouns:")))
        ]
        return max(ends, default=at + 1)

    def _is_countable(self, at: int) -> bool:
        """Whether a word after a number is a noun that can be counted, and no verb or particle."""
        scene = self.scene
        gap = any(char in ",.;:()" for char in scene.gap(at))
        if gap or at in self.taken or not is_word(scene.tokens[at]) or self._ends(at):
            return False
        counted = (voc.EVENT, voc.AGREEMENT)
        return any(
            s.start == at and (s.what in _COUNTED or self.gazetteer.kinds_of(s.what) in counted)
            for s in scene.seen
        )

    def _is_plain_noun(self, at: int) -> bool:
        """Whether an unknown word after digits can be what they count."""
        scene = self.scene
        token = scene.tokens[at]
        before = scene.tokens[at - 1]
        digits = before.kind is TokenKind.NUMBER and not before.suffix
        digits = digits or before.kind is TokenKind.ITEM or self._multiplied(at - 1) > 0
        digits = digits or (scene.language is Language.EN and number_of(before.folded) is not None)
        plain = (
            token.text.islower()
            and len(token.text) > 3
            and token.lower not in self.small("of_time")
        )
        gap = scene.gap(at).strip()
        if not digits or not plain or gap or at in self.taken or self._ends(at):
            return False
        if scene.language is Language.EN:
            return token.lower.endswith("s") and not token.lower.endswith(("ss", "us"))
        if scene.language is Language.RU:
            return russian.part_of_speech(token.folded) == "NOUN"
        return not azerbaijani.looks_like_verb(token.lower)

    def _concept(self, at: int) -> str | None:
        scene = self.scene
        for one in scene.seen:
            if one.start <= at < one.end and one.end == at + 1:
                if one.what.startswith(voc.UNIT):
                    return one.what
                if one.what == "nouns:person":
                    return _PERSONS
        token = scene.tokens[at]
        demonym = token.text[:1].islower() and re.search(
            r"l[iu](?:n[iu]n|n[iu]|y[ae]|s[iu])?$", token.folded
        )
        if scene.language is Language.AZ and demonym:
            stem = token.folded[: demonym.start()]
            for match in self.gazetteer.lexicon.forms.azerbaijani.get((stem, False), ()):
                return _PERSONS if match[0][:1] and self._names_country(stem) else None
        return None

    def _names_country(self, stem: str) -> bool:
        from bot.text.fold import fold

        return any(
            fold(name.text) == stem
            for iri in self.gazetteer.known.of_class(voc.COUNTRY)
            for name in self.gazetteer.known.names(iri)
        )

    def _of_those(self, start: int, end: int, value: int) -> Candidate | None:
        """A part of what was counted before: *onlardan 396-sı*, *of which 1,150*, *80 из них*."""
        scene = self.scene
        around = range(max(0, start - 3), min(len(scene.tokens), end + 3))
        parted = any(scene.tokens[n].lower in self.small("out_of") for n in around)
        ended = scene.language is Language.AZ and bool(scene.tokens[end - 1].suffix)
        if self.last is None or not (parted or ended):
            return None
        return self._figure(
            start, end, value, self.last[0], scene.text(start, end), "", 0.7 if parted else 0.55
        )
