# Everything a newcomer needs. `make` alone lists the targets.

PYTHON  ?= python3
PORT    ?= 8000
WORKERS ?= 2

VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-input --no-compile --require-hashes
PIN    := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
          --no-emit-find-links --custom-compile-command "make requirements"
DEMO   := CONFERENCE_DEMO=1 DATABASE_URL="sqlite:///$(CURDIR)/instance/demo.sqlite"
FLASK  := $(BIN)/flask --app app

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup setup-test demo test test-long pytest pytest-long lint format requirements clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.set-up ## Install the system libraries and the pinned packages, start nothing

setup-test: $(VENV)/.set-up-test ## The same, with what the tests need

demo: setup ## Load an invented département and serve it on http://localhost:8000
	@mkdir -p -m 700 instance
	@$(DEMO) $(FLASK) database upgrade
	@$(DEMO) $(FLASK) demo load
	@echo "Open http://localhost:$(PORT) (Ctrl-C stops)"
	@$(DEMO) $(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --threads 4 --log-level warning app:app

# Types are checked while the tests run: that takes one core, and not for long.
test: setup-test ## Check style, types and imports, and run the tests (what CI runs)
	@$(MAKE) --no-print-directory lint & lint=$$!; \
	$(MAKE) --no-print-directory pytest; tested=$$?; wait $$lint && exit $$tested

test-long: lint pytest-long ## The same with branch coverage, then the large numbers and the benchmarks

lint: setup-test ## Check format, style, templates, types and the direction of imports
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup-test ## Put the Python in form and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pytest: setup-test
	$(BIN)/python -m compileall -q conference
	$(BIN)/python -m pytest -q -n $(WORKERS)

# What is measured runs alone on the machine: a ratio means nothing beside another worker.
pytest-long: setup-test
	$(BIN)/python -m pytest -q -n $(WORKERS) --cov --cov-fail-under=95
	$(BIN)/python -m pytest -q -m long -n $(WORKERS) --timeout=1800 --ignore=tests/benchmarks
	$(BIN)/python -m pytest -q -m long --timeout=1800 tests/benchmarks

requirements: ## Pin the packages again, at their newest allowed versions (needs uv)
	$(PIN) --upgrade --output-file requirements.txt pyproject.toml
	$(PIN) --upgrade --extra test --constraint requirements.txt --output-file requirements-test.txt pyproject.toml

clean: ## Remove what the other targets made, the demo's base included
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f instance/demo.sqlite instance/demo.sqlite-*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.set-up: requirements.txt .ci/system-packages
	@PYTHON="$(PYTHON)" .ci/system-packages run
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.set-up-test: requirements-test.txt .ci/system-packages
	@PYTHON="$(PYTHON)" .ci/system-packages test
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) -r requirements-test.txt
	@touch $(VENV)/.set-up $@
