# The doors of the project. `make help` lists them.
PYTHON ?= python3.11
PORT ?= 8000
PROCEDURE ?= s12
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python site/manage.py
LOCK := requirements/dev.txt
STAMP := $(VENV)/.installed
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup run test check e2e plugin bench test-postgres test-wagtail-8 messages lock clean-demo

help: ## List the commands
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-16s %s\n", $$1, $$2}'

setup: $(STAMP) ## Create .venv and install the locked packages

$(STAMP): $(LOCK)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $(STAMP)

run: setup ## Serve the demo office on 127.0.0.1:PORT (default 8000), keeping its data in var/
	$(MANAGE) serve_demo --port $(PORT) --procedure $(PROCEDURE)

test: setup ## Run the tests on SQLite
	env -u TEST_DATABASE_URL $(BIN)/python -m pytest -n $(WORKERS) tests --ignore=tests/e2e

check: setup ## Lint, types, import contract, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=site:. $(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) check --fail-level WARNING

test-postgres: setup ## Run the tests on PostgreSQL (TEST_DATABASE_URL)
	TEST_DATABASE_URL=$${TEST_DATABASE_URL:-postgres://$$(id -un)@127.0.0.1:5432/test} $(BIN)/python -m pytest -n $(WORKERS) tests --ignore=tests/e2e

test-wagtail-8: ## Run the tests on Wagtail 8.0 in its own environment
	$(MAKE) test VENV=.venv-wagtail-8.0 LOCK=requirements/dev-wagtail-8.0.txt

e2e: setup ## Walk the whole path in Chromium, with axe and screenshots
	$(BIN)/python -m pytest tests/e2e -p no:randomly

plugin: setup ## Install the wheel in a new Wagtail project by docs/install.md, and publish
	$(BIN)/python -m tests.plugin.proof

bench: setup ## Publish through the gate against stock Wagtail, and query counts at 100 and 5,000 pages
	DJANGO_SETTINGS_MODULE=config.settings.bench $(MANAGE) bench

messages: setup ## Refresh and compile the Thai catalogues (needs gettext)
	for app in offices approvals publishing news opendata site site/users; do \
	  (cd $$app && $(CURDIR)/$(BIN)/python -m django makemessages -l th --no-location --no-obsolete -v 0 -e html,txt,py -i 'static/*' \
	    && $(CURDIR)/$(BIN)/python -m django compilemessages -v 0) || exit 1; \
	done

lock: ## Renew the locked, hashed requirement files (needs uv)
	for set in "base base 7.4" "dev dev 7.4" "dev dev-wagtail-8.0 8.0"; do set -- $$set; \
	  uv pip compile -q --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	    requirements/$$1.in -c requirements/wagtail-$$3.constraint -o requirements/$$2.txt || exit 1; done

clean-demo: ## Throw the demo office's data away
	rm -rf var
