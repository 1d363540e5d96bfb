"""The answer itself in one short sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot import vocabulary as voc
from bot.model import Answer, Fact, Form, Item, Kind, Note, Selection
from bot.rendering.facts import asked_pairs, asked_ties, common_class, grouped, is_lower_bound
from bot.rendering.lines import Line, Span, Style, cut, joined, line
from bot.rendering.status import status_sentence, status_summary
from bot.rendering.things import beside, fact_line
from bot.rendering.voice import Voice

_LONGEST_NAME = 160
_MOST_SUBJECTS = 3


def headline(voice: Voice) -> tuple[Line, ...]:
    """The lines that say the answer; empty where a card or a list says it by itself."""
    makers: dict[Kind, Callable[[Voice], tuple[Line, ...]]] = {
        Kind.LIST: _list,
        Kind.ENTITY: _entity,
        Kind.COUNT: _count,
        Kind.FIGURE: _figure,
        Kind.DATE: _date,
        Kind.YES: _yes_no,
        Kind.NO: _yes_no,
        Kind.NONE: _none,
        Kind.CLARIFY: _clarify,
    }
    maker = makers.get(voice.answer.kind)
    return maker(voice) if maker else ()


def is_values(answer: Answer) -> bool:
    """Whether the answer is what a property of something holds: who, where, whom."""
    return answer.reading.form is Form.VALUES and answer.kind in (Kind.LIST, Kind.ENTITY)


def shows_only_values(answer: Answer) -> bool:
    """Whether the headline says all, so that the thing itself is not shown below it."""
    if answer.kind in (Kind.DATE, Kind.FIGURE):
        return len(answer.rows) == 1
    if answer.kind in (Kind.YES, Kind.NO):
        return not _is_existence(answer)
    return is_values(answer) and bool(asked_pairs(answer)) and len(answer.rows) == 1


# --- things, numbers, dates ---


def _entity(voice: Voice) -> tuple[Line, ...]:
    return _values(voice) if is_values(voice.answer) else ()


def _list(voice: Voice) -> tuple[Line, ...]:
    if is_values(voice.answer):
        return _values(voice)
    summary = _summary(voice)
    counted = voice.counted(voice.answer.total, common_class(voice.answer))
    if not summary:
        return (line(counted, Style.BOLD),)
    return (_bold_start(counted, f": {summary} ({voice.according()})"),)


def _count(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    n = answer.value if isinstance(answer.value, int) else answer.total
    counted = voice.counted(n, common_class(answer))
    summary = _summary(voice)
    rest = f": {summary} ({voice.according()})" if summary else f" ({voice.according()})"
    return (_bold_start(counted, rest),)


def _summary(voice: Voice) -> str:
    answer = voice.answer
    return status_summary(voice, answer.rows) if len(answer.rows) == answer.total else ""


def _values(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    pairs = asked_pairs(answer)
    subjects = list(dict.fromkeys(subject for subject, _ in pairs))
    if len(subjects) == 1 and len(answer.rows) == 1:
        row = answer.rows[0]
        lines = [
            fact_line(voice, row, name, facts)
            for name, facts in grouped(fact for _, fact in pairs).items()
        ]
        return (line(_name(voice, row.iri)), *lines)
    ties = asked_ties(answer)
    name = next(iter(ties), None) or next((fact.property for _, fact in pairs), None)
    label = _asked_label(voice, name)
    if len(subjects) > 1:
        return (line(f"{label}:", Style.BOLD),)
    whose = ties.get(name or "") or list(answer.reading.selection.named or ())
    return (_bold_start(label, _of(voice, whose, ":")),)


def _asked_label(voice: Voice, name: str | None) -> str:
    reading = voice.answer.reading
    if name is None and reading.asked_classes:
        return voice.counted(voice.answer.total, common_class(voice.answer))
    name = name or next(iter(reading.asked), None)
    return voice.full(name) if name else voice.counted(voice.answer.total, None)


def _of(voice: Voice, things: Sequence[str], end: str) -> str:
    names = joined((_name(voice, thing) for thing in things[:_MOST_SUBJECTS]), ", ")
    more = len(things) - _MOST_SUBJECTS
    if more > 0:
        names = voice.say("%(names)s and %(n)s more", names=names, n=more)
    return f" · {names}{end}" if names else end


def _date(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    value = str(answer.value)
    row, fact = _stating(answer, value)
    name = fact.property if fact else next(iter(answer.reading.asked), None)
    things = [row.iri] if row else list(answer.items)
    said = voice.within(name) if name else ""
    whose = joined((_name(voice, thing) for thing in things[:_MOST_SUBJECTS]), ", ")
    date = voice.date(value)
    if fact and fact.inferred:
        date = f"{date} {voice.say('(inferred)')}"
    rest = joined([said, whose], ": ")
    return (_bold_start(date, f" — {rest}" if rest else ""),)


def _stating(answer: Answer, value: str) -> tuple[Item | None, Fact | None]:
    """The fact that holds the date which is the answer, and the thing it is of."""
    for row in answer.rows:
        for fact in row.facts:
            same = fact.value.value == value or voc.local_name(fact.value.value) == value
            if same and fact.property in (answer.reading.asked or (fact.property,)):
                return row, fact
    return (answer.rows[0], None) if len(answer.rows) == 1 else (None, None)


def _figure(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    number = voice.number(str(answer.value))
    more = Note.MORE_THAN in answer.notes or any(map(is_lower_bound, answer.rows))
    name = voice.full(answer.rows[0].iri) if len(answer.rows) == 1 else ""
    according = f" ({voice.according()})"
    if name.startswith(number) and not more:
        return (_bold_start(number, f"{name.removeprefix(number)}{according}"),)
    said = voice.more_than(str(answer.value)) if more else number
    return (_bold_start(said, f" — {name}{according}" if name else according),)


# --- yes and no ---


def _yes_no(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    word = voice.say("Yes") if answer.kind is Kind.YES else voice.say("No")
    rows = answer.rows
    if _is_existence(answer):
        found = voice.counted(answer.total, common_class(answer)) if rows else ""
        said = joined([voice.according(), found], ": ")
        return (_bold_start(word, f" — {said}"),)
    claim = answer.reading.claim
    lines = [_stated(voice, row, claim) for row in rows]
    if len(lines) == 1:
        return (_bold_start(word, f" — {voice.according()}: {lines[0]}"),)
    if not lines:
        return (_bold_start(word, f" — {voice.according()}"),)
    return (
        _bold_start(word, f" — {voice.according()}:"),
        *(line(f"• {text}") for text in lines),
    )


def _stated(voice: Voice, row: Item, claim: Selection | None) -> str:
    """What the record does say of the thing, on the matter that was asked about."""
    dates = [p for dated in claim.dated for p in dated.properties] if claim else []
    on_status = claim is not None and (claim.concepts or dates)
    sentence = status_sentence(voice, row) if on_status else None
    text = sentence or beside(voice, row)
    name = _name(voice, row.iri)
    return f"{name} — {text}" if text else name


def _is_existence(answer: Answer) -> bool:
    return answer.reading.claim is None


# --- nothing, choices ---


def _none(voice: Voice) -> tuple[Line, ...]:
    answer = voice.answer
    notes = answer.notes
    reading = answer.reading
    if Note.TOO_LONG in notes:
        said = voice.say("The question is too long. Please ask it in one or two sentences.")
    elif Note.UNKNOWN_WORDS in notes and reading.unknown:
        words = voice.quotes(reading.unknown[:6])
        said = voice.say("The data holds nothing on %(words)s.", words=words)
    elif Note.NOT_STATED in notes:
        asked = voice.within(reading.asked[0]) if reading.asked else ""
        whose = joined((_name(voice, thing) for thing in answer.items[:_MOST_SUBJECTS]), ", ")
        what = joined([asked, whose], " · ")
        said = (
            voice.sentence("not stated %(where)s: %(what)s", where=voice.where(), what=what)
            if what
            else voice.sentence("this is not stated %(where)s.", where=voice.where())
        )
    elif Note.NOT_UNDERSTOOD in notes:
        said = voice.say("The question could not be understood.")
    else:
        said = voice.sentence("there is nothing of the kind %(where)s.", where=voice.where())
    return (line(said, Style.BOLD),)


def _clarify(voice: Voice) -> tuple[Line, ...]:
    if voice.answer.reading.proposed or Note.PROPOSED in voice.answer.notes:
        return (line(voice.say("Did you mean this?"), Style.BOLD),)
    return (line(voice.say("Which do you mean?"), Style.BOLD),)


# --- small helpers ---


def _name(voice: Voice, iri: str) -> str:
    return cut(voice.short(iri), _LONGEST_NAME)


def _bold_start(start: str, rest: str) -> Line:
    return Line((Span(start, Style.BOLD), Span(rest)) if rest else (Span(start, Style.BOLD),))
