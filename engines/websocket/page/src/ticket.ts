/** The order that is being written: its terms, what risk says of it, and sending it. */
import { batch, computed, effect, signal } from '@preact/signals'
import { needsToken } from './actions.ts'
import { post, type Problem } from './api.ts'
import { isDecided } from './changes.ts'
import { say } from './dialogs.tsx'
import { decided, found, idFor, sent, termsOf } from './fate.ts'
import { typed } from './money.ts'
import { asProblem } from './resource.ts'
import { account, books, link, now, orders, picked, remembered, selected } from './state.ts'
import type { Checked, NewOrder, Order, Side } from './types.ts'
import { ago } from './ui.tsx'

export const side = signal<Side>('BUY')
export const type = remembered<'MARKET' | 'LIMIT'>('order-type', 'MARKET')
export const timeInForce = remembered<'GTC' | 'IOC' | 'FOK'>('time-in-force', 'GTC')
export const quantity = signal('')
export const price = signal('')
export const postOnly = signal(false)
export const reduceOnly = signal(false)
export const checked = signal<{ order: NewOrder; answer: Checked; at: number } | null>(null)
/** Why what risk said last does not count, null while it does: others are its terms, or it should have been renewed. */
export const outdated = computed(() => {
  const last = checked.value
  if (last === null) {
    return null
  }
  const age = now.value - last.at
  return termsOf(last.order) !== termsOf(order.value)
    ? 'of what was typed before'
    : age > OLD_CHECKS * RECHECK_MILLIS
      ? `${ago(age)} old`
      : null
})
/** Why there is no answer to the check. */
export const unchecked = signal<Problem | null>(null)
/** Why the order was not placed; it stands until the terms are others, or they are placed. */
export const refusal = signal<Problem | null>(null)
export const placing = signal(false)
/** The order that was placed last, and how many were. */
const placed = signal<{ terms: string; count: number }>({ terms: '', count: 0 })
/** What is written is placed already: a key that is pressed twice places it once. What is typed or checked ends it. */
export const spent = computed(() => order.value !== null && termsOf(order.value) === placed.value.terms)
/** Why what is written cannot be placed now, empty where it can. */
export const withheld = computed(() =>
  link.value.state === 'lost'
    ? 'The stream is lost: what you see is old'
    : spent.value
      ? 'The same once more is offered when risk has checked it anew'
      : placing.value
        ? 'It is being placed'
        : '',
)
/** Sent before, and nobody knows what became of it: to send it again is to ask. */
export const fateUnknown = computed(() => sent.value.some((each) => each.terms === termsOf(order.value)))

const NOT_DECIDED: Problem = {
  status: 202,
  code: 'not-decided',
  detail: 'It is not decided yet: it may be placed or not.',
  hint: 'The orders below will say; to send it again is safe.',
}
const TYPED_MILLIS = 220
export const RECHECK_MILLIS = 2_000
const OLD_CHECKS = 3

export const order = computed<NewOrder | null>(() => {
  const market = type.value === 'MARKET'
  const amount = typed(quantity.value)
  const limit = market ? null : typed(price.value)
  if (!selected.value || amount === null || (!market && limit === null)) {
    return null
  }
  return {
    account: account.value,
    instrument: selected.value,
    side: side.value,
    type: type.value,
    quantity: amount,
    timeInForce: market && timeInForce.value === 'GTC' ? 'IOC' : timeInForce.value,
    ...(limit === null ? {} : { price: limit }),
    ...(postOnly.value && !market ? { postOnly: true } : {}),
    ...(reduceOnly.value ? { reduceOnly: true } : {}),
  }
})

export function focusTicket(of: Side): void {
  side.value = of
  selectQuantity()
}

function selectQuantity(): void {
  const field = document.getElementById('ticket-quantity') as HTMLInputElement | null
  field?.focus()
  field?.select()
}

/** The terms that were looked at last: they outlive the panel, which another view takes away. */
let written = termsOf(null)

