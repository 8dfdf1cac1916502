"""The full-text index over `articles_searchentry`, in the way of each database.

On SQLite a later migration that alters that table makes it anew and so drops the triggers: it has to run
`forwards` of this one again (and `backwards` before it).
"""

from django.db import migrations

COLUMNS = ("title", "summary", "tags", "body")


def _row(of):
    return ", ".join(f"{of}.{column}" for column in ("revision_id", *COLUMNS))


NAMES = ", ".join(COLUMNS)
ADD = f"INSERT INTO articles_search (rowid, {NAMES}) VALUES ({_row('new')});"
REMOVE = f"INSERT INTO articles_search (articles_search, rowid, {NAMES}) VALUES ('delete', {_row('old')});"

SQLITE = [
    f"""
    CREATE VIRTUAL TABLE articles_search USING fts5(
        {NAMES}, content='articles_searchentry', content_rowid='revision_id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    f"CREATE TRIGGER articles_search_insert AFTER INSERT ON articles_searchentry BEGIN {ADD} END",
    f"CREATE TRIGGER articles_search_update AFTER UPDATE ON articles_searchentry BEGIN {REMOVE} {ADD} END",
    f"CREATE TRIGGER articles_search_delete AFTER DELETE ON articles_searchentry BEGIN {REMOVE} END",
    "INSERT INTO articles_search (articles_search) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS articles_search_insert",
    "DROP TRIGGER IF EXISTS articles_search_update",
    "DROP TRIGGER IF EXISTS articles_search_delete",
    "DROP TABLE IF EXISTS articles_search",
]


def _words(column, weight):
    """As SQLite takes words: no accents on Latin letters, and "and/or" or "2.1" is two words, not a path or a number."""
    unaccented = rf"normalize(regexp_replace(normalize({column}, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'), NFC)"
    plain = rf"regexp_replace({unaccented}, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2010-\u206f]+', ' ', 'g')"
    return f"setweight(to_tsvector('english', {plain}), '{weight}')"


VECTOR = " || ".join(map(_words, COLUMNS, "ACBD"))
POSTGRES = [
    f"ALTER TABLE articles_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX articles_searchentry_vector ON articles_searchentry USING gin (vector)",
]
POSTGRES_BACK = ["ALTER TABLE articles_searchentry DROP COLUMN vector"]


def forwards(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRES})


def backwards(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRES_BACK})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
