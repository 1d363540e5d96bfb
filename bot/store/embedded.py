"""The graph in memory, asked in the same process: Oxigraph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from bot.model import BoundQuery, Rows, Term, TermKind, Triple
from bot.store.base import DataError, QueryFailedError, RuleError, Store
from bot.store.loading import DataFile, project_rules
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
_BLANK = rb"\1[]"
_BLANK_NODE = re.compile(rb"(^|> )_:\S+")
_PLACE = re.compile(r"\s*(Parser error )?(at|between) line \d+ column \d+( and .*?column \d+)?:\s*")


class EmbeddedStore(Store):
    """A store in memory, filled once and then only read."""

    def __init__(self, store: ox.Store) -> None:
        """Wrap a filled store; see :meth:`from_files`."""
        self._store = store
        self._version: str | None = None

    @classmethod
    def from_files(
        cls, files: Sequence[DataFile], rules: Sequence[Path] | None = None
    ) -> EmbeddedStore:
        """Read ``files`` into their named graphs and apply ``rules`` (the project's).

        The rules are applied once each, in order: the first sees what is stated, each
        later one also what those before it made.  Where one step is not enough
        (``countsAs``), a rule walks the path itself.
        """
        store = ox.Store()
        for file in files:
            _load(store, file)
        for rule in project_rules() if rules is None else rules:
            _apply(store, rule)
        return cls(store)

    def select(self, query: BoundQuery | str) -> Rows:
        """The rows of a SELECT query."""
        solutions = self._run(query)
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryFailedError(f"{_named(query)} gives no rows: write it as SELECT.")
        variables = tuple(variable.value for variable in solutions.variables)
        known: dict[object, Term | None] = {}
        rows = []
        for solution in solutions:
            row = []
            for found in solution:
                term = known.get(found)
                if term is None and found is not None:
                    term = known[found] = _term(found)
                row.append(term)
            rows.append(tuple(row))
        return Rows(variables, tuple(rows))

    def ask(self, query: BoundQuery | str) -> bool:
        """The answer of an ASK query."""
        answer = self._run(query)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryFailedError(f"{_named(query)} gives no yes or no: write it as ASK.")
        return bool(answer)

    def construct(self, query: BoundQuery | str) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once."""
        triples = self._run(query)
        if not isinstance(triples, ox.QueryTriples):
            raise QueryFailedError(f"{_named(query)} gives no triples: write it as CONSTRUCT.")
        return tuple(
            dict.fromkeys(
                (_term(triple.subject), _term(triple.predicate), _term(triple.object))
                for triple in triples
            )
        )

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits, the same for the same data."""
        if self._version is None:
            dump = self._store.dump(format=ox.RdfFormat.N_QUADS) or b""
            lines = dump.splitlines()
            if b"_:" in dump:
                # A blank node's name is new each time, so it does not count.
                lines = [_BLANK_NODE.sub(_BLANK, line) for line in lines]
            self._version = hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()[:12]
        return self._version

    def close(self) -> None:
        """Let go of the data; the store is not to be asked again."""
        self._store = ox.Store()

    def _run(
        self, query: BoundQuery | str
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        text = query if isinstance(query, str) else query.text
        try:
            return self._store.query(text, use_default_graph_as_union=True)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryFailedError(f"{_named(query)} cannot be run: {error}") from error


def _load(store: ox.Store, file: DataFile) -> None:
    kind = _FORMATS.get(file.path.suffix.lower())
    if kind is None:
        raise DataError(
            f"{file.path} is of no kind that can be read. "
            f"Give it one of these endings: {', '.join(sorted(_FORMATS))}."
        )
    graph = None if kind.supports_datasets else ox.NamedNode(file.graph)
    try:
        data = file.path.read_bytes()
        base = file.path.resolve().as_uri()
        store.bulk_load(data, kind, base_iri=base, to_graph=graph)
    except OSError as error:
        raise DataError(
            f"{file.path} cannot be read: {error.strerror or error}. Check the path."
        ) from error
    except (SyntaxError, ValueError) as error:
        raise DataError(_syntax_message(file.path, error)) from error
    if graph is None:
        _move_default_graph(store, ox.NamedNode(file.graph))


def _move_default_graph(store: ox.Store, graph: ox.NamedNode) -> None:
    """Queries see the named graphs alone, so what a file puts in none gets one."""
    loose = list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in loose)
    store.clear_graph(ox.DefaultGraph())


def _syntax_message(path: Path, error: Exception) -> str:
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    place = f"{path}, line {line}, column {column}" if line else f"{path}"
    said = _PLACE.sub("", str(getattr(error, "msg", None) or error)).strip().rstrip(".")
    return f"{place}: {said}. Mend the file there, then try again."


def _apply(store: ox.Store, rule: Path) -> None:
    graph = ox.NamedNode(GRAPH_INFERRED)
    try:
        made = store.query(rule.read_text(encoding="utf-8"), use_default_graph_as_union=True)
        if not isinstance(made, ox.QueryTriples):
            raise RuleError(f"The rule {rule} makes no triples: write it as CONSTRUCT.")
        store.bulk_extend(
            ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in set(made)
        )
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise RuleError(f"The rule {rule} cannot be applied: {error}. Mend the rule.") from error


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
