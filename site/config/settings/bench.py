"""`make bench`: a database of its own, thrown away afterwards."""

from config.settings.demo import *

DATABASES = {"default": env.db_url("BENCH_DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'bench.sqlite3'}")}
sqlite_options(DATABASES)
MEDIA_ROOT = str(VAR_DIR / "bench-media")
