"""The body whose report a document is: the one that its heading names at most length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.reports.document import Document
from bot.reports.known import Known
from bot.text.fold import fold, normalise

_ACRONYM = re.compile(r"[^\W\d_]{2,6}")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A known body (IRI), and its acronym in the report's language, folded; empty if none."""

    iri: str
    acronym: str


def issuer_of(document: Document, known: Known) -> Issuer | None:
    """The body that reports, under any of its names, inflected at its end or not."""
    heading = plain((document.title or document.heading).of(document.text))
    if document.programme is not None:  # a body in the programme's name does not report
        heading = heading.replace(plain(document.programme.of(document.text)), " ")
    found: list[tuple[bool, int, str, str]] = []
    for iri in known.of_class(voc.BODY):
        names = list(known.names(iri))
        named = max((len(one.text) for one in names if _stands(one.text, heading)), default=0)
        if not named:
            continue
        short = [
            one.text
            for one in names
            if one.language == document.language.value
            and _ACRONYM.fullmatch(one.text)
            and one.text.isupper()
        ]
        found.append((bool(short), named, iri, plain(min(short, default=""))))
    if not found:
        return None
    _, _, iri, acronym = max(found)
    return Issuer(iri, acronym)


def _stands(name: str, heading: str) -> bool:
    whole = r"\b" if _ACRONYM.fullmatch(name) else ""  # UN does not begin "under"
    return re.search(rf"\b{re.escape(plain(name))}{whole}", heading) is not None


def plain(text: str) -> str:
    """Text as names are compared: folded, one space between words, straight quotes off."""
    return " ".join(fold(normalise(text)).replace('"', "").split())
