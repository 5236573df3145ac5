# The two commands everybody needs: `make demo` and `make test`. `make help` lists the others.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

# One file that needs nothing beside it and starts at once: Docs/Decisions/0090-linked-statically.md.
# `make release STATIC=` links the system's libraries dynamically, where there are no static ones.
STATIC ?= --disable-local-rpath -Xswiftc -static-executable -Xswiftc -use-ld=lld \
	-Xswiftc -Xclang-linker -Xswiftc -static-pie -Xlinker --pack-dyn-relocs=relr
# Types of generics are made by calls, not by looking their names and conformances up.
METADATA = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
RELEASE = -c release --static-swift-stdlib $(STATIC) $(METADATA)
# Rooms import only what Package.swift lists: Docs/Architecture.md.
IMPORTS = --explicit-target-dependency-import-check error

SOURCES = Sources Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift
# The program that downloads is linked with the system's libcurl, in a build of its own:
# Docs/Decisions/0120-a-program-that-downloads.md.
FETCH_RELEASE = -c release --static-swift-stdlib $(METADATA) --scratch-path .build/fetch

# Names of other tools that `make install` makes links of: minidump_stackwalk, Breakpad's, and
# minidump-stackwalk, rust-minidump's. None without being asked: they would stand before the tools.
LINKS ?=

TOOL = .build/release/dump-stackwalk
DOORS = dump-stackwalk dump-syms
# They are described on dump-stackwalk's page; man finds it by these names, too.
SUBCOMMANDS = rewrite index batch symbolize breakpad
FETCH = .build/release/symbol-fetch
PAGES = .build/pages
MANUAL = .build/manual

.DEFAULT_GOAL = help
.PHONY: help demo test release bench bench-check peers format lint docs-lint scripts-lint check-imports completions manual install \
	uninstall testdata corpus-check fuzz fuzz-all clean requirements

help: ## Lists what make can do
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-21s %s\n", $$1, $$2 }'

demo: release ## Builds the tool and explains a real crash
	$(TOOL) TestData/linux-amd64-press.dmp TestData/Symbols

test: requirements ## Builds and runs all tests
	$(SWIFT) build --build-tests $(IMPORTS)
	$(SWIFT) test --skip-build --parallel

release: requirements ## Builds the programs as users get them, in .build/release
	for door in $(DOORS); do $(SWIFT) build $(RELEASE) --product $$door || exit 1; done
	$(SWIFT) build $(FETCH_RELEASE) --product symbol-fetch
	@cp .build/fetch/release/symbol-fetch $(FETCH)

peers: ## Installs other programs that read dumps, for tests to compare with
	@Scripts/install-peers

format: ## Lays the sources out
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

lint: ## Says where the layout differs from what `make format` would do
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

docs-lint: ## Checks the links of the documents and the tests they name
	@if command -v python3 >/dev/null; then Scripts/check-docs; else echo "python3 is not installed: the documents are not checked"; fi

scripts-lint: ## Checks the shell scripts, when shellcheck is installed
	@if command -v shellcheck >/dev/null; then \
	  shellcheck .ci/run $$(grep -rlE '^#!/bin/(ba)?sh' Scripts TestData/remake Benchmarks 2>/dev/null); \
	else echo "shellcheck is not installed: the scripts are not checked"; fi

check-imports: requirements ## Fails when a room imports one that Package.swift does not list
	$(SWIFT) build --build-tests $(IMPORTS)

completions: release ## Writes completions for bash, zsh and fish to .build/pages
	@mkdir -p $(PAGES)
	@for door in $(DOORS); do \
	  .build/release/$$door --generate-completion-script bash > $(PAGES)/$$door.bash && \
	  .build/release/$$door --generate-completion-script zsh > $(PAGES)/_$$door && \
	  .build/release/$$door --generate-completion-script fish > $(PAGES)/$$door.fish || exit 1; \
	done

