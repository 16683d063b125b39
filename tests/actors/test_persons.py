"""The text itself says who somebody is, in many languages."""

from __future__ import annotations

import datetime

import pytest

from tests.actors.conftest import Tag

# language, text, name, country, code, role; nobody of them is in the curated data.
FIRST_SIGHT = [
    ("th", "นายวีระ ทองสุข รัฐมนตรีว่าการกระทรวงพลังงานของไทย กล่าวว่าราคาจะลดลง",
     "วีระ ทองสุข", "THAGOV", "Energy Minister"),
    ("km", "រដ្ឋមន្ត្រីការបរទេសកម្ពុជា លោក ចាន់ រតនា បានទៅដល់បាងកក។",
     "ចាន់ រតនា", "KHMGOV", "Foreign Minister"),
    ("lo", "ທ່ານ ຄຳຫຼ້າ ວົງສາ ລັດຖະມົນຕີກະຊວງການເງິນ ກ່າວຢູ່ ວຽງຈັນ.",
     "ຄຳຫຼ້າ ວົງສາ", "LAOGOV", "Finance Minister"),
    ("my", "မြန်မာကာကွယ်ရေးဝန်ကြီး ဦးအောင်မြင့်က ရန်ကုန်မှာ ပြောပါတယ်။",
     "အောင်မြင့်", "MMRGOV", "Defence Minister"),
    ("ta", "இலங்கை நிதி அமைச்சர் ரவி பெரேரா கொழும்பில் தெரிவித்தார்.",
     "ரவி பெரேரா", "LKAGOV", "Finance Minister"),
    ("kn", "ಕರ್ನಾಟಕ ಮುಖ್ಯಮಂತ್ರಿ ಶ್ರೀ ರವಿ ಹೆಗಡೆ ಅವರು ಬೆಂಗಳೂರಿನಲ್ಲಿ ಹೇಳಿದರು.",
     "ರವಿ ಹೆಗಡೆ", "INDGOV", "Chief Minister"),
    ("am", "የኢትዮጵያ ጤና ሚኒስትር ሰላም በቀለ በአዲስ አበባ ተናገሩ።",
     "ሰላም በቀለ", "ETHGOV", "Health Minister"),
    ("ha", "Ministan tsaron Najeriya Garba Danjuma ya ce za a kara dakaru.",
     "Garba Danjuma", "NGAGOV", "Defence Minister"),
    ("uz", "Qozogʻiston tashqi ishlar vaziri Yerlan Sodiqov Toshkentga keldi.",
     "Yerlan Sodiqov", "KAZGOV", "Foreign Minister"),
    ("mn", "Монголын Сангийн сайд Бат-Эрдэнийн Ганзориг мэдэгдэв.",
     "Бат-Эрдэнийн Ганзориг", "MNGGOV", "Finance Minister"),
    ("ckb", "وەزیری ناوخۆی عێراق سامان حەسەن لە بەغدا گوتی.",
     "سامان حەسەن", "IRQGOV", "Interior Minister"),
    # languages whose roles were written later than the first ones
    ("sq", "Kryeministri shqiptar, Artan Dervishaj, tha se drejtësia është e pavarur.",
     "Artan Dervishaj", "ALBGOV", "Prime Minister"),
    ("mk", "Бугарскиот министер за одбрана Стојан Радев изјави дека армијата ќе помогне.",
     "Стојан Радев", "BGRGOV", "Defence Minister"),
    ("be", "Польскі міністр абароны Яцек Навіцкі заявіў, што размовы працягваюцца.",
     "Яцек Навіцкі", "POLGOV", "Defence Minister"),
    ("az", "Gürcüstanın baş naziri Zurab Beridze Bakıya səfər edib.",
     "Zurab Beridze", "GEOGOV", "Prime Minister"),
    ("lt", "Latvijos vidaus reikalų ministrė Inga Bērziņa teigė, kad siena saugi.",
     "Inga Bērziņa", "LVAGOV", "Interior Minister"),
    ("lv", "Igaunijas aizsardzības ministrs Raivo Tamm sacīja, ka robeža ir droša.",
     "Raivo Tamm", "ESTGOV", "Defence Minister"),
    ("et", "Läti välisminister Juris Ozols ütles, et kõnelused jätkuvad.",
     "Juris Ozols", "LVAGOV", "Foreign Minister"),
    ("is", "Utanríkisráðherra Noregs, Sigurd Aasheim, segir að viðræðum ljúki.",
     "Sigurd Aasheim", "NORGOV", "Foreign Minister"),
    ("ga", "Dúirt Aire Gnóthaí Eachtracha na Fraince, Solange Perrault, nach nglacfar leis.",
     "Solange Perrault", "FRAGOV", "Foreign Minister"),
    ("cy", "Dywedodd gweinidog tramor Ffrainc, Solange Perrault, nad oedd yn cytuno.",
     "Solange Perrault", "FRAGOV", "Foreign Minister"),
    ("ca", "La ministra francesa de Defensa, Solange Perrault, ha dit que no.",
     "Solange Perrault", "FRAGOV", "Defence Minister"),
    ("gl", "O ministro portugués de Defensa, Duarte Falcão, dixo que non.",
     "Duarte Falcão", "PRTGOV", "Defence Minister"),
    ("eu", "Frantziako Defentsa ministro Solange Perraultek esan du ezetz.",
     "Solange Perraultek", "FRAGOV", "Defence Minister"),
    ("ka", "მოლდოვის ენერგეტიკის მინისტრმა დორინ მუნტიანმა განაცხადა, რომ ხაზი მზადაა.",
     "დორინ მუნტიანმა", "MDAGOV", "Energy Minister"),
    # between the role and the name
    ("pl", "Rzecznik prezydenta Bartosz Jeleniewski nie podał terminu.",
     "Bartosz Jeleniewski", "POLGOV", "Spokesperson"),
    ("pt", "O comandante provincial da polícia de Moçambique, Lázaro Nhantumbo, confirmou.",
     "Lázaro Nhantumbo", "MOZCOP", "Commander"),
    ("sq", "Ministri i Ekonomisë i Kosovës, Labinot Krasniqi, tha se po.",
     "Labinot Krasniqi", "XKXGOV", "Economy Minister"),
    ("pl", "Wojewoda pomorska Jadwiga Krzemieniecka zapewniła, że nic nie grozi.",
     "Jadwiga Krzemieniecka", "POLGOV", "Governor"),
    ("uk", "Речник Генштабу Війська Польського Яцек Горищенко заявив про порушення.",
     "Яцек Горищенко", "POLMIL", "Spokesperson"),
    ("cs", "Předseda slovenské vlády Tibor Hronec odletí do Číny.",
     "Tibor Hronec", "SVKGOV", "Prime Minister"),
    ("gl", "Reuniuse en Vigo co primeiro ministro portugués, Duarte Falcão.",
     "Duarte Falcão", "PRTGOV", "Prime Minister"),
    ("en", "Kenyan Foreign Minister Wanjiru Kamande said on Monday that talks had stalled.",
     "Wanjiru Kamande", "KENGOV", "Foreign Minister"),
    ("en", "Pedro Alvim, Angola's defence minister, rejected the offer.",
     "Pedro Alvim", "AGOGOV", "Defence Minister"),
    ("en", "The strike is illegal, police chief Tom Okello of Uganda said.",
     "Tom Okello", "UGACOP", "Police Chief"),
    ("en", "Peruvian opposition leader Clara Benavente called for new elections.",
     "Clara Benavente", "PEROPP", "Opposition Leader"),
    ("es", "El presidente de Uruguay, Ernesto Salgueiro, dijo que su gobierno negociará.",
     "Ernesto Salgueiro", "URYGOV", "President"),
    ("es", "La ministra de Exteriores chilena, Carolina Muñoz Rey, criticó el plan.",
     "Carolina Muñoz Rey", "CHLGOV", "Foreign Minister"),
    ("fr", "Le Premier ministre sénégalais, Ibrahima Ndoye, a déclaré lundi que non.",
     "Ibrahima Ndoye", "SENGOV", "Prime Minister"),
    ("de", "Der österreichische Außenminister Leopold Hainzl warnte vor einer Krise.",
     "Leopold Hainzl", "AUTGOV", "Foreign Minister"),
    ("pt", "O presidente de Moçambique, Alberto Macuácua, disse que vai investigar.",
     "Alberto Macuácua", "MOZGOV", "President"),
    ("it", "Il ministro degli Esteri svizzero Luca Bernasconi ha detto che Berna resta neutrale.",
     "Luca Bernasconi", "CHEGOV", "Foreign Minister"),
    ("nl", "De Belgische minister van Defensie Pieter Vandamme zei dat het leger helpt.",
     "Pieter Vandamme", "BELGOV", "Defence Minister"),
    ("sv", "Norges utrikesminister Lars Haugen säger att samtalen fortsätter.",
     "Lars Haugen", "NORGOV", "Foreign Minister"),
    ("ru", "Министр иностранных дел Казахстана Ерлан Сарсенбаев заявил, что встреча будет.",
     "Ерлан Сарсенбаев", "KAZGOV", "Foreign Minister"),
    ("uk", "Міністр оборони Литви Андрюс Петкус заявив, що допомога надійде.",
     "Андрюс Петкус", "LTUGOV", "Defence Minister"),
    ("pl", "Premier Estonii Marten Kallaste powiedział, że rozmowy trwają.",
     "Marten Kallaste", "ESTGOV", "Prime Minister"),
    ("cs", "Slovinský ministr obrany Matjaž Kovačič uvedl, že armáda pomůže.",
     "Matjaž Kovačič", "SVNGOV", "Defence Minister"),
    ("sl", "Hrvaški zunanji minister Ivo Matković je dejal, da bo vlada pomagala.",
     "Ivo Matković", "HRVGOV", "Foreign Minister"),
    ("bg", "Министърът на отбраната на Румъния Йон Думитреску заяви, че учението продължава.",
     "Йон Думитреску", "ROUGOV", "Defence Minister"),
    ("ro", "Ministrul de externe al Ungariei, Gábor Kelemen, a declarat că da.",
     "Gábor Kelemen", "HUNGOV", "Foreign Minister"),
    ("tr", "Yunanistan Dışişleri Bakanı Nikos Papadakis görüşmenin olumlu geçtiğini söyledi.",
     "Nikos Papadakis", "GRCGOV", "Foreign Minister"),
    ("id", "Menteri Luar Negeri Malaysia Ahmad Faizal mengatakan perundingan berlanjut.",
     "Ahmad Faizal", "MYSGOV", "Foreign Minister"),
    ("vi", "Bộ trưởng Quốc phòng Lào Khamphet Sisoulath đã đến Hà Nội.",
     "Khamphet Sisoulath", "LAOGOV", "Defence Minister"),
    ("ar", "قال وزير الخارجية الأردني سامر الخطيب إن المفاوضات مستمرة.",
     "سامر الخطيب", "JORGOV", "Foreign Minister"),
    ("fa", "وزیر خارجه عراق حسن الربیعی گفت که مذاکرات ادامه دارد.",
     "حسن الربیعی", "IRQGOV", "Foreign Minister"),
    ("he", "שר החוץ של יוון ניקוס פפדקיס אמר כי השיחות נמשכות.",
     "ניקוס פפדקיס", "GRCGOV", "Foreign Minister"),
    ("hi", "नेपाल के प्रधानमंत्री रमेश अधिकारी ने कहा कि बातचीत जारी है।",
     "रमेश अधिकारी", "NPLGOV", "Prime Minister"),
    ("zh-Hans", "法国外交部长让·杜邦周二抵达北京。",
     "让·杜邦", "FRAGOV", "Foreign Minister"),
    ("ja", "フランスのジャン・デュポン外相は火曜日、東京で会談した。",
     "ジャン・デュポン", "FRAGOV", "Foreign Minister"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "code", "role"), FIRST_SIGHT)
