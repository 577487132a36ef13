/** The nine engines: how they are, what they use, what they were granted, how fast they are. */
import { useEffect } from 'preact/hooks'
import { docsOf, ENGINES, type Engine } from '../api.ts'
import { duration, latest } from '../metrics.ts'
import { useResource } from '../resource.ts'
import { heartbeats, now, processes } from '../state.ts'
import type { Asked } from '../types.ts'
import { HISTOGRAMS, seen, watchEngines, type Latency } from '../watchers.ts'
import { Absent, ago, number, perSecond, ProblemNote, Sparkline, Tag } from '../ui.tsx'

const MEGABYTE = 1024 * 1024
const MEANINGS: Record<(typeof HISTOGRAMS)[number], string> = {
    nautilus_input_age_seconds: 'an input to its effect',
    nautilus_step_seconds: 'a step of the loop',
    nautilus_answer_seconds: 'a call to its proven outcome',
    nautilus_proof_seconds: 'a decision to its proof',
}
const OLD_MILLIS = 15_000

function Placement({ what, of }: { what: string; of: Asked | undefined }) {
    return (
        <div>
            <dt>{what}</dt>
            <dd>
                {of ? (
                    <>
                        asked {of.requested ?? 'nothing'}, {what === 'Cores' ? 'granted' : 'active'}{' '}
                        {of.active ?? 'none'}
                        {of.reason && <small class="absent"> {of.reason}</small>}
                    </>
                ) : (
                    <Absent reason="not asked yet" />
                )}
            </dd>
        </div>
    )
}

function Quantile({ name, of, meaning }: { name: 'p50' | 'p99'; of: Latency; meaning: string }) {
    const values = of[name]
    const newest = latest(values)
    const most = of.most ?? 0
    return (
        <span class={`quantile ${newest?.fresh ? '' : 'stale'}`}>
            <span class="dim">{name}</span>
            <Sparkline
                values={values.filter((each) => each !== null).map((each) => Math.min(each, most))}
                label={meaning}
                tone={name}
            />
            <span class="num">
                {newest === null
                    ? '—'
                    : newest.value === Infinity
                      ? `over ${duration(most)}`
                      : duration(newest.value)}
            </span>
        </span>
    )
}

function Latencies({ of }: { of: Latency }) {
    const meaning = MEANINGS[of.histogram as keyof typeof MEANINGS]
    return (
        <div class="latency">
            <dt>
                {meaning}
                {of.observedAt !== null && !latest(of.p50)?.fresh && (
                    <>
                        {' '}
                        <span class="age">none for {ago(now.value - of.observedAt)}</span>
                    </>
                )}
            </dt>
            <dd>
                {of.observedAt === null ? (
                    <Absent reason="none observed since this view is open" />
                ) : (
                    <>
                        <Quantile name="p50" of={of} meaning={`median of ${meaning}`} />
                        <Quantile name="p99" of={of} meaning={`99th percentile of ${meaning}`} />
                    </>
                )}
            </dd>
        </div>
    )
}

function Card({ engine }: { engine: Engine }) {
    const beat = heartbeats.value[engine]
    const known = seen.value[engine]
    const status = known?.status
    const note = processes.value.value?.find((each) => each.name === engine)
    const lag = Object.entries(beat?.lagRecords ?? {}).filter(([, records]) => records > 0)
    const age = beat ? now.value - Date.parse(beat.time) : null
    const silent = age !== null && age > OLD_MILLIS
    const degraded = status?.degraded ?? []
    const rates = Object.entries(known?.rates ?? {}).filter(([, rate]) => rate > 0)
    const takesNothing = status?.lag.length === 0
    return (
        <section class={`panel engine ${known?.problem || silent ? 'stale' : ''}`} aria-label={engine}>
            <header>
                <h2>{engine}</h2>
                {known?.problem ? (
                    <Tag kind="bad">{known.problem.code}</Tag>
                ) : (
                    <Tag kind={degraded.length > 0 ? 'warn' : 'good'}>
                        {(status?.state ?? beat?.state ?? 'unknown').toLowerCase()}
                    </Tag>
                )}
                {silent && <span class="age">heard {ago(age)} ago</span>}
                <div class="tools">
                    <a href={docsOf(engine, beat?.port)} target="_blank" rel="noreferrer">
                        interface
                    </a>
                </div>
            </header>
            <ProblemNote problem={known?.problem ?? null} />
            {degraded.map((each) => (
                <p key={each} class="why">
                    {each}
                </p>
            ))}
            <dl>
                <div>
                    <dt>Up for</dt>
                    <dd>
                        {status ? ago(now.value - Date.parse(status.startedAt)) : <Absent reason="not asked yet" />}
                    </dd>
                </div>
                <div>
                    <dt>Restarts</dt>
                    <dd>
                        {note ? (
                            <>
                                {note.restarts}
                                {note.lastEnd && <small class="dim"> last: {note.lastEnd}</small>}
                            </>
                        ) : (
                            <Absent
                                reason={
                                    processes.problem.value
                                        ? `${processes.problem.value.code}: ${processes.problem.value.detail ?? ''}`
                                        : 'no launcher noted it'
                                }
                            />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>Memory</dt>
                    <dd class="num">
                        {status && status.residentBytes > 0 ? (
                            `${Math.round(status.residentBytes / MEGABYTE)} MiB`
                        ) : (
                            <Absent reason={status ? 'not measured on this system' : 'not asked yet'} />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>CPU</dt>
                    <dd class="num">
                        {known?.cpu !== null && known?.cpu !== undefined && known.cpu >= 0 ? (
                            `${number(known.cpu * 100, 1)} % of the machine`
                        ) : (
                            <Absent reason="not measured yet" />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>Behind by</dt>
                    <dd class="num">
                        {beat ? (
                            lag.length === 0 ? (
                                'nothing'
                            ) : (
                                lag.map(([topic, records]) => `${topic} ${records}`).join(', ')
                            )
                        ) : (
                            <Absent reason="no heartbeat yet" />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>Takes</dt>
                    <dd class="num">
                        {known && rates.length > 0 ? (
                            rates.map(([topic, rate]) => `${topic} ${perSecond(rate)}/s`).join(', ')
                        ) : (
                            <Absent reason={takesNothing ? 'reads no topic' : 'nothing since this view is open'} />
                        )}
                    </dd>
                </div>
                <Placement what="Cores" of={status?.placement} />
                <Placement what="Accelerator" of={status?.accelerator} />
                {(known?.latencies ?? []).map((each) => (
                    <Latencies key={each.histogram} of={each} />
                ))}
                {status && known?.latencies.length === 0 && (
                    <div>
                        <dt>Latency</dt>
                        <dd>
                            <Absent reason="this engine measures none" />
                        </dd>
                    </div>
                )}
            </dl>
        </section>
    )
}

export function Machine() {
    useEffect(() => watchEngines(), [])
    useResource(processes)
    return (
        <div class="engines">
            {ENGINES.map((engine) => (
                <Card key={engine} engine={engine} />
            ))}
        </div>
    )
}
