/** The instruments, with what they cost now and how that moved. */
import { signal, useComputed } from '@preact/signals'
import { mid } from '../market.ts'
import { inSteps } from '../money.ts'
import { areMixed, originOf } from '../origin.ts'
import { useResource } from '../resource.ts'
import { feeds, followed, glanceOf, instruments, link, now, selected, sparkOf, view } from '../state.ts'
import { spanMillis, steps } from '../spark.ts'
import type { Instrument, MarketState } from '../types.ts'
import { ago, isOld, Nothing, Panel, Sparkline, Tag } from '../ui.tsx'

const filter = signal('')

export function shownInstruments(): Instrument[] {
    const wanted = filter.value.trim().toUpperCase()
    return (instruments.value.value ?? []).filter((each) => each.symbol.includes(wanted))
}

export function chooseNext(by: number): void {
    const all = shownInstruments()
    const at = all.findIndex((each) => each.symbol === selected.value)
    const next = all[(at + by + all.length) % all.length]
    if (next) {
        selected.value = next.symbol
        document.getElementById(`watch-${next.symbol}`)?.scrollIntoView({ block: 'nearest' })
    }
}

/** How far the mid is from where the line begins, in percent; what rounds to nothing is nothing. */
function changeOf(symbol: string): number | null {
    const price = mid(glanceOf(symbol).value)
    const first = sparkOf(symbol).value[0]?.price
    const change = price !== null && first ? (price / first - 1) * 100 : null
    return change !== null && Math.abs(change) < 0.005 ? 0 : change
}

function toneOf(change: number | null): 'up' | 'down' | '' {
    return !change ? '' : change > 0 ? 'up' : 'down'
}

function Line({ symbol }: { symbol: string }) {
    const tone = useComputed(() => toneOf(changeOf(symbol))).value
    return <Sparkline values={steps(sparkOf(symbol).value)} tone={tone} />
}

/** Why its price is not that of now: as the stream says, or of one that is not followed as marketdata does when asked. */
function useDead(of: Instrument): { state: MarketState; reason?: string; sent?: string } | null {
    const said = useComputed(() => {
        const market = glanceOf(of.symbol).value
        return isOld(market) ? market : market && 'live'
    }).value
    const isFollowed = useComputed(() => followed.value.has(of.symbol)).value
    const counts = said ?? (isFollowed || of.state === 'LIVE' ? null : of)
    return counts === 'live' || !counts?.state ? null : { ...counts, state: counts.state }
}

/** Written anew when what it says is another: far less often than its market changes. */
function Price({ of }: { of: Instrument }) {
    const symbol = of.symbol
    const isFollowed = useComputed(() => followed.value.has(symbol)).value
    const bid = useComputed(() => glanceOf(symbol).value?.bids[0]?.[0]).value ?? (isFollowed ? undefined : of.bid)
    const change = useComputed(() => changeOf(symbol)?.toFixed(2) ?? null).value
    const tone = toneOf(change === null ? null : Number(change))
    const dead = useDead(of)
    return (
        <span class="price">
            <span class="num">{bid ? inSteps(bid, of.tick) : '—'}</span>
            {dead ? (
                <Tag kind="warn" title={dead.reason ?? ''}>
                    {dead.state.toLowerCase()}
                    {dead.sent && ` ${ago(now.value - Date.parse(dead.sent))}`}
                </Tag>
            ) : (
                <small class={`num ${tone || 'dim'}`}>
                    {change === null
                        ? !isFollowed && bid
                            ? 'asked every 5 s'
                            : 'no price yet'
                        : `${tone === 'up' ? '+' : ''}${change.replace('-', '−')} %`}
                </small>
            )}
        </span>
    )
}

function Row({ of }: { of: Instrument }) {
    const dead = useDead(of) !== null
    const [name, venue] = of.symbol.split('.')
    const all = feeds.value.value ?? []
    return (
        <li>
            <button
                type="button"
                id={`watch-${of.symbol}`}
                class={dead || link.value.state === 'lost' ? 'stale' : ''}
                aria-pressed={selected.value === of.symbol}
                onClick={() => {
                    selected.value = of.symbol
                    view.value = 'desk'
                }}
            >
                <span class="symbol">
                    {name}
                    <small>
                        {venue}
                        {areMixed(all) && ` · ${originOf(of, all).text}`}
                    </small>
                </span>
                <Line symbol={of.symbol} />
                <Price of={of} />
            </button>
        </li>
    )
}

export function Watch() {
    useResource(instruments)
    const shown = shownInstruments()
    const span = Math.max(0, ...shown.map((each) => spanMillis(sparkOf(each.symbol).value)))
    return (
        <Panel
            id="watch"
            title="Instruments"
            from={instruments}
            live
            tools={
                <input
                    type="search"
                    id="watch-filter"
                    placeholder="Find  /"
                    aria-label="Find an instrument"
                    value={filter.value}
                    onInput={(event) => {
                        filter.value = event.currentTarget.value
                    }}
                    onKeyDown={(event) => {
                        const first = shownInstruments()[0]
                        if (event.key === 'Enter' && first) {
                            selected.value = first.symbol
                            event.currentTarget.blur()
                        }
                    }}
                />
            }
        >
            {shown.length === 0 ? (
                <Nothing from={instruments}>
                    {filter.value
                        ? `No instrument is named ${filter.value}.`
                        : 'No instrument yet: marketdata has said none.'}
                </Nothing>
            ) : (
                <ul class={`watch scroll ${areMixed(feeds.value.value ?? []) ? 'mixed' : ''}`}>
                    {shown.map((each) => (
                        <Row key={each.symbol} of={each} />
                    ))}
                </ul>
            )}
            <p class="foot">best bid; change of the mid over {ago(span)}</p>
        </Panel>
    )
}
