"""PNG files made small: at most 256 colours, as flat drawings need no more."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE = 2, 3


def smaller(data: bytes) -> bytes:
    """The picture with a palette; only plain RGB of eight bits is taken, as browsers write it."""
    chunks = list(_chunks(data))
    width, height, depth, kind, *rest = struct.unpack(">IIBBBBB", chunks[0][1])
    if (depth, kind, rest[-1]) != (8, _RGB, 0):
        raise ValueError("no PNG of plain RGB")
    packed = b"".join(body for name, body in chunks if name == b"IDAT")
    rows = _unfiltered(zlib.decompress(packed), width * 3)
    colours = [[row[at : at + 3] for at in range(0, len(row), 3)] for row in rows]
    palette = _palette(Counter(colour for row in colours for colour in row))
    lines = b"".join(b"\0" + bytes(palette[colour] for colour in row) for row in colours)
    shown = {number: colour for colour, number in reversed(list(palette.items()))}
    head = struct.pack(">IIBBBBB", width, height, 8, _PALETTE, 0, 0, 0)
    written = (
        (b"IHDR", head),
        (b"PLTE", b"".join(shown[number] for number in range(len(shown)))),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, body) for name, body in written)


def _palette(counted: Counter[bytes]) -> dict[bytes, int]:
    """A number for each colour: the usual ones have their own, others that of the nearest."""
    kept = [colour for colour, _ in counted.most_common(256)]
    numbers = {colour: number for number, colour in enumerate(kept)}
    near: dict[bytes, int] = {}
    for colour in counted:
        if colour not in numbers:
            coarse = bytes(value & 0xF0 for value in colour)
            if coarse not in near:
                near[coarse] = min(range(len(kept)), key=lambda n: _distance(kept[n], colour))
            numbers[colour] = near[coarse]
    return numbers


def _distance(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _unfiltered(raw: bytes, length: int) -> Iterator[bytes]:
    """The rows of pixels, with the filter of each undone."""
    before = bytearray(length)
    for start in range(0, len(raw), length + 1):
        way, row = raw[start], bytearray(raw[start + 1 : start + 1 + length])
        for at in range(length) if way else ():
            left = row[at - 3] if at >= 3 else 0
            corner = before[at - 3] if at >= 3 else 0
            row[at] = (row[at] + _expected(way, left, before[at], corner)) & 255
        yield bytes(row)
        before = row


def _expected(way: int, left: int, above: int, corner: int) -> int:
    if way == 1:
        return left
    if way == 2:
        return above
    if way == 3:
        return (left + above) // 2
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        yield name, data[place + 8 : place + 8 + length]
        place += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
