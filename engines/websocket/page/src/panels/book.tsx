/** The book's best levels: a curve of what is there, and a ladder to pick prices from. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { add, decimalsOf, format, inSteps, pixels, round, subtract, trim, type Decimal } from '../money.ts'
import { waitsAt } from '../orders.ts'
import { useResource } from '../resource.ts'
import { rove } from '../roving.ts'
import { glanceOf, instrument, isRecorded, link, now, orders, picked, remembered, selected } from '../state.ts'
import type { Level } from '../types.ts'
import { ago, Choice, Panel, Tag } from '../ui.tsx'

const shape = remembered<'ladder' | 'depth'>('book-shape', 'ladder')
const LEVELS = 10
const ROW_PIXELS = 19
const HEAD_PIXELS = 44
const MOST_DIGITS = 7

/** As many decimals as there is room for; the whole figure is behind it. */
function short(quantity: Decimal, decimals: number): string {
    const whole = quantity.split('.')[0]!.length
    const shown = Math.min(decimals, Math.max(0, MOST_DIGITS - whole))
    return format(decimalsOf(trim(quantity, shown)) > shown ? round(quantity, shown) : trim(quantity, shown))
}

interface Row {
    price: Decimal
    quantity: Decimal
    total: Decimal
}

function cumulated(levels: Level[]): Row[] {
    let total: Decimal = '0'
    return levels.slice(0, LEVELS).map(([price, quantity]) => {
        total = add(total, quantity)
        return { price, quantity, total }
    })
}

function Side({
    rows,
    side,
    most,
    mine,
    decimals,
}: {
    rows: Row[]
    side: 'bid' | 'ask'
    most: number
    mine: (price: Decimal) => boolean
    decimals: number
}) {
    const shown = side === 'ask' ? rows.toReversed() : rows
    const tick = instrument.value?.tick
    return (
        <>
            {shown.map((row) => (
                <tr key={row.price} class={side}>
                    <td class="right">
                        <button
                            type="button"
                            class="price"
                            tabIndex={-1}
                            title="to the ticket"
                            onClick={() => {
                                picked.value = row.price
                            }}
                        >
                            {inSteps(row.price, tick)}
                        </button>
                        {mine(row.price) && (
                            <span class="mine" title="an open order of this account is here">
                                ●
                            </span>
                        )}
                    </td>
                    <td class="right num" title={row.quantity}>
                        {short(row.quantity, decimals)}
                    </td>
                    <td class="right num total">
                        <i
                            class={`amount ${side}`}
                            style={{ transform: `scaleX(${pixels(row.total) / (most || 1)})` }}
                        />
                        <span>{short(row.total, decimals)}</span>
                    </td>
                </tr>
            ))}
        </>
    )
}

/** Quantity up to each price, as steps. */
function Depth({ bids, asks }: { bids: Row[]; asks: Row[] }) {
    const least = pixels(bids.at(-1)!.price)
    const most = pixels(asks.at(-1)!.price)
    const high = Math.max(pixels(bids.at(-1)!.total), pixels(asks.at(-1)!.total)) || 1
    const x = (price: Decimal) => ((pixels(price) - least) / (most - least || 1)) * 100
    const y = (total: Decimal) => 58 - (pixels(total) / high) * 54
    const path = (rows: Row[]) => {
        let line = `M${x(rows[0]!.price)},58`
        for (const row of rows) {
            line += ` H${x(row.price)} V${y(row.total)}`
        }
        return `${line} V58 Z`
    }
    const tick = instrument.value?.tick
    const label = `Depth: ${bids.at(-1)!.total} to buy down to ${bids.at(-1)!.price}, ${asks.at(-1)!.total} to sell up to ${asks.at(-1)!.price}`
    return (
        <div class="depth">
            <svg viewBox="0 0 100 60" preserveAspectRatio="none" role="img" aria-label={label}>
                <path class="bid" d={path(bids)} />
                <path class="ask" d={path(asks)} />
            </svg>
            <p class="axis num">
                <span>{inSteps(bids.at(-1)!.price, tick)}</span>
                <span>
                    {inSteps(bids[0]!.price, tick)} | {inSteps(asks[0]!.price, tick)}
                </span>
                <span>{inSteps(asks.at(-1)!.price, tick)}</span>
            </p>
        </div>
    )
}

