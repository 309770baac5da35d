"""The read-only API: what the site publishes, for programs. `v1.api` is mounted by showcase/urls.py."""
