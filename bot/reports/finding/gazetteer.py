"""What can be recognised in a report: known things under all their names, concepts, cues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.finding.cues import Cues, cues_of
from bot.reports.known import Known
from bot.text.fold import fold, lower
from bot.text.tokens import Token
from bot.understanding.grammar import grammar_phrases, world_countries, world_names
from bot.understanding.lexicon import Lexicon
from bot.understanding.morphology import russian
from bot.understanding.senses import Entry, Sense, Sort, Span, WordMatch

CONVENTION, RECOMMENDATION = voc.SORAQ + "Convention", voc.SORAQ + "Recommendation"
AGENTS = frozenset({voc.BODY, voc.COUNTRY, voc.PLACE})
WORKS = frozenset(
    {voc.AGREEMENT, CONVENTION, RECOMMENDATION, voc.LEGAL_ACT, voc.PROJECT, voc.PROGRAMME}
)
_SPELLINGS = frozenset({voc.HIDDEN_LABEL})
_TITLE = voc.SORAQ + "title"
_KIND_OF = voc.SORAQ + "kindOf"
WORLD = "world:"
_NOUN = re.compile(r"(?:ation|ment|er|or)s?$")
_LANGUAGES = {member.value: member for member in Language}


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens ``start`` to ``end`` that name a thing: its IRI and class, how surely (0 to 1).

    ``iri`` is ``world:`` and a code for a country that the data does not have.
    """

    start: int
    end: int
    iri: str
    cls: str
    quality: float

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Seen:
    """Tokens ``start`` to ``end`` that stand for a concept (IRI) or a cue (``verbs:signed``)."""

    start: int
    end: int
    what: str
    negated: bool = False


