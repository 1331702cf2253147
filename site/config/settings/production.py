"""A real office. Refuses to start when a secret, a host list or the debug switch is unsafe (config/safety.py)."""

from config.settings.base import *

PRAKAT_DEMO = False
DEBUG = env.bool("PRAKAT_DEBUG", default=False)
SECRET_KEY = env.str("PRAKAT_SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("PRAKAT_ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("PRAKAT_CSRF_TRUSTED_ORIGINS", default=[])
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("PRAKAT_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("PRAKAT_HSTS_SECONDS", default=31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_CONFIG = env.email_url("PRAKAT_EMAIL_URL", default="smtp://127.0.0.1:25")
vars().update(EMAIL_CONFIG)

from config.safety import refuse_unsafe  # noqa: E402  (reads what this module has just set)

refuse_unsafe(secret_key=SECRET_KEY, debug=DEBUG, allowed_hosts=ALLOWED_HOSTS, demo=PRAKAT_DEMO)
