/** What risk says of the order that is written: what it takes or brings, what is left, and whether it would pass. */
import { subtract } from '../money.ts'
import { shortfall } from '../shortfall.ts'
import { books, instrument, link, now } from '../state.ts'
import { checked, order, outdated, side, type, unchecked } from '../ticket.ts'
import type { Checked } from '../types.ts'
import { Absent, Money } from '../ui.tsx'

/** Money of the order, or why there is none. */
function Sum({
    name,
    id,
    value,
    of,
}: {
    name: string
    id: string
    value: string | undefined
    of: Checked | undefined
}) {
    const reason = of
        ? 'risk cannot value it'
        : unchecked.value
          ? 'not known'
          : order.value
            ? 'asking risk'
            : 'type an order'
    return (
        <>
            <dt>{name}</dt>
            <dd id={id}>
                {value === undefined ? (
                    <Absent reason={reason} />
                ) : (
                    <>
                        <Money value={value} form={{ currency: of!.currency, down: id === 'ticket-left' }} />{' '}
                        {of!.currency}
                    </>
                )}
            </dd>
        </>
    )
}

/**
 * A buy takes cash; a sale brings what it is worth less its fee: at least that at a limit, where all of it is sold. Of
 * an order that is larger than the book it is said how much of it that is about.
 */
function Worth({ of, short }: { of: Checked | undefined; short: string | null }) {
    const fee = <Sum name="Fee" id="ticket-fee" value={of?.fee} of={of} />
    if (side.value === 'BUY') {
        return (
            <>
                {fee}
                <Sum name="Cost with fee" id="ticket-cost" value={of?.cost} of={of} />
            </>
        )
    }
    const brings = of?.notional && of.fee ? subtract(of.notional, of.fee) : undefined
    const limited = short === null ? 'Brings at least' : 'All would bring'
    const name = type.value === 'LIMIT' ? limited : 'Brings after fee'
    return (
        <>
            {fee}
            <Sum name={name} id="ticket-proceeds" value={brings} of={of} />
        </>
    )
}

/** Until risk has said what is left, what portfolio says there is: another figure, so another name. */
function Left({ of }: { of: Checked | undefined }) {
    if (of?.buyingPowerLeft) {
        return <Sum name="Buying power left" id="ticket-left" value={of.buyingPowerLeft} of={of} />
    }
    const quote = instrument.value?.quote
    const cash = quote && books.value.value?.cash[quote]
    const known = link.value.state !== 'lost' && !books.stale(now.value)
    return (
        <>
            <dt>Cash {quote}</dt>
            <dd id="ticket-left">
                {cash ? (
                    <>
                        <Money value={cash} form={{ currency: quote, down: true }} />{' '}
                        <small>{known ? 'now' : 'last known'}</small>
                    </>
                ) : (
                    <Absent reason={books.unanswered() ?? `no ${quote ?? 'cash'} held`} />
                )}
            </dd>
        </>
    )
}

function Outcome({ of }: { of: Checked }) {
    const denied = of.checks.filter((each) => each.outcome === 'DENIED')
    const passed = of.checks.filter((each) => each.outcome === 'PASSED').length
    if (of.passes) {
        return <p class="passes">✓ risk would let it pass ({passed} checks)</p>
    }
    return (denied.length > 0 ? denied : [{ code: of.code, detail: of.detail }]).slice(0, 3).map((each) => (
        <p key={each.code} class="problem">
            <b>{each.code}</b> {each.detail}
        </p>
    ))
}

export function Verdict() {
    const last = checked.value
    const why = outdated.value
    const short = last && shortfall(last.order, last.answer, instrument.value?.base ?? '')
    return (
        <div class={`verdict ${why === null ? '' : 'dim'}`} id="ticket-verdict">
            <dl>
                <Worth of={last?.answer} short={short} />
                <Left of={last?.answer} />
            </dl>
            {short && (
                <p class="short" id="ticket-short">
                    {short}
                </p>
            )}
            {/* Only this is read out: the figures change with each tick. */}
            <div aria-live="polite">{last && why === null && <Outcome of={last.answer} />}</div>
            {why !== null && <p class="age">{why}</p>}
        </div>
    )
}
