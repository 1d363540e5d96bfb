"""The folder ``queries/``: each file read, and checked against its own header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bot.query.errors import QueryError
from bot.query.parsing import Source, parse_body
from bot.query.template import Block, Parameter, ParameterType, Result, Template
from bot.query.tokens import Token, TokenKind, tokens
from bot.resources import resource_folder
from bot.vocabulary import PREFIXES

_HEADER_KEYS = frozenset({"summary", "questions", "parameters", "returns"})
_PARAMETER_KEYS = frozenset({"type", "optional", "repeat"})
_FORMS = {"SELECT": Result.ROWS, "CONSTRUCT": Result.GRAPH, "ASK": Result.BOOLEAN}
_FORBIDDEN = {
    "SERVICE": "it asks other machines",
    "FROM": "it names the data that is asked",
    **dict.fromkeys(
        ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"),
        "it changes the data",
    ),
}
_PREFIX = re.compile(r"\s*PREFIX\s+([\w.-]*):\s*<([^>]*)>\s*\n?", re.IGNORECASE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def library() -> Mapping[str, Template]:
    """The project's own queries by name, read once."""
    return load_library(resource_folder("queries"))


def load_library(folder: Path) -> Mapping[str, Template]:
    """Every ``.rq`` of a folder by name; one that is wrong fails the whole folder."""
    files = sorted(folder.glob("*.rq"))
    if not files:
        raise QueryError(f"There is no query in {folder}. Install soraq again.")
    return MappingProxyType({file.stem: load_template(file) for file in files})


