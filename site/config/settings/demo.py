"""The demo office on SQLite: one command, invented people, known passwords. Serves this machine only."""

from config.settings.base import *

PRAKAT_DEMO = True
DEBUG = env.bool("PRAKAT_DEBUG", default=False)
SECRET_KEY = "demo-only-secret-key-never-for-production"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
