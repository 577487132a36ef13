/** Where panels are: dividers that remember themselves, tabs, and one group at a time on a phone. */
import { signal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { remembered } from './state.ts'

export const dockLeft = remembered('dock-left', 'blotter')
export const dockRight = remembered('dock-right', 'positions')
/** What a phone shows. */
export const phone = signal<'market' | 'trade' | 'orders' | 'account'>('market')

interface Divided {
    label: string
    /** The CSS variable that it sets, in pixels or percent of its parent. */
    variable: string
    axis: 'x' | 'y'
    initial: number
    least: number
    most: number
    unit: 'px' | '%'
    /** Whether the size grows against the direction of the pointer. */
    reversed?: boolean
}

const DIVIDED = {
    left: {
        label: 'Width of watch list and ticket',
        variable: '--left',
        axis: 'x',
        initial: 272,
        least: 220,
        most: 480,
        unit: 'px',
    },
    right: {
        label: 'Width of book and tape',
        variable: '--right',
        axis: 'x',
        initial: 272,
        least: 200,
        most: 520,
        unit: 'px',
        reversed: true,
    },
    dock: {
        label: 'Height of orders and account',
        variable: '--dock',
        axis: 'y',
        initial: 38,
        least: 15,
        most: 75,
        unit: '%',
        reversed: true,
    },
    halves: {
        label: 'Width of orders beside account',
        variable: '--halves',
        axis: 'x',
        initial: 57,
        least: 25,
        most: 75,
        unit: '%',
    },
    watch: {
        label: 'Height of watch list',
        variable: '--watch',
        axis: 'y',
        initial: 50,
        least: 15,
        most: 75,
        unit: '%',
    },
    book: { label: 'Height of book', variable: '--book', axis: 'y', initial: 66, least: 25, most: 85, unit: '%' },
} satisfies Record<string, Divided>

const sizes = Object.fromEntries(
    Object.entries(DIVIDED).map(([name, each]) => [name, remembered(`size.${name}`, each.initial)]),
) as Record<keyof typeof DIVIDED, Signal<number>>

const KEY_STEP = { px: 16, '%': 2 }

export function Divider({ of }: { of: keyof typeof DIVIDED }) {
    const divided: Divided = DIVIDED[of]
    const size = sizes[of]
    const set = (value: number) => {
        size.value = Math.round(Math.min(divided.most, Math.max(divided.least, value)) * 10) / 10
    }
    useEffect(
        () =>
            size.subscribe((value) =>
                document.documentElement.style.setProperty(divided.variable, `${value}${divided.unit}`),
            ),
        [],
    )

    const drag = (event: PointerEvent) => {
        const handle = event.currentTarget as HTMLElement
        const along = handle.parentElement!.getBoundingClientRect()
        const from = divided.axis === 'x' ? event.clientX : event.clientY
        const before = size.value
        const scale = divided.unit === 'px' ? 1 : 100 / (divided.axis === 'x' ? along.width : along.height)
        handle.setPointerCapture(event.pointerId)
        const move = (to: PointerEvent) => {
            const moved = ((divided.axis === 'x' ? to.clientX : to.clientY) - from) * scale
            set(before + (divided.reversed ? -moved : moved))
        }
        const end = () => {
            handle.removeEventListener('pointermove', move)
            handle.removeEventListener('pointerup', end)
            handle.removeEventListener('pointercancel', end)
        }
        handle.addEventListener('pointermove', move)
        handle.addEventListener('pointerup', end)
        handle.addEventListener('pointercancel', end)
        event.preventDefault()
    }
    const key = (event: KeyboardEvent) => {
        const forward = divided.axis === 'x' ? 'ArrowRight' : 'ArrowDown'
        const back = divided.axis === 'x' ? 'ArrowLeft' : 'ArrowUp'
        if (event.key === forward || event.key === back) {
            const grows = (event.key === forward) !== Boolean(divided.reversed)
            set(size.value + (grows ? 1 : -1) * KEY_STEP[divided.unit])
            event.preventDefault()
            event.stopPropagation()
        }
    }
    return (
        <div
            class={`divider ${divided.axis}`}
            role="separator"
            tabIndex={0}
            aria-label={divided.label}
            aria-orientation={divided.axis === 'x' ? 'vertical' : 'horizontal'}
            aria-valuenow={size.value}
            aria-valuemin={divided.least}
            aria-valuemax={divided.most}
            title={`${divided.label}: drag; double click resets`}
            onPointerDown={drag}
            onKeyDown={key}
            onDblClick={() => set(divided.initial)}
        />
    )
}

export interface Tabbed {
    id: string
    title: string
    panel: () => ComponentChildren
}

/** Panels of which one is seen. */
export function Tabs({ label, tabs, chosen }: { label: string; tabs: Tabbed[]; chosen: Signal<string> }) {
    const current = tabs.find((each) => each.id === chosen.value) ?? tabs[0]!
    const move = (event: KeyboardEvent) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        if (by !== 0) {
            const next = tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length]!
            chosen.value = next.id
            document.getElementById(`tab-${next.id}`)?.focus()
            event.preventDefault()
        }
    }
    return (
        <div class="tabbed">
            <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
                {tabs.map((each) => (
                    <button
                        key={each.id}
                        id={`tab-${each.id}`}
                        type="button"
                        role="tab"
                        aria-selected={each === current}
                        aria-controls={`tabpanel-${label}`}
                        tabIndex={each === current ? 0 : -1}
                        onClick={() => {
                            chosen.value = each.id
                        }}
                    >
                        {each.title}
                    </button>
                ))}
            </div>
            <div class="tabpanel" id={`tabpanel-${label}`} role="tabpanel" aria-labelledby={`tab-${current.id}`}>
                {current.panel()}
            </div>
        </div>
    )
}