# In a folder of its own: the plugin builds the tool its way, and would put it in place of ours.
manual: requirements ## Writes the man page to .build/pages
	@mkdir -p $(PAGES)
	$(SWIFT) package --scratch-path $(MANUAL) plugin generate-manual
	@# The plugin counts `help` as a subcommand, and leaves lines empty, which mdoc does not like.
	for door in $(DOORS); do \
	  sed -e '/^\.Ar subcommand$$/d' -e '/^\.It Em help$$/,/^\.El$$/d' \
	    -e '/^$$/{N;s/^\n\.It/.It/;s/^\n/.Pp\n/}' \
	    $(MANUAL)/plugins/GenerateManual/outputs/$$door/$$door.1 > $(PAGES)/$$door.1 || exit 1; \
	done

install: release completions manual ## Installs tools, man pages and completions below PREFIX=/usr/local
	for door in $(DOORS); do \
	  install -D -s -m 755 .build/release/$$door $(DESTDIR)$(PREFIX)/bin/$$door && \
	  install -D -m 644 $(PAGES)/$$door.1 $(DESTDIR)$(PREFIX)/share/man/man1/$$door.1 && \
	  install -D -m 644 $(PAGES)/$$door.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$door && \
	  install -D -m 644 $(PAGES)/_$$door $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$door && \
	  install -D -m 644 $(PAGES)/$$door.fish \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$door.fish || exit 1; \
	done
	for name in $(SUBCOMMANDS); do \
	  echo ".so man1/dump-stackwalk.1" > $(DESTDIR)$(PREFIX)/share/man/man1/dump-stackwalk-$$name.1 \
	    || exit 1; \
	done
	install -D -s -m 755 $(FETCH) $(DESTDIR)$(PREFIX)/libexec/swift-minidump/symbol-fetch
	for link in $(LINKS); do ln -sf dump-stackwalk $(DESTDIR)$(PREFIX)/bin/$$link || exit 1; done

uninstall: ## Removes what `make install` put below PREFIX
	for door in $(DOORS); do \
	  rm -f $(DESTDIR)$(PREFIX)/bin/$$door \
	    $(DESTDIR)$(PREFIX)/share/man/man1/$$door.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$door \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$door \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$door.fish; \
	done
	for name in $(SUBCOMMANDS); do \
	  rm -f $(DESTDIR)$(PREFIX)/share/man/man1/dump-stackwalk-$$name.1; \
	done
	rm -f $(DESTDIR)$(PREFIX)/libexec/swift-minidump/symbol-fetch
	@rmdir $(DESTDIR)$(PREFIX)/libexec/swift-minidump 2>/dev/null || true
	for link in minidump_stackwalk minidump-stackwalk; do \
	  place=$(DESTDIR)$(PREFIX)/bin/$$link; \
	  [ "$$(readlink $$place)" != dump-stackwalk ] || rm -f $$place; \
	done

bench: release ## Measures speed and memory, and fails past a threshold: Benchmarks/run --help
	Benchmarks/run --tool $(TOOL) $(PARTS)

bench-check: release ## Builds the benchmarks and runs them on tiny inputs
	@if command -v python3 >/dev/null; then Benchmarks/run --quick --tool $(TOOL) $(PARTS); \
	else echo "python3 is not installed: the benchmarks are not tried"; fi

corpus-check: requirements ## Tries every prefix and 10,000 mutations of each dump below CORPUS=
	$(SWIFT) build -c release --product robustness-check
	Scripts/corpus-check $(CORPUS) .build/release/robustness-check

fuzz: requirements ## Fuzzes TARGET= for SECONDS=, with SEEDS=; lists the targets without one
	Scripts/fuzz $(TARGET) $(if $(TARGET),$(or $(SECONDS),60) $(SEEDS))

fuzz-all: requirements ## Fuzzes every target for SECONDS= each
	Scripts/fuzz --all $(SECONDS)

testdata: ## Crashes our own programs again: TestData/remake
	TestData/remake

clean: ## Removes everything that was built
	rm -rf .build

requirements:
	@Scripts/install-requirements
