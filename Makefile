# libdisclose: GNU make and pkg-config, no configure step, nothing written outside $(BUILD).
#
#   make [WERROR=1]             library, program, pkg-config file, manuals, messages
#   make check                  every test; `asan`, `tsan`, `valgrind` run them under a sanitizer
#   make check-cluster        a batch on a real Slurm, which is installed first
#   make check-kills          fifty kills of a batch instead of twelve
#   make check-package        data packages by a validator from npm, which is installed first
#   make check-browser        reports in chromium; installs it, and two packages from npm
#   make lint | format | coverage | fuzz | bench | bench-batch | mutants | symbols | golden | samples
#   make install | uninstall    DESTDIR= PREFIX=
#   make BUILD=build/asan SANITIZE=address,undefined check    another build beside the first
#
# New files in lib/ and its directories, lib/grammars/, lib/codes/, tools/, tools/po/ and test/ are picked up by their names.

VERSION := $(shell sed -n 's/^.define DISCLOSE_VERSION "\(.*\)"$$/\1/p' include/disclose.h)
SOVERSION := $(shell echo $(VERSION) | cut -d. -f1,2)

BUILD ?= build
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR ?= $(PREFIX)/share/man
LOCALEDIR ?= $(PREFIX)/share/locale
LIBEXECDIR ?= $(PREFIX)/libexec/disclose
DESTDIR ?=

PKG_CONFIG ?= pkg-config
INSTALL ?= install
CFLAGS ?= -O2 -g
WERROR ?=
SANITIZE ?=
COVERAGE ?=
FUZZ_SECONDS ?= 60

# Section - Programs apart

# Commands that are programs apart, so that no other command loads their libraries: `disclose NAME`
# runs disclose-NAME, made of tools/NAME/*.c and of what the commands share; NAME_PKGS is what
# pkg-config calls its libraries.
APART := load xlsx
load_PKGS := sqlite3
xlsx_PKGS := xlsxwriter

# Section - Flags

PUBLIC_PKGS := glib-2.0
PRIVATE_PKGS := poppler-glib gio-2.0 cairo libpng libpcre2-8
TOOL_PKGS := fontconfig
BUILD_PKGS := libseccomp $(TOOL_PKGS) $(foreach name,$(APART),$($(name)_PKGS))
ifneq ($(filter-out clean dist uninstall format,$(or $(MAKECMDGOALS),all)),)
  ifneq ($(shell $(PKG_CONFIG) --exists $(PUBLIC_PKGS) $(PRIVATE_PKGS) $(BUILD_PKGS) && \
          echo yes),yes)
    $(error $(PUBLIC_PKGS) $(PRIVATE_PKGS) $(BUILD_PKGS) not found by pkg-config: run `sh tools/setup.sh install`)
  endif
  PUBLIC_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PUBLIC_PKGS))
  TOOL_LIBS := $(shell $(PKG_CONFIG) --libs $(TOOL_PKGS))
  PUBLIC_LIBS := $(shell $(PKG_CONFIG) --libs $(PUBLIC_PKGS))
  PRIVATE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PUBLIC_PKGS) $(PRIVATE_PKGS))
  PRIVATE_LIBS := $(shell $(PKG_CONFIG) --libs $(PUBLIC_PKGS) $(PRIVATE_PKGS)) -lcsv -lm
endif

# Only asked for when a test is built: a program that is merely installed needs no Check.
CHECK_CFLAGS = $(shell $(PKG_CONFIG) --cflags check)
CHECK_LIBS = $(shell $(PKG_CONFIG) --libs check)

SANITIZE_FLAGS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer \
                    $(if $(findstring undefined,$(SANITIZE)),-fno-sanitize-recover=all))
# clang does not take a g_autoptr()'s cleanup for a use of it; gcc tells what is truly unused.
COMMON_CFLAGS := -std=c11 -Wall -Wextra -Wpedantic $(if $(WERROR),-Werror) \
                 $(if $(findstring clang,$(CC)),-Wno-unused-variable) $(CFLAGS) \
                 $(SANITIZE_FLAGS) $(if $(COVERAGE),--coverage)
