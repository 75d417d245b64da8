# smplan needs Python 3.11 or newer and make; the rest is fetched into .venv, exactly as locked.

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3,$(shell command -v $(name))))
VENV := .venv
RUN := $(VENV)/bin/python -m
UV := $(VENV)/bin/uv
PIP = $(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r
# uv, as it needs a fifth of the time; pip where it cannot, as behind an index that only pip is told of.
INSTALL = $(UV) pip install --quiet --python $(VENV)/bin/python --require-hashes -r $< || $(PIP) $<
OPTIONS ?=
# Every process would compile all of it again, where a machine says so.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check bench chaos migration lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/demo ## a Slack of your own with the bot in it (OPTIONS="--language nl", "--empty")
	@$(RUN) bot demo $(OPTIONS)

test: $(VENV)/everything ## every test, on SQLite and on a PostgreSQL that comes along
	@$(RUN) pytest @tests/everything.txt $(OPTIONS)

check: $(VENV)/everything ## style, types, and who may import whom
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/everything ## how fast it is, beside Bolt alone
	@$(RUN) tests.bench $(OPTIONS)

chaos: $(VENV)/everything ## killed 200 times, and 2,000 random walks: nothing lost, nothing twice
	@$(RUN) tests.chaos $(OPTIONS)
	@$(RUN) tests.walks

# While nothing is released there is one revision, made anew. After the first release: a revision is never
# edited; `.venv/bin/alembic -x url=sqlite:///build/newest.db revision --autogenerate -m "what changes"`.
migration: $(VENV)/everything ## make the first revision anew from the tables in storage/
	@rm -rf build/empty.db storage/migrations/versions/0001_*.py && mkdir -p build
	@$(RUN) alembic -q -x url=sqlite:///build/empty.db revision --autogenerate --rev-id 0001 -m "all tables"
	@sed -i.bak '/### .* Alembic/d' storage/migrations/versions/0001_*.py && rm -f storage/migrations/versions/*.bak
	@$(RUN) ruff check --quiet --fix --select I,F storage/migrations
	@$(RUN) ruff format --quiet storage/migrations

# Exact versions with hashes, for every platform; no address of an index in them.
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-strip-extras --custom-compile-command "make lock" $(OPTIONS)
lock: $(UV) ## write requirements*.txt anew from pyproject.toml (OPTIONS=--upgrade takes newer versions)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --extra demo -o requirements-demo.txt
	$(COMPILE) pyproject.toml --extra demo --group dev -o requirements-dev.txt
	@echo uv | $(COMPILE) - -o requirements-uv.txt

# A stamp says what is installed, so that the second time costs nothing.
$(VENV)/demo: requirements-demo.txt | $(UV)
	@test $(VENV)/everything -nt requirements-dev.txt || $(INSTALL)
	@touch $@

$(VENV)/everything: requirements-dev.txt | $(UV)
	@$(INSTALL)
	@touch $@

$(UV): requirements-uv.txt | $(VENV)/bin/python
	-@$(PIP) $< && touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "smplan needs Python 3.11 or newer")'
	@$(PYTHON) -m venv $(VENV)
