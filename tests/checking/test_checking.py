"""Each rule against the project's own data, broken in one place."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.checking import RULES, Result, Rule, check
from bot.checking.claims import claims
from bot.checking.data import Data, unreadable
from bot.checking.dates import dates
from bot.checking.findings import Finding
from bot.checking.layout import layout_of
from bot.checking.names import short_names, term_labels
from bot.checking.proofs import facts
from bot.checking.queries import folder_of_queries, rules_of_ontology
from bot.checking.references import references, terms
from bot.checking.shapes import shapes
from bot.checking.sources import quotes
from bot.store.base import DataError
from tests.helpers.project import ROOT

REPORT = "reports/dmx-2014/report.ttl"
NORWAY = "agreement-norway-readmission"
Mend = Callable[[str], str]


@pytest.fixture
def copied_data(tmp_path: Path) -> Path:
    """The project's data in a folder of its own, to be broken."""
    return Path(shutil.copytree(ROOT / "graph_data", tmp_path / "graph_data"))


def change(file: Path, old: str, new: str) -> None:
    """Replace the first match of the pattern ``old``, which must be there."""
    text, times = re.subn(old, new, file.read_text(), count=1, flags=re.MULTILINE | re.DOTALL)
    assert times == 1, f"{file} has no {old}"
    file.write_text(text)


def block(thing: str) -> str:
    """A pattern of what stands before something in the block of ``thing``."""
    return rf"(^id:{thing} a (?:(?!\n\n).)*?)"


def found(rule: Rule, folder: Path) -> list[Finding]:
    return list(rule(Data(layout_of(folder))))


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, "\n".join(map(str, findings))
    return findings[0]


def line_of(finding: Finding) -> str:
    assert finding.path is not None
    assert finding.line is not None
    return finding.path.read_text().splitlines()[finding.line - 1]


@pytest.fixture(scope="module")
def of_the_project() -> Result:
    return check()


def test_the_projects_own_data_is_as_it_should_be(of_the_project: Result) -> None:
    assert [str(finding) for finding in of_the_project.findings] == []
    assert of_the_project.files >= 10
    assert of_the_project.triples > 5000


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule is not shapes])
def test_no_rule_complains_of_a_copy(rule: Rule, copied_data: Path) -> None:
    assert found(rule, copied_data) == []


def test_unreadable_file(copied_data: Path) -> None:
    file = copied_data / REPORT
    change(file, r" \.\n\nid:fact-report-dmx-2014-title", " \n\nid:fact-report-dmx-2014-title")
    finding = only(list(unreadable(layout_of(copied_data))))
    assert finding.path == file
    assert line_of(finding).rstrip().endswith("soraq:issuer id:body-state-migration-service")
    assert "no dot at its end" in finding.message
    assert check(copied_data).findings == (finding,)


def test_shapes(copied_data: Path) -> None:
    file = copied_data / REPORT
    change(file, block(NORWAY) + r'("Norway Readmission Agreement"@en)', rf'\1"{"long " * 10}"@en')
    change(file, block("agreement-eu-readmission") + "soraq:status status:in-force ;", r"\1")
    change(
        file,
        block("event-poland-study-visit-2014-02") + r'(soraq:shortName .*?), "[^"]*"@ru',
        r"\1\2",
    )
    change(file, r'soraq:entryIntoForce "2014-09-01"', 'soraq:entryIntoForce "2014-01-01"')
    findings = found(shapes, copied_data)
    said = {finding.thing: finding for finding in findings}
    assert "at most 48 characters" in said[NORWAY].message
    assert "soraq:shortName" in line_of(said[NORWAY])
    assert "in each of az, en and ru" in said["event-poland-study-visit-2014-02"].message
    european = {one.message for one in findings if one.thing == "agreement-eu-readmission"}
    assert any("exactly one status" in message for message in european)
    assert any("does not enter into force before it is signed" in message for message in european)
    fact = said["fact-agreement-eu-readmission-status"]
    assert "State the triple of the fact" in fact.message
    assert fact.path == file


def test_quote_not_in_the_source(copied_data: Path) -> None:
    change(copied_data / REPORT, r'soraq:quote "(28 fevral 2014)-cü il', r'soraq:quote "\1-ci il')
    finding = only(found(quotes, copied_data))
    assert finding.thing.startswith("passage-dmx-2014-1-4")
    assert re.search(
        r"Copy them letter by letter; line \d+ there has “28 fevral 2014-cü", finding.message
    )
    assert "soraq:quote" in line_of(finding)


