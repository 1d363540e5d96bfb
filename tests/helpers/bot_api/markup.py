"""Formatted text: read as Telegram's server reads it, and drawn again as HTML for a browser.

Lengths and offsets are in UTF-16 code units, as everywhere in the Bot API.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple

Json = dict[str, Any]

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler", "tg-emoji": "custom_emoji",
    "tg-time": "date_time", "a": "text_link", "pre": "pre", "code": "code",
    "blockquote": "blockquote",
}  # fmt: skip
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
VERBATIM = ("pre", "code")
MOST_ENTITIES = 100

# What counts as a space there: the NUL stands for the end of the text.
_SPACES = re.compile(r"[ \t\r\n\v]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
_ATTRIBUTE = re.compile(r"[^ \t\r\n\v\0=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_PLAIN = re.compile(r"[^<&\0]+")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LINK = re.compile(r"(?:(https?|tg|ton)://)?([^\s/?#]+)([^\s]*)", re.IGNORECASE)
_FOUND = re.compile(
    r"(?P<url>(?:https?://|tg://|(?<![\w.@/-])t\.me/)[^\s<>\"]*[\w/=&%#-])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z]\w{3,31}(?!\w))"
    r"|(?P<bot_command>(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/]))"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)


class MarkupError(Exception):
    """The markup is broken; the message is what Telegram says after "can't parse entities"."""


class _Open(NamedTuple):
    tag: str
    argument: str
    offset: int
    part: int


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _past(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where the stretch of text ends that the pattern matches here."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, named = match.groups()
    if named:
        return _NAMED[named]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    long = len(match.group().removesuffix(";")) >= 10
    return match.group() if long or not 0 < code < 0x10FFFF else chr(code)


def _value(text: str, i: int, at: str) -> tuple[str, int]:
    """The value of an attribute that begins here, and the place after it."""
    if text[i] in "\"'":
        stop = text.find(text[i], i + 1)
        if stop < 0:
            raise MarkupError(f"Unclosed start tag {at}")
        return _CHARACTER.sub(_character, text[i + 1 : stop]), stop + 1
    stop = _past(_TOKEN, text, i)
    if text[stop] not in " \t\r\n\v\0>":
        raise MarkupError(f"Unexpected end of name token at byte offset {len(text[:i].encode())}")
    return text[i:stop].lower(), stop


def _argument(tag: str, name: str, value: str) -> str | None:
    """What an attribute means for its tag; None if nothing."""
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "expandable"
    return None


def _start_tag(text: str, begin: int) -> tuple[str, str, int]:
    """The tag's name, its argument, and the place of its `>`."""
    at = f"at byte offset {len(text[:begin].encode())}"
    i = _past(_TAG_NAME, text, begin + 1)
    if text[i] == "\0":
        raise MarkupError(f"Unclosed start tag {at}")
    tag = text[begin + 1 : i].lower()
    if tag not in TAGS:
        raise MarkupError(f'Unsupported start tag "{tag}" {at}')
    argument = ""
    while text[i := _past(_SPACES, text, i)] != ">":
        name = text[i : _past(_ATTRIBUTE, text, i)]
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" {at}')
        value, i = "", _past(_SPACES, text, i + len(name))
        if text[i] == "=":
            value, i = _value(text, _past(_SPACES, text, i + 1), at)
        if text[i] == "\0":
            raise MarkupError(f'Unclosed start tag "{tag}" {at}')
        meant = _argument(tag, name, value)
        argument = argument if meant is None else meant
    if tag == "span" and argument != "spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" {at}')
    return tag, argument, i


def _end_tag(text: str, begin: int, nested: list[_Open]) -> int:
    """The place of the end tag's `>`, after seeing that it closes the last tag opened."""
    at = f"at byte offset {len(text[:begin].encode())}"
    if not nested:
        raise MarkupError(f"Unexpected end tag {at}")
    i = _past(_TAG_NAME, text, begin + 2)
    found, wanted = text[begin + 2 : i].lower(), nested[-1].tag
    i = _past(_SPACES, text, i)
    if text[i] != ">":
        raise MarkupError(f"Unclosed end tag {at}")
    if found and found != wanted:
        raise MarkupError(f'Unmatched end tag {at}, expected "</{wanted}>", found "</{found}>"')
    return i


