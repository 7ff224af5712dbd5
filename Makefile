# make         build build/hubdeck and build/hubsim
# make demo    the dashboard on a simulated Hub          make check   every test
# make help    every target
#
# Whatever is missing on this machine is installed first; one line says so when
# that is not possible.
#
# O=DIR        where objects go (default build/$(MODE))
# MODE=        release debug asan ubsan tsan cov
# CC=  CFLAGS=  LDFLAGS=    as everywhere
# WERROR=      warnings do not stop the build      V=1     show the commands
# NEED=0       do not look for missing packages
# ONLY='a b'   with unit: only tests/unit/test_a.c and test_b.c
# SLOW_TESTS=1 longer deadlines in tests (valgrind, sanitizers, busy machines)

MODE    ?= release
O       ?= build/$(MODE)
PREFIX  ?= /usr/local
LIBDIR  ?= $(PREFIX)/lib
VERSION := 0.1.0
NEED    ?= 1
ONLY    ?=
ifeq ($(origin CC),default)
CC      := cc
endif

.DEFAULT_GOAL := all
.SUFFIXES:
.DELETE_ON_ERROR:
FORCE:
.PHONY: FORCE

# ---- packages -------------------------------------------------------------

# Which sets of tests/tools/packages.txt the goals need.
GOALS := $(or $(MAKECMDGOALS),all)
SETS  := build
SETS  += $(if $(filter check soak unit screens bless man bench% spec fuzz asan ubsan tsan valgrind suite \
	   coverage screenshots $O/%,$(GOALS)),check)
SETS  += $(if $(filter bench%,$(GOALS)),bench)
SETS  += $(if $(filter lint format format-check,$(GOALS)),lint)
SETS  += $(if $(filter fuzz,$(GOALS)),fuzz)
SETS  += $(if $(filter valgrind,$(GOALS)),valgrind)
SETS  += $(if $(filter screenshots,$(GOALS)),screenshots)
FREE  := arch greps format format-check clean help

# Not for make -n and make -q, which a shell may run to complete a word.
DRY := $(findstring n,$(firstword -$(MAKEFLAGS)))$(findstring q,$(firstword -$(MAKEFLAGS)))
ifneq ($(filter-out $(FREE),$(GOALS)),)
ifeq ($(NEED)$(DRY),1)
MISSING := $(shell CC='$(CC)' tests/tools/need.sh build/need $(SETS))
ifneq ($(.SHELLSTATUS),0)
$(error $(MISSING))
endif
endif
PKG_MAIN  := ncursesw libcurl json-c libutf8proc libpcre2-8 inih sqlite3 libcrypto
PKG_SIM   := libmicrohttpd zlib json-c libpcre2-8
PKG_TEST  := cunit vterm libmicrohttpd zlib
PKG_FLAGS := $(shell pkg-config --cflags $(PKG_MAIN) $(PKG_SIM))
LIBS      := $(shell pkg-config --libs $(PKG_MAIN)) -lpthread
SIM_LIBS  := $(shell pkg-config --libs $(PKG_SIM)) -lpthread
ifneq ($(filter check,$(SETS)),)
TEST_FLAGS := $(shell pkg-config --cflags $(PKG_TEST))
TEST_LIBS  := $(shell pkg-config --libs $(PKG_TEST)) -lutil
endif
endif

# ---- flags ----------------------------------------------------------------

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wwrite-strings -Wpointer-arith -Wcast-qual -Wformat=2 \
	-Wundef -Wvla -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough \
	-Wnull-dereference -Wdouble-promotion -Wswitch-enum

# Those who only want to run the program are not stopped by the opinions of a
# compiler newer than this file.
WERROR ?= $(if $(filter demo install deb,$(GOALS)),,-Werror)

cc-option = $(shell $(CC) -Werror $1 -O2 -x c -E -include stdio.h /dev/null \
	      >/dev/null 2>&1 && echo "$1")
FORTIFY_3 := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
FORTIFY_2 := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
ifeq ($(MODE),release)
HARDEN := $(or $(call cc-option,$(FORTIFY_3)),$(FORTIFY_2)) -fstack-protector-strong \
	$(call cc-option,-fcf-protection) $(call cc-option,-fstack-clash-protection)
