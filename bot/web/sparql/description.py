"""The endpoint described: what a program learns that asks for ``/sparql`` without a query."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot import vocabulary as voc
from bot.model import Term, TermKind, Triple
from bot.web.addresses import DATASET
from bot.web.documents import asked_graph, document
from bot.web.rdf import SD
from bot.web.sparql.results import RESULT_FORMATS

_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
}
_GRAPHS = ("Turtle", "JSON-LD", "N-Triples", "RDF_XML")


def described(request: Request) -> Response:
    """The service description, in the format that the client wants most."""
    format = asked_graph(request)
    body = format.write(description(str(request.url.replace(query=""))))
    return document(request, body, format.media_type, headers={"Vary": "Accept"})


def description(address: str) -> list[Triple]:
    """What the endpoint at ``address`` is, in SPARQL 1.1 Service Description."""
    service, dataset = Term(f"{address}#service"), Term(f"{address}#dataset")
    graph = Term(f"{address}#default-graph")
    formats = [_NAMES[format.suffix] for format in RESULT_FORMATS]
    return [
        (service, Term(voc.TYPE), Term(SD + "Service")),
        (service, Term(SD + "endpoint"), Term(address)),
        (service, Term(SD + "supportedLanguage"), Term(SD + "SPARQL11Query")),
        (service, Term(SD + "feature"), Term(SD + "UnionDefaultGraph")),
        *(
            (service, Term(SD + "resultFormat"), Term(_FORMATS + name))
            for name in (*formats, *_GRAPHS)
        ),
        (service, Term(SD + "defaultDataset"), dataset),
        (dataset, Term(voc.TYPE), Term(SD + "Dataset")),
        (dataset, Term(SD + "defaultGraph"), graph),
        (graph, Term(voc.TYPE), Term(SD + "Graph")),
        (graph, Term(voc.DCTERMS + "source"), Term(DATASET)),
        (service, Term(voc.LABEL), Term("Soraq", TermKind.LITERAL)),
    ]
