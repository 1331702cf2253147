"""Layer 4 of the gate: database triggers on SQLite and PostgreSQL, from one description.

Installed after every `migrate` (idempotent: all of ours are dropped and made anew), so that a new page type is covered
without a migration. They catch what no Python sees: raw SQL, `QuerySet.update` on Wagtail's managers, other programs.
They verify that a publishing window is open for the row; that its content is the sealed one is the model layer's part.
"""

from django.db import connections

from publishing.gate.trigger_list import PREFIX, Trigger, triggers

MARK = "prakat gate:"
"""How a refusal by a trigger begins."""


def install(using: str = "default") -> int:
    """Drop ours and make them anew. Returns how many stand."""
    uninstall(using)
    connection = connections[using]
    count = 0
    with connection.cursor() as cursor:
        for trigger in triggers():
            for statement in _sql(trigger, connection.vendor):
                cursor.execute(statement)
            count += 1
    return count


def uninstall(using: str = "default") -> None:
    """Take the triggers off (before a test database is emptied, and before they are made anew)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, name in installed(using):
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')
                cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"()')
            else:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


def installed(using: str = "default") -> list[tuple[str, str]]:
    """(table, name) of every trigger of ours that stands in the database."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        query = (
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname LIKE %s AND NOT t.tgisinternal"
        )
    else:
        query = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [f"{PREFIX.replace('_', '%')}%"])
        return [(table, name) for table, name in cursor.fetchall() if name.startswith(PREFIX)]


def missing(using: str = "default") -> list[str]:
    """Names of triggers that should stand and do not."""
    standing = {name for _table, name in installed(using)}
    return [trigger.name for trigger in triggers() if trigger.name not in standing]


def _sql(trigger: Trigger, vendor: str) -> list[str]:
    message = f"{MARK} {trigger.message}"
    if vendor == "postgresql":
        condition = trigger.condition.format(is_not="IS DISTINCT FROM")
        result = "OLD" if trigger.event == "DELETE" else "NEW"
        return [
            f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql AS $gate$ BEGIN'
            f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
            f" RETURN {result}; END $gate$",
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}"'
            f' FOR EACH ROW EXECUTE FUNCTION "{trigger.name}"()',
        ]
    condition = trigger.condition.format(is_not="IS NOT")
    return [
        f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" FOR EACH ROW'
        f" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ]
