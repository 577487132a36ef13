#!/usr/bin/env bats
# The build as the tests of the stage unit leave it.

@test "what tests write does not make the build stale" {
  . "$BATS_TEST_DIRNAME/../../lib.sh"
  is_built
  is_current
}
