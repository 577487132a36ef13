/** The instruments, with what they cost now and how that moved. */
import { signal } from '@preact/signals'
import { format } from '../money.ts'
import { useResource } from '../resource.ts'
import { glanceOf, instruments, link, mid, now, selected, sparkOf, view } from '../state.ts'
import type { Instrument } from '../types.ts'
import { ago, Panel, Sparkline, Tag } from '../ui.tsx'

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

function Row({ of }: { of: Instrument }) {
    const market = glanceOf(of.symbol).value
    const spark = sparkOf(of.symbol).value
    const price = mid(market)
    const first = spark[0]
    const change = price !== null && first ? (price / first - 1) * 100 : null
    const tone = change === null || Math.abs(change) < 0.005 ? '' : change > 0 ? 'up' : 'down'
    const dead = market?.state && market.state !== 'LIVE'
    const age = market?.sent ? now.value - Date.parse(market.sent) : null
    // Beyond the watched ones there is no stream, only what is asked for every few seconds.
    const bid = market?.bids[0]?.[0] ?? of.bid
    const [name, venue] = of.symbol.split('.')
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
                    <small>{venue}</small>
                </span>
                <Sparkline values={spark} tone={tone} />
                <span class="price">
                    <span class="num">{bid ? format(bid) : '—'}</span>
                    {dead ? (
                        <Tag kind="warn" title={market?.reason ?? ''}>
                            {market!.state!.toLowerCase()}
                            {age !== null && ` ${ago(age)}`}
                        </Tag>
                    ) : (
                        <small class={`num ${tone || 'dim'}`}>
                            {change === null
                                ? of.bid && !market
                                    ? 'asked every 5 s'
                                    : 'no price yet'
                                : `${tone === 'up' ? '+' : ''}${(Math.abs(change) < 0.005 ? 0 : change).toFixed(2).replace('-', '−')} %`}
                        </small>
                    )}
                </span>
            </button>
        </li>
    )
}

export function Watch() {
    useResource(instruments)
    const shown = shownInstruments()
    const seconds = Math.max(0, ...shown.map((each) => sparkOf(each.symbol).value.length))
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
                <p class="empty">
                    {filter.value
                        ? `No instrument is named ${filter.value}.`
                        : 'No instrument yet: marketdata has said none.'}
                </p>
            ) : (
                <ul class="watch scroll">
                    {shown.map((each) => (
                        <Row key={each.symbol} of={each} />
                    ))}
                </ul>
            )}
            <p class="foot">best bid; change of the mid over {ago(seconds * 1000)}</p>
        </Panel>
    )
}
