# Wentu's house keeping. "make" alone lists the targets.

GO ?= go
# What the browser tests drive. Debian's package; any Chromium in PATH will do.
BROWSERS = chromium chromium-browser google-chrome

.DEFAULT_GOAL := help
.PHONY: help serve build check test lint browser bench fmt

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## show the site at http://127.0.0.1:8080/ and rebuild it on every change
	$(GO) run ./build serve

build: ## write the site into dist/
	$(GO) run ./build build

check: ## report everything that is wrong with the content
	$(GO) run ./build check

test: lint browser ## check the code and run all tests
	$(GO) test ./...

lint: ## check the form of the code
	@unformatted=$$($(GO) tool gofumpt -l $$(find app build -name '*.go' -not -path 'build/.cache/*')); \
	if [ -n "$$unformatted" ]; then echo "run make fmt: $$unformatted"; exit 1; fi
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./app/...
	$(GO) tool staticcheck ./...
	@staticcheck=$$($(GO) tool -n staticcheck); GOOS=js GOARCH=wasm $$staticcheck ./app/...

browser: ## install Chromium for the browser tests where there is none
	@for b in $(BROWSERS); do command -v $$b >/dev/null && exit 0; done; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo "no Chromium: the browser tests will be skipped"; exit 0; \
	fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fonts-noto-core

bench: ## measure: a wizard step, the compiler, compression
	$(GO) test -run '^$$' -bench . ./...

fmt: ## format the code
	$(GO) tool gofumpt -w $$(find app build -name '*.go' -not -path 'build/.cache/*')
