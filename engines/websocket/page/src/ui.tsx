/** What panels are made of: their frame, and the honest ways to show a figure, an age and a refusal. */
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Problem } from './api.ts'
import { format, sign, type Decimal, type Form } from './money.ts'
import type { Resource } from './resource.ts'
import { rove } from './roving.ts'
import { strokes } from './spark.ts'
import { glanceOf, link, now, selected } from './state.ts'
import type { Figure, Market } from './types.ts'

/** Made once: a format costs far more to make than to use. */
const CLOCK = new Intl.DateTimeFormat([], { hour12: false, timeStyle: 'medium' })
/** As 2023-11-14. */
const DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' })

export function hours(time: string | number): string {
    return CLOCK.format(new Date(time))
}

/** Hours, minutes and seconds, with the date where it is not today's. */
export function clock(time: string | number): string {
    const date = new Date(time)
    const today = date.toDateString() === new Date(now.peek()).toDateString()
    return `${today ? '' : `${DAY.format(date)} `}${hours(time)}`
}

export function ago(millis: number): string {
    const seconds = Math.max(0, Math.round(millis / 1_000))
    if (seconds < 60) {
        return `${seconds} s`
    }
    const minutes = Math.floor(seconds / 60)
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

export function number(value: number, digits: number): string {
    return value.toLocaleString('en-US', { maximumFractionDigits: digits }).replace('-', '−')
}

export function perSecond(rate: number): string {
    return number(rate, rate < 10 ? 1 : 0)
}

/** The full figure is always there to read: as it is, or behind the rounded one. */
export function Money({
    value,
    form,
    toned,
    reason,
}: {
    value: Decimal | undefined | null
    form?: Form
    toned?: boolean
    reason?: string | undefined
}) {
    if (value === undefined || value === null) {
        return <Absent reason={reason ?? 'not known'} />
    }
    const tone = toned ? ['down', '', 'up'][sign(value) + 1] : ''
    return (
        <span class={`num ${tone}`} title={value}>
            {format(value, form)}
        </span>
    )
}

export function FigureOf({
    figure,
    from,
    ...shown
}: {
    figure: Figure | undefined
    /** Who said it, or did not. */
    from: Resource<any>
    form?: Form
    toned?: boolean
}) {
    return <Money value={figure?.value} reason={figure?.reason ?? from.unanswered() ?? 'not said'} {...shown} />
}

/** A total by its name; `old` is the age in seconds of the oldest mark in it. */
export function Total({
    name,
    id,
    old,
    children,
}: {
    name: string
    id?: string
    old?: number | null
    children: ComponentChildren
}) {
    const aged = old !== undefined && old !== null
    return (
        <div>
            <dt>
                {name} {aged && <small class="age">marks up to {ago(old * 1_000)} old</small>}
            </dt>
            <dd id={id} class={aged ? 'stale' : ''}>
                {children}
            </dd>
        </div>
    )
}

/** Why there is no number. */
export function Absent({ reason }: { reason: string }) {
    return (
        <span class="absent" title={reason}>
            {reason}
        </span>
    )
}

/** What could not be asked: a lost connection is said once, by the banner. */
export function unlessLost(problem: Problem | null): Problem | null {
    return problem?.code === 'no-answer' && link.value.state === 'lost' ? null : problem
}

/** A refusal, where it happened. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
    return (
        problem && (
            <p class="problem" role="alert">
                <b>{problem.code}</b> {problem.detail} {problem.hint && <span class="hint">{problem.hint}</span>}
            </p>
        )
    )
}

/** Its prices are not those of now: the feed is silent or has ended. */
export function isOld(market: Market | null | undefined): boolean {
    return Boolean(market?.state && market.state !== 'LIVE')
}

interface PanelProps {
    id: string
    title: ComponentChildren
    tools?: ComponentChildren
    /** Where its figures come from: their age is said when they cannot be renewed. */
    from?: Resource<any>
    /** Its figures come from the stream: lost with it. */
    live?: boolean
    /** Its prices are of the chosen instrument: old when that market is not live. */
    priced?: boolean
    /** The number of the stream that it shows. */
    seq?: number | undefined
    children: ComponentChildren
}

export function Panel({ id, title, tools, from, live, priced, seq, children }: PanelProps) {
    const lost = live && link.value.state === 'lost' ? link.value.since : null
    // Looked at each second, drawn again only when it changes.
    const old = useComputed(() => from?.stale(now.value) ?? false).value
    const since = lost ?? (old ? (from?.at.value ?? null) : null)
    const silent = useComputed(() => Boolean(priced) && isOld(glanceOf(selected.value).value)).value
    const stale = lost !== null || old || silent
    return (
        <section
            class={`panel ${stale ? 'stale' : ''}`}
            id={`panel-${id}`}
            data-seq={seq}
            aria-labelledby={`title-${id}`}
        >
            <header>
                <h2 id={`title-${id}`}>{title}</h2>
                {stale && since !== null && <span class="age">{ago(now.value - since)} old</span>}
                <div class="tools">{tools}</div>
            </header>
            {from && <ProblemNote problem={unlessLost(from.problem.value)} />}
            <div class="body">{children}</div>
        </section>
    )
}

/** That there is nothing is said by who was asked and answered so, and by nobody else. */
export function Nothing({ from, children }: { from: Resource<any>; children: ComponentChildren }) {
    return <p class="empty">{from.unanswered() ?? children}</p>
}

/** A scrolling table with its own head; `foot` says what is left out. */
export function Table({
    label,
    from,
    head,
    children,
    empty,
    foot,
    rove: rows,
}: {
    label: string
    from: Resource<any>
    head: (string | [string, 'right'])[]
    children: ComponentChildren[]
    empty: string
    foot?: string
    /** What of it the arrow keys move among. */
    rove?: string
}) {
    if (children.length === 0) {
        return <Nothing from={from}>{empty}</Nothing>
    }
    return (
        <div
            class="scroll"
            tabIndex={0}
            role="region"
            aria-label={label}
            onKeyDown={(event) => rows && rove(event, rows)}
        >
            <table aria-label={label}>
                <thead>
                    <tr>
                        {head.map((each) =>
                            typeof each === 'string' ? (
                                <th key={each} scope="col">
                                    {each}
                                </th>
                            ) : (
                                <th key={each[0]} scope="col" class="right">
                                    {each[0]}
                                </th>
                            ),
                        )}
                    </tr>
                </thead>
                <tbody>{children}</tbody>
            </table>
            {foot && <p class="foot">{foot}</p>}
        </div>
    )
}

export function Tag({
    kind,
    children,
    title,
}: {
    kind?: 'good' | 'bad' | 'warn' | 'info' | ''
    children: ComponentChildren
    title?: string
}) {
    return (
        <span class={`tag ${kind ?? ''}`} {...(title ? { title } : {})}>
            {children}
        </span>
    )
}

/** A line of numbers, as wide as it is given, broken where there is none. */
export function Sparkline({ values, label, tone }: { values: (number | null)[]; label?: string; tone?: string }) {
    const said = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true as const }
    const path = strokes(values)
    if (path === null) {
        return <svg class="spark" {...said} />
    }
    return (
        <svg class={`spark ${tone ?? ''}`} viewBox="0 0 100 24" preserveAspectRatio="none" {...said}>
            <path d={path} />
        </svg>
    )
}

export function Choice<T extends string>({
    label,
    value,
    options,
    onChange,
    id,
}: {
    label: string
    value: T
    options: readonly (T | { value: T; text: string })[]
    onChange: (value: T) => void
    id?: string
}) {
    return (
        <select
            {...(id ? { id } : {})}
            aria-label={label}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value as T)}
        >
            {options.map((each) =>
                typeof each === 'string' ? (
                    <option key={each} value={each}>
                        {each}
                    </option>
                ) : (
                    <option key={each.value} value={each.value}>
                        {each.text}
                    </option>
                ),
            )}
        </select>
    )
}
