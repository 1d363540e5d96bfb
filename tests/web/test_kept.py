"""Bodies are kept while they are asked for, within a bound that holds for small ones too."""

from __future__ import annotations

from bot.web.kept import Kept


async def test_what_is_kept_is_not_made_again() -> None:
    kept, made = Kept(), []

    async def make() -> bytes | None:
        made.append(1)
        return b"x" * 10

    assert await kept.get(("v1", "/a"), make) == await kept.get(("v1", "/a"), make)
    assert len(made) == 1
    await kept.get(("v2", "/a"), make)
    assert len(made) == 2


async def test_nothing_and_too_much_are_not_kept() -> None:
    kept = Kept(10_000)

    async def nothing() -> bytes | None:
        return None

    async def large() -> bytes | None:
        return b"x" * 5_000

    await kept.get("a", nothing)
    await kept.get("b", large)
    assert len(kept) == 0


async def test_the_bound_holds_and_the_last_asked_stay() -> None:
    kept = Kept(10_000)

    async def small() -> bytes | None:
        return b"x" * 100

    async def never() -> bytes | None:
        raise AssertionError("it was kept")

    for number in range(1000):
        await kept.get("first", small)
        await kept.get("q" * 10_000 + str(number), small)
    assert len(kept) < 20
    assert await kept.get("first", never) == b"x" * 100
