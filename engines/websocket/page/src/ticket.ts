/** The order that is being written: its terms, what risk says of it, and sending it. */
import { batch, computed, effect, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { needsToken } from './actions.ts'
import { send, type Problem } from './api.ts'
import { say } from './dialogs.tsx'
import { isDecimal } from './money.ts'
import { asProblem } from './resource.ts'
import { account, books, orders, picked, remembered, selected } from './state.ts'
import type { Checked, NewOrder, Order, Side } from './types.ts'

export const side = signal<Side>('BUY')
export const type = remembered<'MARKET' | 'LIMIT'>('order-type', 'MARKET')
export const timeInForce = remembered<'GTC' | 'IOC' | 'FOK'>('time-in-force', 'GTC')
export const quantity = signal('')
export const price = signal('')
export const postOnly = signal(false)
export const reduceOnly = signal(false)
export const checked = signal<{ order: string; answer: Checked; at: number } | null>(null)
export const refusal = signal<Problem | null>(null)
export const placing = signal(false)
/** The order that was placed last, and how many were. */
const placed = signal<{ terms: string; count: number }>({ terms: '', count: 0 })
/** What is written is placed already: a key that is pressed twice places it once. What is typed or checked ends it. */
export const spent = computed(() => order.value !== null && JSON.stringify(order.value) === placed.value.terms)

/** The id stays the same until the order's fate is known: to repeat is safe then, whatever became of the first. */
let clientOrderId: string | null = null

const TYPED_MILLIS = 220
export const RECHECK_MILLIS = 2_000

export const order = computed<NewOrder | null>(() => {
  const market = type.value === 'MARKET'
  if (!selected.value || !isDecimal(quantity.value) || (!market && !isDecimal(price.value))) {
    return null
  }
  return {
    account: account.value,
    instrument: selected.value,
    side: side.value,
    type: type.value,
    quantity: quantity.value,
    timeInForce: market && timeInForce.value === 'GTC' ? 'IOC' : timeInForce.value,
    ...(market ? {} : { price: price.value }),
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

/** What the order would be told, asked again while it stands: the market moves. */
export function followChecks(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let abort = new AbortController()
  const check = async (wanted: NewOrder, text: string) => {
    abort = new AbortController()
    const { signal } = abort
    try {
      const answer = await send<Checked>('risk', '/risk/check', 'POST', wanted, signal)
      if (signal.aborted) {
        return
      }
      batch(() => {
        checked.value = { order: text, answer, at: Date.now() }
        refusal.value = null
        placed.value = { ...placed.peek(), terms: '' }
      })
    } catch (failure) {
      if (signal.aborted) {
        return
      }
      batch(() => {
        checked.value = null
        refusal.value = asProblem(failure)
      })
    }
    timer = setTimeout(() => void check(wanted, text), RECHECK_MILLIS)
  }
  const placements = computed(() => placed.value.count)
  let written = ''
  let known = placements.peek()
  const end = effect(() => {
    const wanted = order.value
    const text = JSON.stringify(wanted)
    const justPlaced = placements.value !== known
    known = placements.value
    clearTimeout(timer)
    abort.abort()
    if (text !== written) {
      written = text
      clientOrderId = null
      placed.value = { ...placed.peek(), terms: '' }
    }
    if (wanted === null) {
      batch(() => {
        checked.value = null
        refusal.value = null
      })
    } else {
      timer = setTimeout(() => void check(wanted, text), justPlaced ? RECHECK_MILLIS : TYPED_MILLIS)
    }
  })
  return () => {
    end()
    clearTimeout(timer)
    abort.abort()
  }
}

/** An engine that refuses has decided; one that fails, or what stands before it, may have let the order through. */
function isDecided(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500
}

export async function place(): Promise<void> {
  const wanted = order.value
  if (wanted === null) {
    const priceless = isDecimal(quantity.value)
    document.getElementById(priceless ? 'ticket-price' : 'ticket-quantity')?.focus()
    say(
      priceless ? 'A limit order needs a price: type one, or take the bid or the ask.' : 'How much? Type a quantity.',
      'bad',
    )
    return
  }
  if (placing.value || spent.value || needsToken()) {
    return
  }
  placing.value = true
  clientOrderId ??= `desk-${crypto.randomUUID().slice(0, 18)}`
  try {
    const answer = await send<Order>('risk', '/orders', 'POST', { ...wanted, clientOrderId })
    const what = `${wanted.side} ${wanted.quantity} ${wanted.instrument}`
    if (answer.state === 'UNKNOWN') {
      say(`${what}: not decided yet; the orders below will say`, 'bad')
    } else {
      clientOrderId = null
      placed.value = { terms: JSON.stringify(wanted), count: placed.peek().count + 1 }
      // Where it was typed, typing writes the next one; who clicked or is elsewhere by now keeps the focus.
      if (spent.value && document.activeElement?.closest('#panel-ticket input')) {
        selectQuantity()
      }
      say(
        `${what}: ${answer.state.toLowerCase().replace('_', ' ')}${answer.averagePrice ? ` at ${answer.averagePrice}` : ''}`,
      )
    }
    refusal.value = null
  } catch (failure) {
    const problem = asProblem(failure)
    refusal.value = problem
    if (isDecided(problem)) {
      clientOrderId = null
    }
  } finally {
    placing.value = false
    orders.touch()
    books.touch()
  }
}

let writtenFor = selected.peek()

/** A quantity and a price are of one instrument: with another both are written anew. */
export function useInstrument(): void {
  useEffect(
    () =>
      effect(() => {
        if (selected.value !== writtenFor) {
          writtenFor = selected.value
          batch(() => {
            quantity.value = ''
            price.value = ''
            picked.value = null
            checked.value = null
          })
        }
      }),
    [],
  )
  useEffect(
    () =>
      effect(() => {
        if (picked.value) {
          batch(() => {
            price.value = picked.value!.price
            type.value = 'LIMIT'
          })
        }
      }),
    [],
  )
}
