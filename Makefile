# Everything a contributor or a council's technician does. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE := 1

CONFIGURATION ?= Release
COMMONWEAL := dotnet artifacts/bin/Commonweal.Cli/$(shell echo $(CONFIGURATION) | tr A-Z a-z)/commonweal.dll

.PHONY: help setup build format check test test-all run demo migrate data-check bench

help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: ## Install what is missing (PostgreSQL, Node), restore npm packages, build styles
	@scripts/setup

build: setup ## Compile everything; warnings are errors
	@scripts/build $(CONFIGURATION)

format: ## Format the code
	@dotnet tool restore >/dev/null && dotnet csharpier format .

check: ## Check formatting and the reference data
	@dotnet tool restore >/dev/null && dotnet csharpier check .
	@$(MAKE) --no-print-directory data-check

test: ## Everything CI runs: formatting, data, all tests including the browser's
	@scripts/test

test-all: test ## All tests, then the benchmarks
	@$(MAKE) --no-print-directory bench

run: build ## Build, load the demo and serve on http://localhost:5080
	@$(COMMONWEAL) serve --demo

demo: build ## Load the demo into this machine's own database
	@$(COMMONWEAL) demo

migrate: build ## Bring the database to this version's schema
	@$(COMMONWEAL) migrate

data-check: build ## Check every file under data/
	@$(COMMONWEAL) data check

bench: build ## Measure speed and memory, side by side with a limit or peer
	@dotnet run --no-build -c $(CONFIGURATION) --project tests/Commonweal.Benchmarks
