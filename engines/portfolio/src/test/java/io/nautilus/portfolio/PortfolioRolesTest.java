package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.runtime.http.Role;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who may change what. */
class PortfolioRolesTest {
    private static String[] mayCall(String name) {
        Method method = Arrays.stream(PortfolioResource.class.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return method.getAnnotation(RolesAllowed.class).value();
    }

    /** A reset forgets the losses that stopped an account: no trader lifts that stop alone. */
    @Test
    void aResetNeedsTheRoleThatChangesLimits() {
        assertThat(mayCall("reset")).containsExactly(Role.ADMIN);
    }

    @Test
    void aTraderMayDeposit() {
        assertThat(mayCall("deposit")).containsExactly(Role.TRADER);
    }
}
