# make help says what there is. Needs Python 3.11 or newer and make; everything else goes into .venv.

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
BENCHES := ingest crash soak fuzz scale
# What bench.scale is compared with: other pins than ours, so it has a place of its own.
RIVALS := $(VENV)/bench
# The first of these that is really there and new enough (a version manager's shim may not be).
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && { echo $$python; break; }; done)
# Advisories that do not touch us, each with the reason why: --ignore-vuln ID
ACCEPTED :=
INSTALL = $(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help demo run test check audit bench

help:  ## What there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | \
		while IFS="$$(printf '\t')" read -r name what; do printf '  make %-7s %s\n' "$$name" "$$what"; done
	@echo '  python -m bot --help lists the commands of Lotse itself (in .venv/bin)'

demo: $(VENV)/base.stamp  ## Lotse at work, without any account; ARGS=--once ends after the three weeks
	@$(BIN)/python -m bot demo $(ARGS)

run: $(VENV)/base.stamp  ## the bot, as the environment and .env say
	@$(BIN)/python -m bot run $(ARGS)

check: $(VENV)/dev.stamp  ## ruff, mypy --strict, who imports whom, and the files in config/
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check

audit: $(VENV)/dev.stamp  ## known holes in the packages of the lock files; asks api.osv.dev
	@for lock in requirements/*.lock; do echo "$$lock:"; \
		$(BIN)/pip-audit --vulnerability-service osv --disable-pip --require-hashes \
		--progress-spinner off $(ACCEPTED) -r $$lock $(ARGS) || holes=1; done; exit $${holes:-0}

test: $(VENV)/dev.stamp  ## every test, on SQLite and Postgres; ARGS="-k clock" picks some
	$(BIN)/python -m pytest -n 2 $(ARGS)

bench: $(VENV)/dev.stamp $(RIVALS)/bench.stamp  ## the figures of the README, written to bench/results/
	@missed=; for bench in $(BENCHES); do \
		python=$(BIN)/python; [ $$bench != scale ] || python=$(RIVALS)/bin/python; \
		$$python -m bench.$$bench $(ARGS) || missed="$$missed $$bench"; \
		done; if [ -n "$$missed" ]; then echo "Floors missed in:$$missed" >&2; exit 1; fi

$(BIN)/python $(RIVALS)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo 'Lotse needs Python 3.11 or newer with venv, and found none.' >&2; \
		echo 'Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python),' >&2; \
		echo 'or say where it is: make demo PYTHON=/path/to/python3' >&2; exit 1; fi
	@echo 'Preparing $(@:/bin/python=) with $(PYTHON) ...'
	@$(PYTHON) -m venv $(@:/bin/python=)

$(VENV)/base.stamp: requirements/base.lock | $(BIN)/python
	@$(INSTALL) -r requirements/base.lock
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock | $(BIN)/python
	@$(INSTALL) -r requirements/dev.lock
	@touch $@

$(RIVALS)/bench.stamp: requirements/bench.lock | $(RIVALS)/bin/python
	@$(INSTALL) -r requirements/bench.lock
	@touch $@
