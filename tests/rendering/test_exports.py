"""Answers as files: they parse, hold what was shown, and are the same every time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import openpyxl
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from bot import vocabulary as voc
from bot.model import Answer, Item, Kind, Language, Names, Piece, Term, TermKind, Triple
from bot.rendering.exports import Export, Format, export
from bot.rendering.exports.file_names import file_stem, slug
from bot.rendering.exports.files import harmless
from bot.rendering.exports.record import ANSWER
from tests.rendering import answers as make

ID = Namespace(voc.ID)
SORAQ = Namespace(voc.SORAQ)
ASKED_AT = datetime(2015, 1, 15, 10, 30, 15, 123456, tzinfo=UTC)


def literal(value: str, language: str | None = None, datatype: str | None = None) -> Term:
    return Term(value, TermKind.LITERAL, language, datatype)


def triples() -> list[Triple]:
    """What describes the two agreements of :func:`make.agreements` that are in force or signed."""
    fact, passage = voc.ID + "fact-eu-signed", voc.ID + "passage-1"
    eu, signed = Term(make.EU), Term(voc.SIGNED)
    pref, type_ = Term(voc.PREF_LABEL), Term(voc.TYPE)
    return [
        (eu, type_, Term(voc.AGREEMENT)),
        (eu, pref, literal("Aİ ilə “Saziş”", "az")),
        (eu, pref, literal("Agreement with the EU", "en")),
        (eu, pref, literal("Соглашение с ЕС", "ru")),
        (eu, signed, make.day("2014-02-28")),
        (eu, Term(voc.HAS_STATUS), Term(make.IN_FORCE)),
        (eu, Term(voc.SORAQ + "ownTranslation"), literal("en")),
        (eu, Term(voc.SORAQ + "ownTranslation"), literal("ru")),
        (eu, Term(voc.VALUE), make.number(8)),
        (eu, Term(voc.HELD), literal("2014-12", None, voc.XSD_YEAR_MONTH)),
        (eu, Term(voc.HELD), literal("2014-12-15/2014-12-16", None, voc.EDTF_DATE)),
        (Term(make.NORWAY), pref, literal("Agreement with Norway", "en")),
        (Term(make.FUND), pref, literal("European Union", "en")),
        (Term(fact), type_, Term(voc.FACT)),
        (Term(fact), Term(voc.RDF + "subject"), eu),
        (Term(fact), Term(voc.RDF + "object"), make.day("2014-02-28")),
        (Term(fact), Term(voc.SORAQ + "inferred"), literal("true", None, voc.XSD_BOOLEAN)),
        (Term(fact), Term(voc.PROV + "wasDerivedFrom"), Term(passage)),
        (Term(passage), type_, Term(voc.PASSAGE)),
        (Term(passage), Term(voc.SORAQ + "quote"), literal('line\n"one" \\ two', "az")),
    ]


def made(
    form: Format,
    answer: Answer | None = None,
    described: Sequence[Triple] | None = None,
    asked_at: datetime = ASKED_AT,
) -> Export:
    answer = answer or make.agreements()
    described = triples() if described is None else described
    return export(
        answer, described, form, asked_at=asked_at, question="readmission agreements 2014"
    )


def turtle(answer: Answer | None = None, described: Sequence[Triple] | None = None) -> Graph:
    return Graph().parse(data=made(Format.TURTLE, answer, described).content, format="turtle")


def node(term: Term) -> URIRef | Literal:
    if term.kind is TermKind.IRI:
        return URIRef(term.value)
    datatype = URIRef(term.datatype) if term.datatype else None
    return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


# --- Turtle and JSON-LD ---


def test_turtle_holds_what_describes_the_things() -> None:
    graph = turtle()
    for triple in triples():
        subject, predicate, value = map(node, triple)
        assert (subject, predicate, value) in graph
    own = [s for s in graph.subjects() if not str(s).startswith(ANSWER)]
    assert {str(s) for s in own} == {subject.value for subject, _, _ in triples()}


def test_turtle_tells_how_the_answer_came_about() -> None:
    graph = turtle()
    (asking,) = graph.subjects(RDF.type, PROV.Activity)
    (this,) = graph.subjects(PROV.wasGeneratedBy, asking)
    assert set(graph.objects(this, PROV.hadMember)) == {
        ID["agreement-eu-readmission"],
        ID["agreement-norway-readmission"],
        ID["agreement-russia-readmission"],
    }
    assert (asking, DCTERMS.created, None) in graph
    assert b'dcterms:created "2015-01-15T10:30:15Z"^^xsd:dateTime' in made(Format.TURTLE).content
    used = set(graph.objects(asking, PROV.used))
    texts = {str(text) for one in used for text in graph.objects(one, PROV.value)}
    assert texts == {"SELECT ?thing WHERE { ?thing ?p ?o }"}
    versions = {str(v) for one in used for v in graph.objects(one, URIRef(voc.OWL + "versionInfo"))}
    assert versions == {"0123456789ab"}
    labels = list(graph.objects(asking, URIRef(voc.LABEL)))
    assert labels == [Literal("readmission agreements 2014", lang="en")]


def test_turtle_is_written_to_be_read() -> None:
    text = made(Format.TURTLE).content.decode()
    assert text.startswith("@prefix answer: <https://w3id.org/soraq/answer/> .\n")
    assert 'soraq:signed "2014-02-28"^^xsd:date' in text
    # how it came about, then the things, the facts, the passages, the names of others
    marks = ["a prov:Collection", "id:agreement-eu-readmission a soraq:Agreement"]
    marks += ["id:fact-eu-signed a", "id:passage-1 a", "id:body-european-union skos:prefLabel"]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert text.endswith(".\n")
    assert not text.endswith("\n\n")


def test_turtle_is_read_by_another_tool() -> None:
    content = made(Format.TURTLE).content
    found = list(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(found) == len(turtle())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_json_ld_says_the_same_as_turtle() -> None:
    content = made(Format.JSONLD).content
    graph = Graph().parse(data=content, format="json-ld")
    assert isomorphic(graph, turtle())
    found = list(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.JSON_LD))
    assert len(found) == len(graph)


def test_json_ld_reads_as_plain_json() -> None:
    document = json.loads(made(Format.JSONLD).content)
    nodes = {node["@id"]: node for node in document["@graph"]}
    agreement = nodes["id:agreement-eu-readmission"]
    assert agreement["@type"] == ["soraq:Agreement"]
    assert agreement["prefLabel"]["en"] == "Agreement with the EU"
    assert agreement["signed"] == "2014-02-28"
    assert agreement["status"] == "status_:in-force"
    assert agreement["ownTranslation"] == ["en", "ru"]
    assert document["@context"]["signed"] == {"@id": "soraq:signed", "@type": "xsd:date"}


def test_blank_nodes_become_the_same_names_whatever_they_were_called() -> None:
    def described(label: str) -> list[Triple]:
        blank = Term(label, TermKind.BNODE)
        thing, name = Term("urn:thing"), Term(voc.PREF_LABEL)
        return [(thing, Term("urn:p"), blank), (blank, name, literal("name", "en"))]

    answer = make.answer(Kind.ENTITY, (Item("urn:thing", ""),))
    one, other = (made(Format.TURTLE, answer, described(label)) for label in ("a", "b"))
    assert one == other
    assert not any(
        isinstance(part, BNode) for triple in turtle(answer, described("a")) for part in triple
    )


@pytest.mark.parametrize("form", Format)
def test_the_same_question_gives_the_same_bytes(form: Format) -> None:
    one = made(form)
    other = made(form, described=list(reversed(triples())))
    assert one == other
    elsewhere = ASKED_AT.astimezone(timezone(timedelta(hours=4)))
    assert made(form, asked_at=elsewhere) == one


@pytest.mark.parametrize("form", [Format.TURTLE, Format.JSONLD, Format.RQ])
def test_only_the_time_differs_later(form: Format) -> None:
    later = made(form, asked_at=ASKED_AT + timedelta(days=1)).content
    assert later.replace(b"2015-01-16T", b"2015-01-15T") == made(form).content


RDF_TERMS = st.one_of(
    st.builds(Term, st.sampled_from(["urn:a", make.EU, voc.SIGNED, "http://a.example/x,(y)"])),
    st.builds(
        Term,
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20),
        st.just(TermKind.LITERAL),
        st.sampled_from([None, "az", "en"]),
    ),
    st.builds(
        Term,
        st.sampled_from(["1", "01", "-7", "1.50", "true", "2014", "abc", ""]),
        st.just(TermKind.LITERAL),
        st.none(),
        st.sampled_from([voc.XSD_INTEGER, voc.XSD + "decimal", voc.XSD_BOOLEAN, "urn:type"]),
    ),
)
SUBJECTS = st.sampled_from([make.EU, "urn:a", "http://a.example/b#c"]).map(Term)
PREDICATES = st.sampled_from(
    [voc.SIGNED, voc.HAS_STATUS, voc.TYPE, voc.VALUE, "urn:p", "http://a.example/status", "urn:id"]
).map(Term)


def _is_sound(triple: Triple) -> bool:
    return triple[1].value != voc.TYPE or triple[2].kind is TermKind.IRI


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(SUBJECTS, PREDICATES, RDF_TERMS).filter(_is_sound), max_size=12))
def test_any_triples_come_back_from_both_formats(described: list[Triple]) -> None:
    answer = make.answer(Kind.ENTITY, (Item(make.EU, ""),))
    formats = {
        Format.TURTLE: pyoxigraph.RdfFormat.TURTLE,
        Format.JSONLD: pyoxigraph.RdfFormat.JSON_LD,
    }
    found = []
    for form, parser in formats.items():
        content = made(form, answer, described).content
        found.append(
            {
                (str(q.subject), str(q.predicate), str(q.object))
                for q in pyoxigraph.parse(content, format=parser)
            }
        )
    assert found[0] == found[1]
    assert len({t for t in found[0] if ANSWER not in t[0]}) == len(set(described))


# --- tables ---


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_every_value_of_a_property() -> None:
    funders = [make.fact(make.FUNDER, Term(f"urn:country:{n}")) for n in range(7)]
    answer = make.answer(Kind.LIST, (Item(make.PROJECT, voc.PROJECT, tuple(funders)), make.eu()))
    header, project, _ = cells(made(Format.CSV, answer, []).content)
    assert project[header.index("Funded by")] == "0; 1; 2; 3; 4; 5; 6"


def test_csv_opens_in_excel_and_has_a_row_a_thing() -> None:
    content = made(Format.CSV).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 4
    header, *rows = cells(content)
    assert header == (
        "id,class,name (az),name (en),name (ru),Status,Signed,Entered into force,measure,quote,IRI,"
        "version of the data"
    ).split(",")
    assert [row[0] for row in rows] == [
        "agreement-eu-readmission",
        "agreement-norway-readmission",
        "agreement-russia-readmission",
    ]
    assert rows[0] == [
        "agreement-eu-readmission",
        "Agreement",
        "Aİ ilə “Saziş”",
        "Agreement with the EU",
        "Соглашение с ЕС",
        "in force",
        "2014-02-28",
        "2014-09-01",
        "1.4",
        "28 fevral 2014-cü il tarixdə imzalanmış",
        make.EU,
        "0123456789ab",
    ]


def test_tables_are_headed_in_the_language_of_the_answer() -> None:
    header = cells(made(Format.CSV, make.agreements(Language.RU)).content)[0]
    assert header[:3] == ["id", "класс", "название (az)"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    answer = make.agreements()
    answer = replace(answer, names={**answer.names, make.EU: Names(name, name)})
    assert harmless(name) == f"'{name}"
    rows = cells(made(Format.CSV, answer, ()).content)
    assert not any(cell.startswith(start) for row in rows for cell in row)


def test_cells_keep_quotes_commas_and_lines() -> None:
    words = 'a, "b"\nc; ə'
    row = replace(make.eu(), facts=(make.fact(voc.SIGNED, make.day("2014"), make.source(words)),))
    found = cells(made(Format.CSV, make.answer(Kind.ENTITY, (row,))).content)
    assert words in found[1]


def test_things_without_facts_at_hand_have_their_names() -> None:
    answer = make.agreements()
    answer = replace(answer, rows=answer.rows[:1])
    rows = cells(made(Format.CSV, answer).content)[1:]
    assert [row[3] for row in rows] == [
        "Agreement with the EU",
        "Agreement with Norway",
        "Agreement with Russia on readmission",
    ]


def workbook(content: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {s.title: [[cell.value for cell in row] for row in s.iter_rows()] for s in book}


def test_xlsx_has_the_things_and_their_sources() -> None:
    content = made(Format.XLSX).content
    sheets = workbook(content)
    assert list(sheets) == ["Things", "Sources"]
    expected = cells(made(Format.CSV).content)
    assert [[cell or "" for cell in row] for row in sheets["Things"]] == expected
    assert sheets["Sources"][0] == "id property value report measure quote inferred".split()
    assert sheets["Sources"][2][:5] == [
        "agreement-eu-readmission",
        "Signed",
        "2014-02-28",
        "SMS note for 2014",
        "1.4",
    ]
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(cell.data_type in "sn" for row in book["Things"] for cell in row)


def test_xlsx_takes_any_text() -> None:
    name = "=1+1 \x00\x1f\ud800\uffff " + "x" * 40_000
    answer = make.agreements()
    answer = replace(answer, names={**answer.names, make.EU: Names(name, name)})
    found = workbook(made(Format.XLSX, answer, ()).content)["Things"][1]
    assert str(found[3]).startswith("=1+1")
    assert len(str(found[3])) == 32_767


# --- queries and names of files ---


def test_the_query_is_given_as_it_was_run() -> None:
    answer = replace(make.agreements(), question="a\nb")
    file = export(answer, (), "rq", asked_at=ASKED_AT)
    assert file.content.decode() == (
        "# a b\n# 2015-01-15T10:30:15Z\n# data 0123456789ab\n\n"
        "SELECT ?thing WHERE { ?thing ?p ?o }\n"
    )


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (Language.AZ, "soraq-readmissiya-sazisler-2014"),
        (Language.EN, "soraq-readmission-agreements-2014"),
        (Language.RU, "soraq-readmissiya-soglasheniya-2014"),
    ],
)
def test_files_have_telling_names(language: Language, name: str) -> None:
    for form, ending in zip(Format, ["ttl", "jsonld", "csv", "xlsx", "rq"], strict=True):
        assert made(form, make.agreements(language)).file_name == f"{name}.{ending}"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        export(make.agreements(), (), "pdf", asked_at=ASKED_AT)


@given(st.text(max_size=200))
def test_names_of_files_are_plain(text: str) -> None:
    answer = make.answer(
        Kind.LIST, (), make.reading(pieces=[Piece(text=text), Piece(text=text[::-1])])
    )
    name = file_stem(answer)
    assert name.startswith("soraq-")
    assert len(name) <= 70
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(text) == slug(slug(text))


def test_media_types_are_those_of_the_formats() -> None:
    assert [made(form).media_type for form in Format][:3] == [
        "text/turtle",
        "application/ld+json",
        "text/csv",
    ]


def test_labels_in_three_languages_are_kept() -> None:
    labels = turtle().objects(ID["agreement-eu-readmission"], SKOS.prefLabel)
    assert {label.language for label in labels if isinstance(label, Literal)} == {"az", "en", "ru"}
    assert (ID["fact-eu-signed"], SORAQ.inferred, Literal(True)) in turtle()
