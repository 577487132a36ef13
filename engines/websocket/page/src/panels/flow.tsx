/** What talks to what: nine boxes, and on each arrow the records per second that its reader took. */
import type { Engine } from '../api.ts'
import { heartbeats, link, now } from '../state.ts'
import { seen } from '../watchers.ts'
import { Panel, perSecond } from '../ui.tsx'

const BOXES: Record<Engine, [x: number, y: number]> = {
    marketdata: [10, 130],
    features: [215, 20],
    factor: [215, 130],
    ml: [420, 20],
    strategy: [625, 75],
    risk: [420, 240],
    portfolio: [660, 240],
    analytics: [830, 240],
    websocket: [830, 75],
}
const WIDTH = 130
const HEIGHT = 52

interface Arrow {
    from: Engine
    to: Engine
    topic: string
    path: string
    at: [x: number, y: number]
}

const ARROWS: Arrow[] = [
    { from: 'marketdata', to: 'features', topic: 'market-data', path: 'M75,130 V46 H213', at: [100, 38] },
    { from: 'marketdata', to: 'factor', topic: 'bars', path: 'M140,156 H213', at: [146, 148] },
    { from: 'features', to: 'ml', topic: 'features', path: 'M345,46 H418', at: [350, 38] },
    { from: 'ml', to: 'strategy', topic: 'predictions', path: 'M550,46 H690 V73', at: [570, 38] },
    { from: 'marketdata', to: 'strategy', topic: 'bars', path: 'M120,130 V105 H623', at: [430, 97] },
    { from: 'marketdata', to: 'risk', topic: 'market-data', path: 'M75,182 V266 H418', at: [200, 258] },
    { from: 'strategy', to: 'risk', topic: 'order-requests', path: 'M670,127 V200 H485 V238', at: [520, 192] },
    { from: 'risk', to: 'portfolio', topic: 'order-events', path: 'M550,266 H658', at: [553, 285] },
    { from: 'risk', to: 'analytics', topic: 'order-events', path: 'M485,292 V315 H895 V294', at: [720, 308] },
    { from: 'risk', to: 'websocket', topic: 'order-events', path: 'M530,240 V218 H860 V129', at: [760, 210] },
    { from: 'marketdata', to: 'websocket', topic: 'market-data', path: 'M40,130 V8 H895 V73', at: [770, 20] },
]

function Box({ engine }: { engine: Engine }) {
    const [x, y] = BOXES[engine]
    const beat = heartbeats.value[engine]
    const failed = seen.value[engine]?.problem
    const age = beat ? now.value - Date.parse(beat.time) : null
    const state = failed ? 'away' : (beat?.state?.toLowerCase() ?? 'not heard of')
    const tone = failed || (age !== null && age > 15_000) ? 'bad' : beat?.detail ? 'warn' : beat ? 'good' : ''
    return (
        <g class={`box ${tone}`}>
            <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx={7} />
            <text x={x + 12} y={y + 22} class="name">
                {engine}
            </text>
            <text x={x + 12} y={y + 40}>
                {state}
                {age !== null && age > 15_000 ? ` ${Math.round(age / 1000)} s ago` : ''}
            </text>
        </g>
    )
}

export function Flow() {
    const rate = (arrow: Arrow) => seen.value[arrow.to]?.rates[arrow.topic]
    return (
        <Panel
            id="flow"
            title="What talks to what"
            live
            tools={<small class="dim">records per second, as each reader took them from the log</small>}
        >
            <div class="scroll" tabIndex={0} role="region" aria-label="Flow between the engines">
                <svg
                    class={`flow ${link.value.state === 'lost' ? 'dim' : ''}`}
                    viewBox="0 0 970 330"
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
                        <g key={arrow.from + arrow.to + arrow.topic} class={`arrow ${rate(arrow) ? 'flows' : ''}`}>
                            <path d={arrow.path} marker-end="url(#tip)" />
                            <text x={arrow.at[0]} y={arrow.at[1]}>
                                {arrow.topic}{' '}
                                <tspan class="rate">{rate(arrow) === undefined ? '' : perSecond(rate(arrow)!)}</tspan>
                            </text>
                        </g>
                    ))}
                    {(Object.keys(BOXES) as Engine[]).map((engine) => (
                        <Box key={engine} engine={engine} />
                    ))}
                    <text x="10" y="322" class="aside">
                        orders come from strategies and from people: HTTP to risk, written to order-requests
                    </text>
                </svg>
            </div>
        </Panel>
    )
}
