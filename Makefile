# `make run` starts the program, `make test` checks everything; `make help` names the rest.
.DEFAULT_GOAL := help
.PHONY: help run setup test format lock wheel clean

SHELL := /bin/bash
export PYTHON
bin := .venv/bin
heading = printf '\n== %s\n'

help: ## names these commands
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-12s %s\n' "$$name" "$$what"; done

run: ## sets up what the program needs, then starts it: on Telegram when TELEGRAM_BOT_TOKEN is set, else here
	@scripts/setup run
	@exec $(bin)/soraq run

setup: ## installs everything of the lock file into .venv
	@scripts/setup dev

test: setup ## checks the style, the types, the imports, the data, and runs the tests
	@$(heading) 'ruff: lint'
	@$(bin)/ruff check
	@$(heading) 'ruff: format'
	@$(bin)/ruff format --check
	@$(heading) 'mypy'
	@$(bin)/mypy
	@$(heading) 'import-linter'
	@$(bin)/lint-imports --no-logo
	@$(heading) 'the data: soraq check'
	@$(bin)/soraq check
	@$(heading) 'pytest'
	@$(bin)/pytest -n 2

format: setup ## puts the code into its one style, and mends what can be mended
	@$(bin)/ruff check --fix
	@$(bin)/ruff format

# Made in an environment of its own and from the public index alone, whatever pip is told on this machine, so that the
# files hold the hashes of every platform's packages and no address. `make lock` takes the newest versions that
# pyproject.toml allows; `make lock UPGRADE=` keeps those already locked.
UPGRADE = --upgrade
pip_compile = env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND='make lock' \
	build/lock-tools/bin/pip-compile --quiet --no-config $(UPGRADE) --generate-hashes --allow-unsafe --strip-extras \
	--build-deps-for editable --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --annotation-style line

lock: setup ## renews the two lock files
	@$(bin)/python -c 'import sys; sys.exit(None if sys.version_info[:2] == (3, 11) else "make lock: the lock files are made on Python 3.11; run make clean lock PYTHON=python3.11")'
	@test -x build/lock-tools/bin/pip-compile || { $(bin)/python -m venv build/lock-tools && \
		build/lock-tools/bin/pip install --quiet --quiet --disable-pip-version-check pip-tools==7.6.2; }
	@$(pip_compile) --extra dev --output-file requirements.lock pyproject.toml
	@$(pip_compile) --constraint requirements.lock --output-file requirements-run.lock pyproject.toml
	@scripts/setup dev

wheel: setup ## builds dist/soraq-*.whl, with the ontology, the data and the queries inside
	@$(bin)/python -m hatchling build -t wheel

clean: ## removes what the other commands made
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
