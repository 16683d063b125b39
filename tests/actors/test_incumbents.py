"""Whose minister it is that a text names without a country."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag


@pytest.mark.parametrize(
    ("language", "title", "body", "name", "country"),
    [
        # The office stands before with its country.
        ("fi", "Tanskan pääministeri: lohi ei lopu", "Pääministeri Birthe Lund puhui illalla. "
         "Suomessa asia on tuttu.", "Birthe Lund", "DK"),
        ("en", "Turkey's president meets Syrian leader", "President Orhan Celik received him.",
         "Orhan Celik", "TR"),
        # The bare office stands first: the other is another's.
        ("fi", "Ulkoministeri tapasi Tanskan ulkoministerin", "Ulkoministeri Matti Salomaa sanoi "
         "Suomen auttavan.", "Matti Salomaa", "FI"),
        # It has its holder.
        ("tr", "Gürcistan Enerji Bakanı Ankara'da", "Gürcistan Enerji Bakanı Levan Çikovani salı "
         "günü geldi. Enerji Bakanı Selim Karahan teşekkür etti.", "Selim Karahan", "TR"),
        # Where it was said, in the country of the headline.
        ("uk", "Чехія допоможе Україні", "Про це в Празі оголосив міністр оборони Їржі Новотний.",
         "Їржі Новотний", "CZ"),
        # Home is named, though not as often.
        ("tr", "Irak'ta boru hattına saldırı", "Bağdat'ta konuşan yetkililer akışın durduğunu "
         "söyledi. Ankara saldırıyı kınadı. Enerji Bakanı Selim Karahan, Bağdat ile temasta "
         "olduklarını belirtti.", "Selim Karahan", "TR"),
        # Home speaks, though it is not named.
        ("pl", "Sejm przyjął ustawę o pomocy dla Mołdawii", "Rzecznik prezydenta Bartosz Jelonek "
         "mówił, że Kiszyniów i Naddniestrze potrzebują gazu.", "Bartosz Jelonek", "PL"),
        # Of a language's countries the one that the text names.
        ("de", "Wien verschärft Kontrollen", "Innenminister Anton Gruberl schickt das Heer an die "
         "Grenze zu Slowenien.", "Anton Gruberl", "AT"),
        ("de", "Minister reist nach Tokio", "Innenminister Anton Gruberl trifft dort die Polizei.",
         "Anton Gruberl", "DE"),
        ("de", "Berlin und Wien helfen Moldau", "Die Bundesregierung und Österreich haben Hilfen "
         "zugesagt. Außenministerin Henrike Lohm lobte sie.", "Henrike Lohm", "DE"),
        ("el", "Η Κύπρος και το Ισραήλ υπέγραψαν", "ΛΕΥΚΩΣΙΑ. Ο υπουργός Ενέργειας Λεωνίδας Παπάς "
         "δήλωσε ότι ο αγωγός θα φτάσει στην Κρήτη.", "Λεωνίδας Παπάς", "CY"),
        ("sv", "Finländska bönder protesterar i Åbo", "Jordbruksminister Antti Kalliola lovade "
         "stöd.", "Antti Kalliola", "FI"),
    ],
)  # fmt: skip
def test_the_country_of_a_bare_office_is_what_a_reader_takes_it_for(
    tag: Tag, language: str, title: str, body: str, name: str, country: str
) -> None:
    found = tag(body, language, title)
    assert found[name].country == country
