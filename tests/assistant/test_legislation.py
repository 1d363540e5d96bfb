"""The making of laws: bills and who looks at them, the Migration Code and what was added to it."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.helpers.asking import Asker

ORGANISATIONS = "body-human-rights-organisations"


@pytest.fixture(scope="module")
def asker(assistant: Assistant) -> Asker:
    return Asker(assistant)


@pytest.mark.parametrize(
    "question",
    [
        "qanun layihələrinə kim rəy verir",
        "qanunların layihələri kimin rəyinə göndərilir",
        "who gives an opinion on draft laws",
        "to which organisations are bills sent",
        "кому направляют проекты законов",
        "кто даёт заключение на законопроекты",
    ],
)
def test_bills_go_to_the_human_rights_organisations(asker: Asker, question: str) -> None:
    assert asker.things(question) == {ORGANISATIONS}


@pytest.mark.parametrize(
    "question",
    [
        "qanun layihəsinə kim səs verib",
        "who funded the draft laws",
        "когда приняты законопроекты",
        "neçə qanun layihəsi var",
        "how many bills were reviewed",
        "сколько законопроектов рассмотрено",
    ],
)
def test_no_more_is_said_of_bills(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind == "none"


@pytest.mark.parametrize(
    "question",
    [
        "Aİ standartlarına uyğunlaşdırma üzrə layihə hansıdır",
        "which project helps to align with European standards",
        "какой проект о приведении в соответствие со стандартами ЕС",
    ],
)
def test_a_project_aligns_the_legislation(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"project-twinning"}


@pytest.mark.parametrize(
    "question",
    [
        "13-cü fəsil kimlərlə birlikdə yazılıb",
        "Məcəllənin yeni fəslinin hazırlanmasında hansı ekspertlər iştirak edib",
        "fəsil 13-ün layihəsi kimin ekspertləri ilə hazırlanıb",
        "together with whom was the thirteenth chapter drafted",
        "which experts helped prepare chapter 13",
        "with whose specialists was chapter 13 written",
        "с кем вместе готовили главу 13",
        "кто помогал писать проект главы 13",
        "с чьими специалистами составляли 13-ю главу",
    ],
)
def test_who_helped_to_draft_is_not_who_drafted(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"body-iom", "project-twinning"}


@pytest.mark.parametrize(
    "question",
    [
        "13-cü fəsli kim hazırlayıb",
        "who drafted chapter 13",
        "кто подготовил главу 13",
    ],
)
def test_who_drafted_is_who_did(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"body-state-migration-service"}


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("layiqli həyat səviyyəsi harada təsbit olunub", {"law-constitution-article-12"}),
        ("where is a decent standard of living spelled out", {"law-constitution-article-12"}),
        ("где закреплён достойный уровень жизни", {"law-constitution-article-12"}),
        ("AİHM qərarları harada xatırlanır", {"measure-1-2"}),
        ("where are the Strasbourg judgments mentioned", {"measure-1-2"}),
        ("где упоминаются решения ЕСПЧ", {"measure-1-2"}),
        ("layiqli həyat səviyyəsi hansı maddədədir", {"law-constitution-article-12"}),
    ],
)
def test_where_something_is_written(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things


@pytest.mark.parametrize(
    "question",
    [
        "13-cü fəsil nələri tənzimləyir",
        "what does the thirteenth chapter cover",
        "что регламентирует глава 13",
    ],
)
def test_what_an_act_regulates_stands_in_it(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"law-migration-code-chapter-13"}


@pytest.mark.parametrize(
    "question",
    [
        "13-cü fəslin maddələrinin sayı",
        "how many articles are in chapter 13",
        "сколько статей в главе 13",
        "1143 nömrəli qanun harada qəbul edilib",
        "where was law 1143 adopted",
        "где составили главу 13",
    ],
)
def test_what_the_report_does_not_tell_of_an_act(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind == "none"


@pytest.mark.parametrize(
    "question",
    [
        "qanunların təkmilləşdirilməsində kimlər iştirak edir",
        "qanunvericiliyi hazırda kimlərlə birgə təkmilləşdirirlər",
        "with whom is the legislation being improved",
        "who helps to improve the laws",
        "с кем вместе совершенствуют законодательство",
        "кто помогает дорабатывать законы",
    ],
)
def test_laws_are_improved_with_international_experts(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"body-international-experts"}


@pytest.mark.parametrize(
    "question",
    [
        "with whom does the Service run Twinning",
        "Tvinninqi kiminlə birgə həyata keçiririk",
        "с кем служба ведёт твиннинг",
    ],
)
def test_with_whom_a_project_is_run_is_who_runs_it(asker: Asker, question: str) -> None:
    assert "body-european-union" in asker.things(question)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("kodeksə hansı fəsil daxil edilib", {"law-migration-code-chapter-13"}),
        ("miqrasiya kodeksinin hansı fəsli yenidir", {"law-migration-code-chapter-13"}),
        ("2.1 hansı fəsildədir", {"chapter-2"}),
        ("chapter of measure 5.1", {"chapter-5"}),
        ("mfa decision on the registration of citizens abroad", {"law-mfa-draft-decision"}),
        ("решение мид по учёту граждан за рубежом", {"law-mfa-draft-decision"}),
        ("xin qərarı vətəndaşların uçotu qaydaları", {"law-mfa-draft-decision"}),
        ("13-cü fəslin yazılmasında hansı qurumun ekspertləri kömək edib", {"body-iom"}),
        ("experts of which body helped to write chapter 13", {"body-iom"}),
    ],
)
def test_which_act_and_which_chapter(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things


@pytest.mark.parametrize(
    "question",
    ["13-cü fəsil nə vaxt qəbul edilib", "when was chapter 13 adopted", "когда приняли главу 13"],
)
def test_a_part_is_of_the_day_of_the_act_that_added_it(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.kind, answer.value) == ("date", "2014-12-16")


@pytest.mark.parametrize(
    "question",
    [
        "miqrasiya məcəlləsi nə vaxt qəbul olunub",
        "when was the migration code adopted",
        "когда принят миграционный кодекс",
        "12-ci maddə nə vaxt qəbul olunub",
        "when was article 12 adopted",
        "когда приняли статью 12",
    ],
)
def test_of_what_was_there_before_no_date_is_told(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind == "none"


@pytest.mark.parametrize(
    "question",
    [
        "qanunvericilik beynəlxalq ekspertlərlə təkmilləşdirilirmi",
        "is legislation being improved with international experts?",
        "законодательство совершенствуют с международными экспертами?",
    ],
)
def test_laws_are_being_improved(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind == "yes"


@pytest.mark.parametrize(
    "question",
    [
        "2014-cü ilin dekabrında məcəlləyə nə əlavə edilib",
        "what was inserted in the migration code in December 2014",
        "что добавили в миграционный кодекс в декабре 2014",
    ],
)
def test_what_was_added_is_what_the_amending_act_added(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"law-migration-code-chapter-13"}


@pytest.mark.parametrize(
    "question",
    [
        "2013-cü ildə məcəlləyə nə əlavə edilib",
        "what was inserted in the migration code in 2013",
        "что внесли в миграционный кодекс в 2013 году",
    ],
)
def test_nothing_else_was_added(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind == "none"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("BMqT yeni fəslin hazırlanmasında iştirak edib?", "yes"),
        ("did experts of IOM take part in writing chapter 13?", "yes"),
        ("участвовала ли МОМ в составлении главы 13", "yes"),
        ("did IOM write chapter 13?", "no"),
        ("написала ли главу 13 ГРЕТА", "no"),
    ],
)
def test_whoever_helped_took_part(asker: Asker, question: str, kind: str) -> None:
    assert asker.ask(question).kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "whose view is taken on draft laws",
        "чей отзыв получают на законопроекты",
        "чьё мнение берут на проекты законов",
    ],
)
def test_whose_opinion_is_taken_is_who_is_consulted(asker: Asker, question: str) -> None:
    assert asker.things(question) == {ORGANISATIONS}


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("yerləşdirmə proseduru hansı sənəddədir", {"law-migration-code-chapter-13"}),
        (
            "in which document are the internal rules of the centre",
            {"law-migration-code-chapter-13"},
        ),
        ("в каком документе внутренний распорядок центра", {"law-migration-code-chapter-13"}),
        ("13-cü fəsli məcəlləyə salan qanun", {"law-1143-ivqd"}),
        ("which law inserted chapter 13", {"law-1143-ivqd"}),
        ("закон, которым добавлена глава 13", {"law-1143-ivqd"}),
        ("XİN-in qərar layihəsi kimin təşəbbüsüdür", {"body-ministry-of-foreign-affairs"}),
        ("who initiated the MFA draft decision", {"body-ministry-of-foreign-affairs"}),
        ("инициатор проекта решения МИД", {"body-ministry-of-foreign-affairs"}),
    ],
)
def test_the_document_and_who_began_it(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things


def test_a_participle_within_a_name_describes_nothing(asker: Asker) -> None:
    question = (
        "Miqrasiya Məcəlləsinə əlavə edilən fəslin layihəsi kimlərin ekspertləri ilə hazırlanıb"
    )
    assert asker.things(question) == {"body-iom", "project-twinning"}