def test_a_role_and_a_country_make_an_unknown_person_an_actor(
    tag: Tag, language: str, text: str, name: str, code: str, role: str
) -> None:
    actor = tag(text, language)[name]
    assert (actor.kind, actor.code, actor.role) == ("person", code, role)
    assert actor.id.startswith("name:")


def test_surnames_and_the_role_alone_join_the_person(tag: Tag) -> None:
    text = (
        "Kenyan Foreign Minister Wanjiru Kamande said talks had stalled. Kamande told reporters "
        "that mediation would follow. The foreign minister later left for Geneva."
    )
    mentions = [mention.text for mention in tag(text)["Wanjiru Kamande"].mentions]
    assert mentions == ["Wanjiru Kamande", "Kamande", "foreign minister"]


def test_inflected_names_are_one_person(tag: Tag) -> None:
    text = (
        "Министр обороны Киргизии Нурлан Асанбеков прибыл в Минск. Встречу с Асанбековым провел "
        "глава правительства. Асанбекова сопровождали советники."
    )
    people = [a for a in tag(text, "ru").values() if a.kind == "person"]
    assert [len(a.mentions) for a in people if a.name == "Нурлан Асанбеков"] == [3]
    assert len(people) == 1


def test_who_held_a_role_before_is_of_the_elite(tag: Tag) -> None:
    actor = tag("Former Chilean President Mauricio Ugarte met students.")["Mauricio Ugarte"]
    assert (actor.code, actor.role) == ("CHLELI", "former President")