def load_template(path: Path) -> Template:
    """One file as a template."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} cannot be read: {error}.") from error
    lines = text.splitlines(keepends=True)
    length = next((n for n, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    header = _header(path, lines[:length])
    parameters = _parameters(path, header)
    tail = "".join(lines[length:])
    prefixes, start = _prefixes(path, tail)
    below = tail[start:]
    source = Source(path, below, tuple(tokens(below)), 1 + length + tail.count("\n", 0, start))
    code = source.code
    _check_words(source, code)
    result = _check_result(source, code, header["returns"])
    body = parse_body(source, parameters)
    _check_parameters(path, body, parameters)
    return Template(
        name=path.stem,
        path=path,
        summary=header["summary"],
        questions=tuple(header.get("questions", ())),
        parameters=parameters,
        result=result,
        returns=tuple(header["returns"]) if result is Result.ROWS else (),
        prefixes=prefixes,
        body=body,
        text=text,
    )


def _header(path: Path, lines: list[str]) -> dict[str, Any]:
    if not lines:
        raise QueryError(f"{path}, line 1: there is no header. Begin with a line #+ summary: …")
    try:
        header = yaml.load("".join(line[2:] for line in lines), _LOADER)  # a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or error
        raise QueryError(f"{path}, line {line}: the header is not YAML: {problem}.") from error
    if not isinstance(header, dict):
        raise QueryError(f"{path}, line 1: the header is no mapping. Write #+ summary: …")
    if unknown := header.keys() - _HEADER_KEYS:
        raise QueryError(
            f"{path}, line 1: the header has unknown keys: {_listed(sorted(unknown, key=str))}."
        )
    if not isinstance(header.get("summary"), str):
        raise QueryError(f"{path}, line 1: the header has no summary. Say what the query gives.")
    questions = header.get("questions", [])
    if not isinstance(questions, list) or not all(isinstance(one, str) for one in questions):
        raise QueryError(f"{path}, line 1: the questions of the header are no list of texts.")
    returns = header.get("returns")
    names = isinstance(returns, list) and all(isinstance(name, str) for name in returns)
    if not names and returns not in (Result.GRAPH, Result.BOOLEAN):
        raise QueryError(
            f"{path}, line 1: the header does not say what the query returns. "
            "Write the list of its variables, graph or boolean."
        )
    return header


def _parameters(path: Path, header: Mapping[str, Any]) -> Mapping[str, Parameter]:
    declared = header.get("parameters") or {}
    if not isinstance(declared, dict):
        raise QueryError(f"{path}, line 1: the parameters of the header are no mapping.")
    parameters = {}
    for name, said in declared.items():
        wrong = QueryError(
            f"{path}, line 1: the parameter {name} is not declared as "
            f"{{type: {'|'.join(ParameterType)}, optional: true, repeat: true}}."
        )
        if not isinstance(said, dict) or said.keys() - _PARAMETER_KEYS:
            raise wrong
        flags = [said.get("optional", False), said.get("repeat", False)]
        known = said.get("type") in list(ParameterType)
        if not known or not all(isinstance(flag, bool) for flag in flags):
            raise wrong
        parameters[str(name)] = Parameter(str(name), ParameterType(said["type"]), *flags)
    return MappingProxyType(parameters)


def _prefixes(path: Path, text: str) -> tuple[Mapping[str, str], int]:
    """The prefixes that a query begins with, and where what follows them starts."""
    prefixes, place = {}, 0
    while found := _PREFIX.match(text, place):
        name, namespace = found[1], found[2]
        if PREFIXES.get(name, namespace) != namespace:
            raise QueryError(
                f"{path}: the prefix {name}: is <{PREFIXES[name]}> in this project. "
                "Write it so, or take another name."
            )
        prefixes[name] = namespace
        place = found.end()
    return MappingProxyType(prefixes), place


def _check_words(source: Source, code: list[Token]) -> None:
    for token in code:
        why = _FORBIDDEN.get(token.text.upper()) if token.kind is TokenKind.WORD else None
        if why:
            raise source.error(token.start, f"{token.text} has no place in a query: {why}.")


def _check_result(source: Source, code: list[Token], returns: object) -> Result:
    first = code[0] if code else None
    result = _FORMS.get(first.text.upper()) if first else None
    if first is None or result is None:
        raise source.error(
            first.start if first else 0,
            "a query begins with SELECT, CONSTRUCT or ASK, after its prefixes.",
        )
    if result is Result.ROWS:
        projected = _projection(code)
        if projected != returns:
            raise source.error(
                first.start,
                f"the query gives {_listed(projected)}, but by its header it returns "
                f"{_listed(returns) if isinstance(returns, list) else returns}. Amend the header.",
            )
    elif returns != result:
        raise source.error(first.start, f"the header does not say that it returns {result}.")
    return result


def _projection(code: list[Token]) -> list[str]:
    """The variables of the outer SELECT, in order."""
    depth, names = 0, []
    for before, token in pairwise(code):
        if token.text == "{" or token.text.upper() == "WHERE":
            break
        depth += (token.text == "(") - (token.text == ")")
        given = depth == 0 or before.text.upper() == "AS"
        if token.kind is TokenKind.VARIABLE and given:
            names.append(token.text[1:])
    return names


def _check_parameters(path: Path, body: Block, parameters: Mapping[str, Parameter]) -> None:
    uses = list(_uses(body, parameters))
    # What stands outside of such blocks too has its values in them as well.
    needed = {name for name, _, optional, _ in uses if not optional}
    same = {name for name, _, _, repeats in uses if not repeats}
    for name, line, may_be_left, comes_again in uses:
        declared = parameters[name]
        optional = may_be_left and name not in needed
        repeats = comes_again and name not in same
        if (declared.optional, declared.repeat) != (optional, repeats):
            raise QueryError(
                f"{path}, line {line}: the parameter {name} stands "
                f"{'in' if optional else 'outside'} a block that may be left out, and "
                f"{'in' if repeats else 'outside'} one that repeats; its header says otherwise."
            )
    used = {name for name, *_ in uses}
    if idle := [name for name in parameters if name not in used]:
        raise QueryError(f"{path}, line 1: no slot takes the parameter {_listed(idle)}.")
    for block in body.blocks():
        if not any(block.slots()) and block.name not in used:
            raise QueryError(
                f"{path}, line {block.line}: nothing can ask for the block {block.name}. "
                "Give it a slot, or declare a boolean of its name."
            )
        clash = parameters.get(block.name)
        if block.repeats and clash is not None and not clash.repeat:
            raise QueryError(
                f"{path}, line {block.line}: {block.name} is a parameter outside this block too."
            )


def _uses(
    block: Block,
    parameters: Mapping[str, Parameter],
    *,
    optional: bool = False,
    repeats: bool = False,
) -> Iterator[tuple[str, int, bool, bool]]:
    """Each place of each parameter: its line, and whether it is optional and repeats there."""
    for part in block.parts:
        if isinstance(part, str):
            continue
        if isinstance(part, Block):
            inside = repeats or part.repeats
            flag = parameters.get(part.name)
            if flag is not None and flag.type is ParameterType.BOOLEAN:
                yield part.name, part.line, True, inside  # the block is there or not
            yield from _uses(part, parameters, optional=True, repeats=inside)
        else:
            for name in part.parameters:
                yield name, part.line, optional, repeats


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)
