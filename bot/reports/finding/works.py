"""Projects, programmes and acts of a sentence, by their titles, names and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.texts import marked
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Gazetteer, Seen
from bot.reports.finding.nominative import nominative
from bot.reports.finding.scene import Quoted, Scene
from bot.text.tokens import TokenKind

_NEAR = 3


def works(
    scene: Scene,
    instruments: Sequence[Candidate],
    gazetteer: Gazetteer,
    nicknames: Collection[str] = (),
) -> list[Candidate]:
    """Projects, programmes and numbered acts; ``instruments`` are the agreements found before.

    ``nicknames`` are short names (folded) of projects that earlier sentences gave.
    """
    found = _Finder(scene, instruments, gazetteer).all()
    return sorted([*found, *_nicknamed(scene, found, nicknames)], key=lambda one: one.start)


def _nicknamed(
    scene: Scene, found: Sequence[Candidate], nicknames: Collection[str]
) -> Iterator[Candidate]:
    """Projects by a short name alone, beside another one: *həm Tvinninq, həm “…” layihələri*."""
    taken = {n for one in found for n in range(one.start, one.end)}
    if not nicknames or not any(one.cls == voc.PROJECT for one in found):
        return
    for at, token in enumerate(scene.tokens):
        if token.folded in nicknames and scene.is_title(at) and at not in taken:
            yield Candidate(
                voc.PROJECT,
                at,
                at + 1,
                at,
                token.text,
                nickname=token.text,
                confidence=0.7,
                why=marked("short name that was given before"),
                extra={"bare": True},
            )


class _Finder:
    def __init__(
        self, scene: Scene, instruments: Sequence[Candidate], gazetteer: Gazetteer
    ) -> None:
        self.scene = scene
        self.gazetteer = gazetteer
        self.taken = {n for one in instruments for n in range(one.start, one.end)}
        self.claimed = {id(one.extra.get("quote")) for one in instruments}

    def all(self) -> list[Candidate]:
        found = [*self._acts(), *self._known_titles()]
        for noun in self.scene.cues("nouns:project", "nouns:programme"):
            if noun.start in self.taken:
                continue
            found += self._project(noun)
        unique: list[Candidate] = []
        for one in sorted(found, key=lambda c: (c.start, -c.end)):
            outer = next((o for o in unique if o.start <= one.start and one.end <= o.end), None)
            if outer is None:
                unique.append(one)
            elif one.number and outer.iri == one.iri:
                outer.number = one.number  # the title that it is known by holds its number
        return unique

    def _known_titles(self) -> list[Candidate]:
        """Known works under one of their names; agreements are found with their nouns."""
        return [
            Candidate(
                one.cls,
                one.start,
                one.end,
                one.end - 1,
                self.scene.text(one.start, one.end),
                iri=one.iri,
                confidence=0.97 if one.quality > 0.9 and len(one) > 1 else 0.85,
                why=marked("known under this name"),
            )
            for one in self.scene.works
            if self.taken.isdisjoint(range(one.start, one.end))
        ]

    def _class(self, noun: Seen) -> str:
        return voc.PROJECT if noun.what == "nouns:project" else voc.PROGRAMME

    def _project(self, noun: Seen) -> list[Candidate]:
        scene = self.scene
        inside = scene.quote_around(noun.end - 1)
        if inside is not None:
            if id(inside) in self.claimed or not self._is_head(noun, inside):
                return []
            return self._titles(noun, [inside], within=True)
        quotes = self._titles_of(noun)
        if quotes:
            return self._titles(noun, quotes)
        return self._named(noun)

    def _is_head(self, noun: Seen, quote: Quoted) -> bool:
        if self.scene.language is Language.AZ:
            return noun.end == quote.end
        return noun.start <= quote.start + 1 and noun.what == "nouns:programme"

    def _titles_of(self, noun: Seen) -> list[Quoted]:
        scene = self.scene
        free = [q for q in scene.quotes if id(q) not in self.claimed and not self._is_known(q)]
        if scene.language is not Language.AZ:
            after = [q for q in free if q.start == noun.end]
            before = [q for q in free if q.end == noun.start]
            return (after or before)[:1]
        before = [q for q in free if 0 <= noun.start - q.end <= _NEAR]
        if not before or scene.after(before[-1]) != before[-1].end:
            return []
        if any(
            before[-1].end <= s.start < noun.start
            and self.gazetteer.kinds_of(s.what) == voc.LEGAL_ACT
            for s in scene.seen
        ):
            return []  # “…” adlı fəslin layihəsi: the draft of an act
        found = [before[-1]]
        if "lar" in scene.tokens[noun.end - 1].folded or "ler" in scene.tokens[noun.end - 1].folded:
            found += [q for q in free if q.end <= before[-1].start and self._is_loose(q)][-1:]
        return found

    def _is_known(self, quote: Quoted) -> bool:
        """Whether a title is that of a known thing of another class: the chapter of an act."""
        size = quote.end - quote.start
        return any(
            work.cls not in (voc.PROJECT, voc.PROGRAMME)
            and min(work.end, quote.end) - max(work.start, quote.start) > 0.6 * size
            for work in self.scene.works
        )

    def _is_loose(self, quote: Quoted) -> bool:
        """Whether a title is followed by no noun of its own: “A” və … “B” layihələri."""
        after = self.scene.after(quote)
        return after == quote.end and self.scene.tokens[after].lower in (
            self.gazetteer.cues.small("joining")
        )

    def _titles(self, noun: Seen, quotes: list[Quoted], *, within: bool = False) -> list[Candidate]:
        scene = self.scene
        found = []
        for n, quote in enumerate(quotes):
            title = " ".join(quote.inside.of(scene.document.text).split())
            last = n > 0 or within or noun.end <= quote.start
            between = [
                scene.tokens[at].text for at in range(quote.end, noun.start) if scene.is_title(at)
            ]
            found.append(
                Candidate(
                    self._class(noun),
                    min(quote.start, noun.start) if n == 0 else quote.start,
                    quote.end if last else noun.end,
                    quote.end - 1,
                    nominative(title, scene.language) if within else title,
                    nickname=between[-1] if between and not n else "",
                    confidence=0.93 if n == 0 else 0.85,
                    why=marked("quoted title beside the noun"),
                    extra={"quote": quote, "title": title},
                )
            )
        return found

    def _named(self, noun: Seen) -> list[Candidate]:
        """*Tvinninq layihəsi*, *Dövlət Proqramı*: capitals before the noun; not in Russian."""
        scene = self.scene
        programme = noun.what == "nouns:programme"
        start = noun.start
        if scene.language is Language.RU:
            return []
        while (
            start > 0
            and scene.is_title(start - 1)
            and not scene.gap(start).strip()
            and start - 1 not in self.taken
            and not (start == 1 and scene.tokens[0].lower in self.gazetteer.cues.small("opening"))
            and noun.start - start < 8
        ):
            start -= 1
        agents = {n for a in scene.agents for n in range(a.start, a.end)}
        if start == noun.start or all(n in agents for n in range(start, noun.start)):
            return []
        if programme and not scene.is_title(noun.start):
            return []
        name = nominative(scene.text(start, noun.end), scene.language)
        return [
            Candidate(
                self._class(noun),
                start,
                noun.end,
                noun.end - 1,
                name,
                nickname="" if programme else scene.text(start, noun.start),
                confidence=0.75,
                why=marked("name with capitals before the noun"),
            )
        ]

    # --- acts with numbers ---

    def _acts(self) -> list[Candidate]:
        """Acts by number: *2013 nömrəli Sərəncamı*, *Law No. 123*, *Закон № 12*."""
        scene = self.scene
        found = []
        for noun in scene.seen:
            concept = self.gazetteer.kinds_of(noun.what) == voc.LEGAL_ACT
            if not (concept or noun.what == "nouns:act") or noun.start in self.taken:
                continue
            at = self._number(noun)
            if at is None:
                continue
            number = scene.tokens[at].text.lstrip("№")
            iri = self._by_number(number)
            start, end = min(noun.start, at), max(noun.end, at + 1)
            found.append(
                Candidate(
                    voc.LEGAL_ACT,
                    start,
                    end,
                    noun.end - 1,
                    nominative(scene.text(start, end), scene.language),
                    kind=noun.what if concept else None,
                    iri=iri,
                    number=number,
                    confidence=0.95 if iri else 0.85,
                    why=marked("act with its number"),
                )
            )
        return found

    def _number(self, noun: Seen) -> int | None:
        scene = self.scene
        if scene.language is Language.AZ:
            words = scene.cues("nouns:numbered")
            near = [w for w in words if 0 <= noun.start - w.end <= 1 and w.start > 0]
            return near[-1].start - 1 if near and self._is_number(near[-1].start - 1) else None
        for at in range(noun.end, min(noun.end + 9, len(scene.tokens))):
            marked = scene.tokens[at].text.startswith("№") or scene.tokens[at - 1].lower in (
                "no",
                "n",
            )
            if self._is_number(at) and (marked or scene.gap(at).strip() in ("№", ".")):
                return at
        return None

    def _is_number(self, at: int) -> bool:
        return self.scene.tokens[at].kind in (TokenKind.NUMBER, TokenKind.ACT)

    def _by_number(self, number: str) -> str | None:
        known = self.gazetteer.known
        wanted = number.lower().replace(" ", "-")
        for iri in known.of_class(voc.LEGAL_ACT):
            if any(v.value.lower() == wanted for v in known.values(iri, voc.NUMBER)):
                return iri
        return None
