"""How people sign in (docs/operations.md; decision 31 has the reasons)."""

from datetime import timedelta

from showcase.signin.admin_path import admin_path

from .environment import env

# Below the site's root.
SHOWCASE_ADMIN_PATH = admin_path(env.str("SHOWCASE_ADMIN_PATH", "admin/"))

# Who needs a second factor: members of groups that are ticked ("groups"), "superusers" too, or "everyone".
SHOWCASE_SECOND_FACTOR = env.choice("SHOWCASE_SECOND_FACTOR", ("groups", "superusers", "everyone"), "groups")

# Failures in a row, and for how long nobody may try again then.
SHOWCASE_FAILURES_PER_ACCOUNT = env.number("SHOWCASE_FAILURES_PER_ACCOUNT", 10, least=1)
SHOWCASE_FAILURES_PER_ADDRESS = env.number("SHOWCASE_FAILURES_PER_ADDRESS", 50, least=1)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("SHOWCASE_LOCKOUT_MINUTES", 15, least=1))
AXES_FAILURE_LIMIT = SHOWCASE_FAILURES_PER_ACCOUNT
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_HANDLER = "showcase.signin.throttle.Throttle"
AXES_CLIENT_IP_CALLABLE = "showcase.signin.addresses.client_address"
AXES_CLIENT_STR_CALLABLE = "showcase.signin.throttle.client_in_words"
AXES_RESET_ON_SUCCESS = True
# Whoever keeps trying while locked out does not keep the owner out for longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
# No line at each start.
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "credential", "csrfmiddlewaretoken", "email"]
# The forms say themselves that somebody is locked out, so axes' middleware has nothing to do.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]

AUTHENTICATION_BACKENDS = [
    "showcase.signin.throttle.ThrottledBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# The first makes new hashes; a hash of another kind is replaced when its owner logs in.
PASSWORD_HASHERS = [
    "showcase.signin.hashers.PassphraseHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "showcase.signin.passwords.LengthValidator"},
    {"NAME": "showcase.signin.passwords.GuessableValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
# A link from a mail, in seconds.
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60

# From signing in, whatever is done meanwhile (NIST SP 800-63B-4 §2.2.3). Without “Remember me”, at most until the
# browser is closed.
SESSION_COOKIE_AGE = 60 * 60 * env.number("SHOWCASE_SESSION_HOURS", 24, least=1)

# Names of addresses.
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# An account's form for another password is our own (showcase/signin/panels.py): mistakes in Wagtail's are not counted.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = True

ACCOUNT_ADAPTER = "showcase.signin.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
# Those of allauth live in the cache, and are gone with it. Ours count in the database.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "showcase.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1
