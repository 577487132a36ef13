/** An account's orders: the newest, and all that are open however old they are. */
import { trim, type Decimal } from './money.ts'
import type { Order } from './types.ts'

export const NEWEST = 200
/** As many as risk answers at once. */
export const OPEN_MOST = 1_000
const OPEN_STATES = ['ACCEPTED', 'PARTIALLY_FILLED']

export const isOpen = (order: Order) => OPEN_STATES.includes(order.state)

/** Whether an open order of an instrument waits at a price, with however many zeros that is written. */
export function waitsAt(orders: Order[], instrument: string): (price: Decimal) => boolean {
  const open = orders.filter((each) => each.instrument === instrument && isOpen(each) && each.price)
  const prices = new Set(open.map((each) => trim(each.price!, 0)))
  return (price) => prices.has(trim(price, 0))
}

/**
 * Asked one after the other in the order in which an order passes its states, so that none slips through between two
 * answers; of two answers about one order the later state counts.
 */
export async function newestAndOpen(ask: (query: string) => Promise<Order[]>): Promise<Order[]> {
  const open: Order[] = []
  for (const state of OPEN_STATES) {
    open.push(...(await ask(`state=${state}&limit=${OPEN_MOST}`)))
  }
  const newest = await ask(`limit=${NEWEST}`)
  const known = new Map<string, Order>()
  for (const order of [...open, ...newest]) {
    const other = known.get(order.id)
    if (!other || Date.parse(other.updatedAt) <= Date.parse(order.updatedAt)) {
      known.set(order.id, order)
    }
  }
  const ids = new Set(newest.map((each) => each.id))
  const older = [...known.values()].filter((each) => !ids.has(each.id))
  older.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  return [...newest.map((each) => known.get(each.id)!), ...older]
}