def _close(tag: _Open, inner: str, entities: list[Json], end: int) -> None:
    """Adds the entity of a tag that has just been closed."""
    entity: Json = {"type": TAGS[tag.tag], "offset": tag.offset, "length": end - tag.offset}
    last = entities[-1] if entities else {}
    same = (last.get("offset"), last.get("length")) == (tag.offset, entity["length"])
    if tag.tag == "a":
        link = _LINK.fullmatch(tag.argument or inner)
        if link is None or (link[1] != "tg" and "." not in link[2].strip(".")):
            return  # a link that leads nowhere is dropped without a word
        entity["url"] = link[0] if link[1] else f"http://{link[0]}"
    elif tag.tag == "tg-emoji":
        if not tag.argument.isdecimal() or not int(tag.argument):
            raise MarkupError("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = tag.argument
    elif tag.tag == "tg-time":
        if not tag.argument.isdecimal():
            return
        entity["unix_time"] = int(tag.argument)
    elif tag.tag == "blockquote" and tag.argument:
        entity["type"] = "expandable_blockquote"
    elif tag.tag == "pre" and same and last["type"] == "code" and "language" in last:
        last["type"] = "pre"
        return
    elif tag.tag == "code" and tag.argument:
        if same and last["type"] == "pre":
            last["language"] = tag.argument
            return
        entity["language"] = tag.argument
    entities.append(entity)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; `MarkupError` in Telegram's own words."""
    if "\0" in source:
        raise MarkupError("Text must not contain null bytes")
    text, i, size = source + "\0", 0, 0
    parts: list[str] = []
    entities: list[Json] = []
    nested: list[_Open] = []
    while i < len(source):
        if text[i] != "<":
            match = _PLAIN.match(text, i) or _CHARACTER.match(text, i)
            plain = text[i] if match is None else match.group()
            i += len(plain)
            parts.append(plain if plain[0] != "&" or not match else _character(match))
            size += units(parts[-1])
            continue
        if text[i + 1] == "/":
            i = _end_tag(text, i, nested)
            last = nested.pop()
            if size > last.offset:
                _close(last, "".join(parts[last.part :]), entities, size)
        else:
            tag, argument, i = _start_tag(text, i)
            nested.append(_Open(tag, argument, size, len(parts)))
        i += 1
    if nested:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{nested[-1].tag}"')
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    joined = "".join(parts)
    try:
        return joined.encode("utf-16", "surrogatepass").decode("utf-16"), entities
    except UnicodeDecodeError:
        raise MarkupError(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        ) from None


def find_entities(text: str) -> list[Json]:
    """What Telegram finds by itself: links, mentions, commands, hashtags, addresses."""
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in _FOUND.finditer(text)
    ]


def _apart(entities: Iterable[Json]) -> list[Json]:
    kept: list[Json] = []
    for entity in entities:
        if not kept or entity["offset"] >= kept[-1]["offset"] + kept[-1]["length"]:
            kept.append(entity)
    return kept


def _spans(entities: list[Json], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that entities of one style cover together, without the holes."""
    spans: list[tuple[int, int]] = []
    for start, end in ((e["offset"], e["offset"] + e["length"]) for e in entities):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    for hole, stop in holes:
        cut = [piece for a, b in spans for piece in ((a, min(b, hole)), (max(a, stop), b))]
        spans = [(a, b) for a, b in cut if a < b]
    return spans


def _order(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    rank = 0 if kind in QUOTES else 1 if kind in VERBATIM else 3 if kind in STYLES else 2
    return entity["offset"], -entity["length"], rank


def settle(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """As the server stores it: spaces trimmed, what may not nest taken apart, 100 entities."""
    entities = sorted(entities, key=_order)
    quotes = _apart(e for e in entities if e["type"] in QUOTES)
    solid = _apart(e for e in entities if e["type"] not in QUOTES + STYLES)
    taken = [(e["offset"], e["offset"] + e["length"]) for e in solid]
    for found in find_entities(text):
        start, end = found["offset"], found["offset"] + found["length"]
        if all(end <= a or start >= b for a, b in taken):
            solid.append(found)
    holes = [(e["offset"], e["offset"] + e["length"]) for e in solid if e["type"] in VERBATIM]
    styled = [
        {"type": style, "offset": start, "length": end - start}
        for style in STYLES
        for start, end in _spans([e for e in entities if e["type"] == style], holes)
    ]
    coded = text.encode("utf-16-le")

    def covered(entity: Json) -> str:
        start = 2 * entity["offset"]
        return coded[start : start + 2 * entity["length"]].decode("utf-16-le", "replace")

    kept = [e for e in sorted(quotes + solid + styled, key=_order) if covered(e).strip()]
    first = kept[0]["offset"] if kept else len(coded) // 2
    text = text.rstrip()
    left = min(len(text) - len(text.lstrip(" \n")), first)
    text, size = text[left:], units(text[left:])
    for entity in kept:
        entity["offset"] -= left
        entity["length"] = min(entity["length"], size - entity["offset"])
    return text, kept[:MOST_ENTITIES]


def _tags(entity: Json) -> tuple[str, str]:
    kind = entity["type"]
    if kind in ("text_link", "url") and entity.get("url", "").lower().startswith(("http", "tg:")):
        return f'<a href="{escape(entity["url"])}" target="_blank" rel="noopener">', "</a>"
    name = {
        "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "pre": "pre",
        "code": "code", "blockquote": "blockquote", "expandable_blockquote": "blockquote",
    }.get(kind)  # fmt: skip
    return (f"<{name}>", f"</{name}>") if name else (f'<span class="{escape(kind)}">', "</span>")


def to_html(text: str, entities: list[Json]) -> str:
    """The message as HTML for a browser, everything a person wrote escaped."""
    coded = text.encode("utf-16-le")
    starts = sorted(entities, key=_order)
    cuts = {0, len(coded) // 2}
    cuts |= {e["offset"] for e in starts} | {e["offset"] + e["length"] for e in starts}
    places, parts, active = sorted(cuts), [], list[Json]()
    for place, following in zip(places, [*places[1:], places[-1]], strict=True):
        again: list[Json] = []
        while any(e["offset"] + e["length"] <= place for e in active):
            last = active.pop()
            parts.append(_tags(last)[1])
            if last["offset"] + last["length"] > place:
                again.insert(0, last)
        for entity in again + [e for e in starts if e["offset"] == place]:
            shown = entity
            if entity["type"] == "url":
                url = coded[2 * place : 2 * (place + entity["length"])].decode("utf-16-le")
                shown = entity | {"url": url if "://" in url else f"https://{url}"}
            parts.append(_tags(shown)[0])
            active.append(shown)
        parts.append(escape(coded[2 * place : 2 * following].decode("utf-16-le", "replace")))
    return "".join(parts)
