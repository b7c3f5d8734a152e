"""What the database itself holds of the ledger of the rolling fund, on both engines; see docs/decisions/0015.

- An entry is never deleted, and nothing of it changes but its note, which may be erased.
- An entry that is stored leaves the ledger of its team unjudged, and nobody commits before it is judged: no rule of
  wonen/ledger.py is broken, and whatever takes another entry back has its kind, file and amount, and is not before it.
"""

ENTRIES, STATES = "wonen_fundentry", "wonen_fundstate"
NO_TEAM = 0  # no row ever has it: a key to it fails when the transaction ends

SIGNED = "(CASE WHEN corrects_id IS NULL THEN 1 ELSE -1 END) * CAST(ROUND(amount * 100) AS BIGINT)"
EFFECT = "(CASE WHEN kind = 'loan' THEN -1 ELSE 1 END)"
BREAKS_A_RULE = f"""
  SELECT 1 FROM (
    SELECT effect, debt, SUM(effect) OVER (ORDER BY date, id) AS balance,
      SUM(debt) OVER (PARTITION BY file_id ORDER BY date, id) AS owed,
      SUM(CASE WHEN kind = 'capital' AND corrects_id IS NULL THEN 1 ELSE 0 END) OVER (ORDER BY date, id) AS capitals
    FROM (
      SELECT id, date, file_id, kind, corrects_id, {EFFECT} * {SIGNED} AS effect,
        CASE WHEN kind = 'capital' THEN 0 ELSE -{EFFECT} * {SIGNED} END AS debt
      FROM {ENTRIES} WHERE team_id = NEW.team_id
    ) AS entries
  ) AS ledger
  WHERE (debt < 0 AND owed < 0) OR (effect < 0 AND balance < 0 AND capitals > 0)
"""
TAKES_BACK_WRONGLY = f"""
  SELECT 1 FROM {ENTRIES} AS counter LEFT JOIN {ENTRIES} AS original ON original.id = counter.corrects_id
    AND original.corrects_id IS NULL AND original.kind = counter.kind AND original.amount = counter.amount
    AND original.date <= counter.date AND COALESCE(original.file_id, 0) = COALESCE(counter.file_id, 0)
  WHERE counter.team_id = NEW.team_id AND counter.corrects_id IS NOT NULL AND original.id IS NULL
"""
WRONG = f"EXISTS ({BREAKS_A_RULE}) OR EXISTS ({TAKES_BACK_WRONGLY})"
UNJUDGED = (
    f"INSERT INTO {STATES} (team_id, unjudged_id) SELECT NEW.team_id, {NO_TEAM} WHERE true "
    f"ON CONFLICT (team_id) DO NOTHING; "
    f"UPDATE {STATES} SET unjudged_id = {NO_TEAM} WHERE team_id = NEW.team_id;"
)
FIXED = ("id", "team_id", "code", "file_id", "date", "kind", "amount", "corrects_id")
CHANGED = {
    "sqlite": " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED),
    "postgresql": " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in FIXED),
}


def guards(vendor):
    """(name, moment, table, when it looks, what it then refuses, or what it does instead) of each trigger."""
    note = "NEW.note NOT IN (OLD.note, '')"
    yield "fund_entry_stays", "BEFORE UPDATE", ENTRIES, f"{CHANGED[vendor]} OR {note}", "1=1", ""
    yield "fund_entry_kept", "BEFORE DELETE", ENTRIES, "1=1", "1=1", ""
    yield "fund_state_stays", "BEFORE UPDATE", STATES, "NEW.team_id <> OLD.team_id", "1=1", ""
    yield "fund_state_kept", "BEFORE DELETE", STATES, "1=1", "1=1", ""
    yield "fund_entry_stored", "AFTER INSERT", ENTRIES, "1=1", "", UNJUDGED
    yield "fund_judged", "AFTER UPDATE", STATES, "NEW.unjudged_id IS NULL", WRONG, ""


def expected(vendor):
    return {name for name, *_told in guards(vendor)}


def statements(vendor, tables, there):
    if not {ENTRIES, STATES} <= tables:
        return
    make = {"sqlite": sqlite_trigger, "postgresql": postgres_trigger}[vendor]
    for guard in guards(vendor):
        yield from make(guard, is_there=guard[0] in there)


def sqlite_trigger(guard, is_there):
    name, moment, table, when, refused, instead = guard
    body = instead or f"SELECT RAISE(ABORT, 'CHECK constraint failed: {name}') WHERE {refused};"
    if not is_there:
        yield f"CREATE TRIGGER {name} {moment} ON {table} WHEN {when} BEGIN {body} END"


def postgres_trigger(guard, is_there):
    """The function is made anew each time: what a trigger of that name does may change with a release."""
    name, moment, table, when, refused, instead = guard
    refuse = f"IF {refused} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF;"
    row = "OLD" if "DELETE" in moment else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {instead or refuse} RETURN {row}; END $$"
    )
    if not is_there:
        yield f"CREATE TRIGGER {name} {moment} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}()"