def test_source_lacking(copied_data: Path) -> None:
    (copied_data / "reports/dmx-2014/source.txt").unlink()
    finding = only(found(quotes, copied_data))
    assert finding.thing == "report-dmx-2014"
    assert "no file of its source" in finding.message


@pytest.mark.parametrize(
    "statement",
    [
        'soraq:started "2014-01-05"^^xsd:date',
        "soraq:partner id:body-unhcr",
        'soraq:note "Yeni."@az',
    ],
)
def test_statement_without_a_fact(copied_data: Path, statement: str) -> None:
    file = copied_data / REPORT
    with file.open("a") as end:
        end.write(f"\nid:{NORWAY} {statement} .\n")
    finding = only(found(facts, copied_data))
    assert finding.thing == NORWAY
    assert "no fact says which words prove" in finding.message
    assert statement.partition(" ")[0] in finding.message


def test_fact_of_another_value_does_not_prove(copied_data: Path) -> None:
    change(copied_data / REPORT, block(NORWAY) + '"2014-12-03"', r'\1"2014-12-04"')
    finding = only(found(facts, copied_data))
    assert "soraq:signed is “2014-12-04”, but its fact" in finding.message
    assert "says “2014-12-03”. Make them the same." in finding.message
    assert "soraq:signed" in line_of(finding)


def test_names_need_no_fact(copied_data: Path) -> None:
    with (copied_data / REPORT).open("a") as end:
        end.write(f'\nid:{NORWAY} skos:altLabel "Oslo sazişi"@az ; soraq:topic topic:asylum .\n')
    assert found(facts, copied_data) == []


def test_dangling_id(copied_data: Path) -> None:
    change(copied_data / REPORT, block(NORWAY) + "id:body-government-norway", r"\1id:body-nobody")
    finding = only(found(references, copied_data))
    assert finding.thing == NORWAY
    assert finding.message.startswith("soraq:party names body-nobody, which no file describes.")
    assert "id:body-nobody" in line_of(finding)


def test_concept_that_is_none(copied_data: Path) -> None:
    change(copied_data / REPORT, block(NORWAY) + "topic:readmission", r"\1topic:readmision")
    assert "topic:readmision" in only(found(references, copied_data)).message


def test_misspelt_property_and_class(copied_data: Path) -> None:
    with (copied_data / REPORT).open("a") as end:
        end.write(f"\nid:{NORWAY} soraq:partty id:country-norway .\n")
        end.write("\nid:event-x a soraq:Evnt .\n")
    findings = found(terms, copied_data)
    said = {finding.message.partition(" ")[0] for finding in findings}
    assert said == {"soraq:partty", "soraq:Evnt"}


def test_same_short_name(copied_data: Path) -> None:
    file = copied_data / REPORT
    change(
        file,
        block(NORWAY) + '"Norway Readmission Agreement"@en',
        r'\1"EU Readmission Agreement"@en',
    )
    finding = only(found(short_names, copied_data))
    assert "“EU Readmission Agreement” (en)" in finding.message
    with file.open("a") as end:
        end.write(f"\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\nid:{NORWAY} ")
        end.write("owl:differentFrom id:agreement-eu-readmission .\n")
    assert found(short_names, copied_data) == []


