"""Pictures of real answers: what they show, what they say, and that they can be told apart."""

from __future__ import annotations

import io
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from bot import fonts
from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.model import Language, Memory
from bot.pictures import Picture, Sign, Status, Theme, Ties, Timeline, alt_text, draw
from bot.pictures.asking import ask_picture
from bot.pictures.colours import PALETTES, SIGNS, Role
from bot.pictures.finding import Sort, find, helpful
from bot.pictures.layout import scene_of
from bot.pictures.layout.sheet import WIDTH
from bot.rendering.status import SIGNED
from tests.documents.test_documents import ZOO
from tests.helpers.asking import TODAY
from tests.helpers.graphs import turtle
from tests.pictures.test_layout import faults


def picture(assistant: Assistant, sort: Sort, text: str, language: str = "en") -> Picture:
    found = ask_picture(sort, text, assistant, today=TODAY, default=Language(language)).found
    assert not isinstance(found, str), found
    return found


def no_picture(assistant: Assistant, sort: Sort, text: str, language: str = "en") -> str:
    found = ask_picture(sort, text, assistant, today=TODAY, default=Language(language)).found
    assert isinstance(found, str)
    return found


# --- what they show ---


def test_a_year_shows_what_took_place_in_it(assistant: Assistant) -> None:
    found = picture(assistant, Sort.TIMELINE, "2014")
    assert isinstance(found, Timeline)
    signs = [event.sign for event in found.events]
    assert {sign: signs.count(sign) for sign in set(signs)} == {
        Sign.HELD: 6,
        Sign.SIGNED: 3,
        Sign.IN_FORCE: 1,
        Sign.STARTED: 1,
        Sign.ISSUED: 1,
    }
    assert [e.first for e in found.events] == sorted(e.first for e in found.events if e.first)
    (start,) = (event for event in found.events if event.sign is Sign.STARTED)
    assert (str(start.first), str(start.last), start.precise) == ("2014-10-01", "2014-10-31", False)
    visit = found.events[0]
    assert (str(visit.first), str(visit.last), visit.precise) == ("2014-02-18", "2014-02-22", True)


def test_the_source_of_a_timeline_is_that_of_its_dates(assistant: Assistant) -> None:
    """The project is told of under three measures; when it began, under one."""
    found = picture(assistant, Sort.TIMELINE, "Twinning project")
    assert isinstance(found, Timeline)
    assert [event.when for event in found.events] == ["January 2013"]
    assert found.frame.source == "Source: SMS information note for 2014, measure 5.1"


def test_plans_are_shown_though_they_did_not_take_place(assistant: Assistant) -> None:
    found = picture(assistant, Sort.TIMELINE, "2015")
    assert isinstance(found, Timeline)
    assert [(e.sign, str(e.last), e.precise) for e in found.events] == [
        (Sign.PLANNED, "2015-06-30", False)
    ]


@pytest.mark.parametrize(
    "text", ["Norway", "agreements with Norway", "what was signed with Norway"]
)
def test_a_thing_without_dates_shows_what_it_took_part_in(assistant: Assistant, text: str) -> None:
    found = picture(assistant, Sort.TIMELINE, text)
    assert isinstance(found, Timeline)
    assert {"Norway Readmission Agreement", "Norway Visa Facilitation Agreement"} <= {
        event.name for event in found.events
    }


def test_ties_name_each_relation(assistant: Assistant) -> None:
    found = picture(assistant, Sort.TIES, "Norveç", "az")
    assert isinstance(found, Ties)
    assert found.name == "Norveç Krallığı"
    relations = {relation.name: relation.others for relation in found.relations}
    assert relations["Tərəf olduğu sazişlər"] == (
        "Norveç ilə readmissiya Sazişi",
        "Norveç ilə viza sadələşdirilməsi Sazişi",
    )


