"""Azerbaijani as offices write it: heads of clauses, solemn pasts, verbs in every voice."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

SERVICE, FOREIGN = "body-state-migration-service", "body-ministry-of-foreign-affairs"
WRITTEN_TO = {FOREIGN, "body-russia-fms", "body-russia-embassy"}
BAKU, MOSCOW, YEVLAKH = "place-baku", "place-moscow", "place-yevlakh"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("uçot Qaydalarına dəyişiklik layihəsini Xidmətə göndərən nazirlik", {FOREIGN}),
        ("giriş qadağası ilə bağlı məktubların ünvanlandığı orqanlar", WRITTEN_TO),
        ("BƏT sənədləri barədə məlumatın təqdim edildiyi qurum", {"body-ministry-of-labour"}),
        ("2014-cü ilin aprelində konfransın təşkil edildiyi şəhər", {BAKU}),
        ("qanunsuz miqrantlar mərkəzlərinin fəaliyyət göstərdiyi şəhərlər", {BAKU, YEVLAKH}),
        ("FMX ilə əməkdaşlıq sazişinin müzakirə edildiyi şəhər", {MOSCOW}),
        ("müqaviləni pozan dövlət", set()),
        ("Xidmətin açıldığı şəhər", set()),
        ("Norveç sazişinin imzalandığı şəhər", set()),
    ],
)
def test_the_head_of_a_clause_is_what_is_asked_for(
    asker: Asker, text: str, found: set[str]
) -> None:
    answer = asker.ask(text)
    assert (things(answer) if is_answered(answer) else set()) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Readmissiya üzrə Rusiya ilə saziş harada müzakirə edilmişdir?", {MOSCOW}),
        ("In which city was the Russia readmission agreement discussed?", {MOSCOW}),
        ("В каком городе обсуждали реадмиссию с Россией?", {MOSCOW}),
        ("Rusiya ilə readmissiya üzrə növbəti görüşün keçiriləcəyi şəhər", {BAKU}),
    ],
)
def test_where_it_was_discussed_is_not_where_it_will_be(
    asker: Asker, text: str, found: set[str]
) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Benilüks İcra Protokolunun layihəsi hansı nazirlikdən daxil olmuşdur?", {FOREIGN}),
        ("Milli Fəaliyyət Proqramı kim tərəfindən təsdiq edilmişdir?", "body-president-azerbaijan"),
        ("GRETA hesabatının layihəsinə kim tərəfindən baxılmışdır?", {SERVICE}),
    ],
)
def test_the_solemn_past_is_the_past(asker: Asker, text: str, found: set[str] | str) -> None:
    assert things(asker.ask(text)) == ({found} if isinstance(found, str) else found)


@pytest.mark.parametrize(
    "text",
    [
        "Aİ ilə readmissiya sazişi üzrə səlahiyyətli orqan kim tərəfindən müəyyənləşdirilmişdir?",
        "Avropa İttifaqı ilə readmissiya sazişinin icrasına cavabdeh qurumu kim təyin etmişdir?",
        "Avropa İttifaqı ilə sazişin icrasına məsul orqanın kim tərəfindən seçildiyini yazın",
    ],
)
def test_who_chose_the_authority_is_not_the_authority(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-cabinet-of-ministers"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1143-IVQD saylı qanun hansı məcəlləyə əlavələr edir?", {"law-migration-code"}),
        ("yeni fəslin layihəsi hansı layihənin çərçivəsində yazılıb", {"project-twinning"}),
        ("dekabrın 3-ü başlayan seminar hansı şəhərdə olub", {BAKU}),
        ("Moskvada mayda razılaşdırılan sənədin müəllifi hansı orqandır?", {SERVICE}),
        ("Vətəndaşların xaricdə uçotu Qaydalarını kim dəyişir?", {FOREIGN}),
        (
            "mərkəzimizə gələn, lakin bizim səfər etmədiyimiz ölkələr",
            {f"country-{c}" for c in "georgia moldova serbia switzerland turkey ukraine".split()},
        ),
        (
            "Benilyuksla bagli sazish kimin vasitesile gonderilib",
            {"body-cabinet-of-ministers"},
        ),
    ],
)
def test_clauses_are_parted_where_they_end(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tutulmuş ərazilərdən didərgin düşənlərin ümumi sayı", 1_000_000),
        ("Prezidentin 1938 saylı Sərəncamının imzalanma tarixi", "2011-12-27"),
        ("Norvechle nece muqavile imzalanib", 2),
    ],
)
def test_what_is_counted_stands_before_the_number(
    asker: Asker, text: str, value: int | str
) -> None:
    assert asker.ask(text).value == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tvinninqin başlanma tarixi sərhəd idarəçiliyi layihəsindən əvvəldir?", Kind.YES),
        ("Tvinninqin başlanma tarixi sərhəd idarəçiliyi layihəsindən sonradır?", Kind.NO),
    ],
)
def test_whether_a_date_is_the_earlier(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("İsveçrə ilə readmissiya sazişinin bağlanıb-bağlanmadığını yazın", Kind.NO),
        ("Aİ ilə sazişin qüvvəyə minib minmədiyini bildirin", Kind.YES),
        ("Polşaya səfərin olub-olmadığını dəqiqləşdirin", Kind.YES),
        ("Bakı və Yevlaxdan başqa mərkəz varmı", Kind.NONE),
    ],
)
def test_whether_it_was_or_was_not(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


CAME = "belgium georgia germany moldova netherlands serbia switzerland turkey ukraine"
VISITING = {f"country-{name}" for name in CAME.split()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("neçə ölkə Bakı mərkəzinə baş çəkib", VISITING),
        ("Serbiyadan başqa hansı ölkələr Bakı mərkəzinə baş çəkib", VISITING - {"country-serbia"}),
        (
            "Avropa İttifaqından başqa hansı təşkilatlar Bakı mərkəzinə gəlib",
            {"body-icrc", "body-iom", "body-unhcr"},
        ),
        ("Tvinninq layihəsi kim ilə birgə icra edilir", {"body-european-union"}),
    ],
)
def test_who_came_apart_from_somebody(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tvinninq layihəsi kimin xeyrinədir?", {SERVICE}),
        ("Norveç sazişi kimin xeyrinədir?", set()),
        (
            "Nazirlər Kabinetinə həvalə edilmiş tədbirlərin siyahısını verin",
            {"measure-1-1", "measure-1-2"},
        ),
    ],
)
def test_for_whose_good_and_the_list_of(asker: Asker, text: str, found: set[str]) -> None:
    answer = asker.ask(text)
    assert (things(answer) if is_answered(answer) else set()) == found
