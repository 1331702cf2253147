"""What every way of running the office website shares. Environment variables are listed in docs/settings.md."""

from pathlib import Path
from typing import Any

import environ

env = environ.Env()

SITE_DIR = Path(__file__).resolve().parents[2]
ROOT_DIR = SITE_DIR.parent
VAR_DIR = Path(env.str("PRAKAT_VAR_DIR", default=str(ROOT_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "config.apps.PrakatConfig",
    "users",
    "home",
    "search",
    "opendata",
    "corsheaders",
    "news",
    # publishing stands before wagtail: its publish_scheduled replaces Wagtail's (wagtail-notes, decision 7).
    "publishing",
    "approvals",
    "offices",
    "wagtail_modeladmin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    # wagtail.users with the fields of our user model, and without deletion.
    "users.apps.AccountScreensConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "publishing.middleware.PublicationBlockedMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Outside the redirects made by hand, which come first.
    "news.old_addresses.OldAddressMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.site_frame",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'prakat.sqlite3'}")}


def sqlite_options(databases: dict[str, Any]) -> None:
    """Give SQLite what a server needs: write-ahead log, writers that queue instead of failing (architecture §6)."""
    for database in databases.values():
        if database["ENGINE"].endswith("sqlite3"):
            database.setdefault("OPTIONS", {}).update(
                transaction_mode="IMMEDIATE",
                timeout=20,
                init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            )


sqlite_options(DATABASES)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย")]
LOCALE_PATHS = [SITE_DIR / "locale", SITE_DIR / "wagtail_thai" / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [SITE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = str(VAR_DIR / "media")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "publishing.storage.ThaiFileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if S3_BUCKET := env.str("PRAKAT_S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "publishing.s3_storage.ThaiS3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.str("PRAKAT_S3_ENDPOINT", default="") or None,
            "public_endpoint_url": env.str("PRAKAT_S3_PUBLIC_ENDPOINT", default="") or None,
            "region_name": env.str("PRAKAT_S3_REGION", default="") or None,
            "access_key": env.str("PRAKAT_S3_ACCESS_KEY", default="") or None,
            "secret_key": env.str("PRAKAT_S3_SECRET_KEY", default="") or None,
            "location": env.str("PRAKAT_S3_FOLDER", default=""),
            "addressing_style": env.str("PRAKAT_S3_ADDRESSING", default="auto"),
        },
    }
PRAKAT_MEDIA_ACCEL = env.str("PRAKAT_MEDIA_ACCEL", default="")
# wagtail.contrib.frontend_cache is used (publishing/purging.py) but not installed: its own signal handlers would ask
# the cache to forget a page before the transaction that changes it is committed.
if CACHE_PURGE_URL := env.str("PRAKAT_CACHE_PURGE_URL", default=""):
    WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "publishing.purging.PurgeBackend", "LOCATION": CACHE_PURGE_URL}}
PRAKAT_WEBHOOK_PRIVATE = env.bool("PRAKAT_WEBHOOK_PRIVATE", default=False)
PRAKAT_WEBSUB_HUB = env.str("PRAKAT_WEBSUB_HUB", default="")

PRAKAT_OCDS_PREFIX = env.str("PRAKAT_OCDS_PREFIX", default="")
PRAKAT_DATA_LICENCE = env.str("PRAKAT_DATA_LICENCE", default="")
PRAKAT_SECURITY_CONTACT = env.str("PRAKAT_SECURITY_CONTACT", default="")
PRAKAT_SECURITY_EXPIRES = env.str("PRAKAT_SECURITY_EXPIRES", default="")
PRAKAT_ROBOTS_DISALLOW = ["/search/", "/verify/", "/share/"]

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

PRAKAT_API_RATE = env.str("PRAKAT_API_RATE", default="300/minute")
# Which websites' scripts may read the API; `*` for all of them. Nothing else of the website, and never with a session.
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-modified-since", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Last-Modified", "Retry-After"]
CORS_ALLOWED_ORIGINS = env.list("PRAKAT_API_CORS_ORIGINS", default=[])
CORS_ALLOW_ALL_ORIGINS = CORS_ALLOWED_ORIGINS == ["*"]
if CORS_ALLOW_ALL_ORIGINS:
    CORS_ALLOWED_ORIGINS = []

DEFAULT_FROM_EMAIL = env.str("PRAKAT_FROM_EMAIL", default="prakat@localhost")
EMAIL_TIMEOUT = 15  # a mail server that does not answer must not hold up what waits behind it

X_FRAME_OPTIONS = "SAMEORIGIN"  # the review screen shows the item in a frame of the same site
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

WAGTAIL_SITE_NAME = "ประกาศ"
WAGTAILADMIN_BASE_URL = env.str("PRAKAT_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_USER_LOGIN_FORM = "users.forms.SignInForm"
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", "ไทย")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Bangkok"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "publishing.PublishingImage"
WAGTAILDOCS_DOCUMENT_MODEL = "publishing.PublishingDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "publishing.forms.media.PublishingImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "publishing.forms.media.PublishingDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
PRAKAT_CLAMD = env.str("PRAKAT_CLAMD", default="")
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"heic": "jpeg", "webp": "jpeg"}  # what every browser shows, beside AVIF and WebP
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "zip", "rar"]
WAGTAIL_MODERATION_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "publishing.finish.publish_sealed"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("PRAKAT_LOG_LEVEL", default="WARNING")},
}
