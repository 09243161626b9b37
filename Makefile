# Gnista: the commonest things to do. `make help` lists them.

SWIFT ?= swift
PYTHON ?= python3
PREFIX ?= $(HOME)/.local
ARGS ?=

# The light executable. It uses the shared libraries of the Swift toolchain, since the static ones need curl to link.
RELEASE := -c release --product gnista
RELEASE_BIN = $(shell $(SWIFT) build $(RELEASE) --show-bin-path)

.PHONY: help build demo test bench proto format lint install clean

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  GNISTA_HOME=FOLDER keeps the native libraries there instead of in ~/.local/share/gnista."

build: ## The release executable
	$(SWIFT) build $(RELEASE)

demo: build ## Build, fetch the native libraries, show the whole workflow (ARGS="--data FILE" for your own trips)
	$(RELEASE_BIN)/gnista runtime install duckdb
	$(RELEASE_BIN)/gnista demo $(ARGS)

test: ## All tests; lists those that cannot run here, with the reason
	@Scripts/run-tests $(ARGS)

bench: ## Times and ratios against DuckDB, scikit-learn and Spark on this machine; sets up .venv
	Benchmarks/run.sh $(ARGS)

proto: ## Make Sources/SparkProto anew from PYTHON's pyspark (ARGS=--check compares only)
	PYTHON=$(PYTHON) SWIFT=$(SWIFT) Scripts/generate-spark-proto.sh $(ARGS)

format: ## Put all sources into the project's form
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Sources Tests

lint: ## Check the form
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

install: build ## Copy gnista to PREFIX/bin (~/.local/bin) and fetch the native libraries
	install -d $(PREFIX)/bin
	install -m 755 $(RELEASE_BIN)/gnista $(PREFIX)/bin/gnista
	$(PREFIX)/bin/gnista runtime install
	@echo "installed: $(PREFIX)/bin/gnista"

clean: ## Remove what was built
	rm -rf .build Benchmarks/.build .venv
