"""Which measure or chapter of the programmes a row is: by its number, and by its words.

Programmes number their measures alike: 1.2 of another programme is another measure.
"""

from __future__ import annotations

from bot import vocabulary as voc
from bot.reports.document import Chapter, Document, Row, Span
from bot.reports.known import Known
from bot.text.fold import fold, normalise

_ALIKE = 0.6
_LETTERS = 5
"""Words that begin with so many letters alike are taken for one, however they end."""


def measure_of(row: Row, document: Document, known: Known) -> tuple[str, bool]:
    """The id of the measure that a row is on, and whether it is new."""
    number = row.number.replace(".", "-")
    return _of("measure", number, row.title, known.measure(row.number), document, known)


def chapter_of(chapter: Chapter, document: Document, known: Known) -> tuple[str, bool]:
    """The id of a chapter that has a number, and whether it is new."""
    number = chapter.number or 0
    return _of("chapter", str(number), chapter.title, known.chapter(number), document, known)


def _of(
    kind: str,
    number: str,
    title: Span | None,
    found: str | None,
    document: Document,
    known: Known,
) -> tuple[str, bool]:
    if found is None:
        return f"{kind}-{number}", True
    if title is None or _is_same(title.of(document.text), found, known):
        return voc.local_name(found), False
    return f"{kind}-{document.report}-{number}", True


def _is_same(title: str, iri: str, known: Known) -> bool:
    """Whether most of the words of a title are in what a thing is called."""
    wanted = _words(title)
    texts = [name.text for name in known.names(iri)]
    texts += [value.value for value in known.values(iri, voc.SORAQ + "title")]
    shares = (len(wanted & _words(text)) / len(wanted) for text in texts if wanted)
    return not wanted or max(shares, default=0.0) >= _ALIKE


def _words(text: str) -> frozenset[str]:
    words = "".join(c if c.isalnum() else " " for c in fold(normalise(text))).split()
    return frozenset(word[:_LETTERS] for word in words if len(word) > 4)
