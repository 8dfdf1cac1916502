# make serve: run the site here. make test: run the tests. make check: what CI runs. make help: the rest.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: help serve test check lint format types lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

serve: .venv/runtime ## Install, prepare and serve the site on http://127.0.0.1:$(PORT)
	@echo "2/7 Bringing the database up to date"
	@$(BIN)/python manage.py migrate --verbosity 0
	@echo "3/7 Loading the starter content if there are no pages yet"
	@$(BIN)/python manage.py load_content --if-empty
	@echo "4/7 Loading ZIP codes, postcodes and towns if there are none yet"
	@$(BIN)/python manage.py load_places --if-empty
	@echo "5/7 Making a first administrator if there is none"
	@$(BIN)/python manage.py make_first_administrator
	@echo "6/7 Collecting and compressing static files"
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@echo "7/7 Serving on http://127.0.0.1:$(PORT) (stop with Ctrl-C)"
	@PORT=$(PORT) exec $(BIN)/gunicorn --config config/gunicorn.py config.wsgi

test: .venv/development ## Install what tests need and run them all
	@$(BIN)/pytest --numprocesses auto $(ARGS)

check: lint types ## Lint, format, types, migrations, deployment settings, tests
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@SITE_URL=https://example.org $(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(MAKE) --no-print-directory test

lint: .venv/development ## Find what is wrong or ill-formatted in code and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet templates

format: .venv/development ## Put code into its form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

types: .venv/development ## Check types
	@$(BIN)/mypy

lock: .venv/development ## Pin requirements.in and requirements-dev.in anew, with hashes
	@for name in requirements requirements-dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-header $$name.in --output-file $$name.txt; done

clean: ## Remove what the tools keep (never the database)
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or later is needed: name one with make PYTHON=/path/to/python3 ..."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python could not make .venv (on Debian: apt install python3-venv)"; exit 1; }

.venv/runtime: requirements.txt | .venv/bin/python
	@echo "1/7 Installing the locked requirements into .venv"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

.venv/development: requirements-dev.txt | .venv/bin/python
	@echo "Installing the locked development requirements into .venv"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@ .venv/runtime
