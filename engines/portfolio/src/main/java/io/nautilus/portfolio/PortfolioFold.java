package io.nautilus.portfolio;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.portfolio.domain.Books;
import io.nautilus.portfolio.domain.Outcome;
import io.nautilus.portfolio.domain.Outcomes;
import java.util.List;
import java.util.Optional;

/** All that the journal of risk folds into here. */
record PortfolioFold(Books books, Outcomes outcomes) implements Durable {
    /** What an event changed, and the outcome it gives to a command. */
    record Changed(List<PortfolioRecord> records, Optional<Outcome> outcome) {}

    Changed on(Input.Event event) {
        Place place = new Place(event.offset(), event.index());
        return new Changed(books.on(place, event.timeNanos(), event.event()), outcomes.on(event.event()));
    }

    @Override
    public void save(StateWriter out) {
        books.save(out);
        outcomes.save(out);
    }

    @Override
    public void restore(StateReader in) {
        books.restore(in);
        outcomes.restore(in);
    }
}
