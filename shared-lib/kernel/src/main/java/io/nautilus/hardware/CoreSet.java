package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers of cores in ascending order, written as the kernel and container engines write them: {@code 0-3,8}. */
public record CoreSet(List<Integer> numbers) {
    public static final int HIGHEST = 1023;
    public static final CoreSet NONE = new CoreSet(List.of());
    private static final Pattern PART = Pattern.compile("\\d{1,4}(-\\d{1,4})?");

    public CoreSet {
        numbers = List.copyOf(isAscending(numbers) ? numbers : new TreeSet<>(numbers));
    }

    private static boolean isAscending(List<Integer> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i - 1) >= numbers.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** The cores {@code 0} to {@code count - 1}. */
    public static CoreSet first(int count) {
        return range(0, count - 1);
    }

    private static CoreSet range(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            numbers.add(number);
        }
        return new CoreSet(numbers);
    }

    /** Throws {@link IllegalArgumentException} with the reason. */
    public static CoreSet parse(String text) {
        CoreSet all = NONE;
        for (String part : text.split(",", -1)) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("it has to be core numbers and ranges such as 0-3,8");
            }
            String[] ends = part.split("-");
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (from > to) {
                throw new IllegalArgumentException("the range " + part + " runs backwards");
            }
            if (to > HIGHEST) {
                throw new IllegalArgumentException("core numbers end at " + HIGHEST);
            }
            all = all.with(range(from, to));
        }
        return all;
    }

    /** What a system says of itself; empty where it names no core, or what cannot be understood. */
    public static Optional<CoreSet> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException unintelligible) {
            return Optional.empty();
        }
    }

    public int size() {
        return numbers.size();
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    public CoreSet with(CoreSet other) {
        List<Integer> both = new ArrayList<>(numbers);
        both.addAll(other.numbers);
        return new CoreSet(both);
    }

    public static CoreSet all(List<CoreSet> sets) {
        return new CoreSet(sets.stream().flatMap(set -> set.numbers.stream()).toList());
    }

    /** What is in both. */
    public CoreSet common(CoreSet other) {
        return new CoreSet(numbers.stream().filter(other::contains).toList());
    }

    /** The cores by their places in this set, from {@code from} to before {@code to}. */
    public CoreSet slice(int from, int to) {
        return new CoreSet(numbers.subList(from, to));
    }

    public boolean contains(CoreSet other) {
        return other.numbers.stream().allMatch(this::contains);
    }

    private boolean contains(Integer number) {
        return Collections.binarySearch(numbers, number) >= 0;
    }

    public boolean overlaps(CoreSet other) {
        return size() < other.size()
                ? numbers.stream().anyMatch(other::contains)
                : other.numbers.stream().anyMatch(this::contains);
    }

    /** What of {@code other} is not in this set. */
    public CoreSet missing(CoreSet other) {
        Collection<Integer> rest = new TreeSet<>(other.numbers);
        rest.removeAll(numbers);
        return new CoreSet(List.copyOf(rest));
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (int first = 0; first < numbers.size(); ) {
            int last = first;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ",").append(numbers.get(first));
            text.append(last == first ? "" : "-" + numbers.get(last));
            first = last + 1;
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
