# A thin front: the build is Meson's (in build/meson), the work is done by scripts in tools/.
# Whatever is missing is installed first, by name (tools/packages.txt).
PREFIX ?= /usr/local
export PREFIX

.PHONY: all browser demo test check bench bench-docs regress regress-bless bless fuzz install clean help

all:
	@tools/build.sh

help:
	@echo 'make            builds build/wherry'
	@echo 'make browser    builds build/browser/wherry.html, one file that works in any browser, and a site'
	@echo 'make demo       makes a made-up authority, inspects it and says where the report is'
	@echo 'make test       runs every test; the last line is "N passed, N failed"'
	@echo 'make check      every check, with two compilers, sanitizers and analysers'
	@echo 'make bench      measures speed and memory beside what cannot be beaten (bench-docs: for docs/)'
	@echo 'make regress    counts instructions, and fails where they grew by over 3 %'
	@echo 'make bless      takes what the program prints now as what the golden tests expect'
	@echo 'make fuzz       feeds every parser random input, FUZZ_SECONDS=60 each'
	@echo 'make install    installs to PREFIX=/usr/local (below DESTDIR, if given)'
	@echo 'make clean      removes build/'

browser:
	@tools/browser.sh

# `inspect` ends with 1 when it found errors in the records, which here it should.
demo: all
	@rm -rf build/demo build/demo-report
	build/wherry demo build/demo --children 5500 --seed 1 --year 2025-26
	build/wherry inspect build/demo --out build/demo-report || [ $$? -eq 1 ]
	@echo
	@echo 'The report is $(CURDIR)/build/demo-report/index.html'

# The browser's build is tested, and kept up with the sources, once it was made.
test:
	@tools/build.sh tests
	@[ ! -e build/browser/wherry.wasm ] || tools/browser.sh
	@tools/run_tests.sh build/meson

check:
	@tools/check.sh

bench: all
	@python3 -B bench/ledger.py build/meson

bench-docs: all
	@python3 -B bench/ledger.py build/meson --docs

regress: all
	@python3 -B bench/regress.py build/meson

regress-bless: all
	@python3 -B bench/regress.py build/meson --bless

bless:
	@tools/build.sh tests
	@ninja -C build/meson bless

fuzz:
	@tools/fuzz.sh

install: all
	@DESTDIR='$(if $(DESTDIR),$(abspath $(DESTDIR)))' meson install -C build/meson --no-rebuild

clean:
	rm -rf build