/** So many levels of each side that the spread stays in the middle. */
function Ladder({ bids, asks, mine }: { bids: Row[]; asks: Row[]; mine: (price: Decimal) => boolean }) {
    const host = useRef<HTMLDivElement>(null)
    const [fitting, setFitting] = useState(LEVELS)
    useEffect(() => {
        const element = host.current!
        const sized = new ResizeObserver(() => {
            setFitting(
                Math.max(3, Math.min(LEVELS, Math.floor((element.clientHeight - HEAD_PIXELS) / ROW_PIXELS / 2))),
            )
        })
        sized.observe(element)
        return () => sized.disconnect()
    }, [])
    const sold = asks.slice(0, fitting)
    const bought = bids.slice(0, fitting)
    const most = Math.max(pixels(bought.at(-1)!.total), pixels(sold.at(-1)!.total))
    const decimals = decimalsOf(instrument.value?.lot ?? '0')
    return (
        <div
            class="scroll"
            ref={host}
            tabIndex={0}
            role="region"
            aria-label="Ladder: arrow keys move, Enter takes a price into the ticket"
            onKeyDown={(event) => rove(event, '.price')}
        >
            <table class="ladder" aria-label="Ladder">
                <thead>
                    <tr>
                        <th scope="col" class="right">
                            price
                        </th>
                        <th scope="col" class="right">
                            quantity
                        </th>
                        <th scope="col" class="right">
                            up to here
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <Side rows={sold} side="ask" most={most} mine={mine} decimals={decimals} />
                    <tr class="spread">
                        <td colSpan={3}>
                            spread{' '}
                            <span class="num">
                                {inSteps(subtract(asks[0]!.price, bids[0]!.price), instrument.value?.tick)}
                            </span>
                        </td>
                    </tr>
                    <Side rows={bought} side="bid" most={most} mine={mine} decimals={decimals} />
                </tbody>
            </table>
        </div>
    )
}

/** Whether the prices of the chosen instrument are those of now. */
export function MarketTag() {
    const market = glanceOf(selected.value).value
    if (!market?.state) {
        return <Tag kind="warn">no data yet</Tag>
    }
    if (market.state === 'LIVE' && link.value.state !== 'lost') {
        return isRecorded(selected.value) ? (
            <Tag kind="info" title="A recording that is played again, not the market of now">
                replay
            </Tag>
        ) : (
            <Tag kind="good">live</Tag>
        )
    }
    const age = market.sent ? ` ${ago(now.value - Date.parse(market.sent))}` : ''
    return (
        <Tag kind="warn" title={market.reason ?? ''}>
            {market.state === 'LIVE' ? 'last known' : market.state.toLowerCase()}
            {age}
        </Tag>
    )
}

export function Book() {
    const market = glanceOf(selected.value).value
    const bids = cumulated(market?.bids ?? [])
    const asks = cumulated(market?.asks ?? [])
    const mine = waitsAt(useResource(orders) ?? [], selected.value)
    const known = bids.length > 0 && asks.length > 0
    return (
        <Panel
            id="book"
            title="Book"
            live
            priced
            seq={market?.seq}
            tools={
                <>
                    <MarketTag />
                    <Choice
                        label="Shape of the book"
                        value={shape.value}
                        options={['ladder', 'depth']}
                        onChange={(value) => {
                            shape.value = value
                        }}
                    />
                </>
            }
        >
            {!known ? (
                <p class="empty">
                    {market?.reason ??
                        (!market
                            ? 'Subscribed to, nothing came yet.'
                            : market.book
                              ? 'No level on one of the sides.'
                              : 'The book is not known yet.')}
                </p>
            ) : shape.value === 'depth' ? (
                <Depth bids={bids} asks={asks} />
            ) : (
                <Ladder bids={bids} asks={asks} mine={mine} />
            )}
        </Panel>
    )
}
