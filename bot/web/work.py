"""What the server has done in the processes that answer: nothing of it runs on the event loop."""

from __future__ import annotations

from functools import partial

from bot.assistant import Assistant
from bot.assistant.answering import Calls
from bot.assistant.entries import triples_of
from bot.web.counts import addresses, counts, listed
from bot.web.drawn import picture_png
from bot.web.entries import entry_view
from bot.web.ontology.views import ontology_data, ontology_view, schemes_view
from bot.web.rdf import BY_SUFFIX


def calls(assistant: Assistant) -> Calls:
    """The calls of the pages, by name; given to :func:`bot.editions.open_parts`."""
    return {
        "entry_view": partial(entry_view, assistant),
        "entry_data": partial(entry_data, assistant),
        "picture_png": partial(picture_png, assistant),
        "counts": partial(counts, assistant),
        "listed": partial(listed, assistant),
        "addresses": partial(addresses, assistant),
        "ontology_view": partial(ontology_view, assistant),
        "schemes_view": partial(schemes_view, assistant),
        "ontology_data": partial(_ontology_data, assistant),
    }


def entry_data(assistant: Assistant, iri: str, suffix: str) -> bytes | None:
    """What describes ``iri``, in the format of an ending; ``None`` where nothing is known of it."""
    found = triples_of(assistant, iri)
    return BY_SUFFIX[suffix].write(sorted(found, key=_in_order)) if found else None


def _ontology_data(assistant: Assistant, suffix: str) -> bytes:
    return BY_SUFFIX[suffix].write(ontology_data(assistant))


def _in_order(triple: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(map(str, triple))