endif

CFLAGS_release := -O2 -g $(HARDEN)
CFLAGS_debug   := -O0 -g3
SAN            := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all
CFLAGS_asan    := $(SAN) -fsanitize=address,undefined
CFLAGS_ubsan   := $(SAN) -fsanitize=undefined
CFLAGS_tsan    := $(SAN) -fsanitize=thread
CFLAGS_cov     := -O0 -g --coverage

BASE_CFLAGS := -std=c17 -D_GNU_SOURCE -DHUBDECK_VERSION='"$(VERSION)"' \
	-I. -fPIE $(WARN) $(PKG_FLAGS)
ALL_CFLAGS   = $(BASE_CFLAGS) $(CFLAGS_$(MODE)) $(CFLAGS)
ALL_LDFLAGS  = -pie $(LINUX_LDFLAGS) $(LDFLAGS)
ifeq ($(shell uname),Linux)
LINUX_LDFLAGS := -Wl,-z,relro,-z,now,-z,noexecstack
endif
OBJCOPY ?= objcopy
comma := ,

Q   := $(if $(V),,@)
say  = $(if $(V),,@printf '  %-7s %s\n' '$1' '$2';)

# ---- sources: what is in a room belongs to it ------------------------------

objects  = $(patsubst %.c,$O/%.o,$(wildcard $1))
MODEL   := $(call objects,model/*.c)
NET     := $(call objects,net/*.c)
UI      := $(call objects,ui/*.c)
SIM     := $(call objects,tests/hubsim/*.c)
HARNESS := $(call objects,tests/harness/*.c)
UNIT    := $(patsubst tests/unit/test_%.c,%,$(wildcard tests/unit/test_*.c))
FUZZ    := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
BENCH   := $(patsubst tests/bench/bench_%.c,%,$(wildcard tests/bench/bench_*.c))
SCREENS := $(wildcard tests/screens/*.t)
SHOTS   := $(wildcard tests/screens/*.shot)

# What is put before libc when a test wants its calls to fail.
PRELOAD := $(patsubst tests/preload/%.c,$O/preload/%.so,$(wildcard tests/preload/*.c))

# A room without its main has no program yet.
HUBDECK := $(if $(wildcard ui/main.c),$O/hubdeck)
HUBSIM  := $(if $(wildcard tests/hubsim/main.c),$O/hubsim)
EXAMPLE := $(if $(wildcard docs/example.c),$O/example)
BUILT   := $(if $(filter build/release,$O),$(patsubst $O/%,build/%,$(HUBDECK) $(HUBSIM)))

.PHONY: all
all: $(HUBDECK) $(HUBSIM) $(BUILT) ## build the program and the simulated Hub
$(BUILT): build/%: build/release/%
	$Qcp -f $< $@

# Compiled again when the flags change, or how $O is spelled: what the compiler wrote
# down names the objects so.
remember = $(if $(subst |$(file <$1)|,,|$2|),$(file >$1,$2))
ifneq ($(filter-out $(FREE),$(GOALS)),)
ifeq ($(DRY),)
$(shell mkdir -p $O)
$(call remember,$O/flags,$O $(CC) $(ALL_CFLAGS))
$(call remember,$O/prefix,$(PREFIX))
endif
endif
$O/flags $O/prefix: ;
$O/ui/demo.o: BASE_CFLAGS += -DHUBDECK_PREFIX='"$(PREFIX)"'
$O/ui/demo.o: $O/prefix

$O/docs/%.o: BASE_CFLAGS += -Inet
$O/tests/%.o: BASE_CFLAGS += $(TEST_FLAGS)
$O/%.o: %.c $O/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) $(WERROR) -MMD -MP -c $< -o $@

# Archives, so that a test program links what it uses and nothing else.
archive = $(call say,AR,$@)rm -f $@ && ar rcs $@ $^
$O/libmodel.a: $(MODEL)
	$(archive)
$O/libnet.a: $(NET)
	$(archive)
$O/libui.a: $(filter-out %/main.o,$(UI)) $O/ui/main_fn.o
	$(archive)
# The program as a function, for tests that call it in a child: loading its libraries
# takes longer than what it does.
$O/ui/main_fn.o: BASE_CFLAGS += -Dmain=hubdeck_main -Wno-missing-prototypes
$O/ui/main_fn.o: ui/main.c $O/flags
	@mkdir -p $(@D)
	$(call say,CC,$@)$(CC) $(ALL_CFLAGS) $(WERROR) -MMD -MP -c $< -o $@
$O/libsim.a: $(filter-out %/main.o,$(SIM))
	$(archive)
$O/libharness.a: $(HARNESS)
	$(archive)
# For other programs; net/hubdeck.h is its only header, and what is not in it is not
# seen by them: a program may have an xmalloc() of its own.
ifeq ($(shell uname),Linux)
$O/hubdeck-library.o: $(NET) $(MODEL)
	$(call say,LINK,$@)$(CC) -nostdlib -r $^ -o $@ && \
		$(OBJCOPY) -w --keep-global-symbol='hubdeck_*' $@
$O/libhubdeck.a: $O/hubdeck-library.o
else
$O/libhubdeck.a: $(NET) $(MODEL)
endif
	$(archive)

link = $(call say,LINK,$@)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $^ -o $@
$O/hubdeck: $(UI) $(NET) $(MODEL)
	$(link) $(LIBS)
$O/hubsim: $(SIM)
	$(link) $(SIM_LIBS)
$(EXAMPLE): $O/docs/example.o $O/libhubdeck.a
	$(link) $(LIBS)

.PHONY: demo
demo: all ## the dashboard on a simulated Hub; no account, nothing sent anywhere
	@$O/hubdeck demo

# ---- tests ----------------------------------------------------------------

# test_ui_* is linked with the screens, test_sim_* with the simulated Hub.
UI_UNIT    := $(filter ui_%,$(UNIT))
SIM_UNIT   := $(filter sim_%,$(UNIT))
PLAIN_UNIT := $(filter-out ui_% sim_%,$(UNIT))
BELOW      := $O/libnet.a $O/libmodel.a
$(UI_UNIT:%=$O/unit/%): $O/unit/%: $O/tests/unit/test_%.o $O/libharness.a $O/libui.a $(BELOW)
	$(link) $(TEST_LIBS) $(LIBS)
$(SIM_UNIT:%=$O/unit/%): $O/unit/%: $O/tests/unit/test_%.o $O/libharness.a $O/libsim.a $(BELOW)
	$(link) $(TEST_LIBS) $(SIM_LIBS) $(LIBS)
$(PLAIN_UNIT:%=$O/unit/%): $O/unit/%: $O/tests/unit/test_%.o $O/libharness.a $(BELOW)
	$(link) $(TEST_LIBS) $(LIBS)
$O/run_screens: $O/tests/run_screens.o $O/libharness.a $(BELOW)
	$(link) $(TEST_LIBS) $(LIBS)

$O/preload/%.so: tests/preload/%.c $O/flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(filter-out -fPIE -Wpedantic,$(BASE_CFLAGS)) -O1 -g -fPIC -shared \
		-MMD -MP $< -o $@ -ldl

$O/leaks: $O/tests/leaks.o $O/libharness.a $(BELOW)
	$(link) $(TEST_LIBS) $(LIBS)

# Every test writes a log whose last line counts; tally.sh adds the logs up.
# A log is made afresh in every run, so its rule depends on FORCE.
LOG      := $O/log
WRAP     ?=
TEST_ENV := HUBDECK=$(abspath $O/hubdeck) HUBSIM=$(abspath $O/hubsim) \
	EXAMPLE=$(abspath $(EXAMPLE)) TESTDATA=$(abspath tests/data) \
	PRELOAD=$(abspath $O/preload)
run_one   = $(call say,TEST,$(*F))$(TEST_ENV) tests/tools/run-one.sh $@

UNIT_LOGS   := $(UNIT:%=$(LOG)/unit-%.log)
SCREEN_LOGS := $(SCREENS:tests/screens/%.t=$(LOG)/screen-%.log)
REPLAY_LOGS := $(FUZZ:%=$(LOG)/replay-%.log)
SPEC_LOG    := $(if $(HUBSIM),$(if $(wildcard tests/spec/validate.py),$(LOG)/spec.log))
# The official SDK as client of `hubdeck mcp`, where there is npm.
MCP_LOG := $(if $(shell command -v npm >/dev/null && command -v node),$(LOG)/mcp.log)
STATIC_LOGS := $(LOG)/arch.log $(LOG)/mcp-doc.log $(LOG)/greps.log \
	$(if $(filter release,$(MODE)),$(LOG)/install.log $(LOG)/symbols.log $(patsubst $O/%,$(LOG)/hardened-%.log,$(HUBDECK) $(HUBSIM)))

$(LOG)/unit-%.log: $O/unit/% FORCE
	$(run_one) $(WRAP) $<
$(LOG)/screen-%.log: $O/run_screens FORCE
	$(run_one) $< tests/screens/$*.t
$(LOG)/spec.log: FORCE
	$(run_one) python3 tests/spec/validate.py
$(LOG)/mcp.log: $(HUBDECK) $(HUBSIM) FORCE
	$(run_one) tests/mcp/run.sh
$(LOG)/mcp-doc.log: $(HUBDECK) FORCE
	$(run_one) tests/tools/mcp-doc.sh $(HUBDECK) docs/MCP.md check
$(LOG)/arch.log: FORCE
	$(run_one) tests/tools/arch.sh
$(LOG)/greps.log: FORCE
	$(run_one) tests/tools/greps.sh
$(LOG)/symbols.log: $(MODEL) $(NET) $(UI) FORCE
	$(run_one) tests/tools/symbols.sh $O
# MAKE with the variables of this one: nothing is built again beside the tests.
$(LOG)/install.log: $(HUBDECK) $(HUBSIM) $O/libhubdeck.a FORCE
	+$(call say,TEST,install)CC='$(CC)' tests/tools/run-one.sh $@ tests/tools/install.sh \
		$(abspath $(HUBSIM)) $(MAKE) --no-print-directory
$(LOG)/hardened-%.log: $O/% FORCE
	$(run_one) tests/tools/hardening.sh $<

# What all of them have printed must hold no secret either.
OTHER_LOGS := $(STATIC_LOGS) $(UNIT_LOGS) $(SCREEN_LOGS) $(SPEC_LOG) $(MCP_LOG) $(REPLAY_LOGS)
$(LOG)/leaks.log: $O/leaks $(OTHER_LOGS) FORCE
	$(run_one) $< $(LOG)

# tests LOGS: the programs first, then all tests, even when some do not build.
define tests
@mkdir -p $(LOG)
@rm -f $1
+@$(MAKE) --no-print-directory -k NEED=0 $(HUBDECK) $(HUBSIM) $(EXAMPLE) $(PRELOAD) || :
+@$(MAKE) --no-print-directory -k NEED=0 $1 || :
@tests/tools/tally.sh $1 >$(LOG)/summary; rc=$$?; cat $(LOG)/summary; exit $$rc
endef

.PHONY: check unit screens spec bless man mcp-doc
check: ## build and run every test
	$(call tests,$(OTHER_LOGS) $(LOG)/leaks.log)
unit: ## the CUnit programs, all or ONLY='table page'
	$(call tests,$(if $(ONLY),$(ONLY:%=$(LOG)/unit-%.log),$(UNIT_LOGS)))
screens: ## the golden screens of tests/screens
	$(call tests,$(SCREEN_LOGS))
spec: ## the simulated Hub's answers against the published specification
	$(call tests,$(SPEC_LOG))
bless: $O/run_screens $(HUBDECK) $(HUBSIM) ## rewrite the golden screens; then read the diff
	$Q$(TEST_ENV) BLESS=1 $< $(SCREENS)
mcp-doc: $(HUBDECK) ## the operations of docs/MCP.md from the table
	$Qtests/tools/mcp-doc.sh $< docs/MCP.md
man: $O/unit/ui_settings ## the keys of docs/hubdeck.1 from ui/command.c
	$QBLESS=1 $< test_every_key_is_in_the_manual >/dev/null

# The fuzz targets on their kept corpus, as plain programs under ASan and UBSan.
REPLAY_SAN := $(if $(filter replay-% check,$(GOALS))$(findstring $(LOG)/replay,$(GOALS)),$(or \
	$(shell echo 'int main(void){return 0;}' | $(CC) -fsanitize=address$(comma)undefined \
		-x c - -o /dev/null 2>/dev/null && echo $(CFLAGS_asan)),-O1 -g))
$O/replay/%.o: %.c $O/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) $(REPLAY_SAN) $(WERROR) -MMD -MP -c $< -o $@
# What in ui/ reads what others wrote: policies, and the messages of agents, with what
# they need and no screen.
FUZZED_UI := $(filter-out mcp,$(patsubst ui/%.c,%,$(wildcard ui/mcp*.c))) \
	audit_found clean_args clean_reading clean_review clean_words column_names estate_reading \
	evidence findings flags gate gather grid ini_file input job_words list_notes local_table \
	locale new_file op_answer output output_loose output_table plan_open plan_sign policy progress \
	rotation_file standard
FUZZED := $(NET) $(MODEL) $(FUZZED_UI:%=$O/ui/%.o)
$O/replay/libbelow.a: $(patsubst $O/%,$O/replay/%,$(FUZZED))
	$(archive)
$(FUZZ:%=$O/replay/%): $O/replay/%: $O/replay/tests/fuzz/fuzz_%.o \
		$O/replay/tests/fuzz/replay.o $O/replay/libbelow.a
	$(call say,LINK,$@)$(CC) $(REPLAY_SAN) -pie $^ -o $@ $(LIBS)
$(LOG)/replay-%.log: $O/replay/% FORCE
	$(run_one) $< tests/fuzz/corpus/$*

# ---- the same tests, watched ----------------------------------------------

SUITE = $(UNIT_LOGS) $(SCREEN_LOGS)
# New kernels place memory where TSan does not expect it.
NO_ASLR := $(shell setarch -R true 2>/dev/null && echo setarch -R)

.PHONY: asan ubsan tsan valgrind suite
suite:
	$(call tests,$(SUITE))
asan ubsan: ## unit tests and screens under a sanitizer
	+$Q$(MAKE) --no-print-directory MODE=$@ SLOW_TESTS=1 NEED=0 suite
tsan: ## unit tests and screens under the thread sanitizer
	+$Q$(NO_ASLR) $(MAKE) --no-print-directory MODE=$@ SLOW_TESTS=1 NEED=0 suite
# What these look at is not imitated there: pidfd_open(), a child's failed exec, memory
# that a fork wipes, a library that counts calls.  They are run by the sanitizers.
NOT_IMITATED := credential secret ui_editor ui_job_crash ui_job_ends ui_job_random
# Here hubdeck is a fork of the test and ends without tidying up: no search for leaks.
FORKED   := ui_job_later ui_job_unbegun
MEMCHECK := valgrind -q --error-exitcode=9 --trace-children=no
valgrind: ## unit tests under valgrind
	+$Q$(MAKE) --no-print-directory MODE=debug SLOW_TESTS=1 NEED=0 unit \
		ONLY='$(filter-out $(NOT_IMITATED) $(FORKED),$(UNIT))' \
		WRAP='$(MEMCHECK) --leak-check=full --errors-for-leak-kinds=definite'
	+$Q$(MAKE) --no-print-directory MODE=debug SLOW_TESTS=1 NEED=0 unit \
		ONLY='$(FORKED)' WRAP='$(MEMCHECK) --leak-check=no'
export SLOW_TESTS

FUZZ_TIME ?= 20
FUZZ_SAN  := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
.PHONY: fuzz
fuzz: $(FUZZ:%=fuzz-%) ## FUZZ_TIME=20 seconds of garbage for each parser
$O/fuzz/%.o: %.c $O/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)clang $(BASE_CFLAGS) $(FUZZ_SAN) -fsanitize=fuzzer-no-link -MMD -MP -c $< -o $@
$O/fuzz/libbelow.a: $(patsubst $O/%,$O/fuzz/%,$(FUZZED))
	$(archive)
$(FUZZ:%=$O/fuzz/%): $O/fuzz/%: $O/fuzz/tests/fuzz/fuzz_%.o $O/fuzz/libbelow.a
	$(call say,LINK,$@)clang $(FUZZ_SAN) -fsanitize=fuzzer $^ -o $@ $(LIBS)
.PHONY: $(FUZZ:%=fuzz-%)
$(FUZZ:%=fuzz-%): fuzz-%: $O/fuzz/%
	@mkdir -p build/fuzz/$*
	$(call say,FUZZ,$*)$< -max_total_time=$(FUZZ_TIME) -max_len=8192 -print_final_stats=1 \
		-artifact_prefix=build/fuzz/$*- build/fuzz/$* $(wildcard tests/fuzz/corpus/$*) \
		>build/fuzz/$*.log 2>&1 || { tail -40 build/fuzz/$*.log; exit 1; }

# What make check does a part of, at length.
.PHONY: soak
SOAKS := $(patsubst %,$O/unit/%,ui_soak net_cut faults torn ui_job_random ui_job_crash)
soak: $(SOAKS) $(PRELOAD) $(HUBDECK) $(HUBSIM) ## 100,000 random keys; every byte cut, allocation failed, write killed; 1,000 jobs
	$Q$(TEST_ENV) SOAK_KEYS=100000 $O/unit/ui_soak
	$Q$(TEST_ENV) CUT_EVERY=1 $O/unit/net_cut
	$Q$(TEST_ENV) FAULTS_EVERY=1 $O/unit/faults
	$Q$(TEST_ENV) JOB_RUNS=1000 $O/unit/ui_job_random
	$Q$(TEST_ENV) CRASH_EVERY=1 POWER_CUTS=10000 $O/unit/ui_job_crash
	$Q$(TEST_ENV) TORN_EVERY=1 $O/unit/torn

.PHONY: coverage
coverage: ## which lines the tests reach, in build/cov
	+$Q$(MAKE) --no-print-directory MODE=cov NEED=0 suite || :
	$Qtests/tools/coverage.sh $(if $(filter command environment,$(origin O)),$O,build/cov)

# ---- benchmarks -----------------------------------------------------------

# cleanup.c takes half an hour, so that it is no bench_*.c.
$O/bench/cleanup: $O/tests/bench/cleanup.o $O/libharness.a $(BELOW)
	$(link) $(TEST_LIBS) $(LIBS)
$(BENCH:%=$O/bench/%): $O/bench/%: $O/tests/bench/bench_%.o $O/libharness.a $O/libui.a $(BELOW)
	$(link) $(TEST_LIBS) $(LIBS)
.PHONY: bench
bench: $(BENCH:%=$O/bench/%) $(HUBDECK) $(HUBSIM) ## measure; one line a figure, with its unit
	$Q$(foreach b,$(BENCH),$(TEST_ENV) $O/bench/$b &&) :
.PHONY: bench-cleanup
bench-cleanup: $O/bench/cleanup $(HUBDECK) $(HUBSIM) ## 5,000 tags deleted at 180 requests a minute: half an hour
	$Q$(TEST_ENV) $<

# ---- reading the source ---------------------------------------------------

SOURCES = $(wildcard model/*.[ch] net/*.[ch] ui/*.[ch] tests/*.[ch] tests/*/*.[ch])

