"""What was measured, as tables to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from typing import Any

from bot.bench.run import Result

ALLOWANCE = 5.0
"""Milliseconds that an answer may take beside its share of the engine's time."""
SHARE = 1.5


def as_page(results: Sequence[Result]) -> Iterator[str]:
    """The tables as lines of Markdown: stores, then a table of kinds for each size and store."""
    yield "| triples | store | load s | index s | open s | start s | MB at start | MB after |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for result in results:
        for case in result.cases:
            disk = case["store"] == "disk"
            yield (
                f"| {case['triples']:,} | {case['store']} "
                f"| {result.filled['load'] if disk else case['open']:.1f} "
                f"| {format(result.filled['index'], '.1f') if disk else '–'} "
                f"| {case['open']:.2f} | {case['start']:.2f} "
                f"| {case['megabytes']:.0f} | {case['after']:.0f} |"
            )
    for result in results:
        for case in result.cases:
            yield ""
            yield from _kinds(result, case)
    yield ""
    yield from bars(results)


def _kinds(result: Result, case: Mapping[str, Any]) -> Iterator[str]:
    yield f"{case['triples']:,} triples, store {case['store']}; milliseconds, median (99th)"
    yield ""
    yield "| kind | found | whole | engine | reading | within | rdflib | times faster |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for kind in case["kinds"]:
        within = kind["whole"] <= SHARE * kind["bare"] + ALLOWANCE
        slow, faster = "–", "–"
        if result.rdflib:
            taken, ended = result.rdflib["kinds"][kind["kind"]]
            more = "" if ended else "> "
            slow, faster = f"{more}{taken:,.0f}", f"{more}{taken / kind['whole']:,.0f}"
        yield (
            f"| {kind['kind']} | {kind['answer']} {kind['total']} "
            f"| {kind['whole']:.1f} ({kind['worst']:.1f}) | {kind['bare']:.1f} "
            f"({kind['bareWorst']:.1f}) | {kind['read']:.1f} | {'yes' if within else 'no'} "
            f"| {slow} | {faster} |"
        )


def bars(results: Sequence[Result]) -> Iterator[str]:
    """How the measurements stand to the bars that were set."""
    for result in results:
        for case in result.cases:
            over = [k["kind"] for k in case["kinds"] if not _within(k)]
            yield (
                f"- {case['triples']:,}, {case['store']}: {len(case['kinds']) - len(over)} of "
                f"{len(case['kinds'])} kinds within {SHARE} × the engine + {ALLOWANCE:.0f} ms"
                + (f"; over it: {', '.join(over)}." if over else ".")
            )
            if result.rdflib:
                times = [result.rdflib["kinds"][k["kind"]][0] / k["whole"] for k in case["kinds"]]
                mean = exp(sum(map(log, times)) / len(times))
                yield f"- {case['triples']:,}, {case['store']}: {mean:.0f} × as fast as rdflib."
    yield from _rises([case for r in results for case in r.cases if case["store"] == "disk"])


def _within(kind: Mapping[str, Any]) -> bool:
    return bool(kind["whole"] <= SHARE * kind["bare"] + ALLOWANCE)


def _rises(cases: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """From one size on disk to the next: how the whole rises, and how the engine alone does."""
    for small, large in pairwise(cases):
        for one, other in zip(small["kinds"], large["kinds"], strict=True):
            if not one["grows"]:
                whole, bare = other["whole"] / one["whole"], other["bare"] / one["bare"]
                yield (
                    f"- {one['kind']}, {small['triples']:,} to {large['triples']:,} on disk: "
                    f"whole × {whole:.2f}, engine × {bare:.2f}."
                )
