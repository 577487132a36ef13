/** What panels are made of: their frame, and the honest ways to show a figure, an age and a refusal. */
import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Problem } from './api.ts'
import { format, sign, type Decimal, type Form } from './money.ts'
import type { Resource } from './resource.ts'
import { glanceOf, link, now, selected } from './state.ts'
import type { Figure, Market } from './types.ts'

/** Made once: a format costs far more to make than to use. */
const CLOCK = new Intl.DateTimeFormat([], { hour12: false, timeStyle: 'medium' })

export function clock(time: string | number): string {
    return CLOCK.format(new Date(time))
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

export function FigureOf({ figure, form, toned }: { figure: Figure | undefined; form?: Form; toned?: boolean }) {
    return figure?.value !== undefined && figure.value !== null ? (
        <Money value={figure.value} {...(form ? { form } : {})} {...(toned ? { toned } : {})} />
    ) : (
        <Absent reason={figure?.reason ?? 'not asked yet'} />
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

/** A lost connection is said once, by the banner; every other refusal where it happened. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
    if (!problem || (problem.code === 'no-answer' && link.value.state === 'lost')) {
        return null
    }
    return (
        <p class="problem" role="alert">
            <b>{problem.code}</b> {problem.detail} {problem.hint && <span class="hint">{problem.hint}</span>}
        </p>
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
            {from?.problem.value && <ProblemNote problem={from.problem.value} />}
            <div class="body">{children}</div>
        </section>
    )
}

/** A scrolling table with its own head; `foot` says what is left out. */
export function Table({
    label,
    head,
    children,
    empty,
    foot,
}: {
    label: string
    head: (string | [string, 'right'])[]
    children: ComponentChildren[]
    empty: string
    foot?: string
}) {
    if (children.length === 0) {
        return <p class="empty">{empty}</p>
    }
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={label}>
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

/** A line of numbers, as wide as it is given. */
export function Sparkline({ values, label, tone }: { values: number[]; label?: string; tone?: string }) {
    const said = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true as const }
    if (values.length < 2) {
        return <svg class="spark" {...said} />
    }
    const least = Math.min(...values)
    const width = Math.max(...values) - least || 1
    const points = values
        .map(
            (value, i) =>
                `${((i / (values.length - 1)) * 100).toFixed(2)},${(23 - ((value - least) / width) * 22).toFixed(2)}`,
        )
        .join(' ')
    return (
        <svg class={`spark ${tone ?? ''}`} viewBox="0 0 100 24" preserveAspectRatio="none" {...said}>
            <polyline points={points} />
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
