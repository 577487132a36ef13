/** What of an order the book cannot give. */
import { compare, format } from './money.ts'
import type { Checked, NewOrder } from './types.ts'

/** That it is more than lies in the book, and what becomes of the rest; null where all is taken or the rest waits. */
export function shortfall(order: NewOrder, of: Checked, base: string): string | null {
  const isWhole = !of.taken || compare(of.taken, order.quantity) >= 0
  if (isWhole || order.timeInForce === 'GTC') {
    return null
  }
  const rest = order.timeInForce === 'FOK' ? 'all of it' : 'the rest'
  const where = order.price === undefined ? 'in the book' : 'in the book within the limit'
  return `only ${format(of.taken!)} of ${format(order.quantity)} ${base} lies ${where}; ${rest} is cancelled`
}
