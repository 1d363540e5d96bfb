"""The words of each language that say what was done, and who did it: ``cues/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model import Language
from bot.understanding.morphology import azerbaijani
from bot.understanding.senses import Entry, Sense, Sort

VERB, NOUN, PART = "verbs", "nouns", "parts"


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a language: by group and name, the phrases; the small words by name."""

    language: Language
    groups: dict[str, dict[str, list[str]]]

    def small(self, name: str) -> frozenset[str]:
        """The small words of that name, lower-case."""
        return frozenset(self.groups["small"].get(name, ()))

    def entries(self) -> Iterator[Entry]:
        """Every other cue, for a lexicon; what each stands for is ``group:name``."""
        for group in (VERB, NOUN, PART):
            for name, phrases in self.groups[group].items():
                for phrase in phrases:
                    sense = Sense(Sort.GRAMMAR, f"{group}:{name}")
                    yield Entry(phrase, self.language, sense)
                    if self.language is Language.AZ:
                        for voice in azerbaijani.other_voices_of_label(phrase):
                            yield Entry(voice, self.language, sense)


@cache
def cues_of(language: Language) -> Cues:
    """The cues of ``language``."""
    source = files(__package__).joinpath("cues", f"{language.value}.toml")
    return Cues(language, tomllib.loads(source.read_text(encoding="utf-8")))
