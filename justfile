# List the recipes.
default:
    @just --list

# All that a change must pass.
gate:
    .ci/run

# Run the tests.
test:
    cargo test

# Open a roadmap on the screen.
run FILE="roadmaps/2026-后端路线图.md":
    cargo run --release -- tui "{{ FILE }}"

# Draw the expected screens and the pictures as they are now; read the difference before committing it.
pictures:
    INSTA_UPDATE=always INSTA_FORCE_PASS=1 cargo test --test screens --test messages --test pictures

# Write what the pages show and the reference anew; read the difference before committing it.
pages:
    WRITE_SCHEMAS=1 cargo test --lib schema
    WRITE_REFERENCE=1 cargo test --test reference
    WRITE_EXAMPLES=1 cargo test --test examples || cargo test --test examples

# Measure the tables of docs/performance.md again.
performance *TASKS="1000 10000 100000":
    sed '/^<!-- measured/q' docs/performance.md > target/performance.md
    cargo bench --bench process -- --tasks {{ TASKS }} >> target/performance.md
    mv target/performance.md docs/performance.md

# Read the book in a browser.
book:
    mdbook serve --open
