"""All settings, read from the environment and a git-ignored `.env`; docs/instellingen.md lists them."""

import re
import sqlite3
from pathlib import Path
from urllib.parse import unquote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# --- What kind of installation this is. Outside the demo unsafe settings refuse to start.
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
DEMO_KEY = "alleen-voor-de-demo-want-iedereen-kan-deze-sleutel-in-de-broncode-lezen"
SECRET_KEY = env.str("SECRET_KEY", default=DEMO_KEY if DEMO else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=not DEMO)

if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY ontbreekt. Zet hem in .env, of zet DEMO=1 om te proberen.")
if not DEMO and (DEBUG or SECRET_KEY == DEMO_KEY or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("DEBUG, de demosleutel en ALLOWED_HOSTS=* mogen alleen met DEMO=1.")

# --- Apps: bottom up, the order in which sheets of the workbook are read.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "django.forms",  # its templates, of which templates/django/forms has some of our own
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "template_partials",
    "import_export",
    "django_tasks",
    "django_tasks_db",
    "buurtwerk.core",
    "buurtwerk.audit",
    "buurtwerk.accounts",
    "buurtwerk.accounts.apps.AdminSiteConfig",
    "buurtwerk.registers",
    "buurtwerk.home",
    "contacts",
    "huisbezoeken",
    "activiteiten",
    "kruidenier",
    "wonen",
    "rapportage",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # tokens in pages are masked anew each time, so lengths tell nothing
    "csp.middleware.CSPMiddleware",
    "buurtwerk.core.middleware.PrivatePagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "buurtwerk.accounts.middleware.SessionLimitsMiddleware",
    "buurtwerk.accounts.middleware.SignInMiddleware",
    "buurtwerk.accounts.middleware.CurrentTeamMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "buurtwerk.core.middleware.SentTwiceMiddleware",
    "buurtwerk.audit.middleware.NoShowingWithoutAuditMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "buurtwerk.urls"
WSGI_APPLICATION = "buurtwerk.wsgi.application"
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
                "buurtwerk.accounts.context.team",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database: SQLite in var/ unless DATABASE_URL names PostgreSQL.
WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)  # older ones can corrupt a WAL database
# No JIT: it compiles for longer than the queries of a page run.
POSTGRES_LIMITS = "-c statement_timeout=30000 -c lock_timeout=10000 -c jit=off"
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'buurtwerk.sqlite3'}")}
ENGINE = DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
if ENGINE == "sqlite3":
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={'WAL' if WAL_IS_SAFE else 'DELETE'}; PRAGMA synchronous=FULL;",
    }
else:
    POOL = {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=4), "timeout": 10}
    DATABASES["default"]["HOST"] = unquote(DATABASES["default"]["HOST"])  # a socket's folder: %2Fvar%2Frun%2F…
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {"options": POSTGRES_LIMITS} | ({"pool": POOL} if POOL["max_size"] else {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The cache is shared by all web processes: rate limits hold wherever a request lands.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"},
}

# --- Signing in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "buurtwerk.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "buurtwerk.accounts.passwords.OwnNameValidator", "OPTIONS": {"user_attributes": ["name", "email"]}},
    {"NAME": "buurtwerk.accounts.passwords.CommonValidator"},
    {"NAME": "buurtwerk.accounts.passwords.NumbersValidator"},
    {"NAME": "buurtwerk.accounts.passwords.ContextWordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "buurtwerk.accounts.adapter.ClosedSignUpAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by the invitation that was sent to it
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Buurtwerk: "
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
SESSION_IDLE_SECONDS = 60 * 60
SESSION_MAX_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_IDLE_SECONDS

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # names and links stand in no cookie

# --- Security headers
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "buurtwerk.accounts.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- The map: the team's own areas on an empty ground, unless the address of a tile server is given.
MAP_TILES_URL = env.str("MAP_TILES_URL", default="")
MAP_TILES_ATTRIBUTION = env.str("MAP_TILES_ATTRIBUTION", default="")


def tiles_origin(address):
    """The one host that the map page may fetch pictures from; nothing where no address is set."""
    found = re.match(r"(https://[A-Za-z0-9.-]+(?::[0-9]+)?)/", address)
    if address and not (found and all(part in address for part in ("{z}", "{x}", "{y}"))):
        raise ImproperlyConfigured("MAP_TILES_URL moet een adres zijn zoals https://kaart.example/{z}/{x}/{y}.png.")
    return found[1] if found else ""


MAP_TILES_ORIGIN = tiles_origin(MAP_TILES_URL)

# --- Language and place
LANGUAGE_CODE = "nl-be"
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "buurtwerk" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))  # what people add; no address leads there
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
WORKBOOK_MAX_BYTES = 20 * 1024 * 1024

# --- Mail and background work
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")  # for links where there is no request
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds for each step with the mail server, so that handing over a mail is shorter than Job.SILENT
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Buurtwerk <buurtwerk@localhost>")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

FILTERS_EMPTY_CHOICE_LABEL = "alle"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_tokens": {"()": "buurtwerk.core.logs.HideTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_tokens"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
