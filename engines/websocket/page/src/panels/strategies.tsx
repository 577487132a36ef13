/** Strategies: what they do, and to start, stop and set them. */
import { signal } from '@preact/signals'
import { needsToken, startStrategy, stopStrategy } from '../actions.ts'
import { useResource } from '../resource.ts'
import { riskState, strategies, strategyKinds } from '../state.ts'
import { tradingOf } from '../trading.ts'
import type { Strategy, StrategyKind } from '../types.ts'
import { Money, Panel, Tag } from '../ui.tsx'
import { making, NewStrategy, Parameters } from './strategyform.tsx'

const TONES = { RUNNING: 'good', STOPPED: '', FAILED: 'bad' } as const
/** Reasons that say no more than the state does. */
const ORDINARY = new Set(['created', 'started', 'stopped', 'parameters'])
const edited = signal<string | null>(null)

function Card({ of, kinds }: { of: Strategy; kinds: StrategyKind[] }) {
    const { id, state, kind, instrument, parameters, reason } = of.strategy
    const trades = of.trades
    const trading = riskState.value.value && tradingOf(riskState.value.value, of.strategy.account)
    return (
        <li data-strategy={id}>
            <div class="line">
                <b>{id}</b> <Tag kind={TONES[state]}>{state.toLowerCase()}</Tag>
                <span class="dim">
                    {kind} on {instrument}
                </span>
                <span class="grow" />
                <button
                    type="button"
                    class="small"
                    aria-expanded={edited.value === id}
                    onClick={() => {
                        if (edited.value === id) {
                            edited.value = null
                        } else if (!needsToken()) {
                            edited.value = id
                        }
                    }}
                >
                    parameters
                </button>
                {state === 'RUNNING' ? (
                    <button
                        type="button"
                        class="small"
                        aria-label={`Stop ${id}`}
                        onClick={() => void stopStrategy(id)}
                    >
                        stop
                    </button>
                ) : (
                    <button
                        type="button"
                        class="small primary"
                        aria-label={`Start ${id}`}
                        onClick={() => void startStrategy(id)}
                    >
                        start
                    </button>
                )}
            </div>
            {reason && !ORDINARY.has(reason) && <p class="why">{reason}</p>}
            {state === 'RUNNING' && trading === 'HALTED' && (
                <p class="why">it runs, but trading is halted: its orders are denied</p>
            )}
            {state === 'RUNNING' && trading === 'REDUCING' && (
                <p class="why">it runs, but only orders that reduce a position are let through</p>
            )}
            {edited.value === id ? (
                <Parameters
                    of={of.strategy}
                    kind={kinds.find((each) => each.kind === kind)}
                    onDone={() => {
                        edited.value = null
                    }}
                />
            ) : (
                <p class="dim num small">
                    {Object.entries(parameters)
                        .map(([name, value]) => `${name} ${value}`)
                        .join(' · ') || 'defaults'}
                </p>
            )}
            {trades && (
                <dl class="figures">
                    <div>
                        <dt>Orders</dt>
                        <dd class="num">{trades.orders}</dd>
                    </div>
                    <div>
                        <dt>Fills</dt>
                        <dd class="num">{trades.fills}</dd>
                    </div>
                    <div>
                        <dt>Denied</dt>
                        <dd class="num" title={trades.lastDenial ?? ''}>
                            {trades.denials}
                            {trades.lastDenial && <small> {trades.lastDenial}</small>}
                        </dd>
                    </div>
                    <div>
                        <dt>Position</dt>
                        <dd>
                            <Money value={trades.position} />
                        </dd>
                    </div>
                    <div>
                        <dt>Realised</dt>
                        <dd>
                            <Money value={trades.realised} form={{ decimals: 2, plus: true }} toned />
                        </dd>
                    </div>
                    <div>
                        <dt>Fees</dt>
                        <dd>
                            <Money value={trades.fees} form={{ decimals: 2 }} />
                        </dd>
                    </div>
                </dl>
            )}
        </li>
    )
}

export function Strategies() {
    const all = (useResource(strategies) ?? []).toSorted(
        (a, b) => Number(b.strategy.state === 'RUNNING') - Number(a.strategy.state === 'RUNNING'),
    )
    const kinds = useResource(strategyKinds) ?? []
    return (
        <Panel
            id="strategies"
            title="Strategies"
            from={strategies}
            tools={
                <button
                    type="button"
                    class="small"
                    disabled={kinds.length === 0}
                    onClick={() => {
                        making.value = !needsToken()
                    }}
                >
                    new strategy
                </button>
            }
        >
            {making.value && kinds.length > 0 && <NewStrategy kinds={kinds} />}
            {all.length === 0 ? (
                <p class="empty">
                    {strategies.at.value === null
                        ? 'Asked, not answered yet.'
                        : 'There is no strategy. “new strategy” makes one; it is stopped until you start it.'}
                </p>
            ) : (
                <ul class="strategies scroll">
                    {all.map((each) => (
                        <Card key={each.strategy.id} of={each} kinds={kinds} />
                    ))}
                </ul>
            )}
        </Panel>
    )
}
