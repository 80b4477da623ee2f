# make run    set everything up, index the profiles, start the chat
# make test   set everything up, run the tests
# make bench PAGES=ooh-pages.zip   measure beside LangChain, LlamaIndex, txtai, Haystack, verbatim-rag
PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

.DEFAULT_GOAL := help
.PHONY: help run index bundle test check lock screenshots bench clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: index ## set everything up and start the chat
	$(BIN)/python -m streamlit run app.py $(ARGS)

index: .venv/app ## index the profiles (nothing to do when nothing has changed)
	$(BIN)/python -m index build

bundle: index ## the app and its build as a folder and an archive that run without PyTorch
	$(BIN)/python -m bundle $(ARGS)

test: .venv/dev ## set everything up and run the tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4 $(ARGS)

check: .venv/dev ## style, types and the profiles themselves
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy .
	$(BIN)/python -m corpus check

lock: .venv/dev ## pin, with hashes, all that answering needs (asks the package index)
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" \
	  --output-file requirements-serving.lock requirements-serving.txt

screenshots: .venv/dev ## draw the pictures in docs/images anew, with a real browser
	CAREER_SCREENSHOTS=1 $(BIN)/python -m pytest tests/ui/test_ui_real.py tests/ui/test_ui_many.py tests/ui/test_ui_counsellors.py

bench: .venv/dev .venv-bench/peers .venv-bench-verbatim/peers ## measure beside the peers (PAGES=handbook pages, zip)
	@test -n "$(PAGES)" || { echo "say where the handbook pages are: make bench PAGES=ooh-pages.zip"; exit 2; }
	$(BIN)/python -m bench.peers $(PAGES) $(ARGS)

clean: ## remove what was installed and built, but not what permanent links need
	rm -rf .venv .venv-bench .venv-bench-verbatim bench/scratch dist
	test ! -d index/built || find index/built/ -mindepth 1 -maxdepth 1 ! -name kept -exec rm -rf {} +

.venv/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(not (3, 11) <= v < (3, 14) and "Python 3.11, 3.12 or 3.13 is needed, not %d.%d: make run PYTHON=python3.12" % v[:2])'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/app: requirements.txt requirements-serving.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv-bench/peers: bench/requirements-peers.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements-peers.txt
	@touch $@

.venv-bench-verbatim/peers: bench/requirements-verbatim.txt
	$(PYTHON) -m venv .venv-bench-verbatim
	.venv-bench-verbatim/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements-verbatim.txt
	.venv-bench-verbatim/bin/python -m pip install --quiet --disable-pip-version-check --no-deps verbatim-rag==0.2.8 verbatim-core==0.2.8
	@touch $@
