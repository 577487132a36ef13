package io.nautilus.launcher.data;

import java.io.IOException;

/** A file can be read, but holds something else than Nautilus writes there. */
final class MalformedFile extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFile(String how) {
        super(how);
    }
}
