package io.nautilus.hardware;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every container asks for, in the order of the file.
 *
 * @param variables the names of the variables in the file
 * @param given the values of those that have another than the file's own
 */
public record ResourceProfiles(
        String file, List<ContainerProfile> containers, Set<String> variables, Map<String, String> given) {
    public ResourceProfiles {
        containers = List.copyOf(containers);
        variables = Set.copyOf(variables);
        given = Map.copyOf(given);
    }

    /** Parses {@code text}; {@code file} is its name for messages. Throws {@link ProfileMistake}. */
    public static ResourceProfiles parse(String file, String text) {
        return parse(file, text, Map.of());
    }

    /** The same with values of variables in the file, as Compose reads them of an environment file. */
    public static ResourceProfiles parse(String file, String text, Map<String, Given> given) {
        return new ProfileReader(file, text, given).read();
    }

    public Optional<ContainerProfile> find(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    /** Throws {@link ProfileMistake} unless these have an entry, and nobody else. */
    public void requireExactly(Collection<String> names) {
        Set<String> unknown =
                new TreeSet<>(containers.stream().map(ContainerProfile::name).toList());
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(unknown);
        unknown.removeAll(new TreeSet<>(names));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new ProfileMistake(
                    file,
                    Stream.concat(
                                    missing.stream().map(name -> "there is no entry services." + name),
                                    unknown.stream()
                                            .map(name -> "services." + name + " is no container of the platform"))
                            .collect(Collectors.joining("; ")));
        }
    }

    /** Throws {@link ProfileMistake} if one of {@code names} has no entry, or one that lets it be left out. */
    public void require(Collection<String> names) {
        TreeSet<String> missing = new TreeSet<>(names);
        containers.forEach(container -> missing.remove(container.name()));
        if (!missing.isEmpty()) {
            throw new ProfileMistake(
                    file,
                    "there is no entry services." + missing.first() + ", which must run"
                            + (missing.size() == 1
                                    ? ""
                                    : "; nor one for " + String.join(", ", missing.tailSet(missing.first(), false))));
        }
        for (String name : names) {
            ContainerProfile asked = find(name).orElseThrow();
            if (asked.leaveOut() > 0 || asked.standbyOf().isPresent()) {
                String key = asked.leaveOut() > 0 ? "x-optional" : "x-standby-of";
                throw new ProfileMistake(
                        file, "services." + name + "." + key + ": it must run, and cannot be left out");
            }
        }
    }

    /** Every ask that the file cannot bring about, with the profiles whose containers ask. */
    public Map<ContainerProfile.Ask, Set<String>> asks() {
        Map<ContainerProfile.Ask, Set<String>> asks = new LinkedHashMap<>();
        for (ContainerProfile container : containers) {
            container.asks().forEach(ask -> asks.computeIfAbsent(ask, _ -> new LinkedHashSet<>())
                    .add(container.profile()));
        }
        return asks;
    }
}
