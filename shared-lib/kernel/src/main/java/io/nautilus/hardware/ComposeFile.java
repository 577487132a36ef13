package io.nautilus.hardware;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The part of Compose's format that resource profiles use: services with scalars and maps of scalars, {@code extends}
 * within the file, and <code>${VARIABLE:-default}</code>, of which the default counts where no value is given. Anything
 * else is a {@link ProfileMistake}.
 */
final class ComposeFile {
    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int DEEPEST = 8;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_SERVICES = 256;
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final String EXTENDED = "extends.service";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)(?::-([^}$]*))?}");

    /**
     * A value and where it stands.
     *
     * @param given it is not the file's own, but that of a variable
     */
    record Setting(String text, Origin origin, boolean given) {}

    private final String file;
    private final Map<String, Setting> top = new LinkedHashMap<>();
    private final Map<String, Map<String, Setting>> services = new LinkedHashMap<>();
    private final Map<String, Given> given;

    /** {@code given} are the values of variables; those of variables that the file does not have are passed over. */
    ComposeFile(String file, String text, Map<String, Given> given) {
        this.file = file;
        this.given = Map.copyOf(given);
        for (NodeTuple entry : mapping("the file", root(text)).getValue()) {
            String key = scalar("a key", entry.getKeyNode()).text();
            if (key.equals("services")) {
                if (!services.isEmpty()) {
                    throw new ProfileMistake(where(line(entry.getKeyNode())), "services is there twice");
                }
                readServices(mapping(key, entry.getValueNode()));
            } else {
                putOnce(top, key, scalar(key, entry.getValueNode()), entry.getKeyNode());
            }
        }
    }

    private Node root(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(DEEPEST);
        try {
            return Optional.ofNullable(new Yaml(limits).compose(new StringReader(text)))
                    .orElseThrow(() -> new ProfileMistake(file, "it is empty"));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new ProfileMistake(file + ":" + line, "it is not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new ProfileMistake(
                    file,
                    "it is not YAML: " + broken.getMessage().lines().findFirst().orElse(""));
        }
    }

    private void readServices(MappingNode node) {
        for (NodeTuple entry : node.getValue()) {
            String name = scalar("a service", entry.getKeyNode()).text();
            if (!SERVICE.matcher(name).matches()) {
                throw new ProfileMistake(
                        where(line(entry.getKeyNode())),
                        "a key of services",
                        name,
                        "it has to be 1 to 40 of a-z, 0-9, - and _, and not to begin with - or _");
            }
            String path = "services." + name;
            Map<String, Setting> settings = new LinkedHashMap<>();
            for (NodeTuple setting : mapping(path, entry.getValueNode()).getValue()) {
                readSetting(path, setting, settings);
            }
            if (services.put(name, settings) != null) {
                throw new ProfileMistake(where(line(entry.getKeyNode())), path + " is there twice");
            }
        }
        if (services.size() > MOST_SERVICES) {
            throw new ProfileMistake(where(line(node)), "there are more than " + MOST_SERVICES + " services");
        }
    }

    private void readSetting(String path, NodeTuple entry, Map<String, Setting> settings) {
        String key = scalar("a key of " + path, entry.getKeyNode()).text();
        if (entry.getValueNode() instanceof MappingNode inner) {
            for (NodeTuple each : inner.getValue()) {
                String name = key + "."
                        + scalar("a key of " + path + "." + key, each.getKeyNode())
                                .text();
                putOnce(settings, name, scalar(path + "." + name, each.getValueNode()), each.getKeyNode());
            }
        } else {
            putOnce(settings, key, scalar(path + "." + key, entry.getValueNode()), entry.getKeyNode());
        }
    }

    private void putOnce(Map<String, Setting> settings, String key, Setting value, Node at) {
        if (settings.put(key, value) != null) {
            throw new ProfileMistake(where(line(at)), key, value.text(), "the key is there twice");
        }
    }

    private MappingNode mapping(String what, Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new ProfileMistake(where(line(node)), what + " has to be a map of keys and values");
    }

    private Setting scalar(String what, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new ProfileMistake(where(line(node)), what + " has to be one value, no list or map");
        }
        if (scalar.getValue().length() > LONGEST_VALUE
                || CONTROL.matcher(scalar.getValue()).find()) {
            throw new ProfileMistake(
                    where(line(node)),
                    what,
                    scalar.getValue(),
                    "a value has at most " + LONGEST_VALUE + " characters, and no control characters");
        }
        return new Setting(scalar.getValue(), new Origin(where(line(node)), what), false);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The file with a line, as compilers write it. */
    private String where(int line) {
        return file + ":" + line;
    }

    String file() {
        return file;
    }

    Map<String, Setting> top() {
        return top;
    }

    Set<String> variables() {
        return services.values().stream()
                .flatMap(settings -> settings.values().stream())
                .flatMap(setting -> VARIABLE.matcher(setting.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** What is given of the file's variables. As in Compose, an empty value counts as none. */
    Map<String, String> given() {
        return variables().stream().filter(this::isGiven).collect(Collectors.toMap(name -> name, name -> given.get(name)
                .value()));
    }

    private boolean isGiven(String variable) {
        return given.containsKey(variable) && !given.get(variable).value().isEmpty();
    }

    /** Throws {@link ProfileMistake} for a service that is no profile of a container, nor a container of a profile. */
    void checkExtends() {
        Set<String> extended = services.keySet().stream()
                .flatMap(name -> parent(name).stream())
                .map(Setting::text)
                .collect(Collectors.toSet());
        for (String name : profiles()) {
            if (!extended.contains(name)) {
                throw new ProfileMistake(file, "services." + name + " extends no profile, and no container extends it");
            }
        }
    }

    /** Those that extend nothing. */
    Set<String> profiles() {
        return services.keySet().stream()
                .filter(name -> parent(name).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those that extend a profile. */
    Set<String> containers() {
        Set<String> names = new LinkedHashSet<>(services.keySet());
        names.removeAll(profiles());
        return names;
    }

    private Optional<Setting> parent(String name) {
        return Optional.ofNullable(services.get(name).get(EXTENDED));
    }

    /** The service that extends nothing at the end of the chain that starts at {@code name}. */
    String profileOf(String name) {
        Set<String> chain = new LinkedHashSet<>();
        String at = name;
        while (true) {
            Optional<Setting> parent = parent(at);
            if (parent.isEmpty()) {
                return at;
            }
            Setting asked = parent.get();
            if (!services.containsKey(asked.text())) {
                throw asked.origin().mistake(asked.text(), "there is no such service in the file");
            }
            if (!chain.add(at)) {
                throw asked.origin().mistake(asked.text(), "it extends itself in the end");
            }
            at = asked.text();
        }
    }

    /** A service's settings and those it takes over, variables replaced by what is given, or by their defaults. */
    Map<String, Setting> resolved(String name) {
        profileOf(name);
        Map<String, Setting> settings =
                parent(name).map(parent -> resolved(parent.text())).orElseGet(LinkedHashMap::new);
        services.get(name).forEach((key, setting) -> settings.put(key, interpolated(setting)));
        settings.remove(EXTENDED);
        return settings;
    }

    private Setting interpolated(Setting setting) {
        Matcher variables = VARIABLE.matcher(setting.text());
        Origin origin = setting.origin();
        boolean said = false;
        StringBuilder replaced = new StringBuilder();
        while (variables.find()) {
            String name = variables.group(1);
            Given value = given.get(name);
            if (isGiven(name)) {
                said = true;
                origin =
                        new Origin(value.where(), name + " (" + setting.origin().key() + ")");
            }
            String kept = isGiven(name)
                    ? value.value()
                    : Optional.ofNullable(variables.group(2)).orElse("");
            variables.appendReplacement(replaced, Matcher.quoteReplacement(kept));
        }
        String text = variables.appendTail(replaced).toString();
        if (text.contains("$")) {
            throw origin.mistake(setting.text(), "variables have to be ${NAME:-default} or ${NAME}");
        }
        return new Setting(text, origin, said);
    }
}
