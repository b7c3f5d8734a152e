"""The yearly figures with as few statements as somebody would write by hand: the floor of rapportage.figures."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from django.db import connection

MONTH = {"sqlite": "CAST(substr({0}, 6, 2) AS integer)", "postgresql": "EXTRACT(MONTH FROM {0})::integer"}
HELD = "v.team_id = %(team)s AND v.date BETWEEN %(first)s AND %(last)s AND v.result = 'conversation'"
VISITS = """
    SELECT {month}, v.result, v.kind, COUNT(*), SUM(v.minutes) FROM huisbezoeken_homevisit v
    WHERE v.team_id = %(team)s AND v.date BETWEEN %(first)s AND %(last)s GROUP BY 1, 2, 3"""
HOMES = f"""
    WITH homes AS (SELECT DISTINCT v.household_id FROM huisbezoeken_homevisit v WHERE {HELD})
    SELECT COUNT(*), COUNT(CASE WHEN NOT EXISTS (
        SELECT 1 FROM huisbezoeken_homevisit b WHERE b.household_id = homes.household_id
        AND b.result = 'conversation' AND b.date < %(first)s) THEN 1 END) FROM homes"""
THEMES = f"""
    SELECT t.code, COUNT(*) FROM huisbezoeken_homevisit v JOIN huisbezoeken_visittheme x ON x.visit_id = v.id
    JOIN huisbezoeken_theme t ON t.id = x.theme_id WHERE {HELD} GROUP BY 1"""
SPOKEN = f"""
    SELECT COUNT(DISTINCT x.resident_id) FROM huisbezoeken_homevisit v
    JOIN huisbezoeken_visitresident x ON x.visit_id = v.id WHERE {HELD}"""
CAME = """activiteiten_session s JOIN activiteiten_attendance a ON a.session_id = s.id"""
SHOPPED = "kruidenier_shopvisit w JOIN kruidenier_card k ON k.id = w.card_id"
OPEN = "w.team_id = %(team)s AND w.date BETWEEN %(first)s AND %(last)s"
MET = "s.team_id = %(team)s AND s.date BETWEEN %(first)s AND %(last)s AND s.cancelled_because = ''"
PEOPLE = f"""
    WITH people AS (SELECT x.resident_id FROM huisbezoeken_homevisit v
        JOIN huisbezoeken_visitresident x ON x.visit_id = v.id WHERE {HELD}
        UNION SELECT a.resident_id FROM {CAME} WHERE {MET}
        UNION SELECT w.resident_id FROM kruidenier_shopvisit w WHERE {OPEN} AND w.resident_id IS NOT NULL)
    SELECT r.gender, r.origin, r.birth_year, COUNT(*) FROM people
    JOIN contacts_resident r ON r.id = people.resident_id GROUP BY 1, 2, 3"""
WORST = """MAX(CASE WHEN r.origin NOT IN ('', '-', 'BE') THEN 2 WHEN r.origin IN ('', '-') THEN 1 ELSE 0 END)"""
HOUSEHOLDS = f"""
    WITH homes AS (SELECT v.household_id AS id FROM huisbezoeken_homevisit v WHERE {HELD}
        UNION SELECT r.household_id FROM {CAME} JOIN contacts_resident r ON r.id = a.resident_id WHERE {MET}
        UNION SELECT k.household_id FROM {SHOPPED} WHERE {OPEN}),
    origins AS (SELECT r.household_id AS id, {WORST} AS worst
        FROM homes JOIN contacts_resident r ON r.household_id = homes.id GROUP BY 1)
    SELECT h.type, h.tenure, h.social_service, COALESCE(o.worst, 1), COUNT(*) FROM homes
    JOIN contacts_household h ON h.id = homes.id LEFT JOIN origins o ON o.id = homes.id GROUP BY 1, 2, 3, 4"""
SESSIONS = f"""
    SELECT c.code, COUNT(*), SUM(s.anonymous_adults + s.anonymous_children) FROM activiteiten_session s
    JOIN activiteiten_activity c ON c.id = s.activity_id WHERE {MET} GROUP BY 1"""
ATTENDANCES = f"""
    SELECT c.code, a.role, COUNT(*), COUNT(DISTINCT a.resident_id), COUNT(DISTINCT r.household_id),
        COUNT(DISTINCT CASE WHEN r.birth_year > %(year)s - 18 THEN r.id END),
        COUNT(DISTINCT CASE WHEN r.origin NOT IN ('', '-') THEN r.origin END)
    FROM {CAME} JOIN activiteiten_activity c ON c.id = s.activity_id
    JOIN contacts_resident r ON r.id = a.resident_id WHERE {MET} GROUP BY 1, 2"""
FAMILIES = f"""
    WITH pairs AS (SELECT DISTINCT s.activity_id, r.household_id FROM {CAME}
        JOIN contacts_resident r ON r.id = a.resident_id WHERE {MET} AND a.role = 'participant'),
    origins AS (SELECT r.household_id AS id, {WORST} AS worst FROM contacts_resident r
        WHERE r.household_id IN (SELECT household_id FROM pairs) GROUP BY 1)
    SELECT c.code, COUNT(CASE WHEN o.worst <> 1 THEN 1 END), COUNT(CASE WHEN o.worst = 2 THEN 1 END),
        COUNT(CASE WHEN h.social_service = 'yes' THEN 1 END)
    FROM pairs JOIN activiteiten_activity c ON c.id = pairs.activity_id JOIN origins o ON o.id = pairs.household_id
    JOIN contacts_household h ON h.id = pairs.household_id GROUP BY 1"""
ENROLMENTS = """
    SELECT c.code, COUNT(CASE WHEN e.starts_on BETWEEN %(first)s AND %(last)s THEN 1 END),
        COUNT(CASE WHEN e.ends_on BETWEEN %(first)s AND %(last)s THEN 1 END),
        COUNT(CASE WHEN e.ends_on BETWEEN %(first)s AND %(last)s AND e.reason = 'onward' THEN 1 END)
    FROM activiteiten_enrolment e JOIN activiteiten_activity c ON c.id = e.activity_id
    WHERE e.team_id = %(team)s AND (e.starts_on BETWEEN %(first)s AND %(last)s
        OR e.ends_on BETWEEN %(first)s AND %(last)s) GROUP BY 1"""
SHOPPERS = f"""
    SELECT {{month}}, COUNT(*), COUNT(DISTINCT k.household_id) FROM {SHOPPED} WHERE {OPEN} GROUP BY 1"""
CUSTOMERS = f"""
    SELECT (SELECT COUNT(DISTINCT k.household_id) FROM {SHOPPED} WHERE {OPEN}),
        COUNT(CASE WHEN c.starts_on BETWEEN %(first)s AND %(last)s THEN 1 END),
        COUNT(CASE WHEN c.ends_on BETWEEN %(first)s AND %(last)s THEN 1 END)
    FROM kruidenier_card c WHERE c.team_id = %(team)s"""
NETWORK = """
    SELECT COUNT(*) FROM contacts_resident WHERE team_id = %(team)s AND first_contact_on <= %(last)s
    AND (contact_ended_on IS NULL OR contact_ended_on > %(last)s)"""
SIGNALS = """
    SELECT t.code, COUNT(CASE WHEN s.date >= %(first)s THEN 1 END),
        COUNT(CASE WHEN s.to_steering_group_on BETWEEN %(first)s AND %(last)s THEN 1 END),
        COUNT(CASE WHEN s.resolved_on BETWEEN %(first)s AND %(last)s THEN 1 END)
    FROM huisbezoeken_signal s JOIN huisbezoeken_theme t ON t.id = s.theme_id
    WHERE s.team_id = %(team)s AND s.date <= %(last)s GROUP BY 1"""
REFERRALS = """
    SELECT f.result, o.code, COUNT(*) FROM contacts_referral f
    JOIN contacts_organisation o ON o.id = f.organisation_id
    WHERE f.team_id = %(team)s AND f.date BETWEEN %(first)s AND %(last)s GROUP BY 1, 2"""
PARTNERS = """
    SELECT COUNT(*) FROM contacts_organisation o WHERE team_id = %(team)s AND ((agreement_from <= %(last)s
        AND (agreement_until IS NULL OR agreement_until >= %(first)s)) OR EXISTS (SELECT 1 FROM contacts_agreement a
        WHERE a.organisation_id = o.id AND a.starts_on <= %(last)s
        AND (a.ends_on IS NULL OR a.ends_on >= %(first)s)))"""
BANDS = ((17, "0-17"), (34, "18-34"), (59, "35-59"), (10_000, "60+"))


def by_hand(team, year):
    params = {"team": team, "year": year, "first": f"{year}-01-01", "last": f"{year}-12-31"}
    with connection.cursor() as cursor:

        def rows(sql):
            cursor.execute(sql, params)
            return cursor.fetchall()

        people = rows(PEOPLE)
        visits = of_visits(rows(VISITS.format(month=MONTH[connection.vendor].format("v.date"))))
        homes, first = rows(HOMES)[0]
        visits |= {"households": homes, "first_visits": first, "by_theme": dict(rows(THEMES))}
        visits |= {"residents": rows(SPOKEN)[0][0]}
        reach = of_people(people, year) | of_homes(rows(HOUSEHOLDS)) | {"network": rows(NETWORK)[0][0]}
        trail = {"signals": of_signals(rows(SIGNALS)), "referrals": of_referrals(rows(REFERRALS))}
        activities = of_activities(*map(rows, (SESSIONS, ATTENDANCES, FAMILIES, ENROLMENTS)))
        shoppers = rows(SHOPPERS.format(month=MONTH[connection.vendor].format("w.date")))
        grocery = of_grocery(shoppers, *rows(CUSTOMERS)[0])
        sections = {"visits": visits, "reach": reach, "activities": activities, "kruidenier": grocery} | trail
        return sections | {"partners": {"agreements": rows(PARTNERS)[0][0]}}


def of_visits(rows):
    held = [row for row in rows if row[1] == "conversation"]
    months = summed(held, 0)
    return {
        "attempted": sum(row[3] for row in rows),
        "held": sum(row[3] for row in held),
        "by_result": summed(rows, 1),
        "by_month": [months.get(month, 0) for month in range(1, 13)],
        "by_kind": {kind or "unknown": number for kind, number in summed(held, 2).items()},
        "minutes": sum(row[4] or 0 for row in held),
    }


def of_people(rows, year):
    origins, bands = Counter(), Counter()
    for _gender, origin, born, number in rows:
        origins["unknown" if origin in ("", "-") else origin] += number
        bands[next(band for most, band in BANDS if year - born <= most) if born else "unknown"] += number
    known = {origin: number for origin, number in origins.items() if origin != "unknown"}
    return {
        "residents": origins.total(),
        "by_origin": dict(origins),
        "countries": len(known),
        "known_origin_residents": sum(known.values()),
        "foreign_origin_residents": sum(known.values()) - known.get("BE", 0),
        "by_age_band": dict(bands),
        "by_gender": summed(rows, 0, -1),
    }


def of_homes(rows):
    """The worst of its members tells a household's origin: 2 from elsewhere, 1 unknown, 0 all from Belgium."""
    origin = summed(rows, 3, -1)
    return {
        "households": sum(origin.values()),
        "households_by_type": summed(rows, 0, -1),
        "households_by_tenure": summed(rows, 1, -1),
        "households_by_social_service": summed(rows, 2, -1),
        "known_origin_households": origin.get(2, 0) + origin.get(0, 0),
        "foreign_origin_households": origin.get(2, 0),
    }


