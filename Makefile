# Wentu's house keeping. "make" alone lists the targets.

GO ?= go
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c

# What tests drive, as program:package of Debian. Any Chromium in PATH will do.
TOOLS = $(or $(firstword $(foreach b,chromium chromium-browser google-chrome,$(shell command -v $(b)))),chromium):chromium \
	/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk \
	/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf:fonts-noto-core
DEEP_TOOLS = firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb nginx:nginx-light apache2:apache2-bin caddy:caddy

# What "make deep" does at most: how long it fuzzes each parser, and how many random walks
# it makes through the static pages, and in a browser.
FUZZ ?= 50000x
WALKS ?= 3600
BROWSER_WALKS ?= 900

# Tests in a browser of which make test draws pages or a language, and make deep tries more, or all.
DRAWN = AsItIsTyped$$|AtTheHeadOfALine$$|OnAPhone$$|ScrolledSideways$$|AnswerIsInSight$$|LocalesFit$$|NotTooLong$$|SaidInWords$$|SameAnswers$$|OfAnotherDay$$|AnswersGoOn$$|ThatRemain$$|OtherAnswers$$|FromAFolder|WithoutANetwork$$|AnswersLead$$|TestPaper$$|HaveHeadings$$|TellTheAnswers$$|Drawn$$|LeadsOn$$|ThisWeek$$

# Test packages that need the built site; all others are pure Go.
SITE_TESTS = build/crawl|build/e2e
# Tests as they end, and what they log; not that they begin.
ENDS = grep --line-buffered -v -E '^ *=== |^$$'

# An older Go says that the version in go.mod is invalid, which helps nobody.
ifneq ($(filter-out help,$(MAKECMDGOALS)),)
ifeq ($(shell $(GO) env GOVERSION 2>/dev/null | grep -E '^go1\.(2[6-9]|[3-9][0-9])'),)
$(error Wentu needs Go 1.26 or later, from https://go.dev/dl/; that of Debian is too old. "$(GO) version" says what there is)
endif
endif

.DEFAULT_GOAL := help
.PHONY: help serve build check test deep lint tools deep-tools fuzz bench fmt

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## show the site at http://127.0.0.1:8080/ and rebuild it on every change
	$(GO) run ./build serve

build: ## write the site into dist/
	$(GO) run ./build build

check: ## report everything that is wrong with the content
	$(GO) run ./build check

test: tools lint ## check the code and run all tests: pure Go, all pages, then two tabs of a browser
	@TIMEFORMAT='== pure Go: %0R s (%0U s of computing)'; time $(GO) test $$($(GO) list ./... | grep -v -E '$(SITE_TESTS)')
	@TIMEFORMAT='== all pages of all languages: %0R s (%0U s of computing)'; time $(GO) -C build/crawl test -count=1 -v | $(ENDS)
	@TIMEFORMAT='== in a browser: %0R s'; time $(GO) -C build/e2e test -count=1 -v -timeout 20m -skip '^TestDeep' | $(ENDS)

deep: tools deep-tools fuzz ## what takes long: fuzzing, thousands of walks, web servers, other browsers
	@TIMEFORMAT='== $(WALKS) walks: %0R s'; time WENTU_WALKS=$(WALKS) $(GO) -C build/crawl test -count=1 -v -timeout 30m -run Walks | $(ENDS)
	@TIMEFORMAT='== $(BROWSER_WALKS) walks in a browser, web servers, other browsers: %0R s'; time WENTU_DEEP=1 WENTU_WALKS=$(BROWSER_WALKS) $(GO) -C build/e2e test -count=1 -v -timeout 45m -run '^TestDeep|$(DRAWN)' | $(ENDS)

fuzz: ## try each parser on texts that nobody would write
	@for file in $$(grep -rl '^func Fuzz' --include='*_test.go' --exclude-dir=.cache app build); do \
		for name in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' $$file); do \
			echo "== $$name in $$(dirname $$file), $(FUZZ)"; \
			$(GO) -C $$(dirname $$file) test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZ) || exit 1; \
		done; \
	done

lint: ## check the form of the code
	@unformatted=$$($(GO) tool gofumpt -l $$(find app build -name '*.go' -not -path 'build/.cache/*')); \
	if [ -n "$$unformatted" ]; then echo "run make fmt: $$unformatted"; exit 1; fi
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./app/...
	$(GO) tool staticcheck ./...
	@staticcheck=$$($(GO) tool -n staticcheck); GOOS=js GOARCH=wasm $$staticcheck ./app/...

tools:
	@build/tools.sh $(TOOLS)

deep-tools:
	@build/tools.sh $(DEEP_TOOLS)

bench: ## measure: a wizard step, the compiler, compression
	$(GO) test -run '^$$' -bench . ./...

fmt: ## format the code
	$(GO) tool gofumpt -w $$(find app build -name '*.go' -not -path 'build/.cache/*')
