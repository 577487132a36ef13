package io.nautilus.indicators;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How much an object of this package holds: objects, and the elements of arrays. It refuses what it cannot look into, so
 * that nothing can grow unseen.
 */
final class StateSize {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long size;

    private StateSize() {}

    static long of(Object root) {
        StateSize counted = new StateSize();
        counted.visit(root);
        return counted.size;
    }

    private void visit(Object object) {
        boolean leaf = object == null || object instanceof String || object instanceof Enum<?>;
        if (leaf || !seen.add(object)) {
            return;
        }
        size++;
        if (object.getClass().isArray()) {
            elements(object);
        } else if (object instanceof List<?> list) {
            assertUnmodifiable(list);
            list.forEach(this::visit);
        } else {
            fields(object, object.getClass());
        }
    }

    private void elements(Object array) {
        int length = Array.getLength(array);
        size += length;
        if (!array.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < length; i++) {
                visit(Array.get(array, i));
            }
        }
    }

    private static void assertUnmodifiable(List<?> list) {
        if (!list.getClass().getName().startsWith("java.util.ImmutableCollections")) {
            throw new AssertionError("a list that may grow: " + list.getClass());
        }
    }

    private void fields(Object object, Class<?> type) {
        if (type == Object.class) {
            return;
        }
        if (!type.getPackageName().equals("io.nautilus.indicators")) {
            throw new AssertionError("cannot look into " + type);
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                visit(read(object, field));
            }
        }
        fields(object, type.getSuperclass());
    }

    private static Object read(Object object, Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }
}
