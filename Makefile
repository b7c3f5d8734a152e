# Everything one needs: run, test, check. Each target is complete on a bare Debian or Ubuntu with Python 3.11.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CORES ?= 2
TEST_ENV := DEMO=1 HTTPS=0 DATABASE_POOL=0

.PHONY: help run test test-long check bench lock vendor setup setup-dev test-sqlite test-postgres

help:
	@echo "make run        demo op http://localhost:$(PORT)"
	@echo "make test       alle tests, op SQLite en PostgreSQL, met browser"
	@echo "make test-long  hetzelfde, met de lange tests helemaal"
	@echo "make check      stijl, lagen, types, migraties, instellingen"
	@echo "make bench      hoe snel, als verhouding"

run: export BASE_URL ?= http://localhost:$(PORT)
run: setup
	@[ -f .env ] || echo "DEMO=1" > .env
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(BIN)/python manage.py demo
	@echo; echo "Buurtwerk draait op http://localhost:$(PORT) (stoppen met Ctrl-C)"
	@trap 'kill $$(jobs -p) 2>/dev/null' EXIT; \
	  $(BIN)/python manage.py db_worker --interval 1 & \
	  while sleep 300; do $(BIN)/python manage.py sweep >/dev/null; done & \
	  $(BIN)/gunicorn buurtwerk.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --no-control-socket & \
	  wait -n

test: setup-dev test-sqlite test-postgres

test-sqlite:
	@echo "== SQLite"
	$(TEST_ENV) DATABASE_URL=sqlite:///var/test.sqlite3 $(BIN)/pytest -n $(CORES) -q -m "not browser"

test-postgres:
	@if url=$$(.ci/postgres); then \
	  echo "== PostgreSQL en browser"; \
	  $(TEST_ENV) DATABASE_URL=$$url $(BIN)/pytest -n $(CORES) -q --asks-database; \
	else \
	  echo "################################################################"; \
	  echo "## GEEN POSTGRESQL: alles is alleen op SQLite getest.         ##"; \
	  echo "################################################################"; \
	  [ "$$CI" != true ] || exit 1; \
	  $(TEST_ENV) DATABASE_URL=sqlite:///var/test.sqlite3 $(BIN)/pytest -n $(CORES) -q -m browser; \
	fi

test-long: export LONG := 1
test-long: test

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports
	$(TEST_ENV) $(BIN)/mypy .
	$(TEST_ENV) $(BIN)/python manage.py makemigrations --check --dry-run
	DEMO=0 SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(64))") ALLOWED_HOSTS=buurtwerk.example \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: setup-dev
	$(TEST_ENV) $(BIN)/python -m tests.benchmarks.run

lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  pyproject.toml -o requirements/base.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --group dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt

vendor:
	$(PYTHON) requirements/vendor_files.py

setup: .venv/runs
setup-dev: .venv/develops
	@.ci/system test

.venv/runs: requirements/base.txt
	@.ci/system run
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv
	@echo "Pakketten installeren (enkele minuten, één keer) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

.venv/develops: requirements/dev.txt .venv/runs
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
