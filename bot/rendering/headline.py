"""The answer itself in one short sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot import vocabulary as voc
from bot.model import Answer, Fact, Form, Item, Kind, Note, Selection
from bot.rendering.asked import names
from bot.rendering.facts import common_class, is_lower_bound, of_property
from bot.rendering.lines import Line, Span, Style, cut, joined, line
from bot.rendering.status import status_sentence, status_summary
from bot.rendering.things import beside
from bot.rendering.voice import Voice

_LONGEST_NAME = 160


def headline(voice: Voice) -> tuple[Line, ...]:
    """The lines that say the answer; empty where a card says it by itself."""
    makers: dict[Kind, Callable[[Voice], tuple[Line, ...]]] = {
        Kind.LIST: _list,
        Kind.ENTITY: _list,
        Kind.COUNT: _count,
        Kind.FIGURE: _figure,
        Kind.DATE: _date,
        Kind.YES: _yes_no,
        Kind.NO: _yes_no,
    }
    maker = makers.get(voice.answer.kind)
    return maker(voice) if maker else ()


def says_all(answer: Answer) -> bool:
    """Whether the headline says all, so that no thing is listed below it."""
    if answer.kind in (Kind.DATE, Kind.FIGURE):
        return len(answer.rows) == 1
    yes_no = answer.kind in (Kind.YES, Kind.NO)
    if yes_no and answer.reading.amount is not None and answer.reading.form is Form.FIGURE:
        return len(answer.rows) == 1
    claimed = yes_no and answer.reading.claim is not None
    return claimed and len(about(answer)) < 2


def about(answer: Answer) -> Sequence[Item]:
    """The things that a yes or no is about, and not those that are claimed of them."""
    return [row for row in answer.rows if row.iri in answer.subjects] or answer.rows


# --- things, numbers, dates ---


def _list(voice: Voice) -> tuple[Line, ...]:
    counted = voice.counted(voice.answer.total, common_class(voice.answer))
    summary = _summary(voice)
    by = voice.according(_statuses(voice.answer.rows))
    return (_bold_start(counted, f": {summary} ({by})" if summary else ""),)


def _count(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    n = answer.value if isinstance(answer.value, int) else answer.total
    counted = voice.counted(n, common_class(answer))
    summary = _summary(voice)
    by = voice.according(_statuses(answer.rows) if summary else ())
    rest = f": {summary} ({by})" if summary else f" ({by})"
    return (_bold_start(counted, rest),)


def _statuses(rows: Sequence[Item]) -> list[Fact]:
    return [fact for row in rows for fact in of_property(row, voc.HAS_STATUS)]


def _summary(voice: Voice) -> str:
    answer = voice.answer
    return status_summary(voice, answer.rows) if len(answer.rows) == answer.total else ""


def _date(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    value = str(answer.value)
    row, fact = _stating(answer, value)
    name = fact.property if fact else next(iter(answer.reading.asked), None)
    said = voice.within(name) if name else ""
    whose = names(voice, [row.iri] if row else answer.items)
    date = voice.fact(fact) if fact else voice.date(value)
    rest = joined([said, whose], ": ")
    return (_bold_start(date, f" — {rest}" if rest else ""),)


def _stating(answer: Answer, value: str) -> tuple[Item | None, Fact | None]:
    """The fact that holds the date which is the answer, and the thing it is of."""
    found = [
        (row, fact)
        for row in answer.rows
        for fact in row.facts
        if fact.value.value == value or voc.local_name(fact.value.value) == value
    ]
    wanted = {*answer.reading.asked, *(name for row in answer.rows for name in row.shown)}
    found.sort(key=lambda pair: pair[1].property not in wanted)
    row, fact = found[0] if found else (None, None)
    alone = len(answer.items) == 1 and answer.rows
    return (
        (row if len(answer.items) == 1 else None, fact)
        if found
        else (
            answer.rows[0] if alone else None,
            None,
        )
    )


def _figure(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    number = voice.number(str(answer.value))
    more = Note.MORE_THAN in answer.notes or any(map(is_lower_bound, answer.rows))
    name = voice.full(answer.rows[0].iri) if len(answer.rows) == 1 else ""
    by = voice.according(fact for row in answer.rows for fact in of_property(row, voc.VALUE))
    if name.startswith(f"{number} ") and not more:
        return (_bold_start(number, f"{name.removeprefix(number)} — {by}"), *_before(voice))
    said = voice.more_than(str(answer.value)) if more else number
    return (_bold_start(said, f" — {joined([name, by], ', ')}"), *_before(voice))


def _number(voice: Voice) -> str:
    """A figure in words, with its number once."""
    row = voice.answer.rows[0]
    value = next((fact.value.value for fact in of_property(row, voc.VALUE)), "")
    number = voice.more_than(value) if is_lower_bound(row) else voice.number(value)
    name = voice.full(row.iri)
    return name if name.startswith(f"{number} ") else joined([number, name], " — ")


def _before(voice: Voice) -> tuple[Line, ...]:
    """The same counts for earlier periods, which nobody asked for by their year."""
    said = [
        joined([voice.full(row.iri), voice.according(of_property(row, voc.VALUE))], " — ")
        for row in voice.answer.before
    ]
    return (line(voice.say("earlier: %(what)s", what=joined(said, "; "))),) if said else ()


# --- yes and no ---


def _yes_no(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    word = voice.say("Yes") if answer.kind is Kind.YES else voice.say("No")
    claim = answer.reading.claim
    if answer.reading.amount is not None and says_all(answer):  # the number that is known
        told = joined([voice.according(), _number(voice)], ": ")
        return (_bold_start(word, f" — {told}"),)
    if claim is None:
        found = voice.counted(answer.total, common_class(answer)) if answer.rows else ""
        return (_bold_start(word, f" — {joined([voice.according(), found], ': ')}"),)
    rows = about(answer)
    by = voice.according(_claimed(rows, claim))
    stated = f": {_stated(voice, rows[0], claim)}" if len(rows) == 1 else ":" if rows else ""
    return (_bold_start(word, f" — {by}{stated}"),)


def _claimed(rows: Sequence[Item], claim: Selection) -> list[Fact]:
    """The facts of the things on the matter that was asked about."""
    if claim.concepts or any(dated.properties for dated in claim.dated):
        return _statuses(rows)
    return [fact for row in rows for fact in of_property(row, *row.shown)]


def _stated(voice: Voice, row: Item, claim: Selection) -> str:
    """What the record does say of the thing, on the matter that was asked about."""
    on_status = claim.concepts or any(dated.properties for dated in claim.dated)
    sentence = status_sentence(voice, row) if on_status else None
    return joined([cut(voice.short(row.iri), _LONGEST_NAME), sentence or beside(voice, row)], " — ")


def _bold_start(start: str, rest: str) -> Line:
    return Line((Span(start, Style.BOLD), Span(rest)) if rest else (Span(start, Style.BOLD),))