TIDY_CFLAGS = $(filter-out -D%,$(BASE_CFLAGS)) -D_GNU_SOURCE \
	-DHUBDECK_VERSION=\"\" -DHUBDECK_PREFIX=\"\"

.PHONY: arch greps lint format format-check
arch: ## the direction of dependencies, and the choke points
	$Qtests/tools/arch.sh
greps:
	$Qtests/tools/greps.sh
lint: arch greps format-check ## format, choke points, clang-tidy, cppcheck
	$Qprintf '%s\n' $(filter-out tests/%,$(filter %.c,$(SOURCES))) | xargs -n 1 -P 2 sh -c \
		'clang-tidy --quiet --warnings-as-errors="*" "$$@" -- $(TIDY_CFLAGS)' tidy 2>/dev/null
	$Qcppcheck -q --enable=warning,performance,portability --error-exitcode=1 \
		--std=c11 -D_GNU_SOURCE -I. --include=tests/tools/cppcheck.h \
		model net ui tests/hubsim
format: ## reformat in place
	$Qclang-format -i $(SOURCES)
format-check: ## fail when format would change something
	$Qclang-format --dry-run -Werror $(SOURCES)

# ---- pictures, packages ---------------------------------------------------

.PHONY: screenshots install uninstall deb clean help
screenshots: $O/run_screens $(HUBDECK) $(HUBSIM) ## screenshots/*.svg from real runs
	$Q$(TEST_ENV) tests/tools/screenshots.sh $< $(SHOTS)

