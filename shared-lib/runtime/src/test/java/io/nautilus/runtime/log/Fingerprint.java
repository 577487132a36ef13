package io.nautilus.runtime.log;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A 128-bit hash of everything a model world holds, down to the private fields of the production classes in it, so that
 * no state of theirs can be forgotten. Scratch buffers and functions are left out, which carry nothing from step to
 * step, and what is told only, by which nothing is decided.
 */
final class Fingerprint {
    /** The hash. */
    record Hash(long high, long low) {}

    private static final Set<String> LEFT_OUT =
            Set.of("FrameWriter", "FrameReader", "ModelWorld", "ShardSpec", "AnsweredBacklog");
    private static final long LOW = 1;
    private static final long HIGH = 0x9E3779B97F4A7C15L;

    /** How objects of a class are walked. */
    private record Shape(boolean leftOut, boolean array, boolean record, Field[] fields) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            boolean leftOut = type.isHidden() || LEFT_OUT.contains(type.getSimpleName());
            Field[] fields = type.isHidden() || type.isArray() ? null : fieldsOf(type);
            return new Shape(leftOut, type.isArray(), type.isRecord(), fields);
        }
    };

    private final IdentityHashMap<Object, Integer> met = new IdentityHashMap<>();
    /** All that was met, in order. */
    private long[] walked = new long[1024];

    private int length;

    private Fingerprint() {}

    static Hash of(ModelWorld world) {
        Fingerprint walk = new Fingerprint();
        walk.fields(world, SHAPES.get(ModelWorld.class));
        return new Hash(walk.hash(0, HIGH), walk.hash(0, LOW));
    }

    private long hash(int from, long seed) {
        long hash = seed;
        for (int i = from; i < length; i++) {
            hash = mix(hash, walked[i]);
        }
        return hash;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0xFF51AFD7ED558CCDL;
        mixed ^= mixed >>> 32;
        mixed *= 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 29;
    }

    /** A kind before each value, so that none is taken for another. */
    private void put(Kind kind, long value) {
        if (length + 2 > walked.length) {
            walked = Arrays.copyOf(walked, 2 * walked.length);
        }
        walked[length++] = kind.ordinal();
        walked[length++] = value;
    }

    private enum Kind {
        NOTHING,
        NUMBER,
        TRUTH,
        TEXT,
        CONSTANT,
        BYTES,
        SET,
        LIST,
        KNOWN,
        OBJECT
    }

    private void value(Object value) {
        switch (value) {
            case null -> put(Kind.NOTHING, 0);
            case Number number -> put(Kind.NUMBER, number.longValue());
            case Boolean truth -> put(Kind.TRUTH, truth ? 1 : 0);
            case String text -> put(Kind.TEXT, text.hashCode() * 31L + text.length());
            case Enum<?> constant -> put(Kind.CONSTANT, constant.name().hashCode());
            case byte[] bytes -> bytes(bytes);
            case Set<?> set -> unordered(set);
            case Map<?, ?> map -> unordered(map.entrySet());
            case Map.Entry<?, ?> entry -> {
                value(entry.getKey());
                value(entry.getValue());
            }
            case Collection<?> collection -> ordered(collection);
            case Duration constant -> put(Kind.CONSTANT, constant.hashCode());
            default -> object(value);
        }
    }

    private void bytes(byte[] bytes) {
        put(Kind.BYTES, bytes.length);
        long hash = LOW;
        for (byte next : bytes) {
            hash = hash * 0x100000001B3L + next;
        }
        put(Kind.BYTES, hash);
    }

    private void ordered(Collection<?> collection) {
        put(Kind.LIST, collection.size());
        for (Object next : collection) {
            value(next);
        }
    }

    private void unordered(Collection<?> collection) {
        long low = 0;
        long high = 0;
        int begin = length;
        for (Object next : collection) {
            value(next);
            low += hash(begin, LOW);
            high += hash(begin, HIGH);
            length = begin;
        }
        put(Kind.SET, collection.size());
        put(Kind.SET, low);
        put(Kind.SET, high);
    }

    private void object(Object object) {
        Shape shape = SHAPES.get(object.getClass());
        if (shape.array()) {
            put(Kind.LIST, Array.getLength(object));
            for (int i = 0; i < Array.getLength(object); i++) {
                value(Array.get(object, i));
            }
        } else if (shape.leftOut()) {
            put(Kind.NOTHING, 1);
        } else {
            Integer before = shape.record() ? null : met.putIfAbsent(object, met.size());
            if (before == null) {
                fields(object, shape);
            } else {
                put(Kind.KNOWN, before);
            }
        }
    }

    private void fields(Object object, Shape shape) {
        put(Kind.OBJECT, shape.fields().length);
        for (Field field : shape.fields()) {
            try {
                value(field.get(object));
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        }
    }

    private static Field[] fieldsOf(Class<?> type) {
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
        return fields.toArray(Field[]::new);
    }
}
