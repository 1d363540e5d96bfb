"""All cases of a benchmark, one process after another."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.bench.graph import Graph
from bot.bench.questions import KINDS
from bot.store.base import StoreError


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured; ``limit`` is the seconds that rdflib gets for a kind.

    ``kinds`` are those of the questions that are asked.
    """

    triples: tuple[int, ...]
    stores: tuple[str, ...]
    rounds: int
    rdflib: bool
    limit: float
    clock: str = "wall"
    seed: int = 1
    kinds: tuple[str, ...] = KINDS


@dataclass(slots=True)
class Result:
    """What was measured at one size: the filling, each store, and rdflib where it was asked."""

    wanted: int
    filled: dict[str, Any]
    cases: list[dict[str, Any]] = field(default_factory=list)
    rdflib: dict[str, Any] | None = None


def run(plan: Plan, folder: Path | None, say: Callable[[str], None]) -> list[Result]:
    """Measure all of a plan; ``folder`` keeps what was made, none is made anew and removed."""
    if folder is not None:
        return [_size(plan, size, folder / str(size), say) for size in plan.triples]
    with tempfile.TemporaryDirectory(prefix="soraq-bench-") as made:
        return [_size(plan, size, Path(made) / str(size), say) for size in plan.triples]


def _size(plan: Plan, size: int, folder: Path, say: Callable[[str], None]) -> Result:
    kept = folder / "filled.json"
    if kept.is_file():
        filled = json.loads(kept.read_text("utf-8"))
    else:
        say(f"{size:,} triples: making the graph")
        Graph(plan.seed).write(folder / "data", size)
        say(f"{size:,} triples: filling the store on disk")
        filled = _case("bot.bench.case", "fill", str(folder), "0", plan.clock)
        kept.write_text(json.dumps(filled), "utf-8")
    result = Result(size, filled)
    for store in plan.stores:
        say(f"{size:,} triples: asking the store {store}")
        result.cases.append(
            _case("bot.bench.case", store, str(folder), str(plan.rounds), plan.clock, *plan.kinds)
        )
    if plan.rdflib and result.cases:
        say(f"{size:,} triples: asking rdflib")
        queries = folder / "queries.json"
        texts = {kind["kind"]: kind["queries"] for kind in result.cases[0]["kinds"]}
        queries.write_text(json.dumps(texts), "utf-8")
        dump = str(folder / "dump.nq")
        if not (folder / "dump.nq").is_file():
            _case("bot.bench.case", "dump", str(folder), "0", plan.clock)
        result.rdflib = _case("bot.bench.slow", dump, str(queries), str(plan.limit), plan.clock)
    (folder / "measured.json").write_text(json.dumps(asdict(result)), "utf-8")
    return result


def _case(module: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no word"]
        raise StoreError(f"The benchmark's {module} {arguments[0]} failed: {last[0]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