DEST   = $(DESTDIR)$(PREFIX)
SHARE  = $(DEST)/share
install: all $O/libhubdeck.a ## below PREFIX=/usr/local, inside DESTDIR=
	install -d $(DEST)/bin $(DEST)/libexec/hubdeck
	install -m755 $O/hubdeck $(DEST)/bin/hubdeck
	install -m755 $O/hubsim $(DEST)/libexec/hubdeck/hubsim
	install -d $(DEST)/include $(DESTDIR)$(LIBDIR)/pkgconfig
	install -m644 net/hubdeck.h $(DEST)/include/hubdeck.h
	install -m644 $O/libhubdeck.a $(DESTDIR)$(LIBDIR)/libhubdeck.a
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
		-e 's|@LIBDIR@|$(patsubst $(PREFIX)/%,$${prefix}/%,$(LIBDIR))|' \
		net/hubdeck.pc.in >$(DESTDIR)$(LIBDIR)/pkgconfig/hubdeck.pc
	$(call install_if,docs/hubdeck.1,$(SHARE)/man/man1,hubdeck.1)
	$(call install_if,docs/completions/hubdeck.bash,$(SHARE)/bash-completion/completions,hubdeck)
	$(call install_if,docs/completions/_hubdeck,$(SHARE)/zsh/site-functions,_hubdeck)
	$(call install_if,docs/completions/hubdeck.fish,$(SHARE)/fish/vendor_completions.d,hubdeck.fish)
