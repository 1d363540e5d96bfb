"""Data brought to an endpoint: its graphs, with the rules applied, and their manifest."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from bot.model import Rows
from bot.store.base import StoreError
from bot.store.embedded import filled, graph_sizes, version_of
from bot.store.endpoint import Endpoint
from bot.store.graphs import GraphStore
from bot.store.loading import DataFile
from bot.store.manifest import ABOUT_QUERY, GRAPH_ABOUT, Manifest, rules_version
from bot.store.progress import Progress, silent
from bot.store.remote import graph_sizes as sizes_at
from bot.vocabulary import GRAPH_INFERRED

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

    Graph by graph: until the last is there the endpoint says that a load is under way, so a
    load that breaks off never passes for whole.  Graphs that are not ours are left alone.
    ``progress`` is counted in bytes read and then in triples sent.
    """
    with tempfile.TemporaryDirectory(prefix="soraq-") as folder:
        store = filled(Path(folder) / "store", files, rules, progress)
        version = version_of(store)
        _gather_blank_nodes(store)
        manifest = Manifest(version, rules_version(rules), graph_sizes(store))
        before = Manifest.from_rows(_about(endpoint))
        old = set(before.graphs) if before else set()
        under_way = Manifest("", "", dict.fromkeys(old | set(manifest.graphs), 0))
        graphs.put(GRAPH_ABOUT, under_way.to_triples().encode())
        for graph in sorted(manifest.graphs):
            file = Path(folder) / "graph.nt"
            store.dump(str(file), ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph))
            _send(graphs, graph, file, progress)
    for graph in sorted(old - set(manifest.graphs)):
        graphs.delete(graph)
    _verify(endpoint, manifest)
    graphs.put(GRAPH_ABOUT, manifest.to_triples().encode())
    return manifest


def _about(endpoint: Endpoint) -> Rows:
    return endpoint.select(ABOUT_QUERY)


def _send(graphs: GraphStore, graph: str, file: Path, progress: Progress) -> None:
    put = graphs.put
    with file.open("rb") as opened:
        for piece, triples in _pieces(opened):
            put(graph, piece)
            progress(graph.rsplit("/", 1)[-1], triples)
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
