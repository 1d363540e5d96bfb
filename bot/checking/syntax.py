"""What is wrong with a line of Turtle, in the words of somebody who edits it.

The parser stops where it can go no further, which is often a line or two after the slip, and
says what it wanted there.  The lines around say what the hand meant.
"""

from __future__ import annotations

import re
from pathlib import Path

from rapidfuzz import process

from bot.checking.findings import Finding
from bot.checking.places import Places
from bot.store.base import ParseError
from bot.vocabulary import shortened

_PREFIX = re.compile(r"[Tt]he prefix ([\w.-]*): has not been declared")
_DECLARED = re.compile(r"^\s*@?prefix\s+([\w.-]*):", re.IGNORECASE | re.MULTILINE)
_BARE_DATE = re.compile(r'(?<!["\d/-])\b\d{4}-\d\d(?:-\d\d)?\b(?!["\d/-])')
_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:@[A-Za-z-]+|\^\^[\w:]+)?|<[^>\s]*>')
_MARK_WITH_SPACE = re.compile(r'"\s*@\s+[a-z]{2}\b|"\s+@[a-z]{2}\b')
_ALIKE = 60

_ODD_MARKS = "a text has no closing quotation mark, or one too many. Count those of the line."
_LANGUAGE = 'a language mark has a space before or in it. Write it right behind the text: "…"@en.'
_INNER_MARKS = 'a quotation mark stands within a text. Write the inner ones as “ and ”, or as \\".'
_DATE = 'a date stands without its marks. Write it as "2014-12-03"^^xsd:date.'
_NO_DOT = "the block has no dot at its end. Write one there: “ .”."
_COMMA = "the line ends with a comma, but another property follows. End it with a semicolon."
_NO_SIGN = (
    "the line has no sign at its end. End it with a semicolon; before another value of the same "
    "property, with a comma."
)


def explained(error: ParseError) -> Finding:
    """The finding for a file that the parser refuses: where, why, and what to do."""
    path, line = error.path, error.line
    if line is None:
        return Finding(f"{error.said}. Mend the file.", path)
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    before = _line_before(lines, line)
    message, at = _advice(lines, line, before, error.said) or (
        f"{error.said}. Mend the line, or the one before it.",
        line,
    )
    return Finding(message, path, at, _thing(path, at))


def _advice(lines: list[str], line: int, before: int, said: str) -> tuple[str, int] | None:
    """What to do, and at which line: the one where the parser stopped, or the one before."""
    here = lines[line - 1] if line <= len(lines) else ""
    outside = _STRINGS.sub("", here)
    if found := _PREFIX.search(said):
        return _unknown_prefix(found[1], "\n".join(lines)), line
    if here.replace('\\"', "").count('"') % 2 == 1:
        return _ODD_MARKS, line
    if _MARK_WITH_SPACE.search(here):
        return _LANGUAGE, line
    if _words_between(here):
        return _INNER_MARKS, line
    if _BARE_DATE.search(outside):
        return _DATE, line
    if not before or not ("dot is expected" in said or "not a valid" in said):
        return None
    if not here[:1].isspace():
        return _NO_DOT, before
    comma = lines[before - 1].rstrip().endswith(",") and outside.strip(" ,;.") != ""
    return (_COMMA if comma else _NO_SIGN), before


def _unknown_prefix(prefix: str, text: str) -> str:
    known = _DECLARED.findall(text)
    like = process.extractOne(prefix, known, processor=str.casefold, score_cutoff=_ALIKE)
    if like is not None:
        return f"there is no prefix “{prefix}:”. Is “{like[0]}:” meant?"
    names = ", ".join(f"{name}:" for name in known)
    return f"there is no prefix “{prefix}:”. Use {names} or declare it at the head of the file."


def _words_between(line: str) -> bool:
    """Whether a word touches a text from outside: "Norway "Readmission" Agreement"."""
    return bool(re.search(r'"[^\W\d_]|[^\W_]"', _STRINGS.sub('""', line).replace('""@', '""')))


def _line_before(lines: list[str], line: int) -> int:
    """The last line before this one that says something; 0 where none does."""
    for number in range(min(line, len(lines)) - 1, 0, -1):
        text = lines[number - 1].strip()
        if text and not text.startswith("#"):
            return number
    return 0


def _thing(path: Path, line: int) -> str:
    iri = Places(path).thing_at(line)
    return (shortened(iri) or iri).removeprefix("id:") if iri else ""
