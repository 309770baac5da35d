"""`python -m showcase.api` writes docs/openapi.json anew: after a change of the API, and then commit it."""

import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.development")
    django.setup()

    from .document import FILE, text
    from .v1 import api

    FILE.write_text(text(api.get_openapi_schema()), "utf-8")
    print(f"Wrote {FILE}")


main()
