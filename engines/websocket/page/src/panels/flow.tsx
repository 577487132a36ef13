/** What talks to what: nine boxes, and on each arrow the records per second that its reader took. */
import type { Engine } from '../api.ts'
import { toneOf } from '../health.ts'
import { heartbeats, now } from '../state.ts'
import { oldMillis, seen, whyNot } from '../watchers.ts'
import { Panel, perSecond } from '../ui.tsx'

const BOXES: Record<Engine, [x: number, y: number]> = {
    marketdata: [10, 130],
    features: [255, 20],
    factor: [255, 130],
    ml: [485, 20],
    strategy: [690, 75],
    risk: [485, 240],
    portfolio: [690, 240],
    analytics: [860, 240],
    websocket: [860, 75],
}
const WIDTH = 130
const HEIGHT = 52

interface Arrow {
    to: Engine
    topics: string[]
    path: string
    at: [x: number, y: number]
    end?: boolean
    /** Told on to pages only. */
    thin?: boolean
}

/**
 * Who reads what of whom, as each engine's status says of its inputs; only what people write (commands) and what all
 * write (engine-status) is said in words.
 */
const ARROWS: Arrow[] = [
    { to: 'features', topics: ['market-data', 'bars'], path: 'M75,130 V46 H253', at: [83, 39] },
    { to: 'factor', topics: ['bars'], path: 'M140,156 H253', at: [150, 149] },
    { to: 'ml', topics: ['features'], path: 'M385,46 H483', at: [393, 39] },
    { to: 'strategy', topics: ['predictions'], path: 'M615,46 H755 V73', at: [625, 39] },
    { to: 'strategy', topics: ['market-data', 'bars'], path: 'M110,130 V104 H688', at: [430, 97] },
    {
        to: 'websocket',
        topics: ['market-data', 'bars', 'instruments'],
        path: 'M40,130 V-4 H945 V73',
        at: [630, -9],
    },
    {
        to: 'websocket',
        topics: ['features', 'predictions'],
        path: 'M550,20 V10 M320,20 V10 H905 V73',
        at: [897, 24],
        end: true,
        thin: true,
    },
    { to: 'websocket', topics: ['factors'], path: 'M385,156 H400 V140 H840 V112 H858', at: [408, 134], thin: true },
    {
        to: 'websocket',
        topics: ['portfolio'],
        path: 'M805,240 V192 H880 V129',
        at: [873, 186],
        end: true,
        thin: true,
    },
    {
        to: 'websocket',
        topics: ['analytics'],
        path: 'M990,266 H1022 V101 H992',
        at: [1016, 200],
        end: true,
        thin: true,
    },
    { to: 'risk', topics: ['market-data'], path: 'M75,182 V266 H483', at: [250, 259] },
    { to: 'portfolio', topics: ['market-data'], path: 'M50,182 V312 H755 V294', at: [630, 306] },
    { to: 'analytics', topics: ['bars'], path: 'M25,182 V328 H925 V294', at: [850, 322] },
    { to: 'risk', topics: ['order-requests'], path: 'M720,127 V190 H530 V238', at: [560, 183] },
    { to: 'portfolio', topics: ['order-events'], path: 'M580,240 V214 H735 V238', at: [727, 231], end: true },
    { to: 'strategy', topics: ['order-events'], path: 'M580,240 V214 H765 V129', at: [773, 160] },
    { to: 'analytics', topics: ['order-events'], path: 'M580,240 V214 H945 V238', at: [937, 231], end: true },
    { to: 'websocket', topics: ['order-events'], path: 'M580,240 V214 H905 V129', at: [913, 172] },
]

