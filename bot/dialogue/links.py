"""Links: a reading in at most 64 letters, digits, hyphens and underscores.

Nothing is stored for a link.  Each thing and term in it is the first six bytes of its IRI's
hash, found again among those that the data holds; what does not fit, or does not come back
the same, has no link.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from bot.dialogue.codec import wordless
from bot.model import (
    DatedWithin,
    Form,
    HasConcept,
    Language,
    Order,
    Period,
    Reading,
    Selection,
    TiedTo,
)
from bot.understanding.pieces import pieces

LONGEST = 64
_BYTES = 6
_LANGUAGES, _FORMS = tuple(Language), tuple(Form)
_NO_DAY = 0
_YEAR = 366


class LinkError(ValueError):
    """The letters are no link of ours, or of data that is not here."""


class Links:
    """Writes and reads the links of one version of the data."""

    def __init__(self, terms: Iterable[str]) -> None:
        """``terms`` are all IRIs that a reading can hold."""
        self._terms: Mapping[bytes, str] = {_short(term): term for term in sorted(terms)}

    def payload(self, reading: Reading) -> str | None:
        """The reading as the payload of a link; ``None`` if it does not fit."""
        plain = _plain(reading)
        try:
            written = urlsafe_b64encode(_written(plain)).decode().rstrip("=")
            fits = len(written) <= LONGEST and _plain(self.reading(written)) == plain
        except (LinkError, OverflowError, ValueError):
            return None
        return written if fits else None

    def reading(self, payload: str) -> Reading:
        """The reading that a payload stands for."""
        try:
            packed = urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
            reading = self._read(BytesIO(packed))
        except (ValueError, IndexError, KeyError, OverflowError) as error:
            raise LinkError("no link") from error
        return replace(reading, pieces=pieces(reading))

    def _read(self, file: BytesIO) -> Reading:
        head = _byte(file)
        language, form = _LANGUAGES[head >> 5], _FORMS[(head >> 1) & 15]
        selection = self._selection(file)
        asked, asked_classes = self._iris(file), self._iris(file)
        claim = self._selection(file) if head & 1 else None
        if file.read(1):
            raise LinkError("too long")
        return Reading(language, form, selection, asked, asked_classes, claim)

    def _selection(self, file: BytesIO) -> Selection:
        counts = _byte(file)
        classes = self._iris(file) if counts & 128 else ()
        named = self._iris(file) if counts & 64 else None
        order = Order(bool((at := _byte(file)) & 128), at & 127) if counts & 32 else None
        concepts = tuple(self._concept(file) for _ in range(counts & 3))
        ties = tuple(TiedTo(self._iris(file), self._iris(file)) for _ in range(counts >> 2 & 3))
        dated = tuple(self._dated(file) for _ in range(counts >> 4 & 1))
        return Selection(classes, concepts, ties, dated, named, order)

    def _concept(self, file: BytesIO) -> HasConcept:
        head = _byte(file)
        return HasConcept(self._some(file, head & 127), negated=bool(head & 128))

    def _dated(self, file: BytesIO) -> DatedWithin:
        head = _byte(file)
        periods = tuple(_period(file) for _ in range(head & 7))
        return DatedWithin(periods, self._some(file, head >> 3 & 15), bare_year=bool(head & 128))

    def _iris(self, file: BytesIO) -> tuple[str, ...]:
        return self._some(file, _byte(file))

    def _some(self, file: BytesIO, count: int) -> tuple[str, ...]:
        return tuple(self._terms[file.read(_BYTES)] for _ in range(count))


# --- writing ---


def _plain(reading: Reading) -> Reading:
    """What a link says of a reading: what it asks, not how it was put."""
    return replace(wordless(reading), pieces=())


def _written(reading: Reading) -> bytes:
    head = _LANGUAGES.index(reading.language) << 5 | _FORMS.index(reading.form) << 1
    made = [bytes([head | (reading.claim is not None)]), _selected(reading.selection)]
    made += [_listed(reading.asked), _listed(reading.asked_classes)]
    if reading.claim is not None:
        made.append(_selected(reading.claim))
    return b"".join(made)


def _selected(selection: Selection) -> bytes:
    concepts, ties, dated = selection.concepts, selection.ties, selection.dated
    if len(concepts) > 3 or len(ties) > 3 or len(dated) > 1 or any(t.through for t in ties):
        raise LinkError("too much")
    counts = len(concepts) | len(ties) << 2 | len(dated) << 4
    made = []
    if selection.classes:
        counts |= 128
        made.append(_listed(selection.classes))
    if selection.named is not None:
        counts |= 64
        made.append(_listed(selection.named))
    if selection.order:
        counts |= 32
        made.append(bytes([selection.order.descending << 7 | selection.order.limit]))
    for has in concepts:
        made += [bytes([has.negated << 7 | len(has.concepts)]), *map(_short, has.concepts)]
    for tie in ties:
        made += [_listed(tie.things), _listed(tie.roles)]
    for when in dated:
        head = when.bare_year << 7 | len(when.properties) << 3 | len(when.periods)
        made.append(bytes([head]))
        made += [*map(_stretch, when.periods), *map(_short, when.properties)]
    return b"".join([bytes([counts]), *made])


def _listed(iris: tuple[str, ...]) -> bytes:
    return b"".join([bytes([len(iris)]), *map(_short, iris)])


def _short(iri: str) -> bytes:
    return hashlib.blake2b(iri.encode(), digest_size=_BYTES).digest()


def _stretch(period: Period) -> bytes:
    first, last = (day.toordinal() if day else _NO_DAY for day in (period.first, period.last))
    if _is_year(period) and period.first:
        return period.first.year.to_bytes(2)
    return (1 << 15 | period.grain).to_bytes(2) + first.to_bytes(3) + last.to_bytes(3)


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    whole = first is not None and first == date(first.year, 1, 1)
    return (
        period.grain == _YEAR and whole and first is not None and last == date(first.year, 12, 31)
    )


# --- reading ---


def _byte(file: BytesIO) -> int:
    return file.read(1)[0]


def _number(file: BytesIO, size: int) -> int:
    read = file.read(size)
    if len(read) < size:
        raise LinkError("too short")
    return int.from_bytes(read)


def _period(file: BytesIO) -> Period:
    head = _number(file, 2)
    if not head >> 15:
        return Period(date(head, 1, 1), date(head + 1, 1, 1) - timedelta(days=1), _YEAR)
    first, last = _number(file, 3), _number(file, 3)
    grain = head & 0x7FFF
    return Period(
        date.fromordinal(first) if first else None,
        date.fromordinal(last) if last else None,
        grain,
    )
