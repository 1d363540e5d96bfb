"""The queries of an answer as one text that any SPARQL editor runs."""

from __future__ import annotations

from bot.model import Answer


def query_text(answer: Answer) -> str:
    """The query that gave the answer; those that led to it stand before it as comments.

    SPARQL 1.1 has one query to a text, so of several only the last can be left to run.
    """
    *before, last = [query.text.strip() for query in answer.queries] or [""]
    return "\n\n".join([*map(_commented, before), last])


def _commented(query: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in query.splitlines())
