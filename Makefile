# The few commands of the project. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help demo test lint format lock messages benchmark screenshots manual-pictures clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Python 3.11, 3.12 or 3.13 is needed. Name one: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "This Python cannot make a virtual environment. On Debian: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.base: requirements/base.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@ .venv/.base

demo: export DJANGO_SETTINGS_MODULE = showcase.settings.demo
demo: .venv/.base ## Start the demo site on http://127.0.0.1:8000 (PORT= changes it)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --port $(PORT)
	@$(MANAGE) runserver --nostatic --noreload 127.0.0.1:$(PORT)

test: .venv/.dev ## Run every test, on SQLite and on PostgreSQL
	@$(BIN)/python -m tests.run

lint: .venv/.dev ## Check style, layers, migrations and settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
	$(BIN)/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --fail-level WARNING
	env $$(cat .ci/production.env) $(MANAGE) check --deploy --fail-level WARNING

# No line numbers: a catalogue changes where words do, and not wherever code moves.
messages: .venv/.dev ## Bring the catalogues in locale/ up to date with the texts in code and templates (needs gettext)
	$(MANAGE) makemessages --locale nb --locale nn --add-location file --no-wrap --no-obsolete \
	  --ignore .venv --ignore var --ignore tests --ignore tools --ignore benchmarks
	$(MANAGE) compilemessages --ignore .venv

format: .venv/.dev ## Rewrite code and templates in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2

# Universal locks: one file serves Python 3.11 to 3.13. No index is named in them.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

lock: .venv/.dev ## Compile requirements/*.txt from pyproject.toml
	$(COMPILE) -o requirements/base.txt
	$(COMPILE) --extra production -o requirements/production.txt
	$(COMPILE) --extra production --group test --group lint -o requirements/dev.txt

benchmark: .venv/.dev ## Measure how fast people are found, on PostgreSQL and SQLite (an hour; see docs/performance.md)
	$(BIN)/python -m benchmarks.explore postgres:/// 100 1000 10000 100000
	$(BIN)/python -m benchmarks.explore sqlite 100 1000 10000

screenshots: .venv/.dev ## Photograph every page and state into var/screenshots, and for README
	$(BIN)/python -m tools.gallery

manual-pictures: .venv/.dev ## Photograph the admin for docs/editors.md
	$(BIN)/python tools/manual_pictures.py

clean: ## Remove the virtual environment and caches; the site in var/ stays
	rm -rf .venv .pytest_cache .ruff_cache