class Gazetteer:
    """The names that ``known`` holds, the world's countries, and the cues of one language."""

    def __init__(self, known: Known, language: Language) -> None:
        self.known = known
        self.language = language
        self.cues: Cues = cues_of(language)
        self.world = world_names()
        self._spelt: dict[str, set[str]] = {}
        self._classes: dict[str, str] = {}
        self._abbreviations: dict[str, set[str]] = {}
        self._common: set[str] = set()
        self._labels: dict[str, list[str]] = {}
        home = (i for i in known.of_class(voc.COUNTRY) if known.values(i, voc.HOME))
        self.home = next(home, None)
        self._kinds = {
            iri: found[0].value
            for iri in known.of_class(voc.CONCEPT)
            if (found := known.values(iri, _KIND_OF))
        }
        self.lexicon = Lexicon(
            [*self._things(), *self._concepts(), *self.cues.entries(), *self._countries()],
            [(p.phrase, p.language) for p in grammar_phrases() if p.part == "glue"],
        )

    def kinds_of(self, concept: str) -> str | None:
        """The class whose kind a concept is."""
        return self._kinds.get(concept)

    def match(self, tokens: Sequence[Token]) -> list[tuple[WordMatch, ...]]:
        """The words of the lexicon that each token can be a form of."""
        return [self.lexicon.forms.match(token) for token in tokens]

    def spans(
        self, tokens: Sequence[Token], matches: Sequence[Sequence[WordMatch]]
    ) -> tuple[list[Named], list[Seen]]:
        """All that is recognised in ``tokens``: things by their names, concepts and cues."""
        things: list[Named] = []
        seen: list[Seen] = []
        for span in self.lexicon.spans(tokens, matches):
            words = tokens[span.start : span.end]
            for sense, tongues in zip(span.senses, span.tongues, strict=True):
                if sense.sort is Sort.THING:
                    if self._is_name(words, sense.target, span, tongues):
                        things.append(self._named(span, sense.target))
                elif self.language in tongues and self._is_said(words, sense, span):
                    seen.append(Seen(span.start, span.end, sense.target, span.negated))
        nouns = {(s.start, s.end) for s in seen if s.what.startswith((voc.KIND, "nouns:"))}
        things = [
            one
            for one in things
            if not (one.iri.startswith(WORLD) and (one.start, one.end) in nouns)
        ]  # Qanunu is a law, not Qana with endings
        return things, seen

    def _named(self, span: Span, iri: str) -> Named:
        return Named(span.start, span.end, iri, self._classes[iri], span.quality)

    def _is_name(
        self, words: Sequence[Token], iri: str, span: Span, tongues: frozenset[Language]
    ) -> bool:
        """Whether words that can be a name are written as one."""
        if span.quality < 0.9:
            return False
        if not any(word.text[:1].isupper() for word in words):
            return len(words) > 1 and iri in self._common and self.language in tongues
        if len(words) == 1:
            word = words[0]
            typed = re.split(r"[-'’]", word.text)[0]
            capitals = self._abbreviations.get(iri, set())
            if {fold(one) for one in capitals} >= {word.folded} and typed not in capitals:
                return False
            return typed[:1].isupper() and (self.language in tongues or typed in capitals)
        return self.language in tongues or span.quality > 0.96

    def _is_said(self, words: Sequence[Token], sense: Sense, span: Span) -> bool:
        """Whether the words of a longer label stand as in it, the last one apart.

        *ekspertlərlə görüşlər* are meetings with experts, and not an expert meeting.
        """
        verb = sense.target.startswith("verbs:")
        if verb and self.language is Language.EN and _NOUN.search(words[-1].lower):
            return False  # an organisation is not organised
        if self.language is not Language.AZ or len(words) == 1:
            return span.quality >= 0.92 or verb
        before = " ".join(word.lower for word in words[:-1])
        return before in self._spelt.get(sense.target, ())

    def dictionary_form(self, what: str, words: Sequence[Token]) -> str | None:
        """The label of a concept or cue that ``words`` are a form of: *seminarda* → seminar."""
        fitting = [
            label
            for label in self._labels.get(what, ())
            if len(label.split()) == len(words)
            and all(map(_agree, label.split(), (word.folded for word in words)))
        ]
        return max(fitting, key=lambda label: (_shared(label, words), -len(label)), default=None)

    def _things(self) -> Iterator[Entry]:
        for iri in self.known.things:
            cls = self.known.class_of(iri)
            if cls not in AGENTS | WORKS:
                continue
            self._classes[iri] = cls
            titles = ((t.value, t.language or "") for t in self.known.values(iri, _TITLE))
            names = ((n.text, n.language, n.property) for n in self.known.names(iri))
            for text, code, prop in (*names, *((t, c, _TITLE) for t, c in titles)):
                if prop in _SPELLINGS and (" " in text or not text[:1].isupper()):
                    continue  # what people type: only other spellings of a word are written
                if text.upper() == text or (sum(map(str.isupper, text)) > 1 and " " not in text):
                    self._abbreviations.setdefault(iri, set()).add(text)
                if " " in text and text[1:].islower() and cls == voc.BODY:
                    self._common.add(iri)
                yield Entry(text, _LANGUAGES.get(code), Sense(Sort.THING, iri))
                if cls == voc.BODY and (short := self._without_home(text, code)):
                    yield Entry(short, _LANGUAGES.get(code), Sense(Sort.THING, iri))

    def _without_home(self, name: str, code: str) -> str | None:
        """The name of a body without the country it is of, as its own reports say it."""
        words = name.split()
        for home in self.known.names(self.home) if self.home is not None else ():
            own = home.text.split()
            if home.language != code or len(words) < len(own) + 2:
                continue
            first, last = words[: len(own)], words[-len(own) :]
            if code == "az" and " ".join(first).startswith(home.text):
                return " ".join(words[len(own) :])
            if code == "en" and last == own:
                rest = words[: -len(own)]
                while rest and rest[-1] in ("of", "the"):
                    rest.pop()
                return " ".join(rest) if len(rest) > 1 else None
            if code == "ru" and all(map(_one_lemma, last, own)):
                return " ".join(words[: -len(own)])
        return None

    def _concepts(self) -> Iterator[Entry]:
        for iri in self.known.of_class(voc.CONCEPT):
            if not iri.startswith((voc.KIND, voc.UNIT, voc.TOPIC)):
                continue
            for name in self.known.names(iri):
                code = _LANGUAGES.get(name.language)
                if code is self.language and name.property != voc.HIDDEN_LABEL:
                    self._spelling(iri, name.text)
                    yield Entry(name.text, code, Sense(Sort.CONCEPT, iri))
        for entry in self.cues.entries():
            self._spelling(entry.sense.target, entry.label)

    def _spelling(self, target: str, label: str) -> None:
        before = " ".join(lower(label).split()[:-1])
        self._labels.setdefault(target, []).append(label)
        self._spelt.setdefault(target, set()).add(before)

    def _countries(self) -> Iterator[Entry]:
        """The world's countries, cities and bodies that the data does not have."""
        known = {
            fold(name.text)
            for iri in self.known.of_class(voc.COUNTRY, voc.PLACE, voc.BODY)
            for name in self.known.names(iri)
        }
        for key, names in world_countries().items():
            if not known.isdisjoint(fold(one) for one in (*names["az"], *names["en"])):
                continue
            self._classes[WORLD + key] = _class_of(key)
            for code, phrases in names.items():
                for phrase in phrases:
                    yield Entry(phrase, Language(code), Sense(Sort.THING, WORLD + key))


def _agree(label: str, typed: str) -> bool:
    """Whether a word of a label and a typed one begin alike, but for the last letter."""
    stem = fold(label)
    return typed.startswith(stem[: max(3, len(stem) - 1)])


def _shared(label: str, words: Sequence[Token]) -> int:
    """How many letters the last words have in common from the beginning."""
    one, other = fold(label.rsplit(maxsplit=1)[-1]), words[-1].folded
    size = min(len(one), len(other))
    return next((n for n in range(size) if one[n] != other[n]), size)


def _one_lemma(one: str, other: str) -> bool:
    return bool(russian.lemmas(fold(one)) & russian.lemmas(fold(other)))


def _class_of(key: str) -> str:
    """What a name of the world is: countries stand under their code."""
    kind, dash, _ = key.partition("-")
    return {"city": voc.PLACE, "body": voc.BODY}.get(kind, voc.COUNTRY) if dash else voc.COUNTRY
