"""Random entries of the rolling fund, as far as figures count them."""

from tests.workbooks.people import random_day

ENTRY_COLUMNS = {
    "boeking": "code*",
    "dossier": "code",
    "datum": "date*",
    "soort": "choice*",
    "bedrag": "amount*",
    "corrigeert": "code",
}
LEANT_ON = {"dossier", "corrigeert"}
LENT = [0.01, 0.1, 0.2, 15_000, 27_500.75, 999.99]
IS_TAKEN_BACK = 0  # how often an entry is: until the sheet knows «corrigeert»


def random_entries(rng, codes, files):
    """In order of date; nothing is repaid that is not owed, nor taken back once repaid. Some begin with capital."""
    days = sorted(random_day(rng) for _ in codes)
    entries, owed = [], {}
    for at, (code, day) in enumerate(zip(codes, days, strict=True)):
        if not files or (at == 0 and rng.random() < 0.3):
            entry = {"soort": "inbreng", "bedrag": 900_000} if at == 0 else None
        else:
            entry = random_entry(rng, rng.choice(files)["dossier"], owed, entries)
        if entry:
            entries.append({"boeking": code, "datum": day} | entry)
    return entries


def random_entry(rng, file, owed, entries):
    """A loan, a repayment of some or all that the file owes, or its last entry taken back; amounts in whole cents."""
    last = next((one for one in reversed(entries) if one.get("dossier") == file and not one.get("corrigeert")), None)
    debt = owed.get(file, 0)
    taken = {one.get("corrigeert") for one in entries}
    if last and last["boeking"] not in taken and rng.random() < IS_TAKEN_BACK:
        change = -round(last["bedrag"] * 100) * (1 if last["soort"] == "lening" else -1)
        if debt + change >= 0:
            owed[file] = debt + change
            return {key: last[key] for key in ("dossier", "soort", "bedrag")} | {"corrigeert": last["boeking"]}
    if debt and rng.random() < 0.6:
        paid = rng.choice([debt, rng.randint(1, debt)])
        owed[file] = debt - paid
        return {"dossier": file, "soort": "terugbetaling", "bedrag": paid / 100}
    amount = rng.choice(LENT)
    owed[file] = debt + round(amount * 100)
    return {"dossier": file, "soort": "lening", "bedrag": amount}
