"""An answer as the JSON object that other programs rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bot import vocabulary as voc
from bot.model import Answer, Choice, Fact, Item, Source, Term, TermKind
from bot.rendering.facts import grouped
from bot.rendering.plain import plain_text
from bot.rendering.query_text import query_text
from bot.rendering.reply import choice_label, choice_question
from bot.rendering.understood import understood_text
from bot.rendering.voice import Voice

Json = dict[str, Any]

_WHOLE = frozenset(
    voc.XSD + name
    for name in "integer int long short byte nonNegativeInteger positiveInteger unsignedInt".split()
)
_BROKEN = frozenset(voc.XSD + name for name in ("decimal", "double", "float"))


def answer_object(answer: Answer, rows_limit: int | None = None) -> Json:
    """Return the answer as the command line's contract has it.

    ``rows_limit`` bounds ``rows``; ``items`` always holds every answer.
    """
    voice = Voice(answer)
    ids = short_ids(answer)
    return {
        "question": answer.question,
        "language": answer.language.value,
        "kind": answer.kind.value,
        "items": [ids[iri] for iri in answer.items],
        "total": answer.total,
        "value": answer.value,
        "understood": understood_text(voice),
        "ignored": list(answer.reading.ignored),
        "text": plain_text(answer),
        "rows": [_row(voice, row, ids) for row in answer.rows[:rows_limit]],
        "choices": [_choice(voice, choice) for choice in answer.choices or answer.offers],
        "sparql": _with_version(answer),
        "milliseconds": round(answer.milliseconds, 3),
    }


def _with_version(answer: Answer) -> str:
    """The query as it was run, under a comment that names the data it was asked of."""
    text = query_text(answer)
    return f"# data {answer.version}\n{text}" if text else ""


def short_ids(answer: Answer) -> dict[str, str]:
    """The ids of all things of an answer: an IRI's last part, the IRI where two share it."""
    mentioned = dict.fromkeys(_mentioned(answer))
    times = Counter(voc.local_name(iri) for iri in mentioned)
    return {
        iri: name if (name := voc.local_name(iri)) and times[name] == 1 else iri
        for iri in mentioned
    }


def _mentioned(answer: Answer) -> Iterable[str]:
    yield from answer.items
    for row in answer.rows:
        yield row.iri
        for fact in row.facts:
            if fact.value.kind is not TermKind.LITERAL:
                yield fact.value.value
            yield from (source.report for source in fact.sources)
        yield from (source.report for source in row.named_in)


def _row(voice: Voice, row: Item, ids: dict[str, str]) -> Json:
    facts: dict[str, list[Any]] = {}
    for fact in _spoken(voice, row):
        values = facts.setdefault(voc.local_name(fact.property), [])
        value = _value(fact.value, ids)
        if value not in values:
            values.append(value)
    stating = [source for fact in row.facts for source in fact.sources]
    sources = dict.fromkeys((*stating, *row.named_in))
    return {
        "id": ids[row.iri],
        "iri": row.iri,
        "class": voc.local_name(row.cls),
        "label": voice.full(row.iri),
        "facts": {name: values if len(values) > 1 else values[0] for name, values in facts.items()},
        "sources": [_source(source, ids) for source in sources],
    }


def _spoken(voice: Voice, row: Item) -> Iterable[Fact]:
    for facts in grouped(row.facts).values():
        yield from voice.spoken(facts)


def _source(source: Source, ids: dict[str, str]) -> Json:
    return {"report": ids[source.report], "measure": source.measure, "quote": source.quote}


def _value(term: Term, ids: dict[str, str]) -> Any:
    if term.kind is not TermKind.LITERAL:
        return ids[term.value]
    try:
        if term.datatype in _WHOLE:
            return int(term.value)
        if term.datatype in _BROKEN:
            return float(term.value)
    except ValueError:
        pass
    return term.value


def _choice(voice: Voice, choice: Choice) -> Json:
    return {"label": choice_label(voice, choice), "question": choice_question(voice, choice)}