KEYS = """sessions attendances participants volunteers households children countries known_origin_households
    foreign_origin_households social_service_households inflow outflow onward"""


def of_activities(sessions, attendances, families, enrolments):
    found = {code: dict.fromkeys(KEYS.split(), 0) for code in {row[0] for row in (*sessions, *enrolments)}}
    for code, *row in sessions:
        found[code]["sessions"], found[code]["attendances"] = row
    for code, role, times, people, homes, children, countries in attendances:
        if role == "volunteer":
            found[code]["volunteers"] = people
        else:
            found[code]["attendances"] += times
            found[code] |= {"participants": people, "households": homes, "children": children, "countries": countries}
    for code, *row in families:
        found[code] |= dict(zip(KEYS.split()[7:10], row, strict=True))
    for code, *row in enrolments:
        found[code] |= dict(zip(KEYS.split()[10:], row, strict=True))
    return found


def of_grocery(months, households, new, ended):
    homes = {month: number for month, _visits, number in months}
    mean = Decimal(sum(homes.values())) / len(homes) if homes else Decimal(0)
    return {
        "visits": sum(row[1] for row in months),
        "households": households,
        "households_by_month": [homes.get(month, 0) for month in range(1, 13)],
        "households_per_month": float(mean.quantize(Decimal("0.1"), ROUND_HALF_UP)) if homes else 0,
        "new_cards": new,
        "ended_cards": ended,
    }


def of_signals(rows):
    raised, sent, resolved = (sum(row[column] for row in rows) for column in (1, 2, 3))
    by_theme = {theme: number for theme, number, *_ in rows if number}
    return {"raised": raised, "by_theme": by_theme, "to_steering_group": sent, "resolved": resolved}


def of_referrals(rows):
    results = summed(rows, 0, 2)
    return {"total": sum(results.values()), "by_result": results, "by_organisation": summed(rows, 1, 2)}


def summed(rows, by, number=3):
    totals = Counter()
    for row in rows:
        totals[row[by]] += row[number]
    return dict(totals)
