"""Faults that a test has the stand-in make: which call, whose chat, how often, how likely."""

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    FLOOD = "flood"  # 429 with retry_after; the chat stays closed for that long
    INTERNAL = "internal"  # 500
    BAD_GATEWAY = "bad gateway"  # 502 with a page of HTML
    DELAY = "delay"  # the call takes so many seconds longer
    DROP_BEFORE = "drop before"  # the connection is lost, the call has had no effect
    DROP_AFTER = "drop after"  # the connection is lost, the call has had its effect
    BROKEN_JSON = "broken json"  # the call has had its effect, its answer is cut off
    BLOCKED = "blocked"  # 403
    NOT_FOUND = "not found"  # 400 "chat not found"
    # These two befall updates on their way to the bot, not calls:
    DUPLICATE_UPDATE = "duplicate update"  # delivered once more after it was confirmed
    OUT_OF_ORDER = "out of order"  # kept back until the next one has gone out


TO_UPDATES = {Fault.DUPLICATE_UPDATE, Fault.OUT_OF_ORDER}
# A rule that names no methods befalls these alone, so that it is not spent on getUpdates.
USUAL = ("send", "edit", "answer", "deleteMessage")


@dataclass
class Rule:
    kinds: tuple[Fault, ...]
    methods: tuple[str, ...] = ()
    chat: int | None = None
    left: int | None = 1  # None: without end
    probability: float = 1.0
    retry_after: int = 1
    seconds: float = 1.0

    def fits(self, method: str | None, chat: int | None) -> bool:
        if self.left == 0 or (self.chat is not None and self.chat != chat):
            return False
        if method is None or self.methods:
            return method is None or method in self.methods
        return method.startswith(USUAL)


@dataclass
class Faults:
    seed: int = 0
    rules: list[Rule] = field(default_factory=list)
    made: Counter[Fault] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def add(
        self,
        *kinds: Fault,
        methods: tuple[str, ...] = (),
        chat: int | None = None,
        times: int | None = 1,
        probability: float = 1.0,
        retry_after: int = 1,
        seconds: float = 1.0,
    ) -> Rule:
        """The next `times` fitting calls (None: all) fail, one of `kinds` each, by chance."""
        rule = Rule(kinds, methods, chat, times, probability, retry_after, seconds)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        self.rules.clear()

    def pick(self, method: str | None, chat: int | None) -> tuple[Fault | None, Rule]:
        """The fault for this call, or for an update where the method is None."""
        for rule in self.rules:
            kinds = [kind for kind in rule.kinds if (kind in TO_UPDATES) == (method is None)]
            if kinds and rule.fits(method, chat) and self._random.random() < rule.probability:
                if rule.left is not None:
                    rule.left -= 1
                kind = self._random.choice(kinds)
                self.made[kind] += 1
                return kind, rule
        return None, Rule(())
