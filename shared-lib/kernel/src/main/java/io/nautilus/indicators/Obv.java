package io.nautilus.indicators;

/**
 * On-balance volume (Granville, 1963), in the volume's unit: the volume of bars that closed higher less that of bars
 * that closed lower, since the first bar, whose volume it begins with, as TA-Lib has it. Only its changes mean
 * something; it is the one indicator here that depends on all that came. Warm-up: 1.
 */
public final class Obv extends BarIndicator {
    private double balance;
    private double last;
    private boolean begun;

    public Obv() {
        super(1, "obv");
    }

    @Override
    void take(Candle bar) {
        double sign = begun ? Math.signum(bar.close() - last) : 1;
        balance += sign * bar.volume();
        begun = true;
        last = bar.close();
        say(0, balance);
    }

    @Override
    void clear() {
        balance = 0;
        begun = false;
    }
}
