# One image for everything: the server (as it is), the worker and the migrations (`manage.py worker`, `migrate`).
FROM python:3.12-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore PYTHONDONTWRITEBYTECODE=1
# pip stays outside: nothing is installed in the image later.
RUN python -m venv --without-pip /venv
COPY requirements/production.txt /build/requirements.txt
# By their hashes, and nothing that would have to be compiled: the same image from the same file.
RUN pip --python /venv/bin/python install --require-hashes --only-binary :all: -r /build/requirements.txt
WORKDIR /app
COPY manage.py ./
COPY showcase showcase/
COPY profiles profiles/
COPY media media/
COPY templates templates/
COPY locale locale/
# Hashed, and compressed once: no server does that again.
RUN SECRET_KEY=only-while-static-files-are-collected-and-never-kept-anywhere ALLOWED_HOSTS=localhost \
    SHOWCASE_BASE_URL=https://localhost SHOWCASE_VAR=/collected DJANGO_SETTINGS_MODULE=showcase.settings.production \
    /venv/bin/python manage.py collectstatic --no-input --verbosity 0 && \
    /venv/bin/python -m compileall -q manage.py showcase profiles media

FROM python:3.12-slim-bookworm
# ffmpeg takes pictures out of films, pg_dump takes backups; libfribidi sets Arabic and Hebrew names on share cards.
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg libfribidi0 postgresql-client && rm -rf /var/lib/apt/lists/*
# Without pip and what would bring it back. Python's image has no bytecode, and whoever runs here cannot write any: each
# start would compile it anew. The number is what Kubernetes asks for, and what owns the files of a volume.
RUN pip uninstall --yes --root-user-action ignore pip && rm -r /usr/local/lib/python3.*/ensurepip && \
    python -m compileall -q /usr/local/lib && \
    groupadd --gid 10001 showcase && \
    useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin showcase && \
    install -d -o showcase -g showcase /var/lib/showcase
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build /collected/static /app/static
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=showcase.settings.production SHOWCASE_VAR=/var/lib/showcase SHOWCASE_STATIC=/app/static
WORKDIR /app
USER 10001:10001
# Uploads, and the database where it is SQLite. The rest of the file system may be read-only, with a tmpfs at /tmp.
VOLUME /var/lib/showcase
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/-/live', timeout=2)"]
CMD ["gunicorn", "--config", "showcase/delivery/gunicorn_conf.py", "--bind", "0.0.0.0:8000", \
     "--worker-tmp-dir", "/dev/shm", "--graceful-timeout", "30"]
