# The commands of a developer; `.ci/run` is what must hold before a change lands.
.PHONY: install lint test test-slow bench docs

BIN := .venv/bin

install:
	python3 -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/catalogue.py --check
	$(BIN)/python scripts/documentation.py --check
	$(BIN)/bilint test

test:
	$(BIN)/pytest --quiet --numprocesses auto -m 'not slow'

test-slow:
	$(BIN)/pytest --quiet --numprocesses auto -m slow

bench:
	$(BIN)/python -m benchmarks.accuracy --per-operator 4 --check benchmarks/recorded.json
	$(BIN)/python -m benchmarks.speed

docs:
	$(BIN)/python scripts/documentation.py
	$(BIN)/python -m tests.test_readme
