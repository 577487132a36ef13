package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random runs by seed: more requests, eight frames in flight, frames that a restarting broker lands twice, and logs
 * that lose their tail while everything is down. And by some of the seeds runs of one owner with second copies and
 * nothing else.
 */
final class SeededRuns {
    private static final int STEPS = 120;
    private static final int REQUESTS = 12;
    private static final int COPIES_ONLY_EVERY = 4;

    private final Defect defect;

    SeededRuns(Defect defect) {
        this.defect = defect;
    }

    void run(long firstSeed, int count) {
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            try {
                runOne(new Random(seed));
                if (seed % COPIES_ONLY_EVERY == 0) {
                    runWithCopiesOnly(new Random(seed));
                }
            } catch (AssertionError violated) {
                throw new AssertionError("seed " + seed, violated);
            }
        }
    }

    private void runOne(Random random) {
        ModelScript script =
                switch (random.nextInt(8)) {
                    case 0, 1 -> ModelScript.strategy();
                    case 2 -> ModelScript.poisonedCrowd(REQUESTS);
                    default -> ModelScript.crowd(REQUESTS);
                };
        ModelWorld world = new ModelWorld(defect, script, 8, 3, 2, 1);
        for (int step = 0; step < STEPS; step++) {
            List<Action> actions = world.actions();
            if (actions.isEmpty()) {
                break;
            }
            world.perform(pick(actions, random));
            if (random.nextInt(20) == 0) {
                landTwice(world, random);
            }
        }
        if (!world.isPoisoned() && random.nextInt(4) == 0) {
            loseTail(world, random);
        } else {
            world.checkSettled();
        }
    }

    /** One owner, nothing fails but that frames land twice: it must go on, and every outcome be seen. */
    private void runWithCopiesOnly(Random random) {
        ModelWorld world = new ModelWorld(defect, ModelScript.crowd(REQUESTS), 8, 1, 0, 0);
        for (List<Action> actions = world.actions(); !actions.isEmpty(); actions = world.actions()) {
            world.perform(pick(actions, random));
            boolean reigns = world.owners.stream()
                    .flatMap(owner -> owner.acks.stream())
                    .noneMatch(ack -> ack.tag() == JournalOwner.EPOCH_TAG);
            if (reigns && random.nextInt(8) == 0) {
                landTwice(world, random);
            }
        }
        world.checkSettled();
    }

    /** Faults are rare, so that most runs get far. */
    private static Action pick(List<Action> actions, Random random) {
        List<Action> likely = new ArrayList<>();
        for (Action action : actions) {
            boolean fault = action.kind() == Action.Kind.CRASH
                    || action.kind() == Action.Kind.STOP
                    || action.kind() == Action.Kind.LOSE
                    || action.kind() == Action.Kind.START && action.owner() > 0;
            if (!fault || random.nextInt(12) == 0) {
                likely.add(action);
            }
        }
        List<Action> from = likely.isEmpty() ? actions : likely;
        return from.get(random.nextInt(from.size()));
    }

    /** A broker restart between append and acknowledgement: the client sends again all that is not acknowledged. */
    private static void landTwice(ModelWorld world, Random random) {
        for (ModelOwner owner : world.owners) {
            if (owner.alive && !owner.acks.isEmpty()) {
                boolean secondAcknowledged = random.nextBoolean();
                List<ModelOwner.Ack> acks = List.copyOf(owner.acks);
                owner.acks.clear();
                for (ModelOwner.Ack ack : acks) {
                    byte[] frame = world.journal.records.get((int) ack.offset()).value();
                    long copy = world.journal.append(frame);
                    owner.acks.add(secondAcknowledged ? new ModelOwner.Ack(ack.tag(), copy) : ack);
                }
                return;
            }
        }
    }

    /** Power is lost: tails are gone, the next start knows it, and every request still on the log has one outcome. */
    private static void loseTail(ModelWorld world, Random random) {
        world.owners.forEach(ModelOwner::die);
        world.owners.forEach(owner -> owner.inFlight.clear());
        world.journal.cut(random.nextInt(4));
        world.requests.cut(random.nextInt(3));
        while (world.actions().stream().anyMatch(action -> action.kind() == Action.Kind.ARRIVE)) {
            world.perform(new Action(Action.Kind.ARRIVE, 0));
        }
        ModelOwner last = world.runLastOwner("the machine booted without a clean stop");
        world.checkOutcomes("one outcome per request after a lost tail");
        world.checkJoiners();
        assertThat(last.alive).as("the owner after a lost tail lives").isTrue();
    }
}
