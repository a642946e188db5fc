#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""documents.py FOLDER: writes the documents that the benchmark reads. The same ones on every machine: the seed is fixed.

W1    w1.json           one user, compact, 551 bytes
W1p   w1p.json          the same pretty-printed, 722 bytes
W1x   users.jsonl       users in turn: umlauts, some escapes (the first 1 000)
W1s   shuffled.jsonl    the same 1 000, the members of every object shuffled
W2    update.json       an update, to be written
W3    users.json        an array of 10 000 users, to be read, and written in W4
      twitter.json      messages: many members, a third of them unknown to the program, text in many scripts
      canada.json       outlines: nearly all numbers
      errors.json       1 000 users, each with exactly one mistake; valid.json: the same without
      damaged/NAME.json what must be refused: the user with one mistake
      odd/NAME.json     what must be read, and is easy to refuse
"""
import datetime
import json
import pathlib
import random
import sys
import uuid

seed = 8259
users = 10_000

first_names = (
    "John Anna Müller José François Zoë Liam Olivia Noah Emma Søren Łukasz Chloé Mateo Sofía Hans Greta Ivan Maria "
    "Björn Ahmed Fatima Wei Yuki Priya Daniel Sarah Michael Laura Katarzyna"
).split()
last_names = (
    "Doe Schmidt Müller García Rossi Dubois Novák Kowalski Jensen Andersson van_der_Berg O'Connor Smith Johnson Brown "
    "Silva Papadopoulos Nagy Ivanov Fischer Weber Wagner Becker Hoffmann Schäfer Nguyen Tanaka Patel Fernández Lindqvist"
).split()
cities = [
    line.split("|")
    for line in (
        "Berlin|DEU|BE München|DEU|BY Hamburg|DEU|HH Köln|DEU|NW Paris|FRA|IDF Madrid|ESP|MD Roma|ITA|RM Wien|AUT|9 "
        "Zürich|CHE|ZH Amsterdam|NLD|NH Warszawa|POL|MZ Praha|CZE|PR København|DNK|84 Stockholm|SWE|AB Lisboa|PRT|11 "
        "Dublin|IRL|D New_York|USA|NY San_Francisco|USA|CA Toronto|CAN|ON London|GBR|LND"
    ).split()
]
streets = (
    "Main_Street Hauptstraße Rue_de_la_République Calle_Mayor Via_Roma Kaiserstraße Unter_den_Linden Broadway "
    "King's_Road Market_Street Schillerstraße Goethestraße Avenue_Victor_Hugo Plac_Zamkowy Strandvejen"
).split()
identity_documents = "national_id passport drivers_license steuer_id residence_permit".split()
other_documents = identity_documents + "utility_bill bank_statement permanent_residency_id".split()
requirements = "identity_front identity_back proof_of_address source_of_funds tax_document selfie".split()
said_to_the_customer = [
    "The document you uploaded is not readable.",
    "The name on the document does not match your profile.",
    "The document has expired. Please upload a valid one.",
    "We could not verify your address.\nPlease upload a proof of address issued within the last 3 months.",
]
said_to_the_developer = [
    'ocr_confidence=0.42 < threshold=0.80 (provider: "idv-eu")',
    "name_mismatch: levenshtein=7",
    "doc_expired: valid_until=2021-03-01",
    "address_not_verified: provider C:\\idv\\addr returned 404",
]

the_user = {
    "id": "7f8d3a52-1c0e-4b77-9a64-0d5be1f2c38e",
    "status": "under_review",
    "documents": [
        {"name": "national_id", "type": "identity_front"},
        {"name": "national_id", "type": "identity_back"},
        {"name": "steuer_id", "type": "tax_document"},
    ],
    "address": {
        "line1": "123 Main Street",
        "line2": None,
        "city": "Frankfurt am Main",
        "country": "DEU",
        "region": None,
        "sub_division": "HE",
        "postal_code": "60311",
    },
    "first_name": "John",
    "last_name": "Doe",
    "email_address": "john.doe@example.com",
    "phone_number": "+491701234567",
    "date_of_birth": "1988-02-29",
    "rejection_reasons": None,
    "requirements": None,
}

the_update = {
    "first_name": "Jürgen",
    "last_name": "Müller-Lüdenscheidt",
    "email_address": "juergen.mueller@example.com",
    "phone_number": "+491701234567",
    "user_type": "individual",
    "date_of_birth": "1988-02-29",
    "consent_id": "3f0e9b51-8d3c-4a6e-9a44-2f6cf0f4d3a1",
    "metadata": '{"source":"app","version":"2.14.0"}',
    "sharing_consent": True,
    "identity": {
        "identity_country_code": "DEU",
        "identity_number": "L01X00T471",
        "identity_document_name": "national_id",
    },
    "documents": [
        {
            "name": "steuer_id",
            "type": "tax_document",
            "issuing_country": "DEU",
            "document_number": "86095742719",
        },
        {
            "name": "utility_bill",
            "type": "proof_of_address",
            "issuing_country": "DEU",
            "document_number": "2024-10-0001",
        },
    ],
    "address": {
        "line1": "123 Main Street",
        "city": "Frankfurt am Main",
        "sub_division": "HE",
        "country": "DEU",
        "postal_code": "60311",
    },
}


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def words(text):
    return text.replace("_", " ")


def some_moment(dice):
    second = datetime.datetime.fromtimestamp(dice.randint(1_600_000_000, 1_760_000_000), datetime.timezone.utc)
    return second.strftime("%Y-%m-%dT%H:%M:%S") + f".{dice.randint(0, 999_999):06}Z"


def some_user(dice):
    city, country, sub_division = dice.choice(cities)
    city = words(city)
    first, last = dice.choice(first_names), words(dice.choice(last_names))
    status = dice.choices(
        ["under_review", "active", "paused", "rejected", "offboarded", "incomplete"], [25, 50, 5, 7, 5, 8]
    )[0]

    name = dice.choice(identity_documents)
    documents = [{"name": name, "type": "identity_front"}, {"name": name, "type": "identity_back"}]
    kind = dice.choice(["tax_document", "proof_of_address", "source_of_funds"])
    documents.append({"name": dice.choice(other_documents), "type": kind})
    if dice.random() < 0.2:
        documents.append({"name": "selfie_capture", "type": "selfie"})

    mailbox = f"{first}.{last}".lower().encode("ascii", "ignore").decode().replace(" ", "").replace("'", "")
    domain = dice.choice(["example.com", "gmail.com", "mail.example.org", "web.de", "outlook.com"])
    reasons = None
    if status == "rejected":
        reasons = [
            {
                "customer_reason": dice.choice(said_to_the_customer),
                "timestamp": some_moment(dice),
                "developer_reason": dice.choice(said_to_the_developer),
            }
            for _ in range(dice.randint(1, 2))
        ]
    return {
        "id": str(uuid.UUID(int=dice.getrandbits(128), version=4)),
        "status": status,
        "documents": documents,
        "address": {
            "line1": f"{dice.randint(1, 400)} {words(dice.choice(streets))}",
            "line2": f"Apt. {dice.randint(1, 99)}" if dice.random() < 0.3 else None,
            "city": city,
            "country": country,
            "region": city if dice.random() < 0.1 else None,
            "sub_division": sub_division,
            "postal_code": f"{dice.randint(1_000, 99_999):05}",
        },
        "first_name": first,
        "last_name": last,
        "email_address": f"{mailbox}{dice.randint(1, 9_999)}@{domain}",
        "phone_number": f"+{dice.choice([49, 33, 1, 44, 34])}{dice.randint(10**8, 10**10)}",
        "date_of_birth": (datetime.date(1945, 1, 1) + datetime.timedelta(days=dice.randint(0, 22_000))).isoformat(),
        "rejection_reasons": reasons,
        "requirements": dice.sample(requirements, dice.randint(1, 4)) if status == "incomplete" else None,
    }


def shuffled(dice, value):
    if isinstance(value, dict):
        names = list(value)
        dice.shuffle(names)
        return {name: shuffled(dice, value[name]) for name in names}
    if isinstance(value, list):
        return [shuffled(dice, item) for item in value]
    return value


phrases = [
    "on my way to the station, see you there",
    "今日はとても良い天気ですね。散歩に行きましょう",
    "the talk starts at nine; slides are online",
    "Größere Änderungen folgen später in dieser Woche",
    'they said "maybe", and that was that',
    "昨日の試合は本当に面白かった",
    "два билета на поезд, пожалуйста",
    "line one\nline two",
    "coffee ☕ and rain 🌧️ all day",
    "prix réduits jusqu'à demain soir",
]


def some_account(dice):
    name = dice.choice(first_names) + " " + words(dice.choice(last_names))
    identity = dice.randint(10**7, 3 * 10**9)
    return {
        "id": identity,
        "id_str": str(identity),
        "name": name,
        "screen_name": f"user_{identity % 100_000}",
        "location": words(dice.choice(cities)[0]),
        "description": dice.choice(phrases),
        "url": None if dice.random() < 0.5 else f"http://t.example/{identity:x}",
        "protected": False,
        "followers_count": dice.randint(0, 200_000),
        "friends_count": dice.randint(0, 5_000),
        "listed_count": dice.randint(0, 300),
        "created_at": some_moment(dice),
        "favourites_count": dice.randint(0, 20_000),
        "verified": dice.random() < 0.05,
        "statuses_count": dice.randint(0, 100_000),
        "lang": dice.choice(["en", "ja", "de", "ru", "fr"]),
        "profile_background_color": "C0DEED",
        "profile_image_url": f"http://img.example/profile/{identity}/normal.png",
        "default_profile": True,
    }


def some_message(dice):
    identity = dice.randint(10**17, 9 * 10**17)
    text = " ".join(dice.sample(phrases, dice.randint(1, 3)))
    answered = None if dice.random() < 0.7 else dice.randint(10**17, 9 * 10**17)
    return {
        "metadata": {"result_type": "recent", "iso_language_code": "ja", "weights": [1, 2.5, -3e-2]},
        "created_at": some_moment(dice),
        "id": identity,
        "id_str": str(identity),
        "text": text,
        "source": '<a href="http://app.example/" rel="nofollow">an app</a>',
        "truncated": False,
        "in_reply_to_status_id": answered,
        "user": some_account(dice),
        "geo": None,
        "coordinates": None,
        "place": None,
        "retweet_count": dice.randint(0, 5_000),
        "favorite_count": dice.randint(0, 5_000),
        "entities": {
            "hashtags": [{"text": dice.choice(last_names), "indices": [4, 12]} for _ in range(dice.randint(0, 2))],
            "urls": [],
            "user_mentions": [
                {"screen_name": "someone", "name": "Some One", "id": dice.randint(1, 10**9), "indices": [0, 8]}
                for _ in range(dice.randint(0, 2))
            ],
        },
        "favorited": False,
        "retweeted": dice.random() < 0.1,
        "lang": dice.choice(["en", "ja", "de", "ru", "fr"]),
    }


def outlines(dice):
    rings = []
    for _ in range(480):
        x, y = dice.uniform(-141, -52), dice.uniform(41, 83)
        ring = []
        for _ in range(dice.randint(10, 220)):
            x, y = x + dice.uniform(-0.05, 0.05), y + dice.uniform(-0.05, 0.05)
            ring.append([round(x, 15), round(y, 15)])
        rings.append(ring)
    geometry = {"type": "Polygon", "coordinates": rings}
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"name": "Canada"}, "geometry": geometry}],
    }


mistakes = [
    lambda user: user | {"id": user["id"][:-1] + "x"},
    lambda user: user | {"status": "unknown"},
    lambda user: user | {"date_of_birth": "1990-02-30"},
    lambda user: user | {"address": user["address"] | {"country": "DEX"}},
    lambda user: user | {"first_name": 7},
    lambda user: {name: user[name] for name in user if name != "last_name"},
]


def damaged():
    """(name, valid, bytes) of each."""
    good = compact(the_user)

    def changed(before, after):
        assert good.count(before) == 1, before
        return good.replace(before, after)

    def without(name):
        return compact({key: the_user[key] for key in the_user if key != name})

    texts = [
        ("an id that is no UUID", False, changed('"7f8d', '"7f8g')),
        ("a day that is none", False, changed("1988-02-29", "1987-02-29")),
        ("a country that is none", False, changed('"DEU"', '"DEX"')),
        ("an enumerator that is none", False, changed('"under_review"', '"under review"')),
        ("null for a string", False, changed('"John"', "null")),
        ("a number for a string", False, changed('"John"', "7")),
        ("a member missing", False, without("last_name")),
        ("a nullable member missing", False, without("requirements")),
        ("a member twice", False, changed('"last_name":"Doe"', '"last_name":"Doe","last_name":"Doe"')),
        ("text after the value", False, good + " x"),
        ("a comma after the last member", False, good[:-1] + ",}"),
        ("an element missing", False, changed('"identity_front"}', '"identity_front"},')),
        ("no end", False, good[:-1]),
        ("bad UTF-8 in a string", False, changed('"John"', '"Jo\udcffhn"')),
        ("overlong UTF-8 in a string", False, changed('"John"', '"Jo\udcc0\udc80hn"')),
        ("a control character in a string", False, changed('"John"', '"Jo\thn"')),
        ("an escape that is none", False, changed('"John"', r'"Jo\xhn"')),
        ("half a surrogate pair", False, changed('"John"', r'"Jo\ud83dhn"')),
        ("a bad number in a skipped member", False, good[:-1] + ',"extra":[01]}'),
        ("bad UTF-8 in a skipped member", False, good[:-1] + ',"extra":"\udcff"}'),
        ("a bad literal in a skipped member", False, good[:-1] + ',"extra":{"a":nul}}'),
        ("an unknown member", True, good[:-1] + ',"extra":{"a":[1,2.5e3,"b",null,true]}}'),
        ("a key written with escapes", True, changed('"last_name"', r'"last\u005fname"')),
        ("a string written with escapes", True, changed('"John"', r'"\u004aohn \ud83d\ude00"')),
        ("white space everywhere", True, json.dumps(the_user, ensure_ascii=False, indent="\t").replace(":", " :\r\n")),
    ]
    return [(name, valid, text.encode("utf-8", "surrogateescape")) for name, valid, text in texts]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(seed)

    def write(name, text):
        (folder / name).write_bytes(text.encode())

    all_users = [some_user(dice) for _ in range(users)]
    write("w1.json", compact(the_user))
    write("update.json", compact(the_update))
    write("w1p.json", json.dumps(the_user, ensure_ascii=False, indent=2))
    write("users.jsonl", "\n".join(map(compact, all_users[:1_000])))
    write("shuffled.jsonl", "\n".join(compact(shuffled(dice, user)) for user in all_users[:1_000]))
    write("users.json", compact(all_users))
    write("valid.json", compact(all_users[:1_000]))
    write("errors.json", compact([dice.choice(mistakes)(user) for user in all_users[:1_000]]))
    write("twitter.json", compact({"statuses": [some_message(dice) for _ in range(400)], "search_metadata": {"count": 400}}))
    write("canada.json", compact(outlines(dice)))
    for name, valid, text in damaged():
        kind = folder / ("odd" if valid else "damaged")
        kind.mkdir(exist_ok=True)
        (kind / f"{name}.json").write_bytes(text)


if __name__ == "__main__":
    main()
