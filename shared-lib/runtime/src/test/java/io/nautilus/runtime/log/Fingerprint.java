package io.nautilus.runtime.log;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A 128-bit hash of everything a model world holds, down to the private fields of the production classes in it, so that
 * no state of theirs can be forgotten. Scratch buffers and functions are left out: they carry nothing from step to
 * step.
 */
final class Fingerprint {
    /** The hash. */
    record Hash(long high, long low) {}

    private static final Set<String> SCRATCH = Set.of("FrameWriter", "FrameReader", "ModelWorld", "ShardSpec");
    private static final Map<Class<?>, List<Field>> FIELDS = new HashMap<>();

    private final IdentityHashMap<Object, Integer> met = new IdentityHashMap<>();

    private Fingerprint() {}

    static Hash of(ModelWorld world) {
        Fingerprint walk = new Fingerprint();
        long low = walk.fields(world, 1);
        walk.met.clear();
        return new Hash(walk.fields(world, 0x9E3779B97F4A7C15L), low);
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0xFF51AFD7ED558CCDL;
        mixed ^= mixed >>> 32;
        mixed *= 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 29;
    }

    private long value(Object value, long seed) {
        return switch (value) {
            case null -> mix(seed, 1);
            case Number number -> mix(seed, number.longValue());
            case Boolean truth -> mix(seed, truth ? 3 : 2);
            case String text -> mix(seed, text.hashCode() * 31L + text.length());
            case Enum<?> constant -> mix(seed, constant.name().hashCode());
            case byte[] bytes -> bytes(bytes, seed);
            case Set<?> set -> unordered(set, seed);
            case Map<?, ?> map -> unordered(map.entrySet(), seed);
            case Map.Entry<?, ?> entry -> mix(value(entry.getKey(), seed), value(entry.getValue(), seed));
            case Collection<?> collection -> ordered(collection, seed);
            case Duration constant -> mix(seed, constant.hashCode());
            default -> object(value, seed);
        };
    }

    private long bytes(byte[] bytes, long seed) {
        long hash = seed;
        for (byte next : bytes) {
            hash = hash * 0x100000001B3L + next;
        }
        return mix(hash, bytes.length);
    }

    private long ordered(Collection<?> collection, long seed) {
        long hash = mix(seed, collection.size());
        for (Object next : collection) {
            hash = mix(hash, value(next, seed));
        }
        return hash;
    }

    private long unordered(Collection<?> collection, long seed) {
        long sum = collection.size();
        for (Object next : collection) {
            sum += value(next, seed);
        }
        return mix(seed, sum);
    }

    private long object(Object object, long seed) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(object); i++) {
                elements.add(Array.get(object, i));
            }
            return ordered(elements, seed);
        }
        if (type.isHidden() || SCRATCH.contains(type.getSimpleName())) {
            return seed;
        }
        if (!type.isRecord()) {
            Integer before = met.putIfAbsent(object, met.size());
            if (before != null) {
                return mix(seed, before);
            }
        }
        return fields(object, seed);
    }

    private long fields(Object object, long seed) {
        long hash = seed;
        for (Field field : FIELDS.computeIfAbsent(object.getClass(), Fingerprint::fieldsOf)) {
            try {
                hash = mix(hash, value(field.get(object), seed));
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        }
        return hash;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != Object.class && at != Record.class; at = at.getSuperclass()) {
            if (!at.getName().startsWith("io.nautilus")) {
                throw new IllegalStateException("a state of the model holds a " + at);
            }
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("this$")) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
