"""What is known of one thing as its page shows it: words, links and numbered sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.assistant.entries import Entry, entry
from bot.model import Fact, Language, Source, Stage, TermKind
from bot.rendering.facts import UNSHOWN, grouped, is_lower_bound
from bot.rendering.history import stage_words
from bot.rendering.voice import Voice
from bot.web.addresses import address_of, is_ours, is_web
from bot.web.drawn import picture_alt
from bot.web.languages import NAMES

MOST_VALUES = 100
"""So many values of a property are shown; all are in the data."""
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property: its words, the page it leads to, the numbers of its sources."""

    text: str
    address: str = ""
    language: str = ""
    sources: tuple[int, ...] = ()
    inferred: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one property; ``more`` are those that are not shown."""

    name: str
    address: str
    values: tuple[Value, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that proves facts, with its number on the page."""

    number: int
    text: str
    language: str
    report: str
    address: str
    measure: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the thing, in one language."""

    text: str
    language: str
    tongue: str
    translated: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """The page of a thing, in words of one language.

    ``picture`` says in words what the picture of its ties shows; there is none where it is empty.
    """

    iri: str
    title: str
    official: str
    kind: str
    kind_address: str
    names: tuple[Name, ...]
    others: tuple[Name, ...]
    facts: tuple[Group, ...]
    ties: tuple[Group, ...]
    quotes: tuple[Quote, ...]
    picture: str
    version: str


def entry_view(assistant: Assistant, iri: str, language: Language) -> EntryView | None:
    """The page of ``iri``; ``None`` where nothing is known of it."""
    found = entry(assistant, iri, language)
    return _Viewing(assistant, found).view() if found else None


class _Viewing:
    def __init__(self, assistant: Assistant, found: Entry) -> None:
        self._assistant = assistant
        self._entry = found
        self._row = found.row
        self._voice = Voice(found.answer)
        self._numbers: dict[Source, int] = {}

    def view(self) -> EntryView:
        voice, row = self._voice, self._row
        short, full = voice.short(row.iri), voice.full(row.iri)
        facts = tuple(self._groups())
        for source in row.named_in:
            self._number(source)
        names = self._names((voc.PREF_LABEL, voc.LABEL, voc.DCTERMS + "title"))
        return EntryView(
            iri=row.iri,
            title=short,
            official=full if full != short else "",
            kind=voice.full(row.cls) if row.cls else "",
            kind_address=self._link(row.cls)[0] if row.cls else "",
            names=names,
            others=self._names((voc.SHORT_NAME, voc.ALT_LABEL), but={n.text for n in names}),
            facts=facts,
            ties=tuple(self._ties()),
            quotes=tuple(map(self._quote, self._numbers)),
            picture=picture_alt(self._assistant, row.iri, voice.language),
            version=self._entry.answer.version,
        )

    def _groups(self) -> Iterable[Group]:
        voice = self._voice
        for name, facts in grouped(self._row.facts).items():
            if name in UNSHOWN:
                continue
            spoken = voice.spoken(facts)
            values = tuple(map(self._value, spoken[:MOST_VALUES]))
            more = max(0, len(spoken) - MOST_VALUES)
            yield Group(voice.full(name), self._link(name)[0], values, more)
            if self._row.history and name == self._row.history[-1].fact.property:
                yield Group(voice.say("History"), "", tuple(map(self._stage, self._row.history)), 0)

    def _stage(self, stage: Stage) -> Value:
        """What reports of some years stated, with their words."""
        sources = tuple(sorted({self._number(source) for source in stage.fact.sources}))
        return Value(stage_words(self._voice, stage), "", "", sources, stage.fact.inferred)

    def _value(self, fact: Fact) -> Value:
        voice, term = self._voice, fact.value
        sources = tuple(sorted({self._number(source) for source in fact.sources}))
        if term.kind is TermKind.IRI:
            address, outside = self._link(term.value)
            text = term.value if outside else voice.short(term.value)
            return Value(text, address, "", sources, fact.inferred, outside)
        text = voice.value(term, _LONGEST)
        if fact.property == voc.VALUE and is_lower_bound(self._row):
            text = voice.more_than(term.value)
        return Value(text, "", term.language or "", sources, fact.inferred)

    def _ties(self) -> Iterable[Group]:
        voice = self._voice
        own = {fact.value.value for fact in self._row.facts}
        groups: dict[str, dict[str, None]] = {}
        for tie in self._row.ties:
            if tie.property not in UNSHOWN and tie.other not in own:
                groups.setdefault(tie.property, {})[tie.other] = None
        for name, others in groups.items():
            shown = list(others)[:MOST_VALUES]
            named = self._assistant.names(shown, voice.language)
            values = tuple(Value(named[iri].short, self._link(iri)[0]) for iri in shown)
            more = len(others) - len(shown)
            yield Group(voice.inverse(name), self._link(name)[0], values, more)

    def _link(self, iri: str) -> tuple[str, bool]:
        """Where an IRI leads to, and whether that is away from here."""
        retrieval = self._assistant.retrieval
        known = is_ours(iri) or iri.startswith(voc.SORAQ) or retrieval.classes_of(iri)
        if known or iri in retrieval.schema.notes:
            return address_of(iri), False
        return (iri, True) if is_web(iri) else ("", False)

    def _number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def _quote(self, source: Source) -> Quote:
        voice = self._voice
        number = source.measure
        measure = voice.count("measure %(numbers)s", 1, numbers=number) if number else ""
        return Quote(
            number=self._numbers[source],
            text=source.quote,
            language=self._entry.languages.get(source.report, ""),
            report=voice.short(source.report),
            address=self._link(source.report)[0],
            measure=measure,
        )

    def _names(self, how: tuple[str, ...], but: Iterable[str] = ()) -> tuple[Name, ...]:
        found: dict[tuple[str, str], Name] = {}
        for name, term in self._entry.names:
            if name in how and term.value not in set(but):
                code = term.language or ""
                tongue = next((NAMES[one] for one in Language if one.value == code), code)
                translated = code in self._entry.own_translations
                found.setdefault((code, term.value), Name(term.value, code, tongue, translated))
        return tuple(found.values())
