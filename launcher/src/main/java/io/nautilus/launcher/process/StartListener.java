package io.nautilus.launcher.process;

import java.util.Map;

/** Who has to know when services start. */
public interface StartListener {
    /** The service is about to start; the answer is added to its environment. */
    Map<String, String> starting(String service);

    /** The service became healthy after a start. */
    void healthy(String service);
}
