package io.nautilus.hardware;

/**
 * What there is to give.
 *
 * @param cores their numbers, as the kernel counts them
 * @param origin where these figures come from, in words
 */
public record Machine(String name, CoreSet cores, Memory memory, String origin) {
    public Machine {
        if (cores.isEmpty()) {
            throw new IllegalArgumentException("a machine has at least one core");
        }
    }

    public static Machine of(String name, int cores, Memory memory, String origin) {
        return new Machine(name, CoreSet.first(cores), memory, origin);
    }
}
