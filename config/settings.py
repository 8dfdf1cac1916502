"""All settings, read from the environment (12-factor). Safe when nothing is set; .env.example explains each."""

from pathlib import Path
from urllib.parse import urlsplit

from environ import Env

from config.environment import (
    database,
    email_address,
    flag,
    folder,
    log_level,
    names,
    secret_key,
    service,
    text,
    time_zone,
    web_address,
    whole_number,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # what this machine makes for itself: database, secret key, collected static files

# The site
SITE_NAME = text("SITE_NAME", default="Firm Ground")
SITE_URL = web_address("SITE_URL")
CONTACT_EMAIL = email_address("CONTACT_EMAIL")
# Editorial policy: whether only text that a clinical reviewer has signed is published, and how many days after its
# review was due a page tells readers so.
REVIEW_REQUIRED = flag("REVIEW_REQUIRED", default=False)
REVIEW_GRACE_DAYS = whole_number("REVIEW_GRACE_DAYS", default=30, most=3650)
HTTPS = SITE_URL.startswith("https://")

# Security
DEBUG = flag("DEBUG", default=False)
SECRET_KEY = secret_key(VAR_DIR / "secret-key")
ALLOWED_HOSTS = names("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
if SITE_URL and (host := urlsplit(SITE_URL).hostname or "") not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(host)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # probes ask from inside, without TLS
SECURE_HSTS_SECONDS = whole_number("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and flag("HSTS_SUBDOMAINS", default=True)
if flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# The parts
INSTALLED_APPS = [
    "articles",
    "treatments",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.response_headers",
    "config.middleware.without_zero_bytes",
    "config.middleware.readers_are_nobody",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # gzip stands outside the ETag: it turns the strong ETag of the plain text into a weak one.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.staff_see_more",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
        },
    }
]

# Data
DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers read while an editor saves; FULL, because NORMAL loses acknowledged saves in a power cut;
    # IMMEDIATE, because a deferred transaction turns the second of two simultaneous saves into an error.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds to wait for another writer
    }
else:
    # A server that does not answer, or is gone without a word, is an error within three seconds.
    patience = {"connect_timeout": 2, "tcp_user_timeout": 2500}  # seconds; milliseconds
    patience |= {"keepalives": 1, "keepalives_idle": 1, "keepalives_interval": 1, "keepalives_count": 2}
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": patience | DATABASES["default"].get("OPTIONS", {}),
    }
CACHES = {"default": service("CACHE_URL", "locmemcache://", {"locmemcache", "redis", "rediss"}, Env.cache_url_config)}
if CACHES["default"]["BACKEND"].startswith("django_redis"):
    # Readers must not notice that Redis is away: a failed question is a miss, and a stalled one is short.
    CACHES["default"].setdefault("OPTIONS", {}).update(
        {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5, "SOCKET_TIMEOUT": 0.5}
    )
    CACHES["presence"] = CACHES["default"] | {"KEY_PREFIX": "presence"}
else:
    # Who has which page open is for all processes of a machine, so not in the memory of one.
    presence = "django.core.cache.backends.filebased.FileBasedCache"
    CACHES["presence"] = {"BACKEND": presence, "LOCATION": str(VAR_DIR / "presence")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = time_zone("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

# Static files: hashed names, compressed beside the original, served by whitenoise.
STATIC_URL = "/static/"
STATIC_ROOT = folder(VAR_DIR / "static")  # whitenoise warns when it is not there
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.staticfiles.HashedStaticFilesStorage"},
}

# E-mail and log
DEFAULT_FROM_EMAIL = email_address("FROM_EMAIL") or CONTACT_EMAIL or "webmaster@localhost"
vars().update(
    service(
        "EMAIL_URL", "consolemail://", {"consolemail", "smtp", "smtp+tls", "smtp+ssl", "filemail"}, Env.email_url_config
    )
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        # What somebody looked for and did not find is nobody's business; errors of ours are still written.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": log_level("LOG_LEVEL", default="INFO")},
}
