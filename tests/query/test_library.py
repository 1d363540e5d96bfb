import re
from pathlib import Path

import pytest

from bot.query.errors import QueryError
from bot.query.library import library, load_library, load_template
from bot.query.template import Block, ParameterType, Result

GOOD = """\
#+ summary: The cats of a colour.
#+ questions:
#+   - red cats
#+ parameters:
#+   colour: {type: iri, optional: true}
#+   name: {type: string, optional: true, repeat: true}
#+   living: {type: boolean, optional: true}
#+   limit: {type: integer, optional: true}
#+ returns: [cat, age]
PREFIX ex: <http://example.org/>

SELECT ?cat (MAX(?years) AS ?age) WHERE {
  #? colour
  VALUES ?colour { ex:red }  # "}" and ?nobody
  ?cat ex:colour ?colour .
  #?
  #? name *
  VALUES ?name { "Tom # {" }
  ?cat ex:name ?name ; ex:calls ?call .
  #?
  #? living
  FILTER NOT EXISTS { ?cat ex:died ?day }
  #?
  VALUES ?kind { ex:Cat }
  ?cat a ?kind ; ex:years ?years .
}
GROUP BY ?cat
#? limit
LIMIT 10
#?
"""


def written(folder: Path, text: str, name: str = "cats") -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_into_its_parts(tmp_path: Path) -> None:
    template = load_template(written(tmp_path, GOOD))
    assert template.name == "cats"
    assert template.summary == "The cats of a colour."
    assert template.questions == ("red cats",)
    assert template.returns == ("cat", "age")
    assert template.result is Result.ROWS
    assert template.prefixes == {"ex": "http://example.org/"}
    assert template.parameters["limit"].type is ParameterType.INTEGER
    blocks = {block.name: block for block in template.body.blocks()}
    assert list(blocks) == ["colour", "name", "living", "limit"]
    assert blocks["name"].repeats
    assert blocks["name"].own_variables == {"name", "call"}
    (colour,) = blocks["colour"].slots()
    assert colour.example == " ex:red "
    assert colour.line == 14
    assert [slot.parameters for slot in template.body.slots()] == [
        ("colour",),
        ("name",),
        ("limit",),
    ]
    assert all(isinstance(block, Block) for block in blocks.values())


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, GOOD, "dogs")
    (tmp_path / "README.md").touch()
    assert list(load_library(tmp_path)) == ["cats", "dogs"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no query"):
        load_library(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # the header
        (GOOD[: GOOD.index("PREFIX")], "", "line 1: there is no header"),
        ("colour: {type: iri, optional: true}", "colour: {type: iri", "line 6: .*not YAML"),
        ("#+ summary: The cats of a colour.", "#+ title: cats", "line 1: .*unknown keys: title"),
        ("#+ summary: The cats of a colour.\n", "", "line 1: .*no summary"),
        ("#+   - red cats", "#+   red: cats", "line 1: the questions"),
        ("#+ returns: [cat, age]\n", "", "line 1: .*does not say what"),
        ("type: iri", "type: url", "line 1: the parameter colour is not declared"),
        ("type: iri", "kind: iri", "line 1: the parameter colour is not declared"),
        ("{type: iri, optional: true}", "{type: iri, optional: often}", "the parameter colour"),
        # slots that differ from it
        ("#+   colour: {type: iri, optional: true}\n", "", "line 12: nothing .* block colour"),
        ("VALUES ?colour { ex:red }", "", "no slot takes the parameter colour"),
        ("?colour { ex:red }", "(?colour ?x) { (ex:red 1) }", r"line 14: .*no parameter \?x"),
        ("colour: {type: iri, optional: true}", "colour: {type: iri}", "line 14: .*says otherwise"),
        ("optional: true, repeat: true", "optional: true", "line 18: .*says otherwise"),
        ("#+   living: {type: boolean, optional: true}\n", "", "line 20: nothing .* block living"),
        ("LIMIT 10", "LIMIT", "line 29: LIMIT has no number"),
        ("VALUES ?kind { ex:Cat }", "VALUES ?kind", "line 24: this VALUES has no"),
        # marks
        ("#? living", "#? living thing", "line 21: a mark is a line of its own"),
        ("  #? living", "  ?cat ex:p 1 . #? living", "line 21: a mark is a line of its own"),
        ("LIMIT 10\n#?\n", "LIMIT 10\n", "line 28: the block limit is not closed"),
        ("  VALUES ?kind", "  #?\n  VALUES ?kind", "line 24: this #\\? closes no block"),
        ("#? living\n", "#? living *\n  #? x *\n  #?\n", "repeats within"),
        # the result
        ("returns: [cat, age]", "returns: [cat, years]", "line 12: .*gives cat, age"),
        ("returns: [cat, age]", "returns: [age, cat]", "line 12: .*gives cat, age"),
        ("returns: [cat, age]", "returns: graph", "line 12: .*gives cat, age"),
        ("SELECT ?cat (MAX(?years) AS ?age)", "SELECT *", "line 12: .*gives "),
        (
            "SELECT ?cat (MAX(?years) AS ?age) WHERE",
            "DESCRIBE ?cat WHERE",
            "line 12: .*begins with",
        ),
        # what no query may do
        ("?cat a ?kind", "SERVICE <http://a/> { ?cat a ?kind }", "line 25: SERVICE"),
        ("WHERE {\n  #? colour", "FROM <http://a/> WHERE {\n  #? colour", "line 12: FROM"),
        ("GROUP BY ?cat", "; DROP ALL", "line 27: DROP"),
        ("GROUP BY ?cat", "; insert data {}", "line 27: insert"),
        # prefixes
        ("PREFIX ex:", "PREFIX soraq:", "the prefix soraq: is"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(QueryError, match=said) as caught:
        load_library(tmp_path)
    assert str(caught.value).startswith(str(path))


def test_what_looks_forbidden_in_a_text_or_a_name_is_not(tmp_path: Path) -> None:
    text = GOOD.replace('"Tom # {"', '"SERVICE FROM DROP"').replace("?years", "?from")
    assert load_template(written(tmp_path, text)).returns == ("cat", "age")


def test_the_answer_of_a_query_may_be_a_graph_or_yes(tmp_path: Path) -> None:
    graph = "#+ summary: s\n#+ returns: graph\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }\n"
    yes = "#+ summary: s\n#+ returns: boolean\nASK { ?s ?p ?o }\n"
    assert load_template(written(tmp_path, graph)).result is Result.GRAPH
    assert load_template(written(tmp_path, yes)).result is Result.BOOLEAN
    with pytest.raises(QueryError, match="returns graph"):
        load_template(written(tmp_path, graph.replace("returns: graph", "returns: boolean")))


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "cats.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"cats\.rq cannot be read"):
        load_library(tmp_path)


def test_every_query_of_the_project_says_what_it_is_for() -> None:
    for template in library().values():
        assert template.summary.endswith("."), template.name
        assert template.questions, template.name


def test_queries_over_a_selection_have_the_same_blocks() -> None:
    """A condition means the same in every query that takes it."""

    def blocks(name: str) -> dict[str, str]:
        text = library()[name].text
        found = re.findall(r"^  #\? (\w+)(?: \*)?\n(.*?)^  #\?\n", text, re.MULTILINE | re.DOTALL)
        return dict(found)

    selecting = ["named", "tie", "neighbour", "concept", "without", "class", "untied", "stranger"]
    dated = [*selecting, "dated"]
    for other, shared in (("values", dated), ("some", dated), ("happened", selecting)):
        for name in shared:
            assert blocks(other)[name] == blocks("find")[name], f"{name} in {other}"
