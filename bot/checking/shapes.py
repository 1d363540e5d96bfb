"""The data against the SHACL shapes, by pySHACL."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.resources import resource_folder
from bot.vocabulary import ID, SORAQ, local_name

if TYPE_CHECKING:
    from rdflib import Graph

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
    for result in report.objects(None, SH.result):
        yield _finding(data, report, result)


def _finding(data: Data, report: Graph, result: Any) -> Finding:
    from rdflib import SH

    thing, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if str(thing).startswith(SORAQ) and value is not None:  # a shape that asks once for all things
        thing, value = value, None
    path = report.value(result, SH.resultPath)
    words = [local_name(str(path))] if path is not None else []
    message = " ".join(str(report.value(result, SH.resultMessage)).split())
    message = _IRI.sub(lambda found: named(found.group()), message)
    if value is not None and value != thing and path is not None:
        message = f"{message} Now it is {_short(str(value))}."
    return data.finding(str(thing), message, *words)


def _short(value: str) -> str:
    text = named(value)
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
