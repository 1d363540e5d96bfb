"""One sentence of a report with all that is seen in it: names, cues, dates, quoted titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.document import Document, Sentence, Span
from bot.reports.finding.alignment import words_of
from bot.reports.finding.gazetteer import AGENTS, WORKS, Gazetteer, Named, Seen
from bot.text.dates import DateMention, find_dates
from bot.text.tokens import Token, TokenKind

_OPENING, _CLOSING = "“«„", "”»"
_VERBAL_NOUN = re.compile(
    r"(?:m[ae](?:s[iu]|n[iu]n|s[iu]n|y[ae]|d[ae]|l[ae]r)?\w{0,6}|d[iu]q(?:d[ae]n?)?|m[ae][qk]"
    r"|[iu]nc[ae]|m[ae]d[ae]n)$"
)
_PARTICIPLE = re.compile(r"(?:m[iu]s|[ae]n|d[iu]g[iu]|ac[ae]g[iu])$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: tokens ``start`` to ``end``, and the place of the words."""

    start: int
    end: int
    inside: Span


@dataclass(slots=True)
class Scene:
    """A sentence as it is looked at.  All positions are of its tokens."""

    document: Document
    sentence: Sentence
    tokens: tuple[Token, ...]
    places: tuple[Span, ...]
    agents: list[Named]
    works: list[Named]
    seen: list[Seen]
    dates: list[DateMention]
    quotes: list[Quoted]
    taken: set[int] = field(default_factory=set)

    @property
    def language(self) -> Language:
        """The language of the report."""
        return self.document.language

    def place(self, start: int, end: int) -> Span:
        """Where the tokens ``start`` to ``end`` (exclusive) stand in the document."""
        return Span(self.places[start].start, self.places[end - 1].end)

    def text(self, start: int, end: int) -> str:
        """The words of the tokens, as written but for the spaces."""
        return " ".join(self.place(start, end).of(self.document.text).split())

    def gap(self, at: int) -> str:
        """What stands between the token before ``at`` and that at ``at``."""
        if at <= 0 or at >= len(self.places):
            return ""
        return self.document.text[self.places[at - 1].end : self.places[at].start]

    def cues(self, *what: str) -> list[Seen]:
        """The cues and concepts of these names, in the order of the text."""
        return [one for one in self.seen if one.what in what]

    def is_cue(self, at: int, what: str) -> bool:
        """Whether the token at ``at`` is the last of such a cue."""
        return any(one.end == at + 1 and one.what == what for one in self.seen)

    def quote_around(self, at: int) -> Quoted | None:
        """The quotation that holds a token."""
        return next((one for one in self.quotes if one.start <= at < one.end), None)

    def after(self, quote: Quoted) -> int:
        """The token after a quotation; an ending that is written to its mark is passed over."""
        at = quote.end
        glued = at < len(self.tokens) and not any(char.isspace() for char in self.gap(at))
        return at + 1 if glued and self.tokens[at].text[:1].islower() else at

    def date_at(self, at: int) -> DateMention | None:
        """The date that holds a token."""
        return next((one for one in self.dates if one.start <= at < one.end), None)

    def topics(self, start: int, end: int) -> tuple[str, ...]:
        """The topics that the words from ``start`` to ``end`` tell, those in names apart."""
        names = {n for a in self.agents for n in range(a.start, a.end)}
        found = (
            one.what
            for one in self.seen
            if one.what.startswith(voc.TOPIC)
            and start <= one.start
            and one.end <= end
            and not names.issuperset(range(one.start, one.end))
        )
        return tuple(dict.fromkeys(found))

    def is_title(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def is_nominal(self, at: int) -> bool:
        """Whether a verb form is a noun (*imzalanması*): a deed that is not said to be done."""
        return self.language is Language.AZ and bool(_VERBAL_NOUN.search(self.tokens[at].folded))

    def is_participle(self, at: int) -> bool:
        """Whether a verb form describes what follows it."""
        return self.language is Language.AZ and bool(_PARTICIPLE.search(self.tokens[at].folded))

    def hull(self, *stretches: tuple[int, int]) -> Span:
        """The shortest stretch of the text that holds these tokens, quotation marks closed."""
        start, end = min(one[0] for one in stretches), max(one[1] for one in stretches)
        for quote in self.quotes:
            crossed = quote.start < end and start < quote.end
            if crossed and (start < quote.start or end > quote.end):
                start, end = min(start, quote.start), max(end, quote.end)
        found = self.place(start, end)
        text = self.document.text
        first, last = found.start, found.end
        opened = any(q.start == start and end > q.end for q in self.quotes)
        closed = any(q.end == end and start < q.start for q in self.quotes)
        if opened and first > self.sentence.span.start and text[first - 1] in _OPENING + '"':
            first -= 1
        if closed and last < self.sentence.span.end and text[last] in _CLOSING + '"':
            last += 1
        return Span(first, last)


def look(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> Scene:
    """See what is in a sentence."""
    words = words_of(document.text, sentence.span)
    matches = gazetteer.match(words.tokens)
    named, seen = gazetteer.spans(words.tokens, matches)
    year = document.year or date.today().year
    dates = find_dates(words.tokens, today=date(year, 12, 31), years=(year,))
    quotes = _quotes(document.text, sentence.span, words.places)
    agents = _longest(one for one in named if one.cls in AGENTS)
    works = _longest(one for one in named if one.cls in WORKS)
    scene = Scene(
        document,
        sentence,
        words.tokens,
        words.places,
        agents,
        works,
        _widest(seen),
        [one for one in dates if one.periods],
        quotes,
    )
    _extend_states(scene)
    return scene


def _extend_states(scene: Scene) -> None:
    """Let the name of a country take in what kind of state it is: *Qazaxıstan Respublikası*."""
    states = scene.cues("nouns:state")
    for n, one in enumerate(scene.agents):
        if one.cls != voc.COUNTRY:
            continue
        start, end = one.start, one.end
        for state in states:
            if scene.language is Language.AZ and state.start == end and scene.is_title(end):
                end = state.end
            elif scene.language is Language.RU and state.end == start and scene.is_title(start - 1):
                start = state.start
            elif scene.language is Language.EN and state.end == start - 1:
                start = state.start if scene.tokens[start - 1].lower == "of" else start
        if (start, end) != (one.start, one.end):
            scene.agents[n] = Named(start, end, one.iri, one.cls, one.quality)


def _longest(named: Iterable[Named]) -> list[Named]:
    """Those names that lie in no longer one, in the order of the text."""
    taken: set[int] = set()
    kept: list[Named] = []
    for one in sorted(named, key=lambda n: (-len(n), -n.quality, n.start, n.iri)):
        if taken.isdisjoint(range(one.start, one.end)):
            kept.append(one)
            taken.update(range(one.start, one.end))
    return sorted(kept, key=lambda n: n.start)


def _widest(seen: Sequence[Seen]) -> list[Seen]:
    """Cues without those that lie within a longer one of the same group."""
    kept: list[Seen] = []
    ends: dict[str, list[Seen]] = {}
    for one in sorted(seen, key=lambda s: (s.start - s.end, s.start)):
        group = _group(one.what)
        if any(
            o.start <= one.start and one.end <= o.end and (o.end - o.start) > (one.end - one.start)
            for o in ends.get(group, ())
        ):
            continue
        ends.setdefault(group, []).append(one)
        kept.append(one)
    return sorted(kept, key=lambda s: (s.start, s.end))


def _group(what: str) -> str:
    return what.split(":", 1)[0] if not what.startswith("http") else what.rsplit("/", 1)[0]


def _quotes(text: str, stretch: Span, places: Sequence[Span]) -> list[Quoted]:
    """The quotations of a sentence; one may be closed by another mark than opened it."""
    found: list[Quoted] = []
    opened: int | None = None
    end = min(stretch.end, places[-1].end + 2) if places else stretch.start
    for at in range(stretch.start, end):
        char = text[at]
        straight = char == '"'
        if opened is None and (char in _OPENING or straight):
            opened = at + 1
        elif opened is not None and (char in _CLOSING or straight):
            inside = Span(opened, at)
            held = [n for n, p in enumerate(places) if inside.start <= p.start and p.end <= at]
            if held:
                found.append(Quoted(held[0], held[-1] + 1, inside.trimmed(text)))
            opened = None
    return found


def is_word(token: Token) -> bool:
    """Whether a token is a word, and neither a number nor a dash."""
    return token.kind is TokenKind.WORD
