"""The words that dates are made of, folded, in Azerbaijani, English and Russian.

Russian also stands here in Latin letters, as it is typed on a phone.
"""

from __future__ import annotations

import re
from functools import lru_cache

_AZ_CASE = (
    r"(?:(?:[iu]n)?(?:da|de|dan|den|daki|deki|a|e|i|u|in|un)?|nin|nun|la|le|lar|ler|"
    r"(?:[iu]n)?(?:da|de)ki|(?:[iu]n)?[ae]?dek)?"
)
_RU_CASE = r"(?:[ья]|[юе]|ем|ём|а|у|ом|(?:ь|ов)?ск(?:ий|ая|ое|ие|ой|ого|ому|ом|их|им|ими|ую))?"
_RU_LATIN = r"(?:ya|ia|ye|e|yu|iu|em|a|u|om|skaya|skiy|skoe|')?"


def _month(az: str, en: str, ru: str, ru_latin: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{az}){_AZ_CASE}|(?:{en})|(?:{ru}){_RU_CASE}|(?:{ru_latin}){_RU_LATIN}")


MONTHS: dict[int, re.Pattern[str]] = {
    1: _month("yanvar|ocak", "january|jan", "январ|янв", "yanvar|ianvar|janvar"),
    2: _month("fevral|subat", "february|feb", "феврал|фев", "fevral"),
    3: _month("mart", "march|mar", "март|мар", "mart"),
    4: _month("aprel|nisan", "april|apr", "апрел|апр", "aprel"),
    5: _month("may", "may", "ма[йяюе]|маем|май", "mai|maj|may|maya|mae|maye"),
    6: _month("iyun|haziran", "june|jun", "июн", "iyun|ijun|iun"),
    7: _month("iyul|temmuz", "july|jul", "июл", "iyul|ijul|iul"),
    8: _month("avqust|avgust|agustos", "august|aug", "август|авг", "avgust"),
    9: _month("sentyabr|eylul", "september|sept|sep", "сентябр|сент", "sentyabr|sentiabr"),
    10: _month("oktyabr|ekim", "october|oct", "октябр|окт", "oktyabr|oktiabr"),
    11: _month("noyabr|kasim", "november|nov", "ноябр|нояб", "noyabr|noiabr"),
    12: _month("dekabr|aralik", "december|dec", "декабр|дек", "dekabr"),
}

MONTH_NAMES: dict[str, int] = {
    name: number
    for names in (
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
        "january february march april may june july august september october november december",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    )
    for number, name in enumerate(names.split(), start=1)
}
"""Month names in full, by which a misspelt one is known."""

ENGLISH_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
"""The months that are English alone; *may* is Azerbaijani too."""

NOT_A_MONTH_ALONE = frozenset({"may", "march", "mar", "mae", "mai", "mart", "sep", "dec", "jan"})
"""Month words that are other words too: a date only beside a day, a year or a preposition."""

YEAR_WORD = frozenset(
    "il ili ilin ilde ildeki ilden ile iller illerin illerde illeri year years yil yilin yilinda "
    "год года году годом годы годов годах г гг god goda godu godov".split()
)
SHORT_YEAR_WORDS = frozenset("года году год г goda godu".split())
"""After two digits these make a year: 14 года."""

MONTH_WORD = frozenset(
    "ay ayi ayin ayinin ayini ayinda ayindan ayina ayindaki "
    "month месяц месяца месяце месяцу mesyats "
    "aylar aylari aylarin aylarinda aylarindaki months месяцы месяцах месяцев mesyatsy "
    "tarix tarixi tarixde tarixinde tarixli tarixler tarixlerde числа числе".split()
)

PREPOSITIONS = frozenset(
    "in on at during within of for the в во на за за весь течение dated ot от v vo na za o "
    "il uzre over throughout".split()
)

EDGES = frozenset("the end of close конца концу окончания late".split())
"""Words between *until* and a date that change nothing: its last day is meant anyway."""

_EDGE_CASE = r"(?:(?:[iu]|l[ae]r[iu])n(?:d[ae]n?|[ae]))"
_EDGE_PATTERNS: dict[str, re.Pattern[str]] = {
    "beginning": re.compile(
        rf"beginning|start|early|начал[оеау]|ранн\w{{2,3}}|nachal[oeau]|"
        rf"(?:evvel|bas|baslangic)(?:{_EDGE_CASE}|[iu]|l[ae]ri)"
    ),
    "middle": re.compile(
        r"middle|mid|середин[аеыу]|seredin[aeyu]|orta(?:s|l[ae]r)[iu](?:n(?:d[ae]n?|[ae]))?"
    ),
    "end": re.compile(
        rf"end|late|close|кон(?:ец|ца|це|цу)|kon(?:ets|tsa|tse|tsu|ca|ce|cu)|"
        rf"(?:son|axir)(?:{_EDGE_CASE}|[iu]|l[ae]ri)"
    ),
}


