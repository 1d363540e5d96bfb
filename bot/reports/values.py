"""Values of facts as people write them in a sheet, and back."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.reports.known import Known
from bot.text.fold import fold, normalise
from bot.text.iso import interval

_DATES = frozenset({voc.XSD_DATE, voc.XSD_YEAR_MONTH, voc.XSD_YEAR, voc.EDTF_DATE})
_BESIDE_A_NAME = re.compile(r".+\(([\w:-]+)\)")
_LONGEST_QUOTE = 60
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_SHAPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), voc.XSD_DATE),
    (re.compile(r"\d{4}-\d\d"), voc.XSD_YEAR_MONTH),
    (re.compile(r"\d{4}"), voc.XSD_YEAR),
    (re.compile(r"[\d-]+/[\d-]+"), voc.EDTF_DATE),
)


class ValueFormatError(ValueError):
    """What was written is no value of that sort; the message says what to write."""


def written(value: Term) -> str:
    """A value as one can write it: an id, ``status:signed``, a date, a number, words."""
    if value.kind is TermKind.LITERAL:
        return value.value
    return voc.local_name(value.value) if value.value.startswith(voc.ID) else _short(value.value)


def _short(iri: str) -> str:
    return voc.shortened(iri) or iri


def value_of(
    text: str | date | datetime | float, like: Term, known: Known, new: Collection[str]
) -> Term:
    """The value that was written in place of ``like``, of the same sort.

    A thing is named by its id, by a name that only one thing has, or as the sheet writes it,
    *name (id)*; a concept also as ``status:signed``.  ``new`` are the ids of proposed things.
    Dates may be what Excel makes of them.  :class:`ValueFormatError` says what to write instead.
    """
    if like.kind is TermKind.IRI:
        try:
            return _thing(str(text).strip(), known, new, like)
        except ValueFormatError:
            with suppress(ValueFormatError):
                return _date(text)  # a time limit is kind:ongoing or a date
            raise
    if like.datatype in _DATES:
        if isinstance(text, str) and ":" in text:
            return _thing(text.strip(), known, new, like)
        return _date(text)
    if like.datatype == voc.XSD_INTEGER:
        return _integer(text)
    words = " ".join(str(text).split()) if like.language is None else str(text).strip()
    if not words:
        raise ValueFormatError("write the words")
    return Term(words, TermKind.LITERAL, language=like.language, datatype=like.datatype)


def id_of(text: str, known: Known, new: Collection[str]) -> str:
    """The id of the thing that was named, in any of the ways of :func:`value_of`."""
    found = _thing(text.strip(), known, new, Term(voc.ID)).value
    name = voc.local_name(found)
    if found.startswith(voc.ID) and (name in new or found in known.things):
        return name
    raise ValueFormatError(f"“{quoted(text)}” is no thing: write an id such as body-unhcr")


def _thing(text: str, known: Known, new: Collection[str], like: Term) -> Term:
    """A thing or concept; of those that share a name, the one that is of the sort of ``like``."""
    beside = _BESIDE_A_NAME.fullmatch(text)
    for name in (text, beside[1]) if beside else (text,):
        iri = _by_id(name, known, new)
        if iri is not None:
            return Term(iri)
    for sort in _sorts(like, known):
        found = _named(text, sort, known)
        if len(found) == 1:
            return Term(found.pop())
        if found:
            ids = ", ".join(sorted(written(Term(iri)) for iri in found))
            raise ValueFormatError(
                f"“{quoted(text)}” is the name of several things: write one of {ids}"
            )
    raise ValueFormatError(
        f"“{quoted(text)}” is neither the id nor the name of anything: write an id such as "
        "body-unhcr, or status:signed"
    )


def _by_id(text: str, known: Known, new: Collection[str]) -> str | None:
    name = text.removeprefix("id:")
    if name in new or (name and known.describes(voc.ID + name)):
        return voc.ID + name
    prefix, colon, rest = text.partition(":")
    if colon and prefix in voc.PREFIXES and known.describes(voc.PREFIXES[prefix] + rest):
        return voc.PREFIXES[prefix] + rest
    return None


def _sorts(like: Term, known: Known) -> tuple[Collection[str], ...]:
    """What may be meant by a name, what is likelier first: concepts beside a concept."""
    concepts = known.of_class(voc.CONCEPT)
    schemes = known.values(like.value, voc.IN_SCHEME)
    if not schemes:
        return known.things, concepts
    alike = [iri for iri in concepts if known.values(iri, voc.IN_SCHEME) == schemes]
    return alike, known.things, concepts


def _named(text: str, among: Collection[str], known: Known) -> set[str]:
    wanted = comparable(text)
    return {iri for iri in among if any(comparable(one.text) == wanted for one in known.names(iri))}


def quoted(text: object) -> str:
    """What somebody wrote, short enough for a sentence about it."""
    words = " ".join(str(text).split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"


def comparable(text: str) -> str:
    """Text as names are compared."""
    return " ".join(fold(normalise(text)).split())


def _date(text: str | date | datetime | float) -> Term:
    if isinstance(text, datetime):
        text = text.date()
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    words = str(text).strip().replace(" ", "").replace("–", "-")
    if found := _DAY.fullmatch(words):
        words = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    for shape, datatype in _SHAPES:
        if shape.fullmatch(words):
            days = interval(words)
            if days is not None and days[0] <= days[1]:
                return Term(words, TermKind.LITERAL, datatype=datatype)
    raise ValueFormatError(
        f"“{quoted(text)}” is no date: write 2014-12-03, 2014-12, 2014 or a range such as "
        "2014-12-15/2014-12-16"
    )


def _integer(text: object) -> Term:
    words = str(text).strip().replace(" ", "").replace("\u00a0", "")
    words = words.removesuffix(".0")
    if not re.fullmatch(r"-?\d{1,15}", words):
        raise ValueFormatError(f"“{quoted(text)}” is no whole number: write it in digits")
    return Term(str(int(words)), TermKind.LITERAL, datatype=voc.XSD_INTEGER)