def test_many_ties_are_grouped_capped_and_counted(assistant: Assistant) -> None:
    found = picture(assistant, Sort.TIES, "Azerbaijan")
    assert isinstance(found, Ties)
    shown = sum(len(relation.others) for relation in found.relations)
    hidden = sum(relation.hidden for relation in found.relations)
    answer, _ = assistant.ask("Azerbaijan", today=TODAY, default=Language.EN, rows=None)
    assert shown <= 24
    assert shown + hidden + int(found.frame.more.split()[0] if found.frame.more else 0) == len(
        {(tie.property, tie.other) for tie in answer.rows[0].ties}
    )
    assert all(relation.hidden != 1 for relation in found.relations)


def test_the_source_of_ties_is_where_they_are_stated(assistant: Assistant) -> None:
    """What points at UNHCR is told of under two measures, its own facts under one."""
    found = picture(assistant, Sort.TIES, "UNHCR")
    assert found.frame.source == "Source: SMS information note for 2014, measures 2.10, 5.1"


def test_statuses_stand_by_country(assistant: Assistant) -> None:
    found = picture(assistant, Sort.STATUS, "agreements")
    assert isinstance(found, Status)
    sides = {side.name: [one.sign for one in side.standings] for side in found.sides}
    assert sides == {
        "Benelux": [Sign.DRAFT],
        "European Union": [Sign.IN_FORCE],
        "Norway": [Sign.SIGNED, Sign.SIGNED],
        "Russia": [Sign.DRAFT, Sign.DRAFT, Sign.DRAFT],
        "Switzerland": [Sign.IN_PREPARATION, Sign.IN_PREPARATION],
    }
    assert [count for _, _, count in found.steps] == [2, 4, 2, 1]
    of_one = picture(assistant, Sort.STATUS, "Norway")
    assert isinstance(of_one, Status)
    assert [side.name for side in of_one.sides] == ["Norway"]
    # the dots of each way are explained also where no agreement stopped at a step
    assert [(name, count) for _, name, count in of_one.steps] == [
        ("in preparation", 0),
        ("draft", 0),
        ("signed", 2),
        ("in force", 0),
    ]
    assert of_one.beside == ()


def test_a_status_of_other_data_is_no_step_of_the_way(tmp_path: Path) -> None:
    file = tmp_path / "treaties.ttl"
    status, agreement = f"<{voc.HAS_STATUS}>", f"<{voc.AGREEMENT}>"
    file.write_text(
        turtle(
            f"""
{agreement} a owl:Class ; rdfs:label "agreement"@en , "agreements"@en .
{status} a owl:ObjectProperty ; rdfs:label "status"@en .
ex:shelved a skos:Concept ; skos:prefLabel "shelved"@en .
<{SIGNED}> a skos:Concept ; skos:prefLabel "signed"@en .
ex:a a {agreement} ; rdfs:label "Alpha"@en ; {status} ex:shelved .
ex:b a {agreement} ; rdfs:label "Beta"@en ; {status} <{SIGNED}> .
"""
        )
    )
    found = picture(open_assistant(Settings(data=(file,))), Sort.STATUS, "agreements")
    assert isinstance(found, Status)
    assert [count for _, _, count in found.steps] == [0, 0, 1, 0]
    assert found.beside == ((Sign.OTHER, "shelved", 1),)
    assert [(one.name, one.step) for side in found.sides for one in side.standings] == [
        ("Alpha", None),
        ("Beta", 2),
    ]
    assert faults(scene_of(found)) == []


# --- where there is none ---


@pytest.mark.parametrize("sort", Sort)
def test_nothing_to_draw_is_said_in_a_sentence(assistant: Assistant, sort: Sort) -> None:
    assert "qwertyuiop" in no_picture(assistant, sort, "qwertyuiop agreements")
    assert no_picture(assistant, sort, "salam", "az").endswith(".")


