"""The body whose report a document is: the one that its heading names at most length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.document import Document
from bot.reports.known import Known, Name
from bot.text.fold import fold, normalise
from bot.understanding.morphology import russian

_ACRONYM = re.compile(r"[^\W\d_]{2,6}")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A known body (IRI), and its acronym, folded; empty if none.

    It is that of the report's language; where that has other letters than an id, as in Russian,
    the Azerbaijani one.
    """

    iri: str
    acronym: str


def issuer_of(document: Document, known: Known) -> Issuer | None:
    """The body that reports, under any of its names, inflected or not."""
    heading = plain((document.title or document.heading).of(document.text))
    if document.programme is not None:  # a body in the programme's name does not report
        heading = heading.replace(plain(document.programme.of(document.text)), " ")
    lemmas = _lemmas(heading) if document.language is Language.RU else []

    def stands(name: Name) -> bool:
        return _stands(name.text, heading) or (
            name.language == Language.RU.value and _stands_inflected(name.text, lemmas)
        )

    found: list[tuple[bool, int, str, str]] = []
    for iri in known.of_class(voc.BODY):
        names = list(known.names(iri))
        named = max((len(one.text) for one in names if stands(one)), default=0)
        if not named:
            continue
        short = _acronyms(names, document.language.value) or _acronyms(names, Language.AZ.value)
        found.append(
            (bool(short), named, iri, min(short, key=lambda one: (len(one), one), default=""))
        )
    if not found:
        return None
    _, _, iri, acronym = max(found)
    return Issuer(iri, acronym)


def _acronyms(names: Sequence[Name], language: str) -> list[str]:
    """Those of a language in letters that an id can have, folded."""
    found = [
        plain(one.text)
        for one in names
        if one.language == language and _ACRONYM.fullmatch(one.text) and one.text.isupper()
    ]
    return [one for one in found if one.isascii()]


def _stands(name: str, heading: str) -> bool:
    whole = r"\b" if _ACRONYM.fullmatch(name) else ""  # UN does not begin "under"
    return re.search(rf"\b{re.escape(plain(name))}{whole}", heading) is not None


def _stands_inflected(name: str, heading: Sequence[frozenset[str]]) -> bool:
    """Whether the name stands in any case: in Russian each of its words changes."""
    wanted = _lemmas(plain(name))
    return len(wanted) > 1 and any(
        all(one & other for one, other in zip(wanted, heading[at:], strict=False))
        for at in range(len(heading) - len(wanted) + 1)
    )


def _lemmas(text: str) -> list[frozenset[str]]:
    return [frozenset(russian.lemmas(word)) for word in re.findall(r"\w+", text)]


def plain(text: str) -> str:
    """Text as names are compared: folded, one space between words, straight quotes off."""
    return " ".join(fold(normalise(text)).replace('"', "").split())
