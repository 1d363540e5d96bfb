"""What answers on the chat page: questions, buttons, links and files."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from bot.config import Settings
from bot.dialogue.buttons import FORMATS, Verb, panel_rows
from bot.dialogue.conversing import WORDS_OF, Conversing
from bot.dialogue.editions import Shelf
from bot.dialogue.known import Known
from bot.dialogue.links import LinkError
from bot.dialogue.memories import Place
from bot.dialogue.sessions import Sessions
from bot.dialogue.shown import Shown
from bot.model import Language, Memory, Reading
from bot.pictures import Theme, alt_text, draw
from bot.pictures.asking import nothing_to_draw
from bot.pictures.finding import Sort, find
from bot.processes.tasks import Tasks
from bot.rendering.exports import Export
from bot.rendering.query_text import query_text
from bot.rendering.sources import source_parts
from bot.rendering.texts import Texts
from bot.rendering.web_html import THINGS_A_PAGE, parts_html, picture_html, query_html
from bot.web.chat.turns import Group, Turn, action, composed, ties


class StaleError(Exception):
    """A button or link that means nothing any more."""


class Answers(Conversing[Turn]):
    """Answers in the conversations of the chat page; every call blocks."""

    a_page = THINGS_A_PAGE

    def __init__(self, settings: Settings, shelf: Shelf, sessions: Sessions, tasks: Tasks) -> None:
        """``sessions`` hold what the conversations remember; ``tasks`` draw."""
        self.settings = settings
        self.shelf = shelf
        self.sessions = sessions
        self.tasks = tasks
        self.known: Known[Turn] = Known()

    @property
    def memories(self) -> Sessions:
        """What the conversations remember."""
        return self.sessions

    def compose(self, shown: Shown) -> Turn:
        """Put an answer into words and buttons."""
        return composed(shown)

    def share(self, payload: str) -> str:
        """The address that opens the answer."""
        return f"/?a={payload}"

    def new(self, place: Place, language: Language) -> Turn:
        """Begin a new conversation."""
        self.memories.forget_conversation(place)
        return self.talk(language, "new")

    def last(self, place: Place) -> Turn | None:
        """The last answer of a conversation, where there is one to go on from."""
        reading = self.memories.memory(place).reading
        return self.reply(self.read(place, reading)) if reading else None

    def follow(self, place: Place, payload: str, language: Language) -> Turn:
        """Answer what a link stands for; :class:`StaleError` where it stands for nothing."""
        try:
            reading = replace(self.links.reading(payload), language=language)
        except LinkError:
            raise StaleError(payload) from None
        return self.reply(self.read(place, reading, follow=True))

    def press(self, place: Place, carried: str) -> Turn:
        """Do what a button says; :class:`StaleError` where it says nothing any more."""
        verb, *values = carried.split(":")
        try:
            return self._done(place, Verb(verb), values)
        except (ValueError, IndexError, TypeError, KeyError) as error:
            raise StaleError(verb) from error

    def taken_away(self, key: str, form: str) -> Export:
        """The answer to a reading as a file; :class:`StaleError` where there is none."""
        if form not in FORMATS:
            raise StaleError(form)
        return self.file(self._reading(key), form)[0]

    def _reading(self, key: str) -> Reading:
        reading = self.memories.reading(key)
        if reading is None:
            raise StaleError(key)
        return reading

    def _done(self, place: Place, verb: Verb, values: list[str]) -> Turn:
        key, *more = values
        reading = self._reading(key)
        match verb, more:
            case Verb.PAGE, [page]:
                shown = self.read(place, reading, page=int(page))
                return replace(self.reply(shown), replaces=True)
            case Verb.REPLACE, []:
                return replace(self.reply(self.read(place, reading, follow=True)), replaces=True)
            case Verb.OPEN, []:
                return self.reply(self.read(place, reading, follow=True))
            case Verb.CARD, [at]:
                index = int(at)
                answer, _ = self.assistant.answer([reading], Memory(), rows=0)
                return self.reply(self.card(place, answer.items[index], reading.language))
            case ((Verb.NARROW | Verb.WIDEN), [page]):
                return self._panel(place, reading, verb, int(page))
            case Verb.TIES, [page]:
                return self._ties(place, reading, int(page))
            case Verb.SOURCE, [_]:
                return self._source(reading)
            case Verb.QUERY, []:
                return self._query(reading)
            case Verb.PICTURE, [sort, *_]:
                return self._picture(key, reading, Sort(sort))
        raise StaleError(verb)

    def _panel(self, place: Place, reading: Reading, verb: Verb, page: int) -> Turn:
        """The answer with readings near it in place of the buttons."""
        shown = self.read(place, reading, page=page)
        narrow = verb is Verb.NARROW
        offered = (self.assistant.narrow if narrow else self.assistant.widen)(shown.answer)
        near = replace(self.shown(replace(offered, offers=())), key=shown.key)
        texts = Texts(reading.language)
        rows = panel_rows(near, page, "+" if narrow else "✕")
        label = texts.say("Narrow") if narrow else texts.say("Broaden")
        panel = Group("panel", label, tuple(action(button) for row in rows for button in row))
        return replace(self.reply(shown), groups=(panel,), replaces=True)

    def _ties(self, place: Place, reading: Reading, page: int) -> Turn:
        shown = self.read(place, reading, page=page)
        turn = self.reply(shown)
        every = tuple(map(action, ties(shown, every=True)))
        groups = tuple(
            replace(group, actions=every) if group.sort == "ties" else group
            for group in turn.groups
        )
        return replace(turn, groups=groups, replaces=True)

    def picture(self, key: str, sort: str, theme: str) -> bytes:
        """A picture of the answer to a reading; :class:`StaleError` where there is none."""
        try:
            found = find(Sort(sort), self._reading(key), self.assistant)
            ground = Theme(theme)
        except ValueError as error:
            raise StaleError(sort) from error
        if found is None:
            raise StaleError(sort)
        return self.tasks.run(draw, found, ground)

    def _picture(self, key: str, reading: Reading, sort: Sort) -> Turn:
        """The picture, on the ground that the reader has, with its facts in words."""
        found = find(sort, reading, self.assistant)
        if found is None:
            said = f"<p>{escape(nothing_to_draw(sort, reading.language))}</p>"
            return Turn(reading.language, "", said)
        address = f"/answers/{key}/{sort.value}"
        html = picture_html(f"{address}/light.png", f"{address}/dark.png", alt_text(found))
        return Turn(reading.language, found.frame.title, html)

    def _source(self, reading: Reading) -> Turn:
        answer, _ = self.assistant.answer([reading], Memory(), rows=WORDS_OF)
        texts = Texts(reading.language)
        parts = source_parts(answer, self.work_under(answer))
        said = f"<p>{texts.say('The report has no words on this.')}</p>"
        return Turn(reading.language, texts.say("Source"), parts_html(parts) if parts else said)

    def _query(self, reading: Reading) -> Turn:
        answer, _ = self.assistant.answer([reading], Memory())
        text = f"# data {answer.version}\n\n{query_text(answer)}"
        return Turn(reading.language, Texts(reading.language).say("Query"), query_html(text))
