/**
 * Orders that were sent and of which nobody knows yet whether they are placed: each keeps its id together with its
 * terms, also over a reload of the tab. To send the same terms again is safe under that id, whatever became of the first.
 */
import { signal } from '@preact/signals'
import type { NewOrder, Order } from './types.ts'

export interface Sent {
  id: string
  terms: string
}

const KEPT = 'nautilus.sent'
const MOST = 8

/** Newest last. */
export const sent = signal<Sent[]>(kept())

function kept(): Sent[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as Sent[]
  } catch {
    // What is no list of ours names no order.
    return []
  }
}

function keep(all: Sent[]): void {
  sent.value = all.slice(-MOST)
  sessionStorage.setItem(KEPT, JSON.stringify(sent.value))
}

export const termsOf = (order: NewOrder | null) => JSON.stringify(order)

/** The id under which these terms are sent: that of the first time while its fate is not known. */
export function idFor(terms: string): string {
  const known = sent.peek().find((each) => each.terms === terms)
  if (known) {
    return known.id
  }
  const id = `desk-${crypto.randomUUID().slice(0, 18)}`
  keep([...sent.peek(), { id, terms }])
  return id
}

export function decided(terms: string): void {
  keep(sent.peek().filter((each) => each.terms !== terms))
}

/** Those of the sent that an account's orders know of. */
export function found(orders: Order[]): { sent: Sent; order: Order }[] {
  return sent.peek().flatMap((each) => {
    const order = orders.find((known) => known.clientOrderId === each.id && known.state !== 'UNKNOWN')
    return order ? [{ sent: each, order }] : []
  })
}