/** What the order would be told, asked again while it stands: the market moves. */
function followChecks(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let abort = new AbortController()
  const check = async (wanted: NewOrder) => {
    abort = new AbortController()
    const { signal } = abort
    try {
      const answer = await post<Checked>('risk', '/risk/check', wanted, signal)
      if (signal.aborted) {
        return
      }
      batch(() => {
        checked.value = { order: wanted, answer, at: Date.now() }
        unchecked.value = null
        placed.value = { ...placed.peek(), terms: '' }
      })
    } catch (failure) {
      if (signal.aborted) {
        return
      }
      batch(() => {
        checked.value = null
        unchecked.value = asProblem(failure)
      })
    }
    timer = setTimeout(() => void check(wanted), RECHECK_MILLIS)
  }
  const placements = computed(() => placed.value.count)
  let known = placements.peek()
  const end = effect(() => {
    const wanted = order.value
    const text = termsOf(wanted)
    const justPlaced = placements.value !== known
    known = placements.value
    clearTimeout(timer)
    abort.abort()
    if (text !== written) {
      written = text
      batch(() => {
        placed.value = { ...placed.peek(), terms: '' }
        refusal.value = null
      })
    }
    if (wanted === null) {
      batch(() => {
        checked.value = null
        unchecked.value = null
      })
    } else {
      timer = setTimeout(() => void check(wanted), justPlaced ? RECHECK_MILLIS : TYPED_MILLIS)
    }
  })
  return () => {
    end()
    clearTimeout(timer)
    abort.abort()
  }
}

function tell(order: Order): void {
  const what = `${order.side} ${order.quantity} ${order.instrument}`
  const average = order.averagePrice ? ` at ${order.averagePrice}` : ''
  say(`${what}: ${order.state.toLowerCase().replace('_', ' ')}${average}`)
}

/** What was sent and not answered may stand among the account's orders: then its fate is known. */
function followFates(): () => void {
  return effect(() => {
    const known = orders.value.value ?? []
    if (!placing.value) {
      found(known).forEach(({ sent, order }) => settled(sent.terms, order))
    }
  })
}

function settled(terms: string, order: Order): void {
  decided(terms)
  batch(() => {
    placed.value = { terms, count: placed.peek().count + 1 }
    refusal.value = null
  })
  tell(order)
}

/** What is missing, said where it is missing. */
function missing(): void {
  const priceless = typed(quantity.value) !== null
  document.getElementById(priceless ? 'ticket-price' : 'ticket-quantity')?.focus()
  say(
    priceless ? 'A limit order needs a price: type one, or take the bid or the ask.' : 'How much? Type a quantity.',
    'hint',
  )
}

export async function place(): Promise<void> {
  if (withheld.value) {
    return
  }
  const wanted = order.value
  if (wanted === null) {
    missing()
    return
  }
  if (needsToken()) {
    return
  }
  const terms = termsOf(wanted)
  placing.value = true
  try {
    const answer = await post<Order>('risk', '/orders', { ...wanted, clientOrderId: idFor(terms) })
    if (answer.state === 'UNKNOWN') {
      refusal.value = NOT_DECIDED
    } else {
      settled(terms, { ...answer, ...wanted })
      // Where it was typed, typing writes the next one; who clicked or is elsewhere by now keeps the focus.
      if (spent.value && document.activeElement?.closest('#panel-ticket input')) {
        selectQuantity()
      }
    }
  } catch (failure) {
    const problem = asProblem(failure)
    refusal.value = problem
    if (isDecided(problem)) {
      decided(terms)
    }
  } finally {
    placing.value = false
    orders.touch()
    books.touch()
  }
}

let writtenFor = selected.peek()

/** A quantity and a price are of one instrument: with another both are written anew. */
function followInstrument(): () => void {
  return effect(() => {
    if (selected.value !== writtenFor) {
      writtenFor = selected.value
      batch(() => {
        quantity.value = ''
        price.value = ''
        picked.value = null
        checked.value = null
      })
    }
  })
}

/** A price that was picked in the book is taken once: else it would come again whenever the panel does. */
function followPicks(): () => void {
  return effect(() => {
    const taken = picked.value
    if (taken !== null) {
      batch(() => {
        price.value = taken
        type.value = 'LIMIT'
        picked.value = null
      })
    }
  })
}

/** All that the ticket follows while it is there. */
export function follow(): () => void {
  const ends = [followInstrument(), followPicks(), followChecks(), followFates()]
  return () => ends.forEach((end) => end())
}
