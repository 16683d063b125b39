.PHONY: quality quality-peers quality-language bench-language setup demo test test-kafka test-browser check bench data-check gazetteer lock

setup: ; @scripts/setup
demo: setup ; @.venv/bin/geowire demo $(ARGS)
test: setup ; @scripts/test
test-kafka: setup ; @scripts/test-kafka
test-browser: setup ; @scripts/test-browser
check: setup ; @scripts/check
data-check: setup ; @scripts/data-check
gazetteer: setup ; @.venv/bin/geowire gazetteer build
bench: setup ; @scripts/bench
lock: ; @scripts/lock
# On labelled sets in the folder DATA: everything; regions and actors, or language detection, beside
# other packages.
quality: setup ; @scripts/quality $(DATA)
quality-peers: setup ; @scripts/quality-peers $(DATA)
quality-language: setup ; @scripts/quality-language $(DATA)
bench-language: setup ; @scripts/bench-language $(DATA)
