"""Where uploads and cards are kept: in folders on this machine, or in a bucket that speaks S3."""

from pathlib import Path
from typing import Any

from . import readers
from .environment import Environment, refuse

FILES = "django.core.files.storage.FileSystemStorage"
BUCKET = "showcase.delivery.bucket.Bucket"
# Seconds, and tries: a bucket that is slow or gone must not hold up a server's threads for long.
CONNECT_TIMEOUT, READ_TIMEOUT, TRIES = 3, 5, 2
OTHERS = ("S3_ENDPOINT", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_PUBLIC_URL")


def storages(env: Environment, var: Path) -> dict[str, dict[str, Any]]:
    """Django's STORAGES without static files. Cards show faces: theirs has no address that anybody could ask."""
    bucket = env.str("S3_BUCKET", "")
    given = {name: env.secret(name, "") for name in OTHERS}
    if not bucket:
        for name in (name for name in OTHERS if given[name]):
            refuse("S3_BUCKET", f"is not set, and {name} is", "name the bucket for uploads and cards")
        folder = {"BACKEND": FILES, "OPTIONS": {"location": var / "cards"}}
        return {"default": {"BACKEND": FILES}, "cards": folder}
    for name in ("S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"):
        if not given[name]:
            refuse(name, "is not set", "S3_BUCKET needs both keys")
    endpoint = readers.address(env, "S3_ENDPOINT", default="") if given["S3_ENDPOINT"] else None
    public = readers.address(env, "S3_PUBLIC_URL") if given["S3_PUBLIC_URL"] else None
    common = {
        "bucket_name": bucket,
        "endpoint_url": endpoint,
        "region_name": given["S3_REGION"] or None,
        "access_key": given["S3_ACCESS_KEY_ID"],
        "secret_key": given["S3_SECRET_ACCESS_KEY"],
    }
    return {
        "default": {"BACKEND": BUCKET, "OPTIONS": common | {"location": "uploads", "public_url": public}},
        "cards": {"BACKEND": BUCKET, "OPTIONS": common | {"location": "cards"}},
    }


def is_private(storages: dict[str, dict[str, Any]]) -> bool:
    """Whether nobody but the application can read the uploads."""
    default = storages["default"]
    return default["BACKEND"] == BUCKET and not default["OPTIONS"]["public_url"]