def test_term_without_a_label(tmp_path: Path) -> None:
    file = tmp_path / "terms.ttl"
    file.write_text(
        "@prefix soraq: <https://w3id.org/soraq/ontology#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n"
        'soraq:Ship a owl:Class ; rdfs:label "ship"@en .\n'
    )
    finding = only(found(term_labels, file))
    assert finding == Finding(
        "it has no rdfs:label in az and ru. Add one in each.", file, 5, "soraq:Ship"
    )


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("2014-02-30", "is no date"),
        ("2014-13/2014-14", "is no date"),
        ("2014-12-05/2014-12-03", "ends before it begins"),
    ],
)
def test_dates(copied_data: Path, value: str, wrong: str) -> None:
    change(copied_data / REPORT, block(NORWAY) + '"2014-12-03"', rf'\1"{value}"')
    change(copied_data / REPORT, rf'{value}"\^\^xsd:date', rf'{value}"^^edtf:EDTF')
    finding = only(found(dates, copied_data))
    assert finding.thing == NORWAY
    assert wrong in finding.message


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ('sparql = "ASK { id:nobody ?p ?o }"', "the answer is false, not true"),
        ('sparql = "ASK { ?s ?p ?o }"\nexpected = false', "the answer is true, not false"),
        (
            'sparql = "SELECT (COUNT(*) AS ?n) { id:nobody ?p ?o }"\nexpected = ["3"]',
            "found 0, expected 3",
        ),
        (
            'sparql = "SELECT ?s { ?s soraq:status status:in-force }"\nexpected = ["a", "b"]',
            "a, b missing; agreement-eu-readmission too much",
        ),
        ('sparql = "ASK { nonsense"', "cannot be asked"),
        ("expected = true", "has no query"),
    ],
)
def test_claims(copied_data: Path, claim: str, wrong: str) -> None:
    file = copied_data / "reports/dmx-2014/checks.toml"
    with file.open("a") as end:
        end.write(f'\n[[claim]]\nname = "the new claim"\n{claim}\n')
    finding = only(found(claims, copied_data))
    assert finding.message.startswith("the claim “the new claim”")
    assert wrong in finding.message
    assert line_of(finding) == 'name = "the new claim"'


def test_claims_that_cannot_be_read(copied_data: Path) -> None:
    file = copied_data / "reports/dmx-2014/checks.toml"
    file.write_text("[[claim")
    assert "cannot be read" in only(found(claims, copied_data)).message


def test_claims_of_a_report_see_that_report_alone(copied_data: Path) -> None:
    other = copied_data / "reports/other"
    other.mkdir()
    (other / "report.ttl").write_text("<https://example.org/x> a <https://example.org/Y> .\n")
    (other / "checks.toml").write_text(
        '[[claim]]\nname = "none of the other report"\nexpected = false\n'
        'sparql = "ASK { ?s <https://w3id.org/soraq/ontology#signed> ?o }"\n'
    )
    assert found(claims, copied_data) == []


def test_queries(tmp_path: Path) -> None:
    (tmp_path / "good.rq").write_text("#+ summary: All.\n#+ returns: [s]\nSELECT ?s { ?s ?p ?o }\n")
    assert list(folder_of_queries(tmp_path, Data(layout_of(None)))) == []
    (tmp_path / "bare.rq").write_text("SELECT ?s { ?s ?p ?o }\n")
    (tmp_path / "wrong.rq").write_text(
        "#+ summary: All.\n#+ returns: [s]\nSELECT ?s { ?s no:prefix ?o }\n"
    )
    bare, wrong = folder_of_queries(tmp_path, Data(layout_of(None)))
    assert "bare.rq, line 1: there is no header" in str(bare)
    assert str(wrong).startswith(f"{tmp_path / 'wrong.rq'}: ")
    assert len(list(folder_of_queries(tmp_path / "none", None))) == 1


def test_rules_run_on_any_data(tmp_path: Path) -> None:
    file = tmp_path / "other.ttl"
    file.write_text("<https://example.org/a> <https://example.org/b> 1 .\n")
    assert found(rules_of_ontology, file) == []


def test_foreign_data_is_read_and_not_held_to_our_shapes(tmp_path: Path) -> None:
    file = tmp_path / "other.ttl"
    file.write_text("<https://example.org/a> a <https://example.org/B> .\n")
    assert check(file) == Result(files=1, triples=0, findings=())


def test_a_report_is_checked_with_what_it_shares(copied_data: Path) -> None:
    whole = layout_of(copied_data)
    folder = copied_data / "reports/dmx-2014"
    assert layout_of(folder).files == whole.files
    assert layout_of(folder / "report.ttl").files == whole.files
    assert layout_of(copied_data / "shared").files == whole.files
    assert layout_of(copied_data / "shared/bodies.ttl").files == whole.files


def test_a_report_elsewhere_shares_the_projects_things(copied_data: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft"
    shutil.copytree(copied_data / "reports/dmx-2014", draft)
    files = [file.path for file in layout_of(draft).files]
    assert files[-1] == draft / "report.ttl"
    assert ROOT / "graph_data/shared/bodies.ttl" in files
    assert found(references, draft) == []


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no file or folder"):
        layout_of(tmp_path / "none")
    with pytest.raises(DataError, match="holds no data"):
        layout_of(tmp_path)