def test_what_has_no_date_or_status_says_so(assistant: Assistant) -> None:
    assert no_picture(assistant, Sort.STATUS, "measure 2.1").startswith("There are no agreements")
    assert no_picture(assistant, Sort.TIMELINE, "2031").startswith("There are no dates")
    assert no_picture(assistant, Sort.TIES, "agreements").startswith("Name one thing")
    assert no_picture(assistant, Sort.TIES, "соглашения", "ru").startswith("Назовите")


def test_pictures_are_offered_where_they_help(assistant: Assistant) -> None:
    def offered(text: str) -> tuple[Sort, ...]:
        answer, _ = assistant.ask(text, today=TODAY, default=Language.EN, rows=60)
        return helpful(answer)

    assert offered("readmission agreements 2014") == (Sort.TIMELINE, Sort.STATUS)
    assert offered("what happened in 2014")[0] is Sort.TIMELINE
    assert offered("Norway") == (Sort.TIES,)
    assert offered("who supported the training at the Baku centre") == ()
    assert offered("when did the agreement with the EU enter into force") == ()
    assert offered("how many agreements are drafts?") in ((), (Sort.STATUS,))
    assert offered("hello") == offered("qwertyuiop") == ()


def test_what_is_offered_can_be_drawn(assistant: Assistant) -> None:
    for text in ("agreements", "events", "measure 1.4", "SMS", "what happened in 2014"):
        answer, _ = assistant.ask(text, today=TODAY, default=Language.EN, rows=60)
        assert helpful(answer) or text == "measure 1.4"
        for sort in helpful(answer):
            assert find(sort, answer.reading, assistant) is not None, (text, sort)


# --- what they look like ---


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("sort", "text"), [(Sort.TIMELINE, "2014"), (Sort.TIES, "1.4"), (Sort.STATUS, "Rusiya")]
)
def test_real_pictures_are_whole(
    assistant: Assistant, sort: Sort, text: str, language: Language
) -> None:
    found = picture(assistant, sort, text, language.value)
    scene = scene_of(found)
    assert faults(scene) == []
    assert all(label.size >= 27 for label in scene.labels)
    contents = {theme: draw(found, theme) for theme in Theme}
    assert draw(found, Theme.DARK) == contents[Theme.DARK]
    for theme, content in contents.items():
        with Image.open(io.BytesIO(content)) as image:
            assert image.size == (WIDTH, scene.height)
            assert image.height + image.width <= 10_000  # what Telegram takes as a photo
            ground = image.convert("RGB").getpixel((2, 2))
            assert isinstance(ground, tuple)
            wanted = bytes.fromhex(PALETTES[theme][Role.GROUND][1:])
            assert all(abs(a - b) <= 3 for a, b in zip(ground, wanted, strict=True))
        assert len(content) < 200_000


def test_the_font_has_every_letter(assistant: Assistant) -> None:
    letters = "əğıİöüçşƏĞIÖÜÇŞ" + "".join(map(chr, range(0x410, 0x450))) + "ёЁ„“”«»–—…·•"
    for path in (fonts.REGULAR, fonts.BOLD):
        font = ImageFont.truetype(str(path), 30)
        missing = bytes(font.getmask("\uffff"))
        assert [letter for letter in letters if bytes(font.getmask(letter)) == missing] == []


# --- what they say ---


def test_the_alternative_text_holds_the_facts(assistant: Assistant) -> None:
    said = alt_text(picture(assistant, Sort.TIMELINE, "2014"))
    assert "1 September 2014 – entered into force: EU Readmission Agreement" in said
    assert "SMS information note for 2014" in said
    said = alt_text(picture(assistant, Sort.STATUS, "sazişlər", "az"))
    assert "• Norveç: Norveç ilə readmissiya Sazişi – İmzalanıb" in said
    said = alt_text(picture(assistant, Sort.TIES, "Норвегия", "ru"))
    assert said.startswith("Связи · Королевство Норвегия · Страна\n")


