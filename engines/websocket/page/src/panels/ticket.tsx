/** An order, with what risk says of it while it is typed. */
import { useComputed, type Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { format, inSteps, step, typed } from '../money.ts'
import { glanceOf, instrument, link, selected } from '../state.ts'
import {
    fateUnknown,
    follow,
    place,
    placing,
    postOnly,
    price,
    quantity,
    reduceOnly,
    refusal,
    side,
    spent,
    timeInForce,
    type,
    unchecked,
    withheld,
} from '../ticket.ts'
import { Choice, isOld, Panel, ProblemNote, Tag, unlessLost } from '../ui.tsx'
import { MarketTag } from './book.tsx'
import { Verdict } from './verdict.tsx'

const NAMES = { BUY: 'Buy', SELL: 'Sell' } as const

function Field({
    id,
    label,
    unit,
    value,
    by,
    onInput,
}: {
    id: string
    label: string
    unit: string
    value: string
    by: string
    onInput: (value: string) => void
}) {
    const wrong = value !== '' && typed(value) === null
    return (
        <label class="field" for={id}>
            <span>{label}</span>
            <input
                id={id}
                type="text"
                inputMode="decimal"
                autoComplete="off"
                spellcheck={false}
                value={value}
                aria-invalid={wrong}
                aria-describedby={wrong ? `${id}-wrong` : undefined}
                placeholder={`step ${by}`}
                onInput={(event) => onInput(event.currentTarget.value.trim())}
                onKeyDown={(event) => {
                    const steps = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
                    if (steps !== 0) {
                        onInput(step(typed(value) ?? '0', by, steps * (event.shiftKey ? 10 : 1)))
                        event.preventDefault()
                    }
                }}
            />
            <small>{unit}</small>
            {wrong && (
                <small id={`${id}-wrong`} class="refused" role="alert">
                    No amount. Write it like 1234.5 or 1,234.5: with a point before what is less than one.
                </small>
            )}
        </label>
    )
}

function Sides() {
    return (
        <div class="sides" role="group" aria-label="Side">
            {(['BUY', 'SELL'] as const).map((each) => (
                <button
                    key={each}
                    type="button"
                    class={each.toLowerCase()}
                    aria-pressed={side.value === each}
                    onClick={() => {
                        side.value = each
                    }}
                >
                    {NAMES[each]}
                </button>
            ))}
        </div>
    )
}

/** Limit or market, and how long it stands: a market order never waits. */
function Kind() {
    const limit = type.value === 'LIMIT'
    return (
        <div class="pair">
            <Choice
                label="Type"
                id="ticket-type"
                value={type.value}
                onChange={(value) => {
                    type.value = value
                }}
                options={[
                    { value: 'LIMIT', text: 'Limit' },
                    { value: 'MARKET', text: 'Market' },
                ]}
            />
            <Choice
                label="Time in force"
                id="ticket-tif"
                onChange={(value) => {
                    timeInForce.value = value
                }}
                value={!limit && timeInForce.value === 'GTC' ? 'IOC' : timeInForce.value}
                options={[
                    ...(limit ? [{ value: 'GTC' as const, text: 'until cancelled' }] : []),
                    { value: 'IOC' as const, text: 'now, rest cancelled' },
                    { value: 'FOK' as const, text: 'all now or nothing' },
                ]}
            />
        </div>
    )
}

function Amounts() {
    const of = instrument.value
    return (
        <>
            <Field
                id="ticket-quantity"
                label="Quantity"
                unit={of?.base ?? ''}
                by={of?.lot ?? '1'}
                value={quantity.value}
                onInput={(value) => {
                    quantity.value = value
                }}
            />
            {type.value === 'LIMIT' && (
                <Field
                    id="ticket-price"
                    label="Price"
                    unit={of?.quote ?? ''}
                    by={of?.tick ?? '1'}
                    value={price.value}
                    onInput={(value) => {
                        price.value = value
                    }}
                />
            )}
        </>
    )
}

/** The book's best prices: to take one over for a limit order, to read for a market order. */
function Best() {
    const market = glanceOf(selected.value).value
    const best = { bid: market?.bids[0]?.[0], ask: market?.asks[0]?.[0] }
    if (type.value === 'LIMIT') {
        return (
            <div class="quick">
                {(['bid', 'ask'] as const).map((which) => (
                    <button
                        key={which}
                        type="button"
                        disabled={!best[which]}
                        onClick={() => {
                            price.value = best[which]!
                        }}
                    >
                        {which}{' '}
                        {best[which] && <span class="num">{inSteps(best[which], instrument.value?.tick)}</span>}
                    </button>
                ))}
            </div>
        )
    }
    const which = side.value === 'BUY' ? 'ask' : 'bid'
    const old = isOld(market) || link.value.state === 'lost'
    return (
        <div class="quick">
            <span class="dim">
                {best[which] ? (
                    <>
                        {old ? 'last' : 'best'} {which}{' '}
                        <span class="num">{inSteps(best[which], instrument.value?.tick)}</span>
                    </>
                ) : (
                    'no price now'
                )}
            </span>
        </div>
    )
}

function Option({ of, label }: { of: Signal<boolean>; label: string }) {
    return (
        <label>
            <input
                type="checkbox"
                checked={of.value}
                onChange={(event) => {
                    of.value = event.currentTarget.checked
                }}
            />{' '}
            {label}
        </label>
    )
}

function Place() {
    const amount = typed(quantity.value)
    const act = `${NAMES[side.value]} ${amount ? format(amount) : ''} ${instrument.value?.base ?? ''}`
    return (
        // Not disabled, which would take the focus from whoever pressed it.
        <button
            type="submit"
            class={`place ${side.value.toLowerCase()}`}
            id="ticket-place"
            aria-disabled={withheld.value !== ''}
            title={withheld.value}
        >
            {placing.value ? 'Placing…' : spent.value ? 'Placed' : act}
        </button>
    )
}

export function Ticket() {
    useEffect(() => follow(), [])
    const old = useComputed(() => isOld(glanceOf(selected.value).value)).value
    return (
        <Panel
            id="ticket"
            live
            priced
            title={
                <>
                    Order <span class="of">{selected.value}</span>
                </>
            }
            tools={
                <>
                    {old && <MarketTag />}
                    <Tag kind="info" title="Fills are on paper, against the published book; orders move no market">
                        paper
                    </Tag>
                </>
            }
        >
            <form
                class="ticket scroll"
                autoComplete="off"
                onSubmit={(event) => {
                    event.preventDefault()
                    void place()
                }}
                // A key that is held places one order.
                onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
            >
                <Sides />
                <Kind />
                <Amounts />
                <Best />
                <div class="options">
                    {type.value === 'LIMIT' && <Option of={postOnly} label="post only" />}
                    <Option of={reduceOnly} label="reduce only" />
                </div>
                <Verdict />
                <ProblemNote problem={unlessLost(unchecked.value)} />
                <div id="ticket-refusal">
                    <ProblemNote problem={refusal.value} />
                    {fateUnknown.value && !placing.value && (
                        <p class="why">
                            Sent before; what became of it is not known. Sent again it is not placed twice.
                        </p>
                    )}
                </div>
                <Place />
            </form>
        </Panel>
    )
}
