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

# Draw the README's pictures again.
pictures:
    UPDATE_PICTURES=1 cargo test --test pictures

# Take the screens as they are now for the expected ones; read the difference before committing it.
snapshots:
    INSTA_UPDATE=always cargo test --test screens
