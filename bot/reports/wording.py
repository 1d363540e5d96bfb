"""Proposals in the words of a reviewer: things by their names, properties by their labels."""

from __future__ import annotations

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.reports.draft import Draft
from bot.reports.known import Known
from bot.reports.values import written


class Wording:
    """Says what a draft holds in one language."""

    def __init__(self, draft: Draft, known: Known, language: Language) -> None:
        """``known`` holds the names of things and the labels of terms."""
        self.draft = draft
        self.known = known
        self.language = language
        self._new = {one.id: one for one in draft.proposals.things}

    def thing(self, name: str) -> str:
        """The name of a thing by its id: the short one in this language, else what there is."""
        if name in self._new:
            given = self._new[name]
            names = {**given.names, **given.short_names}
            own = names.get(self.language.value) or names.get(self.draft.language.value)
            return own or next(iter(names.values()), name)
        return self.term(voc.ID + name)

    def named(self, name: str) -> str:
        """The name of a thing with its id; the id alone where it has no name yet."""
        thing = self.thing(name)
        return name if thing == name else f"{thing} ({name})"

    def term(self, iri: str) -> str:
        """The name of a known thing, concept, class or property."""
        for predicate in (voc.SHORT_NAME, voc.PREF_LABEL, voc.LABEL):
            for language in (self.language.value, "az", "en"):
                for value in self.known.values(iri, predicate):
                    if value.language == language:
                        return value.value
        return written(Term(iri))

    def value(self, value: Term) -> str:
        """A value: of a thing the name with the id, else what is written."""
        if value.kind is TermKind.LITERAL:
            return written(value)
        if value.value.startswith(voc.ID):
            return self.named(voc.local_name(value.value))
        return f"{self.term(value.value)} ({written(value)})"
