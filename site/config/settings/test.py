"""Tests: fast passwords, a database by TEST_DATABASE_URL (default SQLite), no network, files in a temporary folder."""

import tempfile
from pathlib import Path

from config.settings.base import *

PRAKAT_DEMO = True
DEBUG = False
SECRET_KEY = "test-only-secret-key"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": env.db_url("TEST_DATABASE_URL", default="sqlite:///:memory:")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the races between two directors need two real connections.
    _test_dir = Path(tempfile.mkdtemp(prefix="prakat-test-"))
    DATABASES["default"]["NAME"] = str(_test_dir / "main.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(_test_dir / "test.sqlite3")}
sqlite_options(DATABASES)
if "init_command" in DATABASES["default"].get("OPTIONS", {}):
    # Nothing is kept when the machine stops: no test waits for the disk.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
MEDIA_ROOT = tempfile.mkdtemp(prefix="prakat-test-media-")
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise")]
