# The commands for developers, also used by .ci/run.
.POSIX:

PROGRAM = bin/trustrepair
VERSION = # of a release; without it, the program shows the commit
LDFLAGS = -s -w -X main.version=$(VERSION)
FUZZTIME = 20s
COVER = bin/cover

# What takes minutes with the race detector. Some of it does more without.
SLOW = ./cmd/trustrepair ./content ./internal/cli ./internal/safety ./internal/workbook

# The content is parsed only while something is built: see cmd/parsecontent.
PARSED = content/*/*.parsed content/*/steps/*.parsed
WITH_PARSED = trap 'rm -f $(PARSED)' EXIT; go run ./cmd/parsecontent &&

.PHONY: build run test race every lint cover walks kills monkey watch fuzz bench pages pictures cross help-lines-due help

build: ## build the program in bin/
	@$(WITH_PARSED) CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o $(PROGRAM) ./cmd/trustrepair

run: build ## start a journal
	$(PROGRAM) start

test: lint ## run all checks and tests
	go test -race -timeout 600s $$(go list ./... | grep -v -e /cmd/trustrepair -e /internal/cli)
	go test -timeout 600s $(SLOW)

race: ## run what is slow with the race detector, too
	go test -race -timeout 1800s $(SLOW)

lint: ## check the format and the code
	@rm -f $(PARSED) # the tests read the sources
	@files=$$(gofmt -l cmd content internal) && test -z "$$files" || { echo "not formatted: $$files"; exit 1; }
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...

cover: ## measure the coverage of each package, including the scripts
	rm -rf $(COVER)
	mkdir -p -m 777 $(COVER)
	COVERDIR=$$PWD/$(COVER) go test -count=1 -cover -coverpkg=./... ./... -args -test.gocoverdir=$$PWD/$(COVER)
	go tool covdata textfmt -i=$(COVER) -o $(COVER).out
	@go tool covdata percent -i=$(COVER)

walks: ## print every walk of the shipped content
	go test ./content -run TestWalks -walks -v

every: ## run every command in every way, and walk every setup
	go test ./cmd/trustrepair ./content -every -timeout 3600s

kills: ## kill the program 200 times while it is asking, and 1,000 times while it writes
	go test ./cmd/trustrepair -run 'TestKilled(Start)?$$' -kills 200 -timeout 1800s -v
	go test ./cmd/trustrepair -run 'TestKilledRewrites' -kills 1000 -timeout 1800s -v

monkey: ## press random keys for ten minutes
	go test ./cmd/trustrepair -run 'TestMonkey' -monkey 10m -timeout 1800s -v

watch: ## learn again what speaks of danger, after a change of its corpus
	go test ./internal/safety -run 'TestWeights' -update -v

fuzz: ## run every fuzzer for FUZZTIME
	@grep -rho --include='*_test.go' '^func Fuzz[A-Za-z]*' internal -H | \
	sed 's|\(.*\)/[^/]*:func \(.*\)|\1 \2|' | while read dir name; do \
		echo "$$dir $$name"; \
		go test ./$$dir -run '^$$' -fuzz "^$$name$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x || exit 1; \
	done

bench: ## measure starting, saving and reading
	@$(WITH_PARSED) go test -run '^$$' -bench . -benchmem ./...

pages: build ## look at the printed pages in Chromium (SHOTS=folder keeps pictures)
	npm ci --prefix .ci --no-audit --no-fund --silent
	PROGRAM=$$PWD/$(PROGRAM) node --test .ci/pages.test.mjs

pictures: ## draw the README's pictures of the main screens again, in .github/pictures
	go test ./cmd/trustrepair -run 'TestPictures' -update

cross: ## build for linux, darwin and windows on amd64 and arm64, in dist/
	@$(WITH_PARSED) for os in linux darwin windows; do for arch in amd64 arm64; do \
		end=; test $$os = windows && end=.exe; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build -trimpath -ldflags '$(LDFLAGS)' \
			-o dist/trustrepair-$$os-$$arch$$end ./cmd/trustrepair || exit 1; \
	done; done

help-lines-due: ## list help lines that nobody looked at for 90 days
	@go run ./cmd/trustrepair help-lines --due

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 - /p' Makefile
