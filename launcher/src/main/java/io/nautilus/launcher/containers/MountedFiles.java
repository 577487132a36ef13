package io.nautilus.launcher.containers;

import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files beside the compose file that containers are given as they are, with their owner and their mode, and read as
 * other users: under a strict umask they are their owner's alone. In a virtual machine they are whoever's asks.
 *
 * @param closed those that not everybody may read
 */
public record MountedFiles(List<Path> closed) {
    /** By who reads them. */
    static final Map<String, String> FILES = Map.of(
            "nginx", "monitoring/nginx.conf",
            "prometheus", "monitoring/prometheus.yml",
            "alertmanager", "monitoring/alertmanager.yml",
            "grafana", "monitoring/grafana/datasources.yml");

    public static MountedFiles of(Path root, ContainerEngine engine, Collection<String> services) {
        List<Path> closed = new ArrayList<>();
        for (String service : engine.isVirtual() ? List.<String>of() : services) {
            Path file = root.resolve(FILES.get(service));
            try {
                if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                    closed.add(file);
                }
            } catch (IOException failed) {
                throw new FileFailure("look at", file, failed);
            }
        }
        return new MountedFiles(List.copyOf(closed));
    }

    public String saw() {
        return "not everybody may read " + names(", ") + ", and the containers that read it run as other users";
    }

    public String advice() {
        return "Let them: chmod a+r " + names(" ");
    }

    private String names(String between) {
        return closed.stream().map(Path::toString).collect(Collectors.joining(between));
    }
}
