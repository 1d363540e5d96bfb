"""The data against the SHACL shapes, by pySHACL."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.checking.proofs import proofs_of
from bot.checking.references import OURS
from bot.resources import resource_folder
from bot.vocabulary import ID, SORAQ, local_name

if TYPE_CHECKING:
    from rdflib import Graph

_IS_FACT = "State the triple of the fact"
_IRI = re.compile(rf"{re.escape(ID)}[\w.-]*\w")


def shapes(data: Data) -> Iterator[Finding]:
    """Whatever a shape complains of; each shape's message says what to do."""
    from pyshacl import validate
    from rdflib import SH, Graph

    # Of a value that does not fit its type rdflib logs a traceback; the shapes say it better.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    wanted = Graph().parse(resource_folder("ontology") / "shapes.ttl")
    conforms, report, text = validate(data.graph(), shacl_graph=wanted)
    if conforms:
        return
    if not isinstance(report, Graph):
        yield Finding(f"The shapes cannot be applied: {text}. Mend ontology/shapes.ttl.")
        return
    told = _told_elsewhere(data)
    for result in report.objects(None, SH.result):
        found = _finding(data, report, result)
        if found is not None and not (found.thing in told and _IS_FACT in found.message):
            yield found


def _told_elsewhere(data: Data) -> set[str]:
    """The facts of which another rule says that their statement is another, or is of nothing."""
    proofs = proofs_of(data)
    unproved = {(thing, predicate) for _, thing, predicate, _ in proofs.unproved}
    return {
        named(fact)
        for (thing, predicate), stated in proofs.unstated.items()
        for fact, _ in stated
        if (thing, predicate) in unproved or thing not in data.described
    }


def _is_missing(data: Data, iri: str) -> bool:
    """Whether it is a thing of ours that no file describes: what is wrong is its id."""
    return iri.startswith(OURS) and not data.describes(iri)


def _finding(data: Data, report: Graph, result: Any) -> Finding | None:
    from rdflib import SH

    thing, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if str(thing).startswith(SORAQ) and value is not None:  # a shape that asks once for all things
        thing, value = value, None
    if _is_missing(data, str(thing)) or (value is not None and _is_missing(data, str(value))):
        return None
    path = report.value(result, SH.resultPath)
    near = path if path is not None else value
    words = [local_name(str(near))] if near is not None else []
    message = " ".join(str(report.value(result, SH.resultMessage)).split())
    message = _IRI.sub(lambda found: named(found.group()), message)
    if value is not None and value != thing and path is not None:
        message = f"{message} Now it is {_short(str(value))}."
    return data.finding(str(thing), message, *words, graph=_graph_of(data, thing, path, value))


def _graph_of(data: Data, thing: Any, path: Any, value: Any) -> str | None:
    """The graph in which a value stands that is complained of: it may be a later report's."""
    wanted = (str(thing), str(path), str(value))
    return next(
        (
            graph
            for graph, subject, predicate, stated in data.triples
            if (subject.value, predicate, stated.value) == wanted
        ),
        None,
    )


def _short(value: str) -> str:
    text = named(value)
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