@lru_cache(maxsize=2048)
def edge_of(folded: str) -> str:
    """The part of a month or year that a folded word names: beginning, middle, end, or none."""
    for edge, pattern in _EDGE_PATTERNS.items():
        if pattern.fullmatch(folded):
            return edge
    return ""


AND = frozenset("ve and и i with ile".split())
BESIDE = AND | frozenset("or vs versus или yoxsa veya ili".split())
"""What may stand between two dates that are set side by side."""
UNTIL = frozenset("to till until through thru по do po до".split())
FROM = frozenset("from between с со s so между mezhdu since".split())
BETWEEN = frozenset("between между mezhdu".split())
FIRST_OF = frozenset("first ilk birinci первые первых первый pervye pervyh pervykh".split())
LAST_OF = frozenset("last final son axirinci последние последних poslednie poslednih".split())
"""Before a number of months or days: the first six months."""
NEW_YEAR = {"new": "year", "нового": "года", "новым": "годом", "yeni": "il", "novogo": "goda"}
"""Of the two words for New Year the first, and how the second begins."""

BEFORE = "before"

BOUNDARIES: dict[str, str] = {
    "before": "before",
    "prior to": "before",
    "earlier than": "before",
    "sooner than": "before",
    "not earlier than": "since",
    "no earlier than": "since",
    "not before": "since",
    "later than": "after",
    "not later than": "until",
    "no later than": "until",
    "not after": "until",
    "up to": "until",
    "up until": "until",
    "up till": "until",
    "subsequent to": "after",
    "until": "until",
    "till": "until",
    "by": "until",
    "after": "after",
    "since": "since",
    "from": "since",
    "starting": "since",
    "starting from": "since",
    "starting in": "since",
    "beginning in": "since",
    "начиная с": "since",
    "вплоть до": "until",
    "не позднее": "until",
    "не позже": "until",
    "не раньше": "since",
    "не ранее": "since",
    "к": "until",
    "ко": "until",
    "k": "until",
    "до": "until",
    "do": "until",
    "перед": "before",
    "раньше": "before",
    "ранее": "before",
    "после": "after",
    "posle": "after",
    "позже": "after",
    "позднее": "after",
    "с": "since",
    "со": "since",
    "s": "since",
}
"""Words before a date that leave one side of the period open."""

_AFTER_BOUNDARIES: dict[str, str] = {
    "evvel": "before",
    "evvelki": "before",
    "qabaq": "before",
    "once": "before",
    "kimi": "until",
    "qeder": "until",
    "dek": "until",
    "sonra": "after",
    "sonraki": "after",
    "beri": "since",
    "etibaren": "since",
    "baslayaraq": "since",
    "onwards": "since",
    "onward": "since",
}
_AFTER_BETWEEN = dict.fromkeys("arasinda arasindaki araliginda arasi araligi".split(), "between")
_AFTER_UNTIL = {"kimi": "until", "qeder": "until", "dek": "until"}


def after_words(which: object) -> dict[str, str]:
    """The words that stand behind a date and say what :data:`BETWEEN`, … say before it."""
    if which is BETWEEN:
        return _AFTER_BETWEEN
    if which is UNTIL:
        return _AFTER_UNTIL
    return _AFTER_BOUNDARIES


