# The two commands of the README, and what they need.
#
# make forecast   forecasts Derby and compares its recovery plans
# make test       runs every test
#
# make workbook   builds the program with --xlsx, which writes results as a workbook; install what it makes with
#                 make install TRAITS=Workbook
#
# make install    puts the program into PREFIX (/usr/local), with completions for shells and a page for man
#
# make scores    scores the forecasts on the published lists that they are developed on, and keeps the table
# make questions asks what a commissioner asks of Derby, and keeps the answers in the documentation
#
# And make tables, which measures the engine beside theory and its peers, and keeps both tables in the documentation.

SHELL := /bin/bash
SWIFT ?= swift
# Every module says in Package.swift which others it knows, and may import no further one.
ARROWS := --explicit-target-dependency-import-check error
# Tests are built for release too, where simulations run some twenty times faster, but with their own flags: in a folder
# of their own, so that neither command undoes the other's build.
TEST := -c release --scratch-path .build/tests -Xswiftc -enable-testing $(ARROWS)

# What the program is built with beside what it always has: Workbook, which needs libxlsxwriter, or nothing.
TRAITS ?=

# Where make install puts things: below PREFIX, seen from DESTDIR when a package is being made.
PREFIX ?= /usr/local
BIN := $(DESTDIR)$(PREFIX)/bin
SHARE := $(DESTDIR)$(PREFIX)/share
INSTALLED := $(BIN)/waitcast $(SHARE)/man/man1/waitcast.1 $(SHARE)/bash-completion/completions/waitcast \
	$(SHARE)/zsh/site-functions/_waitcast $(SHARE)/fish/vendor_completions.d/waitcast.fish
# What --version shows, with a plus sign where files differ from the commit; nothing outside a repository.
COMMIT = $(shell git describe --always --exclude='*' --abbrev=7 --dirty=+ 2>/dev/null)

.PHONY: forecast build workbook test install uninstall tables scores questions format libraries

forecast: build
	@.build/release/waitcast run Scenarios/derby

# With Swift's library inside, so that the program also runs where there is no Swift.
build: libraries
	WAITCAST_COMMIT=$(COMMIT) $(SWIFT) build -c release --product waitcast --static-swift-stdlib $(ARROWS) \
	  $(addprefix --traits ,$(TRAITS))

workbook:
	$(MAKE) build TRAITS=Workbook

install: build
	install -d $(dir $(INSTALLED))
	install -m 755 -s .build/release/waitcast $(BIN)/waitcast
	Sources/waitcast/manual.sh .build/release/waitcast > $(SHARE)/man/man1/waitcast.1
	.build/release/waitcast --generate-completion-script bash > $(SHARE)/bash-completion/completions/waitcast
	.build/release/waitcast --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_waitcast
	.build/release/waitcast --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/waitcast.fish

uninstall:
	rm -f $(INSTALLED)

test: libraries
	$(SWIFT) test $(TEST)

# Simulation.docc/Theory.md, Runs.docc/Pairing.md and Benchmarks/TABLE.md. Takes some ten minutes, best with nothing else running.
tables: libraries
	WAITCAST_RECORD=1 $(SWIFT) test $(TEST) --filter 'TheoryTests|PairedTests'
	@cat Sources/Simulation/Simulation.docc/Theory.md
	Benchmarks/run.sh

# Sources/waitcast/waitcast.docc/Scores.md, with the run before it. Takes up to half an hour; with SETS=derby,requests only these
# sets are scored, and the rest of the page stays.
scores: libraries
	WAITCAST_SCORES=record$(if $(SETS),:$(SETS)) WAITCAST_SCORED=$(COMMIT) $(SWIFT) test $(TEST) --filter ScoresTests

# Sources/waitcast/waitcast.docc/Questions.md. Takes some five minutes.
questions: build
	Benchmarks/questions.py $(COMMIT)

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

# Libraries of C, each with Debian's package: LAPACK and zlib, and libxlsxwriter for workbooks alone. (Foundation's XML parser
# needs libxml2, as Swift itself does.)
LIBRARIES := lapack:liblapack-dev z:zlib1g-dev $(if $(filter Workbook,$(TRAITS)),xlsxwriter:libxlsxwriter-dev)

libraries:
	@missing=; for library in $(LIBRARIES); do \
	  name=lib$${library%:*}.so; \
	  ls /usr/lib/*/$$name /usr/lib*/$$name /usr/local/lib/$$name 2>/dev/null | grep -q . || missing="$$missing $${library#*:}"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null 2>&1; then \
	  echo "Waitcast needs libraries of C, and this system has no apt-get to install what is missing with:" >&2; \
	  echo "install their development packages (on Debian and Ubuntu:$$missing), then try again" >&2; exit 1; \
	fi; \
	root=; if [ "$$(id -u)" != 0 ]; then root=sudo; fi; \
	if [ -n "$$root" ] && ! command -v sudo >/dev/null 2>&1; then \
	  echo "missing:$$missing, and only root can install it: run 'apt-get install$$missing' as root" >&2; exit 1; \
	fi; \
	echo "missing:$$missing: installing with apt-get"; \
	$$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null || \
	{ echo "$$missing could not be installed: apt-get's message above says why" >&2; exit 1; }
