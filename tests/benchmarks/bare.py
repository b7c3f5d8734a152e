"""Floors of pages: the same statements by hand, and a plain template; no middleware, no layout, no forms."""

from collections import defaultdict

from django.http import HttpResponse
from django.template import engines

from tests.benchmarks.statements import answer_of, send

PAGES = {}  # name -> (function, the statements that our page sends)

LIST = """<!doctype html><title>Huisbezoeken</title><table>{% for row in rows %}
<tr>{% for cell in row.cells %}<td>{% if forloop.first %}<a href="{{ row.url }}">{{ cell }}</a>{% else %}{{ cell }}
{% endif %}</td>{% endfor %}</tr>{% endfor %}</table>"""
DOSSIER = """<!doctype html><title>Bewoner</title>
<dl>{% for name, value in facts %}<dt>{{ name }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>
<ul>{% for one in members %}
<li><a href="/{{ one.id }}/">{{ one.first_name }} {{ one.last_name }}</a></li>{% endfor %}</ul>
<ol>{% for one in moments %}<li>{{ one.0 }} <a href="/{{ one.2 }}/">{{ one.1 }}</a> {{ one.5 }}</li>{% endfor %}</ol>"""
SUGGESTIONS = """{% for rows in groups %}<ul>{% for row in rows %}
<li><a href="/{{ row.0 }}/">{{ row.1 }}</a> {{ row.2 }}</li>{% endfor %}</ul>{% endfor %}"""
CHECKED_IN = """<li>{{ who }}: {{ code }}, {{ size }}</li>"""
TEMPLATES = {}


def page(request, name):
    function, statements = PAGES[name]
    return HttpResponse(function(send(statements)))


def rendered(source, context):
    if source not in TEMPLATES:
        TEMPLATES[source] = engines["django"].from_string(source)
    return TEMPLATES[source].render(context)


def list_page(results):
    """The columns come in the order of `VISITS.fields`."""
    members, themes, workers = defaultdict(list), defaultdict(list), defaultdict(list)
    for _id, home, _code, _first, last in answer_of(results, "contacts_resident").rows:
        members[home].append(last)
    for visit, name in answer_of(results, "huisbezoeken_visittheme").rows:
        themes[visit].append(name)
    for visit, user, name in answer_of(results, "huisbezoeken_visitworker").rows:
        workers[visit].append(user or name)
    rows = []
    for pk, _code, day, clock, result, home, _home, street, number, box in answer_of(
        results, "huisbezoeken_homevisit"
    ).rows[:50]:
        names = " / ".join(dict.fromkeys(members[home]))
        place = f"{street} {number} {box}"
        about, by = ", ".join(themes[pk]), ", ".join(workers[pk])
        rows.append({"url": f"/huisbezoeken/{pk}/", "cells": [names, str(day), str(clock), place, result, about, by]})
    return rendered(LIST, {"rows": rows})


def dossier_page(results):
    people = [result for result in results if result.table == "contacts_resident" and "first_name" in result.columns]
    moments = next(result for result in results if "moment_date" in result.columns)
    facts = people[0].dicts()[0].items()
    return rendered(DOSSIER, {"facts": facts, "members": people[-1].dicts(), "moments": moments.rows})


def checked_in(results):
    card = answer_of(results, "kruidenier_card").dicts()[0]
    people = [row for result in results if result.table == "contacts_resident" for row in result.dicts()]
    who = ", ".join(f"{row.get('first_name')} {row.get('last_name')}" for row in people)
    return rendered(CHECKED_IN, {"who": who, "code": card["code"], "size": card["adults"]})


def suggestions(results):
    """The columns come in the order of contacts/finding.py; five of each show."""
    people, *others = [result.rows for result in results if result.table == "contacts_resident"]
    members = defaultdict(list)
    for _id, home, _code, first, last in others[0] if others else []:
        members[home].append(f"{first} {last}")
    found = [
        (pk, f"{first} {last}", f"{born} {street} {number} {box} {day} {name}")
        for pk, _code, first, last, born, street, number, box, day, name, _key in people[:5]
    ]
    homes = [
        (pk, f"{street} {number} {box}", ", ".join(members[pk]))
        for pk, _code, street, number, box, _key in answer_of(results, "contacts_household").rows[:5]
    ]
    partners = [(pk, name, kind) for pk, name, kind, _key in answer_of(results, "contacts_organisation").rows[:5]]
    return rendered(SUGGESTIONS, {"groups": [found, homes, partners]})