def test_a_curated_person_has_the_role_of_the_articles_day(tag: Tag) -> None:
    text = "Fumio Kishida spoke to reporters."
    then = tag(text, day=datetime.date(2023, 5, 1))["Fumio Kishida"]
    now = tag(text, day=datetime.date(2026, 5, 1))["Fumio Kishida"]
    assert (then.code, then.role) == ("JPNGOV", "Prime Minister")
    assert (now.code, now.role) == ("JPNELI", "former Prime Minister")


def test_another_bearer_of_a_leaders_surname_is_somebody_else(tag: Tag) -> None:
    tagged = tag("The actress Ludmila Putin lives in Riga, her neighbours said.")
    assert "Vladimir Putin" not in tagged


def test_a_person_inside_an_airports_name_does_not_act(tag: Tag) -> None:
    assert tag("Flights from Charles de Gaulle airport were late on Monday.") == {}


def test_a_headline_in_title_case_names_nobody_by_its_capitals(tag: Tag) -> None:
    tagged = tag("", title="Grain Alliance Would Weaken if Farmers Ignored Rust Crisis")
    assert tagged == {}


@pytest.mark.parametrize(
    "text",
    [
        "Vollenweider ran for mayor twice.",
        "In 2014 Vollenweider later served as deputy mayor.",
        "Vollenweider was re-elected in May.",
    ],
)
def test_a_surname_alone_that_does_what_persons_do_is_a_person(tag: Tag, text: str) -> None:
    tagged = tag(text)
    assert [a.kind for a in tagged.values() if a.name == "Vollenweider"] == ["person"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("cs", "Návrh odmítl mluvčí strany Jan Novák.", {"Jan Novák"}),
        ("sl", "Govoril je vodja sindikata Pergola Miha Zupan.", {"Pergola", "Miha Zupan"}),
        ("en", "The seat went to Republican John Harker.", {"John Harker"}),
        ("ru", "Выступил патриарх Московский Кирилл.", {"Кирилл"}),
        ("pl", "Głos zabrał minister Fawad Ahmed Chaudhry.", {"Fawad Ahmed Chaudhry"}),
        ("ru", "Его защищал адвокат Саиф уль-Малук.", {"Саиф уль-Малук"}),
    ],
)
def test_a_name_begins_behind_what_introduces_it(
    tag: Tag, language: str, text: str, names: set[str]
) -> None:
    found = {a.name for a in tag(text, language).values() if a.kind != "state"}
    assert {"Кирилл" if "Kirill" in name else name for name in found} == names
