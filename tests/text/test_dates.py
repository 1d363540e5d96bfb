"""Dates as officials write them, in three languages, and numbers that are none."""

import calendar
from datetime import date

import pytest

from bot.model import Period
from bot.text.dates import find_dates
from bot.text.tokens import tokenise

TODAY = date(2015, 3, 10)
YEARS = (2014,)


def short(period: Period) -> str:
    """The period as the shortest ISO text: a day, a month, a year, or a range with .. for open."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}"
    if first == last:
        return first.isoformat()
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if whole and (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    if whole:
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return f"{first}/{last}"


def dates(text: str) -> list[str]:
    found = find_dates(tokenise(text), today=TODAY, years=YEARS)
    return [short(period) for mention in found for period in mention.periods]


EXPRESSIONS = """
2014 | 2014
2014-cü il | 2014
2014-cü ildə | 2014
2014-ci ilde | 2014
2014 ilində | 2014
in 2014 | 2014
during 2014 | 2014
the year 2014 | 2014
2014 год | 2014
в 2014 году | 2014
за 2014 год | 2014
v 2014 godu | 2014
2014 г. | 2014
14 года | 2014
14-cü ildə | 2014
late February 2014 | 2014-02-21/2014-02-28
fevralın axırında | 2014-02-21/2014-02-28
в начале апреля | 2014-04-01/2014-04-10
in mid April | 2014-04-11/2014-04-20
the end of 2014 | 2014-10/2014-12
2014-cü ilin sonunda | 2014-10/2014-12
в начале 2014 года | 2014-01/2014-03
2014-cü ilin ilk altı ayında | 2014-01/2014-06
за первые шесть месяцев 2014 | 2014-01/2014-06
last two months of 2014 | 2014-11/2014-12
mart-may aylarında | 2014-03/2014-05
jan - mar 2014 | 2014-01/2014-03
from april till the end of may 2014 | 2014-04/2014-05
noyabrdan ilin sonuna kimi | 2014-11/2014-12
с начала года до конца мая | 2014-01/2014-05
ilin əvvəlindən iyuna qədər | 2014-01/2014-06
до конца года | ../2014-12-31
since the end of 2013 | 2013-10-01/..
2014 года до мая включительно | 2014-01/2014-05
2015-in birinci yarısına | 2015-01/2015-06
apreldən əvvəl | ../2014-03-31
2013 və 2014 | 2013 2014
2013 and 2014 | 2013 2014
2013 и 2014 годы | 2013 2014
2012-2015 | 2012/2015
2012–2015-ci illər | 2012/2015
from 2012 to 2015 | 2012/2015
between 2012 and 2015 | 2012/2015
с 2012 по 2015 год | 2012/2015
2012-ci ildən 2015-ci ilə qədər | 2012/2015
dekabr 2014 | 2014-12
2014-cü ilin dekabrı | 2014-12
2014-cü ilin aprel ayında | 2014-04
December 2014 | 2014-12
in December 2014 | 2014-12
Dec 2014 | 2014-12
декабрь 2014 | 2014-12
в декабре 2014 года | 2014-12
v dekabre 2014 | 2014-12
may 2014 | 2014-05
в мае 2014 | 2014-05
mart 2014 | 2014-03
March 2014 | 2014-03
iyun 2014 | 2014-06
iyul 2014 | 2014-07
июнь 2014 | 2014-06
июль 2014 | 2014-07
dekabrda | 2014-12
в декабре | 2014-12
in December | 2014-12
3 dekabr 2014 | 2014-12-03
3 dekabr 2014-cü il | 2014-12-03
2014-cü il 3 dekabr | 2014-12-03
3 December 2014 | 2014-12-03
December 3, 2014 | 2014-12-03
3rd of December 2014 | 2014-12-03
3 декабря 2014 года | 2014-12-03
3-го декабря 2014 | 2014-12-03
03.12.2014 | 2014-12-03
2014-12-03 | 2014-12-03
28.02 | 2014-02-28
18-22 fevral 2014-cü il | 2014-02-18/2014-02-22
2014-cü ilin mart ayının 17-də | 2014-03-17
2014-cü ilin aprelində start verilib | 2014-04
2014-cü ildə start verilib | 2014
18–22 fevral 2014-cü il | 2014-02-18/2014-02-22
2014-cü ilin 15-16 dekabr | 2014-12-15/2014-12-16
с 18 по 22 февраля 2014 | 2014-02-18/2014-02-22
18 to 22 February 2014 | 2014-02-18/2014-02-22
18 — 22 февраля 2014 года | 2014-02-18/2014-02-22
February 18-22, 2014 | 2014-02-18/2014-02-22
17 и 18 апреля 2014 | 2014-04-17/2014-04-18
3-5 dekabr | 2014-12-03/2014-12-05
from April to June 2014 | 2014-04/2014-06
с апреля по июнь 2014 | 2014-04/2014-06
с 1 по 10 декабря 2014 | 2014-12-01/2014-12-10
с первого по десятое декабря | 2014-12-01/2014-12-10
between the 1st and the 10th of December | 2014-12-01/2014-12-10
from 1 to 10 December 2014 | 2014-12-01/2014-12-10
dekabrın 1-dən 10-na qədər | 2014-12-01/2014-12-10
dekabr ayının 3-5-də | 2014-12-03/2014-12-05
третьего декабря | 2014-12-03
двадцать седьмого мая 2014 года | 2014-05-27
the twenty-seventh of May | 2014-05-27
dekabrın üçündə | 2014-12-03
mayın iyirmi yeddisində | 2014-05-27
üç dekabr | 2014-12-03
first December meeting | 2014-12
bir dekabr görüşü | 2014-12
в апреле второй семинар | 2014-04
aprel-iyun 2014 | 2014-04/2014-06
2014-cü ilin I rübü | 2014-01/2014-03
2014-cü ilin birinci rübündə | 2014-01/2014-03
2014 Q3 | 2014-07/2014-09
Q3 2014 | 2014-07/2014-09
third quarter of 2014 | 2014-07/2014-09
третий квартал 2014 года | 2014-07/2014-09
в III квартале 2014 | 2014-07/2014-09
IV rüb 2014 | 2014-10/2014-12
2015-ci ilin birinci yarımilliyi | 2015-01/2015-06
2015-ci ilin I yarısında | 2015-01/2015-06
first half of 2015 | 2015-01/2015-06
первое полугодие 2015 года | 2015-01/2015-06
во втором полугодии 2014 | 2014-07/2014-12
H1 2015 | 2015-01/2015-06
before June 2014 | ../2014-05-31
2014-cü ildən əvvəl | ../2013-12-31
до 2014 года | ../2014-12-31
after 2013 | 2014-01-01/..
после июня 2014 | 2014-07-01/..
2013-cü ildən sonra | 2014-01-01/..
since September 2014 | 2014-09-01/..
с сентября 2014 | 2014-09-01/..
until May 2014 | ../2014-05-31
2014-cü ilin mayına kimi | ../2014-05-31
last year | 2014
this year | 2015
next year | 2016
keçən il | 2014
ötən il | 2014
bu il | 2015
прошлый год | 2014
в прошлом году | 2014
в этом году | 2015
ötən ay | 2015-02
last month | 2015-02
в прошлом месяце | 2015-02
today | 2015-03-10
yesterday | 2015-03-09
вчера | 2015-03-09
dünən | 2015-03-09
last quarter | 2014-10/2014-12
summer 2014 | 2014-06/2014-08
осенью 2014 | 2014-09/2014-11
aprelin 10-u ilə mayın 27-si arasında | 2014-04-10/2014-05-27
10-cu il | 2010
jan thru june 2014 | 2014-01/2014-06
prior to 2014 | ../2013-12-31
prior to june 2014 | ../2014-05-31
before new year 2015 | ../2014-12-31
from 3 to 5 December | 2014-12-03/2014-12-05
between 3 and 5 dec | 2014-12-03/2014-12-05
the 3rd through the 5th of december | 2014-12-03/2014-12-05
3 thru 5 december | 2014-12-03/2014-12-05
in the 2nd quarter | 2014-04/2014-06
quarter two of 2014 | 2014-04/2014-06
quarter 2 | 2014-04/2014-06
2nd half of december | 2014-12-16/2014-12-31
first half of April 2014 | 2014-04-01/2014-04-15
mid-2014 | 2014-05/2014-08
mid 2014 | 2014-05/2014-08
mid-December | 2014-12-11/2014-12-20
in early 2014 | 2014-01/2014-03
1H 2015 | 2015-01/2015-06
2Q 2014 | 2014-04/2014-06
12/2014 | 2014-12
12.2014 | 2014-12
2014-12 | 2014-12
2014/12 | 2014-12
16/12/2014 | 2014-12-16
16.12.14 | 2014-12-16
dec. 16 | 2014-12-16
Feb. 18–22 | 2014-02-18/2014-02-22
later than June 2014 | 2014-07-01/..
earlier than June 2014 | ../2014-05-31
no later than June 2014 | ../2014-06-30
not later than June 2014 | ../2014-06-30
not earlier than June 2014 | 2014-06-01/..
from june on | 2014-06-01/..
from june 2014 onwards | 2014-06-01/..
up to june 2014 | ../2014-06-30
up until june 2014 | ../2014-06-30
starting from september 2014 | 2014-09-01/..
first week of december | 2014-12-01/2014-12-07
the second week of december 2014 | 2014-12-08/2014-12-14
last week of december | 2014-12-25/2014-12-31
first ten days of April | 2014-04-01/2014-04-10
first three months of 2014 | 2014-01/2014-03
the first quarter of the year | 2014-01/2014-03
the fall of 2014 | 2014-09/2014-11
over the summer | 2014-06/2014-08
between april and june | 2014-04/2014-06
april through june | 2014-04/2014-06
april - june | 2014-04/2014-06
april and may | 2014-04 2014-05
from february 18 to february 22 | 2014-02-18/2014-02-22
from 18 february to 22 february 2014 | 2014-02-18/2014-02-22
from april 10 through may 27 | 2014-04-10/2014-05-27
с 3 по 5 декабря | 2014-12-03/2014-12-05
с 3-го по 5-е декабря | 2014-12-03/2014-12-05
с 3 до 5 декабря | 2014-12-03/2014-12-05
между 3 и 5 декабря | 2014-12-03/2014-12-05
с 10 апреля по 27 мая | 2014-04-10/2014-05-27
с 10 апреля до конца мая | 2014-04-10/2014-05-31
первая декада апреля | 2014-04-01/2014-04-10
во второй декаде декабря | 2014-12-11/2014-12-20
в первой половине декабря | 2014-12-01/2014-12-15
во второй половине декабря 2014 | 2014-12-16/2014-12-31
вторая половина 2014 года | 2014-07/2014-12
в середине декабря | 2014-12-11/2014-12-20
к концу 2014 | ../2014-12-31
начиная с сентября 2014 | 2014-09-01/..
не позднее июня 2014 | ../2014-06-30
не раньше июня 2014 | 2014-06-01/..
2-й квартал 2014 | 2014-04/2014-06
во 2 квартале | 2014-04/2014-06
1 полугодие 2015 | 2015-01/2015-06
в I полугодии 2015 | 2015-01/2015-06
за первый квартал | 2014-01/2014-03
в первые три месяца 2014 | 2014-01/2014-03
за 2014-й | 2014
в 2014-м | 2014
в 14-м году | 2014
апрель и май | 2014-04 2014-05
в апреле-июне | 2014-04/2014-06
в апреле — июне 2014 | 2014-04/2014-06
первая неделя декабря | 2014-12-01/2014-12-07
весной 2014 | 2014-03/2014-05
раньше июня 2014 | ../2014-05-31
3-dən 5-nə kimi dekabr | 2014-12-03/2014-12-05
3-dən 5-dək dekabr | 2014-12-03/2014-12-05
dekabrın 3-dən 5-dək | 2014-12-03/2014-12-05
dekabrın 3-dən 5-nə kimi | 2014-12-03/2014-12-05
dekabrın 3-ü ilə 5-i arasında | 2014-12-03/2014-12-05
dekabrın 3-5-i | 2014-12-03/2014-12-05
dekabrın ilk yarısı | 2014-12-01/2014-12-15
dekabrın ikinci yarısında | 2014-12-16/2014-12-31
2014-cü ilin dekabrının ikinci yarısı | 2014-12-16/2014-12-31
II rüb | 2014-04/2014-06
2-ci rüb | 2014-04/2014-06
ikinci kvartal | 2014-04/2014-06
I yarımil | 2014-01/2014-06
ilin ortası | 2014-05/2014-08
ilin birinci yarısı | 2014-01/2014-06
ilin ikinci rübündə | 2014-04/2014-06
2014-ün yanvarı | 2014-01
2014-ün əvvəli | 2014-01/2014-03
2014-ün sonu | 2014-10/2014-12
2014-cü ilin sonu | 2014-10/2014-12
dekabrın sonu | 2014-12-21/2014-12-31
dekabrın ortası | 2014-12-11/2014-12-20
iyuna qədər | ../2014-06-30
iyunadək | ../2014-06-30
2014-dək | ../2014-12-31
2014-ə qədər | ../2014-12-31
2014-dən qabaq | ../2013-12-31
iyundan bəri | 2014-06-01/..
sentyabrdan etibarən | 2014-09-01/..
sentyabrdan sonra | 2014-10-01/..
sentyabrdan başlayaraq | 2014-09-01/..
aprelin birinci ongünlüyü | 2014-04-01/2014-04-10
aprelin birinci həftəsi | 2014-04-01/2014-04-07
2014-də | 2014
2014də | 2014
apreldən mayadək | 2014-04/2014-05
apreldən iyunadək | 2014-04/2014-06
aprel-may aylarında | 2014-04/2014-05
aprellə iyun arası | 2014-04/2014-06
aprel ilə iyun arasında | 2014-04/2014-06
10 aprel - 27 may | 2014-04-10/2014-05-27
10 apreldən 27 mayadək | 2014-04-10/2014-05-27
aprelin 10-dan mayın 27-dək | 2014-04-10/2014-05-27
aprelin 10-dan mayın 27-nə qədər | 2014-04-10/2014-05-27
payızda | 2014-09/2014-11
2014-ün yazı | 2014-03/2014-05
2014-cü ilin payızında | 2014-09/2014-11
ilin əvvəli | 2014-01/2014-03
ilin sonunda | 2014-10/2014-12
в конце года | 2014-10/2014-12
в начале года | 2014-01/2014-03
at the end of the year | 2014-10/2014-12
early in the year | 2014-01/2014-03
с 1 июня 2014 | 2014-06-01/..
after 1 june | 2014-06-02/..
1 iyundan sonra | 2014-06-02/..
s 3 po 5 dekabrya | 2014-12-03/2014-12-05
vo vtorom kvartale 2014 | 2014-04/2014-06
by new year 2015 | ../2015-01-01
до нового года | ../2015-01-01
yeni ilə qədər | ../2015-01-01
"""

TABLE = [
    (text.strip(), expected.split())
    for text, expected in (line.split("|") for line in EXPRESSIONS.strip().splitlines())
]


def test_the_table_is_large_and_says_each_thing_once() -> None:
    assert len(TABLE) >= 60
    assert len({text for text, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_an_expression(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.4",
        "2.1",
        "2.10 bəndi",
        "п. 1.4",
        "point 5.1",
        "5.1-ci bənd",
        "97",
        "143",
        "97 nömrəli Konvensiya",
        "Convention No. 143",
        "Конвенция № 97",
        "1938 nömrəli Sərəncam",
        "1938 sərəncam",
        "указ № 1938",
        "order 1938",
        "1143-IVQD",
        "13-cü fəsil",
        "12-ci maddə",
        "16-cı iclas",
        "the 16th meeting",
        "16-е заседание",
        "8 nəfər",
        "23 appeals",
        "min nəfər",
        "minmək",
        "who may sign the agreement",
        "protest march",
        "mən",
        "İl",
        "I fəsil",
        "a quarter of the staff",
        "half of the projects",
        "к пункту 2.1",
        "the first day of the visit",
        "yeni layihə",
        "новый год",
        "start of the project",
        "1.2 və 2.1",
        "",
        "???",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == []


def test_a_range_of_months_whose_year_comes_last() -> None:
    assert dates("mart ilə may arasında 2014") == ["2014-03/2014-05"]


def test_today_in_two_words() -> None:
    assert dates("bu gün") == ["2015-03-10"]


def test_may_i_is_no_month() -> None:
    assert dates("may I ask") == []


def test_a_date_among_other_words_is_found_alone() -> None:
    assert dates("Norveçlə 3 dekabr 2014-cü ildə imzalanmış saziş") == ["2014-12-03"]
    assert dates("1.4 bəndi üzrə 2014-cü ildə nə edilib") == ["2014"]
    assert dates("97 nömrəli Konvensiya 2014-cü ildə") == ["2014"]


def test_two_dates_are_two_mentions() -> None:
    found = find_dates(
        tokenise("signed on 28 February 2014 and in force since 1 September 2014"),
        today=TODAY,
        years=YEARS,
    )
    assert [[short(p) for p in mention.periods] for mention in found] == [
        ["2014-02-28"],
        ["2014-09-01/.."],
    ]


def test_without_a_year_each_year_of_the_record_is_tried() -> None:
    (mention,) = find_dates(tokenise("dekabrda"), today=TODAY, years=(2014, 2013))
    assert mention.yearless
    assert [short(period) for period in mention.periods] == ["2014-12", "2013-12"]
    (mention,) = find_dates(tokenise("dekabr 2012"), today=TODAY, years=(2014, 2013))
    assert not mention.yearless


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("3 dekabr 2014", 1),
        ("dekabr 2014", 31),
        ("2014 Q3", 92),
        ("first half of 2014", 184),
        ("2014", 366),
    ],
)
def test_a_period_knows_the_unit_it_was_named_in(text: str, grain: int) -> None:
    (mention,) = find_dates(tokenise(text), today=TODAY, years=YEARS)
    assert [period.grain for period in mention.periods] == [grain]
    assert mention.periods[0].is_year is (grain == 366)


def test_today_is_what_relative_dates_are_reckoned_from() -> None:
    for day, expected in ((date(2015, 1, 1), "2014-12"), (date(2016, 3, 31), "2016-02")):
        (mention,) = find_dates(tokenise("ötən ay"), today=day)
        assert short(mention.periods[0]) == expected


def test_the_last_day_of_a_month_is_its_own() -> None:
    assert dates("29 fevral 2012") == ["2012-02-29"]
    assert dates("fevral 2012") == ["2012-02"]
    assert "2014-02-30" not in dates("30 fevral 2014")
    assert dates("31 aprel 2014") != ["2014-05-01"]