function Box({ engine }: { engine: Engine }) {
    const [x, y] = BOXES[engine]
    const beat = heartbeats.value[engine]
    const failed = seen.value[engine]?.problem
    const age = beat ? now.value - Date.parse(beat.time) : null
    const state = failed ? 'away' : (beat?.state?.toLowerCase() ?? 'not heard of')
    const silent = age !== null && age > 15_000
    const tone = failed || silent ? 'bad' : toneOf(beat?.state, beat?.detail ? [beat.detail] : [])
    return (
        <g class={`box ${tone}`}>
            <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx={7} />
            <text x={x + 12} y={y + 22} class="name">
                {engine}
            </text>
            <text x={x + 12} y={y + 40}>
                {state}
                {silent ? ` ${Math.round(age / 1000)} s ago` : ''}
            </text>
        </g>
    )
}

/** Records per second that a reader took, as long as that is of now. */
function rateOf(arrow: Arrow, topic: string): number | undefined {
    const known = seen.value[arrow.to]
    return oldMillis(known, now.value) > 0 ? undefined : known?.rates[topic]
}

function Rate({ of }: { of: number | undefined }) {
    return <tspan class="rate">{of === undefined ? '?' : perSecond(of)}</tspan>
}

/** Readers of which no rate is known, by the reason. */
function unknown(): string {
    const readers = new Map<string, Set<Engine>>()
    for (const { to } of ARROWS.filter((arrow) => arrow.topics.some((topic) => rateOf(arrow, topic) === undefined))) {
        const known = seen.value[to]
        const why = whyNot(known, oldMillis(known, now.value) > 0 ? 'does not answer' : 'known with the second look')
        readers.set(why, (readers.get(why) ?? new Set()).add(to))
    }
    return [...readers].map(([why, engines]) => `${[...engines].join(', ')}: ${why}`).join(' · ')
}

/** The same in words, for who does not see the drawing. */
function InWords() {
    return (
        <ul class="sr">
            {ARROWS.flatMap((arrow) =>
                arrow.topics.map((topic) => {
                    const rate = rateOf(arrow, topic)
                    return (
                        <li key={`${arrow.path} ${topic}`}>
                            {arrow.to} reads {topic}:{' '}
                            {rate === undefined ? 'rate not known' : `${perSecond(rate)} a second`}
                        </li>
                    )
                }),
            )}
        </ul>
    )
}

export function Flow() {
    const why = unknown()
    return (
        <Panel id="flow" title="What talks to what" live>
            <div class="scroll" tabIndex={0} role="region" aria-label="Flow between the engines">
                <svg
                    class="flow"
                    viewBox="0 -22 1040 374"
                    role="img"
                    aria-label="The nine engines and the topics between them"
                >
                    <defs>
                        <marker
                            id="tip"
                            viewBox="0 0 8 8"
                            refX="7"
                            refY="4"
                            markerWidth="7"
                            markerHeight="7"
                            orient="auto"
                        >
                            <path d="M0,0 L8,4 L0,8 Z" />
                        </marker>
                    </defs>
                    {ARROWS.map((arrow) => (
                        <g
                            key={arrow.path}
                            class={`arrow ${arrow.thin ? 'thin' : ''} ${arrow.topics.some((topic) => rateOf(arrow, topic)) ? 'flows' : ''}`}
                            data-to={arrow.to}
                        >
                            <path d={arrow.path} marker-end="url(#tip)" />
                            <text x={arrow.at[0]} y={arrow.at[1]} text-anchor={arrow.end ? 'end' : 'start'}>
                                {arrow.topics.map((topic, i) => (
                                    <tspan key={topic} data-topic={topic}>
                                        {i > 0 ? ' · ' : ''}
                                        {topic} <Rate of={rateOf(arrow, topic)} />
                                    </tspan>
                                ))}
                            </text>
                        </g>
                    ))}
                    {(Object.keys(BOXES) as Engine[]).map((engine) => (
                        <Box key={engine} engine={engine} />
                    ))}
                    <text x="10" y="347" class="aside">
                        people: HTTP to risk and strategy, written to order-requests and commands · websocket also
                        reads engine-status, which all write
                    </text>
                </svg>
                <InWords />
            </div>
            <p class="foot">
                records per second, as each reader took them from the log{why && `; ? is not known: ${why}`}
            </p>
        </Panel>
    )
}
