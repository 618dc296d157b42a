# `just` lists these; each also works typed by hand.

_list:
    @just --list --unsorted

# all tests
test *ARGUMENTS:
    cargo test {{ARGUMENTS}}

# all tests, built with some optimisation
suite *ARGUMENTS:
    cargo test --profile suite {{ARGUMENTS}}

# layout and lints, as CI checks them
lint:
    cargo fmt --check
    cargo clippy --locked --all-targets -- -D warnings

# everything that CI checks
ci:
    .ci/run

# the generated parts of README.md and docs, written again from the program
docs:
    UPDATE_DOCS=1 cargo test --test documents

# the snapshots of the screen, written again; look at the diff
snapshots:
    INSTA_UPDATE=always cargo test --test screen

# each fuzz target for so many seconds
fuzz SECONDS="60":
    fuzz/run {{SECONDS}}

# benchmarks
bench:
    cargo bench

# the picture in the README
picture:
    cargo run --example picture

# licences, origins and known faults of all dependencies (cargo install --locked cargo-deny)
deny:
    cargo deny --locked check

# a static binary, a .deb and checksums in target/packages
package:
    packaging/build

# whether these packages work
package-try: package
    packaging/try