_UNIT_CASE = r"(?:(?:[iu]n)?(?:[ydn]?[aeiu]|d[ae]n?|d[ae]ki|in|un)?)"
_UNIT_PATTERNS: dict[str, re.Pattern[str]] = {
    "q": re.compile(
        rf"(?:rub|kvartal|ceyrek|ceyrey)u?i?{_UNIT_CASE}|quarters?|"
        r"квартал\w{0,4}|kvartal\w{0,3}"
    ),
    "h": re.compile(
        rf"(?:yarim|yaris|yarimil|yarimillik|yarimilliy)i?{_UNIT_CASE}|half|"
        r"полугоди\w{1,2}|половин\w{1,2}|polugodi\w{1,2}|polovin\w{1,2}"
    ),
    "year": re.compile(r"il(?:i|de|in|ki|den|e)?|years?|год[ауе]?|годом|god[aue]?"),
    "month": re.compile(
        r"ay(?:i|in|inda|indan|ina|da|dan|a|lar\w{0,5})?|months?|месяц(?:а|е|у|ев|ы|ем|ам|ах)?|mesyats(?:a|e|ev|y)?"
    ),
    "week": re.compile(
        r"hefte(?:de|nin|si|sinde|den|ye)?|weeks?|недел[яеиюью]{1,2}|nedel[eyai]{1,2}"
    ),
    "decade": re.compile(r"ongunlu[ky]\w{0,5}|dekada\w{0,5}|декад\w{1,2}|dekad[aeuyoy]{1,2}"),
    "day": re.compile(r"gun(?:u|un|de|unde)?|days?|дн(?:ей|я|и|ях)|день|dn(?:ey|ya|i)"),
}


@lru_cache(maxsize=2048)
def unit_of(folded: str) -> str:
    """The unit of time that a folded word names: q, h, year, month, week, decade, day, or none.

    A decade is ten days of a month.
    """
    for unit, pattern in _UNIT_PATTERNS.items():
        if pattern.fullmatch(folded):
            return unit
    return ""


SHIFTS: dict[str, int] = (
    dict.fromkeys("kecen oten last previous past прошлый прошлом прошлого".split(), -1)
    | dict.fromkeys("прошлая прошлой прошлую proshlom proshlyy proshlogo".split(), -1)
    | dict.fromkeys("минувшем минувшего gecen прошедшем evvelki".split(), -1)
    | dict.fromkeys("bu this current cari hazirki этом этот этого текущем текущий".split(), 0)
    | dict.fromkeys("etom tekushchem этой эту".split(), 0)
    | dict.fromkeys("gelen novbeti next following coming следующий следующем".split(), 1)
    | dict.fromkeys("следующего будущем sleduyushchem sleduyuschem budushchem".split(), 1)
)

DAYS_RELATIVE: dict[str, int] = (
    dict.fromkeys(("bugun", "bu gun", "today", "сегодня", "segodnya"), 0)
    | dict.fromkeys(("dunen", "yesterday", "вчера", "vchera"), -1)
    | dict.fromkeys(("sabah", "tomorrow", "завтра", "zavtra"), 1)
)

ROMAN: dict[str, int] = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

ORDINALS: dict[str, int] = (
    dict.fromkeys("birinci ilk first 1st первый первая первое первом первой первую".split(), 1)
    | dict.fromkeys("первого pervyy pervom pervoe pervaya pervoy pervogo".split(), 1)
    | dict.fromkeys("ikinci second 2nd второй вторая второе втором вторую второго".split(), 2)
    | dict.fromkeys("vtoroy vtoraya vtoroe vtorom vtoruyu vtorogo".split(), 2)
    | dict.fromkeys("ucuncu third 3rd третий третья третье третьем третьего".split(), 3)
    | dict.fromkeys("tretiy tretem".split(), 3)
    | dict.fromkeys("dorduncu fourth 4th четвертый четвертая четвертом".split(), 4)
    | dict.fromkeys("четвертого chetvertyy chetvertom".split(), 4)
    | dict.fromkeys("son sonuncu axirinci last последний последнем последняя".split(), -1)
)

_ENDINGS = (
    "ый ой ая ое ые ого ому ом ую ых ым ими ий яя "
    "ее ие его ему ем юю их им ей ья ье ьи ьего ьем ью ьей"
)
for _stem, _number in (("перв", 1), ("втор", 2), ("трет", 3), ("четверт", 4), ("последн", -1)):
    ORDINALS |= dict.fromkeys((_stem + ending for ending in _ENDINGS.split()), _number)

SEASONS: dict[str, tuple[int, int]] = (
    dict.fromkeys("yaz yazda yazinda yazi spring весна весной весны vesnoy".split(), (3, 5))
    | dict.fromkeys("yay yayda yayinda yayi summer лето летом лета letom".split(), (6, 8))
    | dict.fromkeys(
        "payiz payizda payizinda payizi autumn fall осень осенью осени".split(), (9, 11)
    )
    | dict.fromkeys("osenyu".split(), (9, 11))
    | dict.fromkeys("qis qisda qisinda qisi winter зима зимой зимы zimoy".split(), (12, 2))
)

SEASON_CASES = frozenset("yazda yayda payizda qisda летом осенью зимой весной".split())
"""Seasons in a case that says *in*."""
