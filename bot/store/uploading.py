"""Data brought to an endpoint: its graphs, with the rules applied, and their manifest."""

from __future__ import annotations

import re
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from bot.store.base import StoreError
from bot.store.content import refuse_lacking
from bot.store.embedded import EmbeddedStore, filled, graph_sizes, version_of
from bot.store.endpoint import Endpoint
from bot.store.graphs import GraphStore
from bot.store.loading import DataFile
from bot.store.manifest import (
    ABOUT_QUERY,
    GRAPH_ABOUT,
    GRAPH_LOADING,
    LOADING_QUERY,
    Manifest,
    rules_version,
)
from bot.store.progress import Progress, silent
from bot.store.remote import SEEN_FOR
from bot.store.remote import graph_sizes as sizes_at
from bot.vocabulary import GRAPH_INFERRED

_SLACK = 2.0
_PIECE = 4 * 2**20
_BLANK = re.compile(rb"^_:| _:[\w.-]+ \.$", re.ASCII)
_BLANKS = (
    "SELECT ?graph ?s ?p ?o WHERE { GRAPH ?graph { ?s ?p ?o } FILTER(isBlank(?s) || isBlank(?o)) }"
)


def upload(
    endpoint: Endpoint,
    graphs: GraphStore,
    files: Sequence[DataFile],
    rules: Sequence[Path],
    progress: Progress = silent,
) -> Manifest:
    """Replace what ``endpoint`` holds of ours by ``files`` and what ``rules`` make of them.

    At once for who asks: the graphs come under new names, beside the old, then the manifest is
    replaced, which says which graphs are ours.  The old are removed when nobody can be asking
    them any more.  A load that breaks off changes nothing; what it left is removed by the next.
    Graphs that are not ours are left alone.  ``progress`` is counted in bytes read and then in
    triples sent.
    """
    with tempfile.TemporaryDirectory(prefix="soraq-") as folder:
        store = filled(Path(folder) / "store", files, rules, progress)
        refuse_lacking(graph_sizes(store), EmbeddedStore(store).ask)
        version = version_of(store)
        _gather_blank_nodes(store)
        sizes = graph_sizes(store)
        this = f"{version}-{secrets.token_hex(3)}"
        names = {graph: f"{graph}/{this}" for graph in sorted(sizes)}
        manifest = Manifest(
            version, rules_version(rules), {name: sizes[graph] for graph, name in names.items()}
        )
        before = Manifest.from_rows(endpoint.select(ABOUT_QUERY))
        old = set(before.graphs) if before else set()
        left = Manifest.from_rows(endpoint.select(LOADING_QUERY))
        rubbish = (set(left.graphs) if left else set()) - old
        touched = Manifest("", "", dict.fromkeys(rubbish | old | set(names.values()), 0))
        graphs.put(GRAPH_LOADING, touched.to_triples(GRAPH_LOADING).encode())
        # What another load has put into use since the manifest was read is no rubbish.
        used = Manifest.from_rows(endpoint.select(ABOUT_QUERY))
        old |= set(used.graphs) if used else set()
        for name in sorted(rubbish - old):
            graphs.delete(name)
        if before is None:  # until now nothing said that there is nothing to be asked yet
            graphs.put(GRAPH_ABOUT, touched.to_triples().encode())
        for graph, name in names.items():
            file = Path(folder) / "graph.nt"
            store.dump(str(file), ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph))
            _send(graphs, name, file, progress)
    if _is_last(endpoint, touched):
        _verify(endpoint, manifest)
    if not _is_last(endpoint, touched):
        for name in names.values():
            graphs.delete(name)
        raise StoreError(
            f"Another load into {endpoint.name} has begun meanwhile, and this one is given up: "
            "wait until that has ended, and load again if its data is not the newest."
        )
    graphs.put(GRAPH_ABOUT, manifest.to_triples().encode())
    if old:
        progress("waiting for readers", 0)
        time.sleep(_time_for_readers(endpoint))
    for graph in sorted(old):
        graphs.delete(graph)
    if _is_last(endpoint, touched):
        graphs.delete(GRAPH_LOADING)
    return manifest


def _is_last(endpoint: Endpoint, touched: Manifest) -> bool:
    """Whether the load that noted the graphs ``touched`` is the last that has begun.

    One that begins later puts its own note in the place of that, and removes the new graphs.
    """
    noted = Manifest.from_rows(endpoint.select(LOADING_QUERY))
    return noted is not None and set(noted.graphs) == set(touched.graphs)


def _time_for_readers(endpoint: Endpoint) -> float:
    """After so many seconds nobody asks graphs of which the manifest no longer speaks."""
    return SEEN_FOR + endpoint.limits.seconds + _SLACK


def _send(graphs: GraphStore, graph: str, file: Path, progress: Progress) -> None:
    put = graphs.put
    with file.open("rb") as opened:
        for piece, triples in _pieces(opened):
            put(graph, piece)
            progress(graph.rsplit("/", 2)[-2], triples)
            put = graphs.add


def _pieces(lines: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """N-Triples in pieces; all those with blank nodes in the first, where names are shared."""
    blanks = [line for line in lines if _BLANK.search(line.rstrip())]
    piece, size = blanks, sum(map(len, blanks))
    lines.seek(0)
    for line in lines:
        if _BLANK.search(line.rstrip()):
            continue
        if piece and size + len(line) > _PIECE:
            yield b"".join(piece), len(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield b"".join(piece), len(piece)


def _verify(endpoint: Endpoint, manifest: Manifest) -> None:
    there = sizes_at(endpoint, manifest.graphs)
    for graph, size in manifest.graphs.items():
        if there[graph] != size:
            raise StoreError(
                f"The graph {graph} has {there[graph]} triples at {endpoint.name} in place of "
                f"{size}. Load again; if it stays so, that server does not keep this data as it is."
            )


def _gather_blank_nodes(store: ox.Store) -> None:
    """Put all that is said with a blank node into one graph: its name means nothing in another."""
    found = store.query(_BLANKS)
    assert isinstance(found, ox.QuerySolutions)
    quads = [ox.Quad(row["s"], row["p"], row["o"], row["graph"]) for row in found]
    # What the rules made goes to where the node is described, not the other way round.
    quads.sort(key=lambda quad: (str(quad.graph_name) == f"<{GRAPH_INFERRED}>", str(quad)))
    homes: dict[ox.BlankNode, ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = {}
    moved = True
    while moved:  # nodes that are tied to each other come together, step by step
        moved = False
        for quad in quads:
            known = [homes[node] for node in _blank_nodes(quad) if node in homes]
            home = min(known, key=str) if known else quad.graph_name
            for node in _blank_nodes(quad):
                if homes.get(node) != home:
                    homes[node] = home
                    moved = True
    for quad in quads:
        home = homes[_blank_nodes(quad)[0]]
        if home != quad.graph_name:
            store.remove(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, home))


def _blank_nodes(quad: ox.Quad) -> list[ox.BlankNode]:
    return [node for node in (quad.subject, quad.object) if isinstance(node, ox.BlankNode)]
