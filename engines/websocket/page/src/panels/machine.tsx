/** The nine engines: how they are, what they use, what they were granted, how fast they are. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { docsOf, ENGINES, type Engine } from '../api.ts'
import { toneOf } from '../health.ts'
import { latest, upTo, within } from '../metrics.ts'
import { behind, takes } from '../reading.ts'
import { useResource } from '../resource.ts'
import { heartbeats, link, now, processes } from '../state.ts'
import type { Asked } from '../types.ts'
import {
    HISTOGRAMS,
    oldMillis,
    seen,
    watchEngines,
    whyNot,
    whyUncounted,
    type Latency,
    type Seen,
} from '../watchers.ts'
import { Absent, ago, number, ProblemNote, Sparkline, Tag } from '../ui.tsx'

const MEGABYTE = 1024 * 1024
const MEANINGS: Record<(typeof HISTOGRAMS)[number], string> = {
    nautilus_input_age_seconds: 'an input to its effect',
    nautilus_step_seconds: 'a step of the loop',
    nautilus_answer_seconds: 'a call to its proven outcome',
    nautilus_proof_seconds: 'a decision to its proof',
}
const OLD_MILLIS = 15_000

function Placement({ what, of, why }: { what: 'Cores' | 'Accelerator'; of: Asked | undefined; why: string }) {
    return (
        <Said name={what} absent={!of && why}>
            asked {of?.requested ?? 'nothing'}, {what === 'Cores' ? 'granted' : 'active'} {of?.active ?? 'none'}
            {of?.reason && <small class="absent"> {of.reason}</small>}
        </Said>
    )
}

function Quantile({ name, of, meaning }: { name: 'p50' | 'p99'; of: Latency; meaning: string }) {
    const newest = latest(of[name])
    return (
        <span class={`quantile ${newest?.fresh ? '' : 'stale'}`}>
            <span class="dim">{name}</span>
            <Sparkline values={within(of[name], of.most)} label={meaning} tone={name} />
            <span class="num">{newest === null ? '—' : upTo(newest.value, of.most)}</span>
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

/** A figure by its name; without a value, why there is none; greyed and with its age where it is old. */
function Said({
    name,
    absent,
    old,
    children,
}: {
    name: string
    absent?: string | false
    old?: number | null
    children?: ComponentChildren
}) {
    const aged = old !== undefined && old !== null
    return (
        <div>
            <dt>{name}</dt>
            <dd class={aged ? 'stale' : ''}>
                <span class="num">{absent ? <Absent reason={absent} /> : children}</span>
                {aged && <small class="age"> {ago(old)} old</small>}
            </dd>
        </div>
    )
}

function Restarts({ engine, known }: { engine: Engine; known: Seen | undefined }) {
    const note = processes.value.value?.find((each) => each.name === engine)
    const since = processes.stale(now.value) ? processes.at.value : null
    return (
        <Said
            name="Restarts"
            absent={!note && (processes.unanswered() ?? whyUncounted(known))}
            old={since === null ? null : now.value - since}
        >
            {note?.restarts}
            {note?.lastEnd && <small class="dim"> last: {note.lastEnd}</small>}
        </Said>
    )
}

/** How much of what it reads it has not read yet, and how much it reads. */
function Reading({ engine }: { engine: Engine }) {
    const beat = heartbeats.value[engine]
    const taken = takes(seen.value[engine])
    return (
        <>
            <Said name="Behind by" absent={!beat && 'no heartbeat yet'}>
                {beat && behind(beat.lagRecords)}
            </Said>
            <Said name="Takes" absent={'absent' in taken && taken.absent}>
                {'text' in taken && taken.text}
            </Said>
        </>
    )
}

function Figures({ engine, known }: { engine: Engine; known: Seen | undefined }) {
    const status = known?.status
    const measured = status && status.residentBytes > 0
    const cpu = known?.cpu ?? -1
    const why = whyNot(known, 'not measured yet')
    return (
        <dl>
            <Said name="Up for" absent={!status && why}>
                {status && ago(now.value - Date.parse(status.startedAt))}
            </Said>
            <Restarts engine={engine} known={known} />
            <Said name="Memory" absent={!measured && (status ? 'not measured on this system' : why)}>
                {measured && `${Math.round(status.residentBytes / MEGABYTE)} MiB`}
            </Said>
            <Said name="CPU" absent={cpu < 0 && why}>
                {number(cpu * 100, 1)} % of the machine
            </Said>
            <Reading engine={engine} />
            <Placement what="Cores" of={status?.placement} why={why} />
            <Placement what="Accelerator" of={status?.accelerator} why={why} />
            {(known?.latencies ?? []).map((each) => (
                <Latencies key={each.histogram} of={each} />
            ))}
            {status && known?.latencies.length === 0 && <Said name="Latency" absent="this engine measures none" />}
        </dl>
    )
}

function Card({ engine }: { engine: Engine }) {
    const beat = heartbeats.value[engine]
    const known = seen.value[engine]
    const age = beat ? now.value - Date.parse(beat.time) : null
    const silent = age !== null && age > OLD_MILLIS
    const old = oldMillis(known, now.value)
    const degraded = known?.status?.degraded ?? []
    const state = known?.status?.state ?? beat?.state
    const isOld = known?.problem || old > 0 || silent || link.value.state === 'lost'
    return (
        <section class={`panel engine ${isOld ? 'stale' : ''}`} aria-label={engine}>
            <header>
                <h2>{engine}</h2>
                {known?.problem ? (
                    <Tag kind="bad">{known.problem.code}</Tag>
                ) : (
                    <Tag kind={toneOf(state, degraded)}>{(state ?? 'unknown').toLowerCase()}</Tag>
                )}
                {silent && <span class="age">heard {ago(age)} ago</span>}
                {old > 0 && <span class="age">figures {ago(old)} old</span>}
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
            <Figures engine={engine} known={known} />
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