COMMON_LDFLAGS := $(LDFLAGS) $(SANITIZE_FLAGS) $(if $(COVERAGE),--coverage)
LIB_CFLAGS = -fPIC -fvisibility=hidden -Iinclude $(LIB_DIRS:%=-I%) -I$(BUILD) $(PRIVATE_CFLAGS)
TOOL_CFLAGS = -Iinclude -I$(BUILD) -DLOCALEDIR='"$(LOCALEDIR)"' \
               -DLIBEXECDIR='"$(LIBEXECDIR)"' $(PUBLIC_CFLAGS) \
               $(shell $(PKG_CONFIG) --cflags $(TOOL_PKGS))
TEST_CFLAGS = -Iinclude $(LIB_DIRS:%=-I%) -Itest $(PRIVATE_CFLAGS)

SEARCHED_FIRST := $(if $(SANITIZE),,$(shell $(PKG_CONFIG) --exists poppler && echo \
                    -Wl,--no-as-needed -lpoppler -l:libstdc++.so.6 -lc))

# Section - Files

# A directory of lib/ is a layer: test/layers.txt.
LIB_SOURCES := $(sort $(wildcard lib/*.c lib/*/*.c))
LIB_DIRS := $(patsubst %/,%,$(sort $(dir $(LIB_SOURCES))))
LIB_OBJS := $(LIB_SOURCES:%.c=$(BUILD)/%.o)
TOOL_OBJS := $(patsubst tools/%.c,$(BUILD)/tools/%.o,$(sort $(wildcard tools/*.c)))
HEADERS := $(sort $(wildcard include/*.h))
GRAMMARS := $(sort $(wildcard lib/grammars/*.grammar))
CODES := $(sort $(wildcard lib/codes/*.codes))
CATALOGS := $(patsubst tools/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/disclose.mo,\
              $(sort $(wildcard tools/po/*.po)))
MANUALS := $(sort $(wildcard tools/*.1 tools/*.5)) $(HEADERS:include/%.h=$(BUILD)/lib%.3)
TESTS := $(patsubst test/%.c,$(BUILD)/test/%,$(sort $(wildcard test/check_*.c)))
SCRIPTS := $(sort $(wildcard test/*.sh))
FUZZERS := $(patsubst test/fuzz/%.c,%,$(filter-out test/fuzz/driver.c,\
             $(sort $(wildcard test/fuzz/*.c))))
REPLAYS := $(FUZZERS:%=$(BUILD)/test/replay_%)

ARCHIVE := $(BUILD)/libdisclose.a
SHARED := $(BUILD)/libdisclose.so.$(VERSION)
PROGRAM := $(if $(TOOL_OBJS),$(BUILD)/disclose)
APART_PROGRAMS := $(APART:%=$(BUILD)/disclose-%)

.PHONY: all check check-browser check-cluster check-kills check-package tests golden asan tsan valgrind lint format coverage fuzz bench bench-batch mutants install uninstall \
        dist clean samples symbols force
.DELETE_ON_ERROR:
.SUFFIXES:

all: $(ARCHIVE) $(SHARED) $(BUILD)/disclose.pc $(PROGRAM) $(APART_PROGRAMS) $(MANUALS) $(CATALOGS)

# Section - Library and program

# Rewritten only where the flags have changed, so that other flags mean other objects.
$(BUILD)/flags: force
	@mkdir -p $(@D)
	@echo '$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) $(PRIVATE_CFLAGS) $(LOCALEDIR) \
	    $(LIBEXECDIR)' >$@.new
	@cmp -s $@ $@.new && rm $@.new || mv $@.new $@

$(BUILD)/grammars.inc: tools/embed.sh $(GRAMMARS) | $(BUILD)/flags
	sh tools/embed.sh $(GRAMMARS) >$@

$(BUILD)/draft.inc: tools/embed.sh lib/draft/draft.grammar | $(BUILD)/flags
	sh tools/embed.sh lib/draft/draft.grammar >$@

$(BUILD)/codes.inc: tools/embed.sh $(CODES) | $(BUILD)/flags
	sh tools/embed.sh $(CODES) >$@

# What `disclose report` makes its pages of. The script of a page is one file there, in this order.
REPORT_SCRIPT := $(patsubst %,tools/report/%.js,elements words data page table findings marks charts search main)
REPORT := tools/report/report.html tools/report/style.css $(BUILD)/script.js \
          tools/report/index.html $(BUILD)/sort.js
$(BUILD)/script.js: $(REPORT_SCRIPT) | $(BUILD)/flags
	cat $(REPORT_SCRIPT) >$@
$(BUILD)/sort.js: tools/report/elements.js tools/report/sort.js | $(BUILD)/flags
	cat $^ >$@

$(BUILD)/cli_report_files.h: tools/embed.sh $(REPORT) | $(BUILD)/flags
	sh tools/embed.sh $(REPORT) >$@

$(BUILD)/load_schema.h: tools/embed.sh $(sort $(wildcard tools/load/*.sql)) | $(BUILD)/flags
	sh tools/embed.sh $(filter %.sql,$^) >$@

$(BUILD)/cli_package_files.h: tools/embed.sh $(sort $(wildcard tools/package/*.json)) | $(BUILD)/flags
	sh tools/embed.sh $(filter %.json,$^) >$@

$(BUILD)/tools/cli_package.o: $(BUILD)/cli_package_files.h
$(BUILD)/tools/load/store.o: $(BUILD)/load_schema.h

# Reports and workbooks are Chinese whatever the locale.
$(BUILD)/cli_chinese.h: tools/embed.sh $(BUILD)/locale/zh_CN/LC_MESSAGES/disclose.mo | $(BUILD)/flags
	sh tools/embed.sh $(BUILD)/locale/zh_CN/LC_MESSAGES/disclose.mo >$@

$(BUILD)/tools/cli_chinese.o: $(BUILD)/cli_chinese.h
$(BUILD)/tools/cli_report_files.o: $(BUILD)/cli_report_files.h
$(BUILD)/lib/grammar/grammars.o: $(BUILD)/grammars.inc
$(BUILD)/lib/draft/draft.o: $(BUILD)/draft.inc

$(BUILD)/lib/values/codes.o: $(BUILD)/codes.inc

$(BUILD)/lib/%.o: lib/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(COMMON_CFLAGS) $(LIB_CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tools/%.o: tools/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(COMMON_CFLAGS) $(TOOL_CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# The workers' system call filter is worked out here, by a program that does nothing else.
$(BUILD)/seccomp.inc: tools/seccomp/filter.c $(BUILD)/flags
	$(CC) -std=c11 -Wall -Wextra $(CFLAGS) $$($(PKG_CONFIG) --cflags libseccomp) -o $(@:.inc=) $< \
	    $$($(PKG_CONFIG) --libs libseccomp)
	$(@:.inc=) >$@

$(BUILD)/tools/cli_sandbox.o: $(BUILD)/seccomp.inc

# From scratch each time: `ar r` would keep the members of files that are gone.
$(ARCHIVE): $(LIB_OBJS)
	rm -f $@
	$(AR) rcs $@ $^

$(SHARED): $(LIB_OBJS)
	$(CC) -shared -Wl,-soname,libdisclose.so.$(SOVERSION) $(if $(SANITIZE),,-Wl,-z,defs) \
	    -Wl,--as-needed $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^ $(PRIVATE_LIBS)
	ln -sf $(@F) $(BUILD)/libdisclose.so.$(SOVERSION)
	ln -sf $(@F) $(BUILD)/libdisclose.so

# Linked with the archive, so that it runs where it was built. Nearly all symbols that are looked for
# at the start are of poppler, C++ and C, so these come first in the search: a millisecond a run.
$(BUILD)/disclose: $(TOOL_OBJS) $(ARCHIVE)
	$(CC) $(SEARCHED_FIRST) -Wl,--as-needed $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ \
	    $(TOOL_OBJS) $(ARCHIVE) $(TOOL_LIBS) $(PRIVATE_LIBS)

# What commands share; a program apart takes of it, and of the library, what it uses.
$(BUILD)/cli.a: $(filter $(BUILD)/tools/cli_%,$(TOOL_OBJS))
	rm -f $@
	$(AR) rcs $@ $^

define apart
$(BUILD)/tools/$(1)/%.o: tools/$(1)/%.c $(BUILD)/flags
	@mkdir -p $$(@D)
	$$(CC) $$(COMMON_CFLAGS) -Itools $$(TOOL_CFLAGS) $$$$($$(PKG_CONFIG) --cflags $$($(1)_PKGS)) \
	    $$(CPPFLAGS) -MMD -MP -c -o $$@ $$<

$(BUILD)/disclose-$(1): $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tools/$(1)/*.c))) \
        $(BUILD)/cli.a $(ARCHIVE)
	$$(CC) -Wl,--as-needed $$(COMMON_CFLAGS) $$(COMMON_LDFLAGS) -o $$@ $$^ \
	    $$$$($$(PKG_CONFIG) --libs $$($(1)_PKGS)) $$(TOOL_LIBS) $$(PRIVATE_LIBS)

-include $(patsubst %.c,$(BUILD)/%.d,$(wildcard tools/$(1)/*.c))
endef
$(foreach name,$(APART),$(eval $(call apart,$(name))))

# Its directories are those of this run, as they are compiled into nothing else.
$(BUILD)/disclose.pc: force | $(BUILD)/flags
	@printf '%s\n' 'prefix=$(PREFIX)' \
	    'libdir=$(patsubst $(PREFIX)/%,$${prefix}/%,$(LIBDIR))' \
	    'includedir=$(patsubst $(PREFIX)/%,$${prefix}/%,$(INCLUDEDIR))' '' \
	    'Name: disclose' \
	    'Description: Published Chinese government budgets, from PDF to exact figures' \
	    'Version: $(VERSION)' 'Requires: $(PUBLIC_PKGS)' 'Requires.private: $(PRIVATE_PKGS)' \
	    'Libs: -L$${libdir} -ldisclose' 'Libs.private: -lcsv -lm' 'Cflags: -I$${includedir}' >$@

# A manual a header: libdisclose.3 of disclose.h, libdisclose-explain.3 of disclose-explain.h …
$(BUILD)/lib%.3: include/%.h tools/man3.sh include/disclose.h | $(BUILD)/flags
	sh tools/man3.sh $< $(VERSION) >$@

$(BUILD)/locale/%/LC_MESSAGES/disclose.mo: tools/po/%.po | $(BUILD)/flags
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# Section - Tests

$(BUILD)/test/%.o: test/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(COMMON_CFLAGS) $(TEST_CFLAGS) $(CHECK_CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/test/check_%: $(BUILD)/test/check_%.o $(ARCHIVE)
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^ $(CHECK_LIBS) $(PRIVATE_LIBS)

$(BUILD)/test/replay_%: $(BUILD)/test/fuzz/%.o $(BUILD)/test/fuzz/driver.o $(ARCHIVE)
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^ $(PRIVATE_LIBS)

# The workers of the program, without its commands, doing their worst.
$(BUILD)/test/hostile/hostile: $(BUILD)/test/hostile/hostile.o $(BUILD)/cli.a $(ARCHIVE)
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^ $(TOOL_LIBS) $(PRIVATE_LIBS)

# Workbooks of documents that no PDF is at hand for.
$(BUILD)/test/xlsx/%.o: TEST_CFLAGS += -Itools
$(BUILD)/test/xlsx/made: $(BUILD)/test/xlsx/made.o $(patsubst %.c,$(BUILD)/%.o,\
        $(filter-out %/main.c,$(wildcard tools/xlsx/*.c))) $(BUILD)/cli.a $(ARCHIVE)
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^ \
	    $$($(PKG_CONFIG) --libs $(xlsx_PKGS)) $(TOOL_LIBS) $(PRIVATE_LIBS)

$(BUILD)/test/mutants_run: $(BUILD)/test/mutants/mutants.o $(ARCHIVE)
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^ $(PRIVATE_LIBS)

$(BUILD)/test/measure: $(BUILD)/test/bench/measure.o
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -o $@ $^

tests: all $(TESTS) $(REPLAYS) $(BUILD)/test/hostile/hostile $(BUILD)/test/xlsx/made

check: tests
	@BUILD='$(BUILD)' CC='$(CC)' SANITIZE='$(SANITIZE)' WRAPPER='$(WRAPPER)' \
	    sh tools/check.sh $(TESTS) $(REPLAYS) $(SCRIPTS)

asan:
	$(MAKE) BUILD=$(BUILD)/asan SANITIZE=address,undefined,float-cast-overflow CFLAGS='-O1 -g' check

tsan:
	$(MAKE) BUILD=$(BUILD)/tsan SANITIZE=thread CFLAGS='-O1 -g' check

VALGRIND := valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
            --suppressions=test/valgrind.supp

# Shell tests are left out: what they run would have to be wrapped one by one.
valgrind:
	$(MAKE) BUILD=$(BUILD) SCRIPTS= WRAPPER='$(VALGRIND)' check

# Reports in a real browser; what it needs is installed first.
check-browser: all
	BUILD='$(BUILD)' sh test/browser/run.sh

# A batch stopped at fifty moments, which SEED chooses, and continued; `check` takes a dozen.
check-kills: all
	BUILD='$(BUILD)' KILLS=50 sh test/batch.sh

# tools/slurm/ on a real Slurm, which is installed first.
check-cluster: all
	sh tools/setup.sh cluster
	CLUSTER=1 BUILD='$(BUILD)' sh test/cluster.sh

# Data packages by a validator; what it needs is installed first.
check-package: all
	command -v npm >/dev/null || sh tools/setup.sh package
	mkdir -p $(BUILD)/package
	npm install --silent --no-audit --no-fund --prefix $(BUILD)/package datapackage@1.1.10
	BUILD='$(BUILD)' sh test/package.sh

coverage:
	$(MAKE) BUILD=$(BUILD)/coverage COVERAGE=1 CFLAGS='-O0 -g' check
	gcovr --root . --filter lib/ --object-directory $(BUILD)/coverage $(BUILD)/coverage/lib

# What the samples give now, beside what a person has checked; nothing in samples/ is written.
golden: all
	rm -rf $(BUILD)/golden
	for pdf in samples/*/*.pdf; do \
	    $(BUILD)/disclose convert --grammars $$(dirname $$pdf) -o $(BUILD)/golden $$pdf || exit 1; done
	for made in $(BUILD)/golden/*; do \
	    diff -ru -x '*.pdf' -x source.txt samples/$${made##*/} $$made; done; true

samples: all
	sh samples/make.sh

bench: all $(BUILD)/test/measure
	BUILD='$(BUILD)' sh test/bench/bench.sh

bench-batch: all $(BUILD)/test/measure
	BUILD='$(BUILD)' sh test/bench/batch.sh

# How well audits find one alteration; MUTANTS of each document.
MUTANTS ?= 150
mutants: $(BUILD)/test/mutants_run
	sh test/mutants/mutants.sh $(BUILD)/test/mutants_run $(MUTANTS)

# libFuzzer is clang's. A finding ends up in $(BUILD)/fuzz/NAME.found/.
fuzz:
	$(MAKE) BUILD=$(BUILD)/fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined,float-cast-overflow \
	    CFLAGS='-O1 -g' fuzzers
	BUILD='$(BUILD)/fuzz' FUZZ_SECONDS=$(FUZZ_SECONDS) sh test/fuzz/fuzz.sh $(FUZZERS)

.PHONY: fuzzers
fuzzers: $(FUZZERS:%=$(BUILD)/fuzz_%)

$(BUILD)/fuzz_%: $(BUILD)/test/fuzz/%.o $(ARCHIVE)
	$(CC) $(COMMON_CFLAGS) $(COMMON_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(PRIVATE_LIBS)

lint: all
	CC='$(CC)' BUILD='$(BUILD)' CPPFLAGS='$(LIB_CFLAGS)' sh tools/lint.sh

format:
	clang-format -i include/*.h $(wildcard lib/*.[ch] lib/*/*.[ch]) $(wildcard tools/*.[ch] tools/*/*.[ch]) \
	    $(wildcard test/*.[ch] test/*/*.[ch])

# Prints the exported symbols; test/symbols.txt says what they have to be.
symbols: $(SHARED)
	@nm -D --defined-only $(SHARED) | awk '{ print $$3 }' | LC_ALL=C sort

# Section - Installing

install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCLUDEDIR) \
	    $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man3 $(DESTDIR)$(MANDIR)/man5
	$(if $(PROGRAM),$(INSTALL) -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin)
	$(if $(APART),$(INSTALL) -d $(DESTDIR)$(LIBEXECDIR))
	$(if $(APART),$(INSTALL) -m 755 $(APART_PROGRAMS) $(DESTDIR)$(LIBEXECDIR))
	$(INSTALL) -m 644 $(ARCHIVE) $(DESTDIR)$(LIBDIR)
	$(INSTALL) -m 755 $(SHARED) $(DESTDIR)$(LIBDIR)
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(LIBDIR)/libdisclose.so.$(SOVERSION)
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(LIBDIR)/libdisclose.so
	$(INSTALL) -m 644 $(HEADERS) $(DESTDIR)$(INCLUDEDIR)
	$(INSTALL) -m 644 $(BUILD)/disclose.pc $(DESTDIR)$(LIBDIR)/pkgconfig
	$(INSTALL) -D -m 755 tools/slurm/disclose.sbatch $(DESTDIR)$(PREFIX)/share/disclose/disclose.sbatch
	for page in $(MANUALS); do \
	    $(INSTALL) -m 644 $$page $(DESTDIR)$(MANDIR)/man$${page##*.} || exit 1; done
	for mo in $(CATALOGS:$(BUILD)/locale/%=%); do \
	    $(INSTALL) -D -m 644 $(BUILD)/locale/$$mo $(DESTDIR)$(LOCALEDIR)/$$mo || exit 1; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/disclose $(HEADERS:include/%=$(DESTDIR)$(INCLUDEDIR)/%) \
	    $(DESTDIR)$(LIBDIR)/libdisclose.a $(DESTDIR)$(LIBDIR)/libdisclose.so \
	    $(DESTDIR)$(LIBDIR)/libdisclose.so.$(SOVERSION) \
	    $(DESTDIR)$(LIBDIR)/libdisclose.so.$(VERSION) \
	    $(DESTDIR)$(LIBDIR)/pkgconfig/disclose.pc $(APART:%=$(DESTDIR)$(LIBEXECDIR)/disclose-%)
	rm -f $(DESTDIR)$(PREFIX)/share/disclose/disclose.sbatch
	rmdir $(DESTDIR)$(LIBEXECDIR) $(DESTDIR)$(PREFIX)/share/disclose 2>/dev/null || :
	for page in $(notdir $(MANUALS)); do rm -f $(DESTDIR)$(MANDIR)/man$${page##*.}/$$page; done
	for mo in $(CATALOGS:$(BUILD)/locale/%=%); do rm -f $(DESTDIR)$(LOCALEDIR)/$$mo; done

# What is committed, nothing else.
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=disclose-$(VERSION)/ -o $(BUILD)/disclose-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJS:.o=.d) $(TOOL_OBJS:.o=.d) $(wildcard $(BUILD)/test/*.d $(BUILD)/test/*/*.d)
