# `make demo` needs Python 3.11 or newer and make, nothing else. Another Python: make demo PYTHON=python3.13
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help venv demo test check lint bench gate torture weights docs constraints clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

venv: .venv/.run ## .venv with what talentgraph needs to run

demo: .venv/.run ## the seeds into demo.duckdb and demo.html; prints where it lies
	@$(BIN)/talentgraph demo

test: .venv/.test ## .venv with the test tools too, then every check
	@$(MAKE) --no-print-directory check

check: .venv/.test lint ## ruff, mypy, pytest
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile

lint: .venv/.test ## ruff
	$(BIN)/ruff check

bench: .venv/.test ## how long whole commands take, beside the least they could take; NAMES=1000000 resolves so many names too
	$(BIN)/python tests/bench/bench.py
	$(if $(NAMES),$(BIN)/python tests/bench/deriving.py $(NAMES))

gate: .venv/.test ## how good extraction is on the gold cases, against the pinned floors
	$(BIN)/pytest tests/cases

torture: .venv/.fuzz ## try to break it for three quarters of an hour, then write docs/reliability.md; SCALE=0.1 does a tenth
	$(BIN)/python tests/torture/run.py $(if $(SCALE),--scale $(SCALE))

weights: .venv/.test ## fit the weights of extraction on the cases and, if they are there, the gold articles
	$(BIN)/python tests/cases/fit.py
	$(BIN)/python tests/cases/fit.py --brief

docs: .venv/.docs ## draw the gallery anew, from the seeds, and build the pages and the Python reference into site/
	$(BIN)/python docs/gallery.py
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going --doctree-dir build/doctrees docs site
	@echo "Pages: site/index.html"

constraints: ## pin the newest versions and their hashes (needs uv)
	.ci/constraints

clean: ## take away .venv, caches and the demo
	rm -rf .venv .torture .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist site demo.duckdb demo.html page.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run: pyproject.toml constraints.txt
	@.ci/setup $(PYTHON)
	@touch $@

.venv/.docs: .venv/.run constraints-docs.txt
	@.ci/setup $(PYTHON) docs
	@touch $@

.venv/.test: .venv/.run constraints-test.txt
	@.ci/setup $(PYTHON) test
	@touch $@

.venv/.fuzz: .venv/.test constraints-fuzz.txt
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all: -r constraints-fuzz.txt || \
		echo "note: atheris can't be installed here: inputs are changed at random, not guided by coverage" >&2
	@touch $@
