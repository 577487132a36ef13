/** What follows from a market's best levels. */
import { pixels } from './money.ts'
import type { Market } from './types.ts'

export function mid(value: Market | null): number | null {
  const bid = value?.bids[0]?.[0]
  const ask = value?.asks[0]?.[0]
  return bid === undefined || ask === undefined ? null : (pixels(bid) + pixels(ask)) / 2
}
