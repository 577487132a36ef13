/** Questions that are asked once, and what was answered last. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Question {
    title: string
    text: string
    act: string
    danger: boolean
    run: () => void
}

/** What was done, what is missing to do it, what somebody tells everybody, what went wrong. */
type Kind = 'good' | 'hint' | 'told' | 'bad'

const stays = (kind: Kind) => kind === 'told' || kind === 'bad'

export const question = signal<Question | null>(null)
export const helpOpen = signal(false)
export const toasts = signal<{ id: number; text: string; kind: Kind }[]>([])

const TOAST_MILLIS = 6_000
const MOST_TOASTS = 4
let nextToast = 0

export function confirm(asked: Question): void {
    question.value = asked
}

/** Said on the screen and to screen readers. Gone after a while; what went wrong or was told stays until it is seen. */
export function say(text: string, kind: Kind = 'good'): () => void {
    const id = nextToast++
    const unsay = () => {
        toasts.value = toasts.value.filter((each) => each.id !== id)
    }
    toasts.value = room([...toasts.value, { id, text, kind }])
    if (!stays(kind)) {
        setTimeout(unsay, TOAST_MILLIS)
    }
    return unsay
}

/** The oldest goes first, and what stays last. */
function room(all: typeof toasts.value): typeof toasts.value {
    const over = all.length <= MOST_TOASTS ? null : (all.find((each) => !stays(each.kind)) ?? all[0]!)
    return all.filter((each) => each !== over)
}

export function Dialog({
    label,
    onClose,
    children,
}: {
    label: string
    onClose: () => void
    children: ComponentChildren
}) {
    const element = useRef<HTMLDialogElement>(null)
    useEffect(() => {
        const before = document.activeElement
        element.current!.showModal()
        // It is taken away, not closed: without this the focus would be nowhere.
        return () => before instanceof HTMLElement && before.focus()
    }, [])
    return (
        <dialog
            ref={element}
            aria-label={label}
            onClose={onClose}
            onClick={(event) => event.target === element.current && element.current?.close()}
        >
            {children}
        </dialog>
    )
}

export function Questions() {
    const asked = question.value
    if (!asked) {
        return null
    }
    const done = () => {
        question.value = null
    }
    return (
        <Dialog label={asked.title} onClose={done}>
            <h2>{asked.title}</h2>
            <p>{asked.text}</p>
            <form method="dialog" class="answers">
                <button type="submit">Back</button>
                <button
                    type="button"
                    class={asked.danger ? 'danger' : 'primary'}
                    autoFocus
                    onClick={() => {
                        done()
                        asked.run()
                    }}
                >
                    {asked.act}
                </button>
            </form>
        </Dialog>
    )
}

const KEYS: [string, string][] = [
    ['b / s', 'buy / sell: to the ticket'],
    ['Enter', 'in the ticket: place the order'],
    ['j / k', 'next / previous instrument'],
    ['/', 'find an instrument'],
    ['o', 'to the orders; there ↑ ↓ move, x cancels'],
    ['↑ / ↓', 'in the ladder: the next price; Enter takes it into the ticket'],
    ['Shift X', 'cancel all open orders of the account'],
    ['h', 'halt trading (asks once)'],
    ['1 / 2', 'the desk / the machine'],
    ['d', 'dark or light'],
    ['?', 'this sheet'],
    ['Esc', 'close, or leave a field'],
]

export function Help({ links }: { links: ComponentChildren }) {
    if (!helpOpen.value) {
        return null
    }
    return (
        <Dialog
            label="Help"
            onClose={() => {
                helpOpen.value = false
            }}
        >
            <h2>Nautilus in a minute</h2>
            <p>
                <b>To place an order</b>, choose an instrument on the left, Buy or Sell in the ticket below it, type a
                quantity and press the large button. While you type, risk says whether it would pass, what it costs
                and what is left. Fills are on paper, against the book you see; your orders move no market.
            </p>
            <p>
                <b>To stop all trading</b>, press <b>Halt</b> at the top right. Nothing but cancels leaves until an
                administrator resumes.
            </p>
            <dl class="keys">
                {KEYS.map(([key, what]) => [
                    <dt key={key}>
                        <kbd>{key}</kbd>
                    </dt>,
                    <dd key={what}>{what}</dd>,
                ])}
            </dl>
            {links}
            <form method="dialog" class="answers">
                <button type="submit" class="primary" autoFocus>
                    Close
                </button>
            </form>
        </Dialog>
    )
}

export function Toasts() {
    return (
        <div class="toasts" role="status" aria-live="polite">
            {toasts.value.map((each) => (
                <p key={each.id} class={each.kind} role={each.kind === 'bad' ? 'alert' : undefined}>
                    {each.text}
                    {stays(each.kind) && (
                        <button
                            type="button"
                            class="quiet"
                            aria-label="Dismiss"
                            onClick={() => {
                                toasts.value = toasts.value.filter((other) => other !== each)
                            }}
                        >
                            ×
                        </button>
                    )}
                </p>
            ))}
        </div>
    )
}
