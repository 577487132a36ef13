/** Strategies: what they do, and to start, stop and set them. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { needsToken, startStrategy, stopStrategy } from '../actions.ts'
import { useResource } from '../resource.ts'
import { riskState, strategies, strategyKinds } from '../state.ts'
import { tradingOf } from '../trading.ts'
import type { Strategy, StrategyKind, TradingState } from '../types.ts'
import { Money, Nothing, Panel, Tag } from '../ui.tsx'
import { making, NewStrategy, Parameters } from './strategyform.tsx'

const TONES = { RUNNING: 'good', STOPPED: '', FAILED: 'bad' } as const
/** Reasons that say no more than the state does. */
const ORDINARY = new Set(['created', 'started', 'stopped', 'parameters'])
const edited = signal<string | null>(null)

function Controls({ id, state }: { id: string; state: Strategy['strategy']['state'] }) {
    const runs = state === 'RUNNING'
    return (
        <>
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
            <button
                type="button"
                class={`small ${runs ? '' : 'primary'}`}
                aria-label={`${runs ? 'Stop' : 'Start'} ${id}`}
                onClick={() => void (runs ? stopStrategy : startStrategy)(id)}
            >
                {runs ? 'stop' : 'start'}
            </button>
        </>
    )
}

/** Why it may run and yet trade nothing, or less. */
const HELD_BACK: Partial<Record<TradingState, string>> = {
    HALTED: 'it runs, but trading is halted: its orders are denied',
    REDUCING: 'it runs, but only orders that reduce a position are let through',
}

function Figure({ name, children }: { name: string; children: ComponentChildren }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd class="num">{children}</dd>
        </div>
    )
}

function Traded({ of }: { of: NonNullable<Strategy['trades']> }) {
    return (
        <dl class="figures">
            <Figure name="Orders">{of.orders}</Figure>
            <Figure name="Fills">{of.fills}</Figure>
            <Figure name="Denied">
                {of.denials}
                {of.lastDenial && <small> {of.lastDenial}</small>}
            </Figure>
            <Figure name="Position">
                <Money value={of.position} />
            </Figure>
            <Figure name="Realised">
                <Money value={of.realised} form={{ currency: of.currency, plus: true }} toned />
            </Figure>
            <Figure name="Fees">
                <Money value={of.fees} form={{ currency: of.currency }} />
            </Figure>
        </dl>
    )
}

function Card({ of, kinds }: { of: Strategy; kinds: StrategyKind[] }) {
    const { id, state, kind, instrument, parameters, reason } = of.strategy
    const trading = riskState.value.value && tradingOf(riskState.value.value, of.strategy.account)
    const heldBack = state === 'RUNNING' && trading && HELD_BACK[trading]
    return (
        <li data-strategy={id}>
            <div class="line">
                <b>{id}</b> <Tag kind={TONES[state]}>{state.toLowerCase()}</Tag>
                <span class="dim">
                    {kind} on {instrument}
                </span>
                <span class="grow" />
                <Controls id={id} state={state} />
            </div>
            {reason && !ORDINARY.has(reason) && <p class="why">{reason}</p>}
            {heldBack && <p class="why">{heldBack}</p>}
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
            {of.trades && <Traded of={of.trades} />}
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
                <Nothing from={strategies}>
                    There is no strategy. “new strategy” makes one; it is stopped until you start it.
                </Nothing>
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
