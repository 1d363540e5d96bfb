"""Questions to show as examples: such as the data at hand does answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from weakref import WeakKeyDictionary

from bot.assistant import Assistant
from bot.model import Answer, Form, Item, Kind, Language, Memory, Reading, Selection, TermKind

SHOWN = 3
_CLASSES = 4
_LOOKED_AT = 20
_KNOWN: WeakKeyDictionary[Assistant, dict[tuple[Language, tuple[str, ...]], tuple[str, ...]]] = (
    WeakKeyDictionary()
)
_ANSWERED = frozenset({Kind.LIST, Kind.ENTITY, Kind.COUNT, Kind.FIGURE, Kind.DATE, Kind.YES})


def examples(
    assistant: Assistant, language: Language, written: Sequence[str] = ()
) -> tuple[str, ...]:
    """Up to three questions in ``language``, each of which was asked and got an answer.

    ``written`` are tried first; where the data does not answer them, questions are made of the
    names in the graph: a class, a class with a concept, a thing with a property.  What was found
    is kept as long as the assistant is.
    """
    known = _KNOWN.setdefault(assistant, {})
    key = language, tuple(written)
    if key not in known:
        known[key] = _found(assistant, language, written)
    return known[key]


def _found(assistant: Assistant, language: Language, written: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in chain(written, _made(assistant, language)):
        if len(found) == SHOWN:
            break
        if text and _is_answered(assistant, text, language):
            found[text] = None
    return tuple(found)


def _is_answered(assistant: Assistant, text: str, language: Language) -> bool:
    answer, _ = assistant.ask(text, default=language)
    reading = answer.reading
    doubtful = reading.ignored or reading.unknown or reading.corrections
    return answer.kind in _ANSWERED and not doubtful


def _made(assistant: Assistant, language: Language) -> Iterator[str]:
    """Questions made of names, of one sort in turn: several classes rather than one."""
    answers = [_things(assistant, language, cls) for cls in _classes(assistant)]
    sorts = [list(_of_class(assistant, answer)) for answer in answers if answer.rows]
    longest = max(map(len, sorts), default=0)
    for turn in range(longest):
        for at, made in enumerate(sorts):
            yield from made[(turn + at) % len(made) :][:1]


def _classes(assistant: Assistant) -> list[str]:
    """The classes of things that can be asked for, the most telling and largest first."""
    schema = assistant.reader.schema
    used = {cls for _, cls, _ in schema.usage}
    sizes = Counter(cls for found in schema.classes.values() for cls in found if cls in used)
    return sorted(sizes, key=lambda c: (-schema.prominence(c), -sizes[c], c))[:_CLASSES]


def _things(assistant: Assistant, language: Language, cls: str) -> Answer:
    reading = Reading(language, Form.THINGS, Selection(classes=(cls,)))
    return assistant.answer([reading], Memory(), rows=_LOOKED_AT)[0]


def _of_class(assistant: Assistant, answer: Answer) -> Iterator[str]:
    """A class with a concept, a thing with a property of it, a class alone."""
    schema, (cls,) = assistant.reader.schema, answer.reading.selection.classes
    name = _name(answer, cls)
    facts = [fact for row in answer.rows for fact in row.facts]
    concepts = Counter(f.value.value for f in facts if f.value.value in schema.concepts)
    usual = [_name(answer, concept) for concept, _ in concepts.most_common()]
    said = next((one for one in usual if one.casefold() != name.casefold()), "")
    if said:
        yield f"{name}, {said}"
    told = next(((row, prop) for row in answer.rows for prop in _telling(assistant, row)), None)
    if told:
        yield f"{_name(answer, told[0].iri)}: {_name(answer, told[1])}"
    yield name


def _telling(assistant: Assistant, row: Item) -> Iterator[str]:
    """The properties of a thing worth a question: its dates, then its ties."""
    schema = assistant.reader.schema
    yield from (fact.property for fact in row.facts if schema.is_date(fact.property))
    yield from (
        fact.property
        for fact in row.facts
        if fact.value.kind is TermKind.IRI and fact.value.value not in schema.concepts
    )


def _name(answer: Answer, iri: str) -> str:
    names = answer.names.get(iri)
    return names.short if names else ""
