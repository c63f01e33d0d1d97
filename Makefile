.DEFAULT_GOAL := help
.PHONY: help setup dev run demo test check format prove bench screens lock

PYTEST := .venv/bin/python -m pytest
# Two workers suit a small laptop; the figures of tests/benchmarks are taken alone.
WORKERS ?= 2

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup:
	@packaging/setup.sh run

dev:
	@packaging/setup.sh dev

run: setup ## Set up, then open the app (without a display: do its main job and say where it lies)
	@packaging/run.sh

demo: setup ## Open the app on a filled sample project in a throwaway folder
	@.venv/bin/sle-desktop --demo

test: dev ## Set up, then run every test (6 minutes on two cores)
	@$(PYTEST) -n $(WORKERS) -m "not prove and not bench"

check: dev ## Format, lint, types, layers and tests
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@$(MAKE) --no-print-directory test

format: dev ## Put the code in shape
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

prove: dev ## Run the long proofs: kills, power cuts, every byte, fuzzing, the wheel (6 minutes)
	@$(PYTEST) -n $(WORKERS) --timeout 900 -m prove

bench: dev ## Print speed and memory beside the peers' figures and a bare baseline
	@$(PYTEST) -m bench -s -q -p no:randomly tests/benchmarks

screens: dev ## Draw every page of the window into build/screens, light and dark, at two scales
	@.venv/bin/python -m tests.screens

lock: ## Choose the package versions anew (needs uv)
	@packaging/lock.sh
