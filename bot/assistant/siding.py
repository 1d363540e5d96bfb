"""Who is on the other side of things: the countries of an agreement beside our own."""

from __future__ import annotations

from bot import vocabulary as voc
from bot.assistant.retrieval import Retrieval
from bot.model import Answer, TermKind


def other_sides(answer: Answer, retrieval: Retrieval) -> dict[str, tuple[str, ...]]:
    """The countries, or bodies of no country, that are a side of each thing of the rows.

    Our own are left out.  A government stands for its country.
    """
    agents: dict[str, list[str]] = {}
    for row in answer.rows:
        wanted = retrieval.schema.note(row.cls, voc.MAIN_AGENT)
        agents[row.iri] = [
            fact.value.value
            for fact in row.facts
            if fact.property in wanted and fact.value.kind is TermKind.IRI
        ]
    everyone = dict.fromkeys(agent for found in agents.values() for agent in found)
    countries = retrieval.links(everyone, (voc.OF_COUNTRY,))
    sides = {}
    for thing, found in agents.items():
        abroad = (agent for agent in found if not retrieval.is_home(agent))
        whole = (
            c for agent in abroad for c in ([v for _, v in countries.get(agent, ())] or [agent])
        )
        sides[thing] = tuple(dict.fromkeys(whole))
    return sides
