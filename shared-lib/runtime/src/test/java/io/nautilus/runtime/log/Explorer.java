package io.nautilus.runtime.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Visits every state that any order of actions can reach, each once; a state is rebuilt by doing its actions again. */
final class Explorer {
    /** What was visited. */
    record Visited(long states, long settled) {}

    private record Branch(List<Action> path, Action next) {}

    private final Supplier<ModelWorld> newWorld;
    private final Set<Fingerprint.Hash> seen = new HashSet<>();
    private final Deque<Branch> branches = new ArrayDeque<>();
    private long settled;

    Explorer(Supplier<ModelWorld> newWorld) {
        this.newWorld = newWorld;
    }

    Visited explore() {
        walk(newWorld.get(), new ArrayList<>());
        while (!branches.isEmpty()) {
            Branch branch = branches.pollLast();
            ModelWorld world = replay(branch.path());
            List<Action> path = new ArrayList<>(branch.path());
            perform(world, branch.next(), path);
            walk(world, path);
        }
        return new Visited(seen.size(), settled);
    }

    private void walk(ModelWorld world, List<Action> path) {
        while (seen.add(Fingerprint.of(world))) {
            if (world.settled()) {
                settled++;
                checkSettled(path);
            }
            List<Action> actions = world.actions();
            if (actions.isEmpty()) {
                return;
            }
            List<Action> here = List.copyOf(path);
            for (Action other : actions.subList(1, actions.size())) {
                branches.addLast(new Branch(here, other));
            }
            perform(world, actions.getFirst(), path);
        }
    }

    private void checkSettled(List<Action> path) {
        try {
            replay(path).checkSettled();
        } catch (AssertionError violated) {
            throw new AssertionError("after " + path, violated);
        }
    }

    private void perform(ModelWorld world, Action action, List<Action> path) {
        path.add(action);
        try {
            world.perform(action);
        } catch (AssertionError violated) {
            throw new AssertionError("after " + path, violated);
        }
    }

    private ModelWorld replay(List<Action> path) {
        ModelWorld world = newWorld.get();
        path.forEach(world::perform);
        return world;
    }
}
