"""Small random registers."""

import random

from tests.workbooks.cells import laid_out
from tests.workbooks.heard import random_encounter, random_follow_up, random_referral, random_signal
from tests.workbooks.people import random_household, random_organisation, random_resident, random_visit
from tests.workbooks.sheets import SHEETS


def random_register(seed):
    """A small register without faults in every form that the contract allows; the same seed gives the same one.

    0-12 households, 0-30 residents, 0-6 organisations and 0-40 home visits between 2016 and 2019, and what was heard
    there. No member of a team is named in it: it can be brought into any.
    """
    rng = random.Random(seed)
    homes = [random_household(rng, code) for code in random_codes(rng, "G", 12)]
    people = [random_resident(rng, code, homes) for code in random_codes(rng, "B", 30) if homes]
    partners = [random_organisation(rng, code) for code in random_codes(rng, "O", 6)]
    led = [random_referral(rng, code, people, partners) for code in random_codes(rng, "T", 20) if people and partners]
    visits = [random_visit(rng, code, homes, people) for code in random_codes(rng, "HB", 40) if homes]
    talks = [random_encounter(rng, code, people) for code in random_codes(rng, "CO", 20) if people]
    signals = [random_signal(rng, code, visits, people) for code in random_codes(rng, "S", 20)]
    asked = [random_follow_up(rng, code, people, visits, talks) for code in random_codes(rng, "OP", 20)]
    made = [homes, people, partners, led, visits, talks, signals, asked]
    sheets = list(zip(SHEETS, made, strict=True))
    rng.shuffle(sheets)
    register = {sheet: laid_out(rng, sheet, made) for sheet, made in sheets if made or rng.random() < 0.5}
    return register | ({"Kladblad": [["zomaar", 1]]} if rng.random() < 0.2 else {})


def random_codes(rng, prefix, most):
    """Distinct codes, some alike but for their case, some of digits only."""
    numbers = range(1, rng.randint(0, most) + 1)
    forms = ["{0}{1:03}", "{0}{1:03}", "{0}-{1} é", "{1}", "{0}-X{1}"]
    codes = [rng.choice(forms).format(prefix, number) for number in numbers]
    twins = {codes[0].lower()} if codes and rng.random() < 0.5 else set()
    codes = [*codes, *sorted(twins - set(codes))][-most:]
    return rng.sample(codes, len(codes))
