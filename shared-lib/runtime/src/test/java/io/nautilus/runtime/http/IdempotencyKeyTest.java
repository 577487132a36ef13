package io.nautilus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @Test
    void absentIsEmptyAndTheLongestPasses() {
        assertThat(IdempotencyKey.checked(null)).isEmpty();
        assertThat(IdempotencyKey.checked("k".repeat(64))).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab\there", "umläut"})
    void otherCharactersAreProblems(String key) {
        assertProblem(key);
    }

    @Test
    void longerOnesAreProblems() {
        assertProblem("k".repeat(65));
    }

    private static void assertProblem(String key) {
        assertThatThrownBy(() -> IdempotencyKey.checked(key))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().code()).isEqualTo("bad-text");
                    assertThat(refused.problem().detail()).startsWith("Idempotency-Key: ");
                });
    }
}
