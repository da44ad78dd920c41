# make plan: a whole sample plan as DOCX and PDF under build/.  make test: the tests.
# Both set up what they need: system packages, a virtual environment, locked dependencies.
VENV ?= .venv
PLAN ?= polyclinic
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: plan plans test lint check bench setup setup-test clean

plan: setup
	$(BIN)/docgen build content/$(PLAN) --output build

plans: setup
	for plan in polyclinic ambulance rehabilitation emergency fund; do \
	  $(BIN)/docgen build content/$$plan --output build || exit 1; done

test: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy docgen
	$(BIN)/pytest -q -n auto --dist worksteal

check: setup-test
	tools/system-packages.sh check
	bash .ci/slow

bench: setup-test
	$(BIN)/python -m bench

setup: $(VENV)/ready
setup-test: $(VENV)/ready-test

$(VENV)/ready: requirements.lock pyproject.toml
	tools/system-packages.sh build
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/ready-test: $(VENV)/ready requirements-dev.lock
	tools/system-packages.sh test
	$(BIN)/pip install -q --disable-pip-version-check -r requirements-dev.lock
	touch $@

clean:
	rm -rf build $(VENV)
