/** What an instrument cost in the last minutes, a price a second, with the holes that there were. */
import { pixels } from './money.ts'
import type { Bar } from './types.ts'

export interface Point {
  atMillis: number
  price: number
}

export const KEPT_MILLIS = 150_000
const STEP_MILLIS = 1_000
/** Timers are late now and then: a hole is longer. */
const HOLE_MILLIS = 2_500

/** A point more; what is too old goes. */
export function pushed(points: Point[], next: Point): Point[] {
  return [...points, next].filter((each) => each.atMillis > next.atMillis - KEPT_MILLIS)
}

/**
 * Of closed bars of a second, the newest of which closes now: a recording has times of its own. Where nothing traded
 * there is no bar, and the price stands.
 */
export function seeded(bars: Bar[], nowMillis: number): Point[] {
  const newest = Date.parse(bars.at(-1)?.end ?? '')
  return bars.flatMap((bar, i) => {
    const end = Date.parse(bar.end)
    const until = Math.min(Date.parse(bars[i + 1]?.end ?? bar.end), end + KEPT_MILLIS)
    const points: Point[] = []
    for (let at = end; at < until || at === end; at += STEP_MILLIS) {
      points.push({ atMillis: nowMillis - (newest - at), price: pixels(bar.close) })
    }
    return points.filter((each) => each.atMillis > nowMillis - KEPT_MILLIS)
  })
}

/** Their prices in steps of a second from the first to the last; null where none was known. */
export function steps(points: Point[]): (number | null)[] {
  return points.flatMap((each, i) => {
    const before = points[i - 1]
    const missing = before && each.atMillis - before.atMillis > HOLE_MILLIS
    const holes = missing ? Math.round((each.atMillis - before.atMillis) / STEP_MILLIS) - 1 : 0
    return [...Array<null>(holes).fill(null), each.price]
  })
}

/** From the first to the last. */
export function spanMillis(points: Point[]): number {
  return points.length === 0 ? 0 : points.at(-1)!.atMillis - points[0]!.atMillis
}
