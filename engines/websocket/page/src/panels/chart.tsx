/** Candles with volume and chosen indicators, and what the last trade was. */
import { useEffect, useRef } from 'preact/hooks'
import {
    answered,
    bars,
    chosen,
    followBars,
    followIndicators,
    indicatorProblem,
    INTERVALS,
    lines,
    problem,
} from '../bars.ts'
import { at, draw, formingSince, LINES, pointed } from '../candles.ts'
import { call, drawable, MOST_INDICATORS } from '../indicators.ts'
import { inSteps } from '../money.ts'
import { useResource } from '../resource.ts'
import { available, glanceOf, instrument, interval, link, selected } from '../state.ts'
import type { Bar } from '../types.ts'
import { Choice, clock, Panel, ProblemNote, unlessLost } from '../ui.tsx'
import { MarketTag } from './book.tsx'

function Indicators() {
    const all = drawable(useResource(available)?.indicators ?? [])
    return (
        <>
            {chosen.value.map((each) => (
                <button
                    key={each}
                    type="button"
                    class="chip"
                    aria-label={`Remove ${each}`}
                    title="remove"
                    onClick={() => {
                        chosen.value = chosen.value.filter((other) => other !== each)
                    }}
                >
                    {lines.value.map((line, i) =>
                        line.name === each || line.name.startsWith(`${each}.`) ? (
                            <i
                                key={line.name}
                                class="swatch"
                                style={{ background: `var(${LINES[i % LINES.length]})` }}
                            />
                        ) : null,
                    )}
                    {each} ×
                </button>
            ))}
            <select
                aria-label="Add an indicator"
                value=""
                disabled={chosen.value.length >= MOST_INDICATORS || all.length === 0}
                onChange={(event) => {
                    const added = event.currentTarget.value
                    event.currentTarget.value = ''
                    if (added && !chosen.value.includes(added)) {
                        chosen.value = [...chosen.value, added]
                    }
                }}
            >
                <option value="">+ indicator</option>
                {all.map((each) => (
                    <option key={each.name} value={call(each)}>
                        {call(each)}
                    </option>
                ))}
            </select>
        </>
    )
}

/** On its own, since it changes while the rest of the panel does not. */
function LastPrice() {
    const market = glanceOf(selected.value).value
    const last = market?.last
    return (
        <span class={`num last ${last?.aggressor === 'BUY' ? 'up' : 'down'}`} id="last-price">
            {last ? (
                inSteps(last.price, instrument.value?.tick)
            ) : (
                <small class="dim">{market ? 'no trade yet' : 'nothing came yet'}</small>
            )}
        </span>
    )
}

/** The figures of the closed bar under the pointer, else of the last one. */
function Legend() {
    const bar =
        pointed.value === null ? bars.value.at(-1) : bars.value.find((each) => at(each.start) === pointed.value)
    if (!bar) {
        return pointed.value === null ? null : <p class="legend dim">still forming</p>
    }
    const { tick, lot } = instrument.value ?? {}
    const prices = { O: bar.open, H: bar.high, L: bar.low, C: bar.close }
    return (
        <p class="legend num" data-start={bar.start}>
            <span class="dim">{clock(bar.start)}</span>
            {Object.entries(prices).map(([name, price]) => (
                <span key={name}>
                    <small class="dim">{name}</small> {inSteps(price, tick)}
                </span>
            ))}
            <span>
                <small class="dim">V</small> {inSteps(bar.volume, lot)}
            </span>
        </p>
    )
}

/** What the candles are made of. */
function Foot({ basis }: { basis: Bar['basis'] | undefined }) {
    const since = formingSince.value
    return (
        <p class="foot">
            {basis === 'MID' && 'bars of mid prices: no trade was told yet; '}
            {basis === 'TRADES' && 'bars of trades; '}
            the last candle is forming, from published prices{since !== null && ` since ${clock(since)}`}
        </p>
    )
}

export function Chart() {
    const host = useRef<HTMLDivElement>(null)
    useEffect(() => followBars(), [])
    useEffect(() => followIndicators(), [])
    useEffect(() => draw(host.current!), [])
    const last = bars.value.at(-1)
    return (
        <Panel
            id="chart"
            live
            priced
            title={
                <>
                    <span id="chart-symbol">{selected.value || 'Chart'}</span> <LastPrice />
                </>
            }
            tools={
                <>
                    <MarketTag />
                    <Indicators />
                    <Choice
                        label="Interval"
                        value={interval.value}
                        options={Object.keys(INTERVALS)}
                        onChange={(value) => {
                            interval.value = value
                        }}
                    />
                </>
            }
        >
            <ProblemNote problem={unlessLost(problem.value)} />
            <ProblemNote problem={unlessLost(indicatorProblem.value)} />
            {bars.value.length === 0 && (
                <p class="empty over">
                    {answered.value
                        ? `No closed bar of ${interval.value} yet.`
                        : problem.value
                          ? `Not known: ${problem.value.code}.`
                          : link.value.state === 'lost'
                            ? 'Not known: the stream is lost.'
                            : 'Asked, not answered yet.'}
                </p>
            )}
            <Legend />
            <div
                class="chart"
                ref={host}
                role="img"
                aria-label={
                    last
                        ? `Candles of ${selected.value}, ${interval.value}; the last closed at ${last.close}`
                        : 'Candles'
                }
            />
            <Foot basis={last?.basis} />
        </Panel>
    )
}