@pytest.mark.parametrize("most", [60, 300, 600, 1024])
def test_it_is_shortened_line_by_line(assistant: Assistant, most: int) -> None:
    found = picture(assistant, Sort.TIMELINE, "2014")
    said = alt_text(found, most)
    assert len(said) <= most
    if most > 300:
        assert "more" in said or len(said.splitlines()) == len(found.events) + 3  # type: ignore[union-attr]
        assert found.frame.source in said


# --- colours ---


def linear(colour: str) -> tuple[float, float, float]:
    values = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", Theme)
def test_colours_stand_out_from_their_ground(theme: Theme) -> None:
    """WCAG 2.2: text 4.5 (1.4.3), shapes that mean something 3 (1.4.11)."""
    palette = PALETTES[theme]
    assert contrast(palette[Role.ON_ACCENT], palette[Role.ACCENT]) >= 4.5
    for role in (Role.INK, Role.MUTED):
        for ground in (Role.GROUND, Role.PANEL):
            assert contrast(palette[role], palette[ground]) >= 4.5, (role, ground)
    for role in (*{role for _, role in SIGNS.values()}, Role.RULE):
        assert contrast(palette[role], palette[Role.GROUND]) >= 3, role


EYES = {  # Machado, Oliveira and Fernandes 2009, severity 1, for linear red, green and blue
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Matrix = tuple[tuple[float, float, float], ...]
D65: Matrix = (
    (0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505),
    (0.2126, 0.7152, 0.0722),
    (0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089),
)


def times(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def seen(colour: str, eyes: Matrix) -> tuple[float, float, float]:
    """The colour in CIELAB as such eyes see it."""
    shown = tuple(min(1.0, max(0.0, part)) for part in times(eyes, linear(colour)))
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in times(D65, shown))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("eyes", EYES)
def test_colours_of_kinds_keep_apart_for_every_eye(eyes: str, theme: Theme) -> None:
    """A difference of 2.3 can just be seen side by side; this is five times as much."""
    roles = sorted({role for _, role in SIGNS.values()})
    colours = {role: seen(PALETTES[theme][role], EYES[eyes]) for role in roles}
    for one, other in combinations(roles, 2):
        assert dist(colours[one], colours[other]) >= 11.5, (one, other)


def test_no_two_kinds_have_one_shape() -> None:
    assert len({outline for outline, _ in SIGNS.values()}) == len(SIGNS)
    assert all(SIGNS[one] != SIGNS[other] for one, other in combinations(Sign, 2))


def test_memory_goes_on(assistant: Assistant) -> None:
    """A picture of what was asked before: *and with Russia?*."""
    _, memory = assistant.ask("agreements with Norway", today=TODAY, default=Language.EN)
    found = ask_picture(
        Sort.STATUS, "and with Russia?", assistant, memory, today=TODAY, default=Language.EN
    ).found
    assert isinstance(found, Status)
    assert [side.name for side in found.sides] == ["Russia"]
    assert memory != Memory()


def test_other_data_is_drawn_too(tmp_path: Path) -> None:
    """Dates and ties of another ontology, of which nothing here knows a name."""
    file = tmp_path / "zoo.ttl"
    file.write_text(turtle(ZOO))
    zoo = open_assistant(Settings(data=(file,)))
    found = picture(zoo, Sort.TIMELINE, "animals")
    assert isinstance(found, Timeline)
    assert [(e.name, e.what, e.precise, e.sign) for e in found.events] == [
        ("Tom", "born", True, Sign.OTHER),
        ("Rex", "born", False, Sign.OTHER),
    ]
    assert found.frame.source == "No source is given."
    ties = picture(zoo, Sort.TIES, "Rex")
    assert isinstance(ties, Ties)
    assert [(r.name, r.others) for r in ties.relations] == [("eats", ("Tom",))]
    assert draw(ties) and draw(found)  # noqa: PT018
