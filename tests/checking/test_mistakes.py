"""The typical mistakes of somebody who edits the data, and what soraq check says of each."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.checking import check
from bot.checking.data import unreadable
from bot.checking.findings import Finding
from bot.checking.house import HouseRule, load_rule
from bot.checking.layout import Layout
from bot.store.loading import DataFile
from tests.helpers.project import ROOT

# --- what no parser reads: one file each, told by line, thing and remedy ---

BLOCK = """\
@prefix soraq: <https://w3id.org/soraq/ontology#> .
@prefix id: <https://w3id.org/soraq/id/> .
@prefix status: <https://w3id.org/soraq/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

id:agreement-a a soraq:Agreement ;
    skos:prefLabel "Saziş"@az, "Agreement with Norway"@en, "Соглашение"@ru ;
    soraq:status status:signed ;
    soraq:signed "2014-12-03"^^xsd:date ;
    soraq:party id:body-a, id:body-b .

id:agreement-b a soraq:Agreement ;
    soraq:status status:draft .
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("id:body-b .", "id:body-b", 11, "the block has no dot at its end"),
        ("id:body-b .", "id:body-b ;", 11, "the block has no dot at its end"),
        ("status:signed ;", "status:signed", 9, "the line has no sign at its end"),
        ("status:signed ;", "status:signed ,", 9, "ends with a comma, but another property"),
        ("status:signed", "staus:signed", 9, "no prefix “staus:”. Is “status:” meant?"),
        ("id:agreement-b", "ID:agreement-b", 13, "no prefix “ID:”. Is “id:” meant?"),
        ("status:draft", "foo:draft", 14, "no prefix “foo:”. Use soraq:, id:, status:"),
        ('Norway"@en', "Norway@en", 8, "no closing quotation mark"),
        ("with Norway", 'with "Norway"', 8, "a quotation mark stands within a text"),
        ('Norway"@en', 'Norway"@ en', 8, "a language mark has a space"),
        ('"2014-12-03"^^xsd:date', "2014-12-03", 10, "a date stands without its marks"),
    ],
)
def test_syntax(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    file = tmp_path / "report.ttl"
    assert right in BLOCK
    file.write_text(BLOCK.replace(right, wrong, 1))
    [finding] = unreadable(Layout((DataFile(file, "https://example.org/graph"),)))
    assert (finding.path, finding.line) == (file, line)
    assert said in finding.message
    assert finding.thing in ("agreement-a", "agreement-b")
    assert "Parser" not in finding.message


# --- what is read and wrong: all in one copy, looked at once ---

REPORT = "reports/dmx-2014/report.ttl"


@dataclass(frozen=True)
class Mistake:
    """A text of a file and what a hand made of it; what is to be said, of which thing."""

    name: str
    right: str
    wrong: str
    thing: str
    said: str
    line: str
    file: str = REPORT


def added(name: str, turtle: str, thing: str, said: str, line: str) -> Mistake:
    """Something written at the end of the report."""
    return Mistake(name, "", turtle, thing, said, line)


MISTAKES = (
    Mistake(
        "id-typo",
        "soraq:funder id:body-european-commission, id:body-unhcr",
        "soraq:funder id:body-european-comission, id:body-unhcr",
        "project-asylum-quality-initiative",
        "body-european-comission, which no file describes. Is body-european-commission meant?",
        "soraq:funder",
    ),
    Mistake(
        "status-typo",
        "soraq:status status:in-preparation ;\n    soraq:party id:country-switzerland, "
        "id:country-azerbaijan .\n\nid:fact-agreement-switzerland-readmission",
        "soraq:status status:in-preperation ;\n    soraq:party id:country-switzerland, "
        "id:country-azerbaijan .\n\nid:fact-agreement-switzerland-readmission",
        "agreement-switzerland-readmission",
        "names status:in-preperation, which no file describes. Is status:in-preparation meant?",
        "status:in-preperation",
    ),
    Mistake(
        "topic-typo",
        "soraq:topic topic:migration-policy, topic:human-rights ;",
        "soraq:topic topic:migration-policy, topic:human-right ;",
        "event-migration-policy-conference-2014-04",
        "names topic:human-right, which no file describes. Is topic:human-rights meant?",
        "soraq:topic",
    ),
    Mistake(
        "property-typo",
        "soraq:supporter id:body-unhcr ;\n    soraq:audience",
        "soraq:suporter id:body-unhcr ;\n    soraq:audience",
        "event-unhcr-training-2014-04",
        "soraq:suporter is no term of the ontology. Is soraq:supporter meant?",
        "soraq:suporter",
    ),
    Mistake(
        "class-typo",
        "id:project-migration-border-management a soraq:Project",
        "id:project-migration-border-management a soraq:Projekt",
        "project-migration-border-management",
        "soraq:Projekt is no term of the ontology. Is soraq:Project meant?",
        "soraq:Projekt",
    ),
    Mistake(
        "date-as-text",
        'soraq:held "2014-05-27"^^xsd:date',
        'soraq:held "27.05.2014"',
        "event-moscow-fms-talks-2014-05",
        "soraq:held is “27.05.2014”, but its fact fact-event-moscow-fms-talks-2014-05-held says",
        "soraq:held",
    ),
    Mistake(
        "no-such-day",
        'soraq:started "2013-01"^^xsd:gYearMonth ;',
        'soraq:started "2013-13"^^xsd:gYearMonth ;',
        "project-twinning",
        "“2013-13” (soraq:started) is no date. Write 2014-12-03, 2014-12, 2014 or a range",
        "soraq:started",
    ),
    Mistake(
        "label-missing",
        '"International readmission seminar"@en',
        '"International readmission seminar"@az',
        "event-readmission-seminar-2014-12",
        "exactly one soraq:shortName in each of az, en and ru",
        "soraq:shortName",
    ),
    Mistake(
        "short-name-too-long",
        '"CIS Council of Heads of Migration Authorities"@en',
        '"Council of the Heads of the Migration Authorities of the CIS"@en',
        "body-cis-migration-council",
        "of at most 48 characters",
        "soraq:shortName",
        "shared/bodies.ttl",
    ),
    Mistake(
        "letters",
        '"Federal Republic of Germany"@en, "Федеративная Республика Германия"@ru',
        '"Федеративная Республика Германия"@en, "Federal Republic of Germany"@ru',
        "country-germany",
        "“Federal Republic of Germany” is marked @ru, but is not in the letters of that language",
        "skos:prefLabel",
        "shared/countries.ttl",
    ),
    Mistake(
        "space-in-name",
        '"City of Yevlakh"@en',
        '"City of  Yevlakh"@en',
        "place-yevlakh",
        "“City of  Yevlakh” has a space too many",
        "skos:prefLabel",
        "shared/places.ttl",
    ),
    Mistake(
        "name-of-another",
        '"Moldaviya"@az',
        '"Almaniya"@az',
        "country-moldova",
        "its name “Almaniya” (az) is that of country-germany too",
        "skos:altLabel",
        "shared/countries.ttl",
    ),
    Mistake(
        "dash-in-quote",
        'soraq:quote "17-18 aprel 2014-cü il',
        'soraq:quote "17–18 aprel 2014-cü il',
        "passage-dmx-2014-2-10-",
        "Copy them letter by letter; line 83 there has “17-18 aprel 2014-cü il",
        "soraq:quote",
    ),
    Mistake(
        "fact-without-passage",
        "rdf:predicate soraq:unit ; rdf:object unit:appeal ;\n"
        "    prov:wasDerivedFrom id:passage-dmx-2014-1-4-26 .",
        "rdf:predicate soraq:unit ; rdf:object unit:appeal .",
        "fact-figure-russia-entry-ban-appeals-unit",
        "prov:wasDerivedFrom",
        "fact-figure-russia-entry-ban-appeals-unit",
    ),
    Mistake(
        "fact-says-otherwise",
        "    soraq:value 8 ;",
        "    soraq:value 9 ;",
        "figure-readmission-nationality-confirmed",
        "soraq:value is “9”, but its fact fact-figure-readmission-nationality-confirmed-value says "
        "“8”. Make them the same.",
        "soraq:value 9",
    ),
    Mistake(
        "deleted-but-named",
        "id:figure-twinning-components a soraq:Figure ;",
        "id:figure-twinning-parts a soraq:Figure ;",
        "figure-twinning-components",
        "nothing says what it is: its id is misspelt, or its block was deleted",
        "figure-twinning-components",
        REPORT,
    ),
    Mistake(
        "in-force-before-signed",
        'soraq:entryIntoForce "2014-09-01"^^xsd:date ;',
        'soraq:entryIntoForce "2014-01-09"^^xsd:date ;',
        "agreement-eu-readmission",
        "an agreement does not enter into force before it is signed",
        "soraq:entryIntoForce",
    ),
    Mistake(
        "range-backwards",
        '"2014-12-15/2014-12-16"^^edtf:EDTF ;\n    soraq:place id:place-moscow',
        '"2014-12-16/2014-12-15"^^edtf:EDTF ;\n    soraq:place id:place-moscow',
        "event-moscow-readmission-talks-2014-12",
        "ends before it begins. Write the earlier end first.",
        "soraq:held",
    ),
    Mistake(
        "another-report",
        'soraq:column "chapter" ;\n    dcterms:isPartOf id:report-dmx-2014 .',
        'soraq:column "chapter" ;\n    dcterms:isPartOf id:report-dmx-2041 .',
        "passage-dmx-2014-chapter-1-01",
        "names report-dmx-2041, which no file describes. Is report-dmx-2014 meant?",
        "dcterms:isPartOf",
    ),
    added(
        "no-fact",
        "id:agreement-norway-readmission soraq:drafter id:country-norway .",
        "agreement-norway-readmission",
        "no fact says which words prove soraq:drafter “country-norway”. Add a soraq:Fact",
        "soraq:drafter",
    ),
    added(
        "id-not-in-the-manner",
        "id:fig-visits a soraq:Figure ; soraq:value 3 ; soraq:unit unit:person ;\n"
        '    skos:prefLabel "3 nəfər"@az, "3 persons there"@en, "3 человека"@ru ;\n'
        '    soraq:shortName "3 nəfər"@az, "3 persons there"@en, "3 человека"@ru ;\n'
        "    soraq:about id:country-norway .",
        "fig-visits",
        "the id of a soraq:Figure begins with figure-",
        "id:fig-visits",
    ),
    added(
        "unused-passage",
        'id:passage-dmx-2014-9 a soraq:Passage ; soraq:quote "Mütəmadi"@az ;\n'
        '    soraq:column "time-limit" ; soraq:measure id:measure-1-1 ;\n'
        "    dcterms:isPartOf id:report-dmx-2014 .",
        "passage-dmx-2014-9",
        "no fact rests on it",
        "id:passage-dmx-2014-9",
    ),
    added(
        "after-the-report",
        'id:project-readmission-south-caucasus soraq:started "2041-03"^^xsd:gYearMonth .\n'
        "id:fact-a a soraq:Fact ; rdf:subject id:project-readmission-south-caucasus ;\n"
        '    rdf:predicate soraq:started ; rdf:object "2041-03"^^xsd:gYearMonth ;\n'
        "    prov:wasDerivedFrom id:passage-dmx-2014-5-1-01 .",
        "project-readmission-south-caucasus",
        "“2041-03” is after the time of report-dmx-2014, which states it and is on 2014",
        "soraq:started",
    ),
    added(
        "ended-before-started",
        'id:project-asylum-quality-initiative soraq:started "2013"^^xsd:gYear ;\n'
        '    soraq:ended "2012"^^xsd:gYear .\n'
        "id:fact-b a soraq:Fact ; rdf:subject id:project-asylum-quality-initiative ;\n"
        '    rdf:predicate soraq:started ; rdf:object "2013"^^xsd:gYear ;\n'
        "    prov:wasDerivedFrom id:passage-dmx-2014-5-1-01 .\n"
        "id:fact-c a soraq:Fact ; rdf:subject id:project-asylum-quality-initiative ;\n"
        '    rdf:predicate soraq:ended ; rdf:object "2012"^^xsd:gYear ;\n'
        "    prov:wasDerivedFrom id:passage-dmx-2014-5-1-01 .",
        "project-asylum-quality-initiative",
        "it ended (2012) before it started (2013)",
        "soraq:ended",
    ),
    added(
        "planned-in-the-past",
        'id:event-old-plan a soraq:Event ; soraq:plannedFor "2003"^^xsd:gYear ;\n'
        '    skos:prefLabel "Köhnə plan"@az, "Old plan"@en, "Старый план"@ru ;\n'
        '    soraq:shortName "Köhnə plan"@az, "Old plan"@en, "Старый план"@ru .\n'
        "id:fact-d a soraq:Fact ; rdf:subject id:event-old-plan ;\n"
        '    rdf:predicate soraq:plannedFor ; rdf:object "2003"^^xsd:gYear ;\n'
        "    prov:wasDerivedFrom id:passage-dmx-2014-5-1-01 .",
        "event-old-plan",
        "soraq:plannedFor “2003” lies before the time of report-dmx-2014",
        "soraq:plannedFor",
    ),
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """What is found where every mistake has been made."""
    folder = tmp_path_factory.mktemp("broken") / "graph_data"
    shutil.copytree(ROOT / "graph_data", folder)
    for mistake in MISTAKES:
        file = folder / mistake.file
        text = file.read_text()
        if mistake.right:
            assert text.count(mistake.right) >= 1, mistake.name
            file.write_text(text.replace(mistake.right, mistake.wrong, 1))
        else:
            file.write_text(f"{text}\n{mistake.wrong}\n")
    return check(folder).findings


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_mistake(broken: tuple[Finding, ...], mistake: Mistake) -> None:
    found = [one for one in broken if mistake.said in one.message]
    assert found, "\n".join(map(str, broken))
    [finding] = {one for one in found if one.thing.startswith(mistake.thing)}
    assert finding.path is not None
    assert finding.line is not None
    assert mistake.line in finding.path.read_text().splitlines()[finding.line - 1]
    assert re.search(r"[.?] [A-Z“].*[.]$|: .*[.]$|[.]$", finding.message)  # it ends with a remedy


def test_a_mistake_is_said_once_or_twice(broken: tuple[Finding, ...]) -> None:
    said = "\n".join(map(str, broken))
    assert len(broken) < 2 * len(MISTAKES), said
    assert "checks.toml" not in said  # what follows from the rest waits


# --- the rules themselves ---


def test_each_house_rule_has_a_sentence_and_a_query() -> None:
    files = sorted((ROOT / "ontology/checks").glob("*.rq"))
    assert len(files) > 10
    for file in files:
        rule = load_rule(file)
        assert isinstance(rule, HouseRule), rule
        assert rule.message.endswith((".", "…"))
        assert rule.query.startswith("#+ summary: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#+ message: [\nSELECT ?thing WHERE { ?thing ?p ?o }", "is no YAML"),
        ("#+ summary: x\nSELECT ?thing WHERE { ?thing ?p ?o }", "has no sentence"),
        ('#+ message: "{name} is wrong."\nSELECT ?thing WHERE { ?thing ?p ?o }', "no ?name"),
        ('#+ message: "wrong."\nSELECT ?s WHERE { ?s ?p ?o }', "no ?thing"),
    ],
)
def test_a_house_rule_that_is_none(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "rule.rq"
    file.write_text(text)
    rule = load_rule(file)
    assert isinstance(rule, Finding)
    assert said in rule.message
