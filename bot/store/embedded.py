"""The graph in memory, asked in the same process: Oxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bot.model import BoundQuery, Rows, Term, TermKind, Triple
from bot.store.base import BadAnswerError, DataError, ParseError, QueryFailedError, RuleError, Store
from bot.store.loading import DataFile, project_rules
from bot.store.progress import Progress, Watched, silent
from bot.store.versioning import Versioning
from bot.vocabulary import GRAPH_INFERRED, XSD_STRING

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_AT_ONCE = 200_000
_SMALL = 32 * 2**20
_COUNTS = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_TAKES_AWAY = re.compile(r"^#\+ effect: takes away$", re.MULTILINE)
_PLACE = re.compile(
    r"\s*(Parser error )?(at|between) line \d+ (column \d+|between columns \d+)( and .*?\d+)?:\s*"
)


_Graphs = list[Any]


class EmbeddedStore(Store):
    """A store in this process, filled once and then only read."""

    def __init__(self, store: ox.Store, version: str | None = None) -> None:
        """Wrap a filled store, whose ``version`` may be known; see :meth:`from_files`."""
        self._store = store
        self._version = version
        self._graphs: tuple[_Graphs, _Graphs] | None = None

    @classmethod
    def from_files(
        cls, files: Sequence[DataFile], rules: Sequence[Path] | None = None
    ) -> EmbeddedStore:
        """Read ``files`` into their named graphs and apply ``rules`` (the project's).

        The rules are applied once each, in order: the first sees what is stated, each
        later one also what those before it made.  Where one step is not enough
        (``countsAs``), a rule walks the path itself.  What a rule makes is added, or taken
        away where its head says ``#+ effect: takes away``.
        """
        store = ox.Store()
        fill(store, files, project_rules() if rules is None else rules)
        return cls(store)

    @classmethod
    def from_quads(cls, file: Path, version: str) -> EmbeddedStore:
        """The store in memory that :meth:`dump` wrote to ``file``, of the ``version`` it had."""
        store = ox.Store()
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        return cls(store, version)

    def dump(self, file: Path) -> None:
        """Write all quads to ``file``."""
        self._store.dump(str(file), ox.RdfFormat.N_QUADS)

    @staticmethod
    def build_on_disk(file: Path, folder: Path) -> None:
        """Fill a store on disk in ``folder`` from a file that :meth:`dump` wrote."""
        store = ox.Store(str(folder))
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        store.flush()

    @classmethod
    def read_only(cls, folder: Path, version: str) -> EmbeddedStore:
        """A store on disk as it is now, for reading; it may be open in many processes."""
        return cls(ox.Store.read_only(str(folder)), version)

    def select(self, query: BoundQuery | str, *, most: int | None = None) -> Rows:
        """The rows of a SELECT query; at most so many."""
        solutions = self._solutions(query)
        variables = tuple(variable.value for variable in solutions.variables)
        term = _Terms().__getitem__
        with _told(query):
            rows = tuple(tuple(map(term, solution)) for solution in islice(solutions, most))
        return Rows(variables, rows)

    def stream(self, query: BoundQuery | str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT query one by one, each made when it is asked for."""
        solutions = self._solutions(query)
        with _told(query):
            for solution in solutions:
                yield tuple(None if found is None else _term(found) for found in solution)

    def ask(self, query: BoundQuery | str) -> bool:
        """The answer of an ASK query."""
        answer = self._run(query)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryFailedError(f"{_named(query)} gives no yes or no: write it as ASK.")
        return bool(answer)

    def construct(self, query: BoundQuery | str, *, most: int | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once; at most so many."""
        triples = self._run(query)
        if not isinstance(triples, ox.QueryTriples):
            raise QueryFailedError(f"{_named(query)} gives no triples: write it as CONSTRUCT.")
        found = ((_term(t.subject), _term(t.predicate), _term(t.object)) for t in triples)
        with _told(query):
            return tuple(islice(_unique(found), most))

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits, the same for the same data."""
        if self._version is None:
            self._version = version_of(self._store)
        return self._version

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for who measures it."""
        return self._store

    def over(self, default: Sequence[str], named: Sequence[str]) -> EmbeddedStore:
        """The same store where a query sees some graphs only; it lasts as long as this one."""
        try:
            graphs = _graphs(default), _graphs(named)
        except ValueError as error:
            raise QueryFailedError(f"A graph has no IRI as its name: {error}.") from error
        chosen = EmbeddedStore(self._store, self._version)
        chosen._graphs = graphs
        return chosen

    def close(self) -> None:
        """Let go of the data; the store is not to be asked again."""
        self._store = ox.Store()

    def _solutions(self, query: BoundQuery | str) -> ox.QuerySolutions:
        solutions = self._run(query)
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryFailedError(f"{_named(query)} gives no rows: write it as SELECT.")
        return solutions

    def _run(
        self, query: BoundQuery | str
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        text = query if isinstance(query, str) else query.text
        with _told(query):
            if self._graphs is None:
                return self._store.query(text, use_default_graph_as_union=True)
            default, named = self._graphs
            return self._store.query(text, default_graph=default, named_graphs=named)


def _graphs(iris: Sequence[str]) -> _Graphs:
    return [ox.NamedNode(iri) for iri in iris]


@contextmanager
def _told(query: BoundQuery | str) -> Iterator[None]:
    """Say which query fails: some do so only while their results are read."""
    try:
        yield
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryFailedError(f"{_named(query)} cannot be run: {error}") from error


def _unique(triples: Iterable[Triple]) -> Iterator[Triple]:
    seen = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def fill(
    store: ox.Store,
    files: Sequence[DataFile],
    rules: Sequence[Path] = (),
    progress: Progress = silent,
) -> None:
    """Read ``files`` into their named graphs, in bytes of ``progress``, and apply ``rules``."""
    for file in files:
        _load(store, file, progress)
    for rule in rules:
        progress(f"rule {rule.stem}", 0)
        _apply(store, rule)


def filled(
    folder: Path, files: Sequence[DataFile], rules: Sequence[Path], progress: Progress
) -> ox.Store:
    """A new store on disk in ``folder``, filled."""
    store = ox.Store(str(folder))
    if sum(map(_size, files)) <= _SMALL:
        # Each bulk load costs a tenth of a second on disk, and nothing in memory.
        memory = ox.Store()
        fill(memory, files, rules, progress)
        store.bulk_extend(memory)
        return store
    _fill_by_lumps(store, files, progress)
    fill(store, (), rules, progress)
    return store


def _fill_by_lumps(store: ox.Store, files: Sequence[DataFile], progress: Progress) -> None:
    """Read ``files`` into a store on disk, many small ones at a time; a large one goes by itself.

    So memory holds a bounded part of the data, and each load on disk is worth its cost.
    """
    lump, size = ox.Store(), 0
    for file in files:
        if _size(file) > _SMALL:
            _load(store, file, progress)
            continue
        _load(lump, file, progress)
        size += _size(file)
        if size > _SMALL:
            store.bulk_extend(lump)
            lump, size = ox.Store(), 0
    store.bulk_extend(lump)


def _size(file: DataFile) -> int:
    return file.path.stat().st_size if file.path.exists() else 0


def version_of(store: ox.Store) -> str:
    """Twelve hexadecimal digits of everything in ``store``."""
    lines = Versioning()
    store.dump(lines, ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
    return lines.version


def read_triples(text: bytes) -> tuple[Triple, ...]:
    """The triples of a text in N-Triples or Turtle, each once.

    Raises :class:`BadAnswerError` for anything but whole triples: a comment too, in which a
    server may have said what went wrong.
    """
    if text and not text.rstrip(b" \t").endswith(b"\n"):
        raise BadAnswerError("it does not end with a whole line")
    if any(line.lstrip().startswith(b"#") for line in text.splitlines()):
        raise BadAnswerError("it holds something beside triples")
    try:
        found = ox.parse(text, ox.RdfFormat.TURTLE)
        return tuple(
            dict.fromkeys((_term(t.subject), _term(t.predicate), _term(t.object)) for t in found)
        )
    except (SyntaxError, ValueError) as error:
        raise BadAnswerError(f"it is not whole RDF ({error})") from error


def graph_sizes(store: ox.Store) -> Mapping[str, int]:
    """How many triples each named graph of ``store`` holds."""
    counts = EmbeddedStore(store).select(_COUNTS).rows
    return {graph.value: int(n.value) for graph, n in counts if graph and n}


def _load(store: ox.Store, file: DataFile, progress: Progress) -> None:
    kind = _FORMATS.get(file.path.suffix.lower())
    if kind is None:
        raise DataError(
            f"{file.path} is of no kind that can be read. "
            f"Give it one of these endings: {', '.join(sorted(_FORMATS))}."
        )
    graph = None if kind.supports_datasets else ox.NamedNode(file.graph)
    try:
        base = file.path.resolve().as_uri()
        with file.path.open("rb") as opened:
            # A small file is read faster in one piece; a large one is never in memory whole.
            watched = Watched(opened, file.path.name, progress)
            data = opened.read() if progress is silent and _size(file) <= _SMALL else watched
            store.bulk_load(data, kind, base_iri=base, to_graph=graph)  # type: ignore[arg-type]
    except OSError as error:
        raise DataError(
            f"{file.path} cannot be read: {error.strerror or error}. Check the path."
        ) from error
    except (SyntaxError, ValueError) as error:
        raise _parse_error(file.path, error) from error
    if graph is None:
        _move_default_graph(store, ox.NamedNode(file.graph))


def _move_default_graph(store: ox.Store, graph: ox.NamedNode) -> None:
    """Queries see the named graphs alone, so what a file puts in none gets one."""
    loose = list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in loose)
    store.clear_graph(ox.DefaultGraph())


def _parse_error(path: Path, error: Exception) -> ParseError:
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    said = _PLACE.sub("", str(getattr(error, "msg", None) or error)).strip().rstrip(".")
    return ParseError(path, line, column, said)


def _apply(store: ox.Store, rule: Path) -> None:
    graph = ox.NamedNode(GRAPH_INFERRED)
    try:
        text = rule.read_text(encoding="utf-8")
        takes_away = _TAKES_AWAY.search(text) is not None
        made = store.query(text, use_default_graph_as_union=True)
        if not isinstance(made, ox.QueryTriples):
            raise RuleError(f"The rule {rule} makes no triples: write it as CONSTRUCT.")
        for triples in _lumps(made):
            if takes_away:
                _take_away(store, triples)
            else:
                store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise RuleError(f"The rule {rule} cannot be applied: {error}. Mend the rule.") from error


def _take_away(store: ox.Store, triples: Iterable[ox.Triple]) -> None:
    """Remove triples from every graph that states them."""
    for triple in triples:
        for quad in list(store.quads_for_pattern(triple.subject, triple.predicate, triple.object)):
            store.remove(quad)


def _lumps(made: Iterable[ox.Triple]) -> Iterator[set[ox.Triple]]:
    """What a rule makes, a bounded number at a time."""
    rest = iter(made)
    while lump := set(islice(rest, _AT_ONCE)):
        yield lump


class _Terms(dict[object, Term | None]):
    """The terms of one result, each made once: most stand in several rows."""

    def __missing__(self, found: object) -> Term | None:
        term = self[found] = None if found is None else _term(found)
        return term


def _term(found: object) -> Term:
    match found:
        case ox.NamedNode():
            return Term(found.value)
        case ox.BlankNode():
            return Term(found.value, TermKind.BNODE)
        case ox.Literal():
            if found.language is not None:
                return Term(found.value, TermKind.LITERAL, language=found.language)
            datatype = found.datatype.value
            plain = datatype == XSD_STRING
            return Term(found.value, TermKind.LITERAL, datatype=None if plain else datatype)
        case _:
            raise QueryFailedError(f"A value of RDF-star has no place in an answer: {found}")


def _named(query: BoundQuery | str) -> str:
    return "The query" if isinstance(query, str) else f"The query {query.name}"
