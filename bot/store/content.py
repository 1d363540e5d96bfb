"""Whether data holds anything that could be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.store.base import DataError
from bot.vocabulary import GRAPH_INFERRED, GRAPH_ONTOLOGY, REPORT, SORAQ, TYPE

_REPORTS = f"ASK {{ ?report <{TYPE}> <{REPORT}> }}"
_OURS = f"""\
ASK {{
  ?thing <{TYPE}> ?class .
  FILTER(STRSTARTS(STR(?class), "{SORAQ}"))
}}
"""


def lacking(sizes: Mapping[str, int], ask: Callable[[str], bool]) -> str | None:
    """What data lacks to be asked, in a sentence with what to do; ``None`` where it lacks nothing.

    ``sizes`` are how many triples each of its graphs has, at an endpoint by the names of a load;
    ``ask`` asks all of them together.  Things of the project's own classes are only answered for
    by a report, which is the source of what is said of them; other data needs no report.
    """
    if not any(size for graph, size in sizes.items() if not _is_added(graph)):
        return "The data is empty: it states nothing. Name files that hold triples."
    if not ask(_REPORTS) and ask(_OURS):
        return (
            "The data holds no report (soraq:Report), so there is no source for an answer. Name "
            "the folder with the reports, or the report's file together with what it shares."
        )
    return None


def refuse_lacking(sizes: Mapping[str, int], ask: Callable[[str], bool]) -> None:
    """Raise :class:`DataError` where data lacks what it takes to be asked."""
    if said := lacking(sizes, ask):
        raise DataError(f"{said} What the store held before stays.")


def _is_added(graph: str) -> bool:
    """Whether a graph is none of the data's own: the ontology comes along, the rules make one."""
    return any(
        graph == own or graph.startswith(f"{own}/") for own in (GRAPH_ONTOLOGY, GRAPH_INFERRED)
    )
