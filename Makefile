# Needs Python 3.11 or newer, make, and a package index. `make PYTHON=python3.12 demo` chooses another Python.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet
# Wide enough to be read where nobody says how wide it is.
WIDE := [ -t 1 ] || export COLUMNS=140;
DISPATCHES := src/dateline/dispatches

.PHONY: help demo test wheel clean
help:
	@echo "make demo    install Dateline into $(VENV), read the bundled dispatches, show what is in them"
	@echo "make test    every check: ruff, mypy, imports, style, tests, documentation"
	@echo "make wheel   build the package into dist/"
	@echo "make clean   remove what the others made"

# A virtual environment made by one Python is of no use to another.
$(VENV)/made-with-%:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Dateline needs Python 3.11 or newer")'
	@rm -rf $(VENV)
	@echo "making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

MADE := $(VENV)/made-with-$(notdir $(PYTHON))

demo: $(MADE)
	@echo "installing Dateline and what it needs (a minute or two)"
	@$(PIP) .
	@rm -f demo.db demo.db-* timeline.html
	@$(BIN)/dateline read $(DISPATCHES) --into demo.db
	@echo; echo "dateline timeline demo.db"; echo
	@$(WIDE) $(BIN)/dateline timeline demo.db --format table
	@echo; echo "dateline claims demo.db"; echo
	@$(WIDE) $(BIN)/dateline claims demo.db --format table
	@echo; echo "dateline findings demo.db"; echo
	@$(WIDE) $(BIN)/dateline findings demo.db --format table
	@echo; $(BIN)/dateline link demo.db
	@echo; echo "dateline timeline demo.db --between RUS PRK --type CONSULT,AGREE,SUPPORT"; echo
	@$(WIDE) $(BIN)/dateline timeline demo.db --between RUS PRK --type CONSULT,AGREE,SUPPORT --format table
	@$(BIN)/dateline timeline demo.db --html timeline.html
	@echo
	@echo "Open timeline.html in a browser: every row opens its sentences. Then try"
	@echo "  $(BIN)/dateline serve demo.db     (the desk: the record in a browser, to read and to correct)"
	@echo "  $(BIN)/dateline timeline demo.db --status planned"
	@echo "  $(BIN)/dateline expectations demo.db --as-of 2024-06-18     (and --as-of 2024-06-19)"
	@echo "  $(BIN)/dateline show demo.db ID     (an id from the last column, or its beginning)"
	@echo "  $(BIN)/dateline actors demo.db"
	@echo "  $(BIN)/dateline export events demo.db --format csv --output events.csv"
	@echo "  $(BIN)/dateline read YOUR_FOLDER --into mine.db"

test: $(MADE)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { echo "the desk is tested in a browser; install one: apt-get install chromium"; exit 1; }
	@echo "installing Dateline and its checks"
	@$(PIP) --editable '.[dev]'
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	@# Hypothesis takes the same examples for the same code; `pytest` alone looks for others each time.
	CI=true $(BIN)/python -m pytest

wheel: $(MADE)
	@$(PIP) 'build>=1.2'
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) build dist demo.db demo.db-shm demo.db-wal demo.db-desk* timeline.html
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks training -name __pycache__ -type d -exec rm -rf {} +