install_if = $(if $(wildcard $1),install -d $2 && install -m644 $1 $2/$3)
uninstall: ## remove what install put there
	rm -f $(DEST)/bin/hubdeck $(DEST)/libexec/hubdeck/hubsim $(SHARE)/man/man1/hubdeck.1 \
		$(DEST)/include/hubdeck.h $(DESTDIR)$(LIBDIR)/libhubdeck.a \
		$(DESTDIR)$(LIBDIR)/pkgconfig/hubdeck.pc \
		$(SHARE)/bash-completion/completions/hubdeck \
		$(SHARE)/zsh/site-functions/_hubdeck \
		$(SHARE)/fish/vendor_completions.d/hubdeck.fish
	-rmdir $(DEST)/libexec/hubdeck 2>/dev/null
deb: ## build/hubdeck_VERSION_ARCH.deb
	+$Qrm -rf build/deb && $(MAKE) --no-print-directory NEED=0 PREFIX=/usr O=build/deb-objects \
		DESTDIR=$(abspath build/deb) install
	$Qtests/tools/deb.sh build/deb $(VERSION)

clean: ## remove what was built
	$Qrm -rf build
help: ## this list
	@sed -nE 's/^([a-z -]+):[^#]*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

# Objects stay between runs; what they include, the compiler wrote down.
.PRECIOUS: $O/%.o $O/replay/%.o $O/fuzz/%.o
ifneq ($(filter-out $(FREE),$(GOALS)),)
-include $(shell find $O -name '*.d' 2>/dev/null)
endif
