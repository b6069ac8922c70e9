# What a person types, and what .ci/run calls.
.POSIX:

PROGRAM = bin/trustrepair
VERSION = # of a release; else the program tells what Go noted of the commit
LDFLAGS = -s -w -X main.version=$(VERSION)
FUZZTIME = 20s
COVER = bin/cover

.PHONY: build run test lint cover kills fuzz bench cross help-lines-due help

build: ## the program, in bin/
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o $(PROGRAM) ./cmd/trustrepair

run: build ## begin
	$(PROGRAM) start

test: lint ## everything that has to hold
	go test -race -timeout 600s ./...

lint: ## form and faults of the code
	test -z "$$(gofmt -l cmd content internal | tee /dev/stderr)"
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...

cover: ## how much of each package the tests run, by themselves and through the program
	rm -rf $(COVER)
	mkdir -p -m 777 $(COVER)
	COVERDIR=$$PWD/$(COVER) go test -count=1 -cover -coverpkg=./... ./... -args -test.gocoverdir=$$PWD/$(COVER)
	go tool covdata textfmt -i=$(COVER) -o $(COVER).out
	@go tool covdata percent -i=$(COVER)

kills: ## the program killed at 200 random instants, in the middle of answers
	go test ./cmd/trustrepair -run 'TestKilled' -kills 200 -timeout 1800s -v

watch: ## learns again what speaks of danger, after a change of its corpus or words
	go test ./internal/safety -run 'TestWeights' -update

fuzz: ## every fuzzer, FUZZTIME each
	@grep -rho --include='*_test.go' '^func Fuzz[A-Za-z]*' internal -H | \
	sed 's|\(.*\)/[^/]*:func \(.*\)|\1 \2|' | while read dir name; do \
		echo "$$dir $$name"; \
		go test ./$$dir -run '^$$' -fuzz "^$$name$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x || exit 1; \
	done

bench: ## what start-up, saving and reading cost
	go test -run '^$$' -bench . -benchmem ./...

cross: ## linux, darwin and windows on amd64 and arm64, in dist/
	for os in linux darwin windows; do for arch in amd64 arm64; do \
		end=; test $$os = windows && end=.exe; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build -trimpath -ldflags '$(LDFLAGS)' \
			-o dist/trustrepair-$$os-$$arch$$end ./cmd/trustrepair || exit 1; \
	done; done

help-lines-due: ## help lines that were not checked for 90 days
	@go run ./cmd/trustrepair help-lines --due

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 - /p' Makefile
