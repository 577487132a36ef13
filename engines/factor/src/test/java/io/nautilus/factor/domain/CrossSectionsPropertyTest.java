package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.market.BarInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Bars that come live give, bit for bit, what the table of them gives. */
class CrossSectionsPropertyTest {
    private static final Catalogue FACTORS = Catalogue.all();

    private static List<CrossSection> live(List<NaivePanel.Close> closes, Random order) {
        List<CrossSection> sections = new ArrayList<>();
        CrossSections live =
                new CrossSections(FACTORS, Set.of(BarInterval.S1), closed -> sections.add(closed.section()));
        TestBars bars = new TestBars();
        long place = 0;
        for (NaivePanel.Close close : closes) {
            List<BarRecord> ofClose = new ArrayList<>();
            close.bars().forEach((name, bar) -> ofClose.add(bars.bar(name, BarInterval.S1, close.time(), bar, false)));
            Collections.shuffle(ofClose, order);
            for (BarRecord bar : ofClose) {
                assertThat(live.on(bar, TestBars.place(place++))).isEqualTo(Taking.TAKEN);
            }
        }
        return sections;
    }

    /** From a close on at which all are there, so that nobody comes unexpected to a later one. */
    private static List<NaivePanel.Close> fromFullOne(List<NaivePanel.Close> closes) {
        int all = closes.stream().mapToInt(close -> close.bars().size()).max().orElseThrow();
        return closes.stream().dropWhile(close -> close.bars().size() < all).toList();
    }

    @Property(tries = 60)
    void liveIsTheTable(@ForAll long seed) {
        Random random = new Random(seed);
        List<NaivePanel.Close> closes = RandomPanel.closesOfAll(random, 140);
        List<CrossSection> live = live(closes, random);
        assertThat(live).hasSizeBetween(closes.size() - 1, closes.size());
        Panel panel = new Panel(FACTORS, 1);
        for (CrossSection section : live) {
            NaivePanel.Close close = closes.get(live.indexOf(section));
            CrossSection expected = panel.close(close.time(), close.bars());
            assertThat(section.time()).isEqualTo(TestBars.nanos(close.time()));
            assertThat(section.missing()).isEqualTo(expected.missing());
            assertThat(PanelPropertyTest.readings(section)).isEqualTo(PanelPropertyTest.readings(expected));
        }
    }

    /** What the engine does at a start: it reads part of the past again. */
    @Property(tries = 60)
    void whoBeginsInTheMiddleSaysTheSameOnceWarm(@ForAll long seed) {
        Random random = new Random(seed);
        List<NaivePanel.Close> closes = RandomPanel.closesOfAll(random, 240);
        List<CrossSection> all = live(closes, random);
        int begin = random.nextInt(60);
        List<CrossSection> part = live(fromFullOne(closes.subList(begin, closes.size())), random);
        CrossSection last = all.get(all.size() - 2);
        CrossSection same = part.stream()
                .filter(section -> section.time() == last.time())
                .findFirst()
                .orElseThrow();
        for (int factor = 0; factor < FACTORS.size(); factor++) {
            List<Reading> readings = readings(same, factor);
            List<Reading> expected = readings(last, factor);
            if (!isColder(factor, readings, expected)) {
                assertThat(readings).isEqualTo(expected);
            }
        }
    }

    private static List<Reading> readings(CrossSection section, int factor) {
        return section.rows().stream().map(row -> row.reading(factor)).toList();
    }

    /** Who seldom has two bars in a row gathers returns against the market for longer; till then others' places differ. */
    private static boolean isColder(int factor, List<Reading> readings, List<Reading> expected) {
        return FACTORS.definitions().get(factor).category() == Category.MARKET
                && IntStream.range(0, readings.size())
                        .anyMatch(i -> readings.get(i) instanceof Reading.Absent
                                && !readings.get(i).equals(expected.get(i)));
    }
}
