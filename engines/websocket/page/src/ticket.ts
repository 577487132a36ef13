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
export const type = remembered<'MARKET' | 'LIMIT'>('order-type', 'LIMIT')
export const timeInForce = remembered<'GTC' | 'IOC' | 'FOK'>('time-in-force', 'GTC')
export const quantity = signal('')
export const price = signal('')
export const postOnly = signal(false)
export const reduceOnly = signal(false)
export const checked = signal<{ order: string; answer: Checked; at: number } | null>(null)
export const refusal = signal<Problem | null>(null)
export const placing = signal(false)
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
  const field = document.getElementById('ticket-quantity') as HTMLInputElement | null
  field?.focus()
  field?.select()
}

/** What the order would be told, asked again while it stands: the market moves. */
export function useChecks(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let abort = new AbortController()
    const check = async (wanted: NewOrder, text: string) => {
      abort = new AbortController()
      try {
        const answer = await send<Checked>('risk', '/risk/check', 'POST', wanted, abort.signal)
        batch(() => {
          checked.value = { order: text, answer, at: Date.now() }
          refusal.value = null
        })
      } catch (failure) {
        if (abort.signal.aborted) {
          return
        }
        batch(() => {
          checked.value = null
          refusal.value = asProblem(failure)
        })
      }
      timer = setTimeout(() => void check(wanted, text), RECHECK_MILLIS)
    }
    const end = effect(() => {
      const wanted = order.value
      clearTimeout(timer)
      abort.abort()
      clientOrderId = null
      if (wanted === null) {
        batch(() => {
          checked.value = null
          refusal.value = null
        })
      } else {
        timer = setTimeout(() => void check(wanted, JSON.stringify(wanted)), TYPED_MILLIS)
      }
    })
    return () => {
      end()
      clearTimeout(timer)
      abort.abort()
    }
  }, [])
}

/** An engine that refuses has decided; one that fails, or what stands before it, may have let the order through. */
function isDecided(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500
}

export async function place(): Promise<void> {
  const wanted = order.value
  if (wanted === null) {
    document.getElementById(isDecimal(quantity.value) ? 'ticket-price' : 'ticket-quantity')?.focus()
    return
  }
  if (placing.value || needsToken()) {
    return
  }
  placing.value = true
  clientOrderId ??= `desk-${crypto.randomUUID().slice(0, 18)}`
  try {
    const placed = await send<Order>('risk', '/orders', 'POST', { ...wanted, clientOrderId })
    const what = `${wanted.side} ${wanted.quantity} ${wanted.instrument}`
    if (placed.state === 'UNKNOWN') {
      say(`${what}: not decided yet; the orders below will say`, 'bad')
    } else {
      clientOrderId = null
      say(
        `${what}: ${placed.state.toLowerCase().replace('_', ' ')}${placed.averagePrice ? ` at ${placed.averagePrice}` : ''}`,
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

export function useInstrument(): void {
  useEffect(
    () =>
      effect(() => {
        void selected.value
        batch(() => {
          price.value = ''
          checked.value = null
        })
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
