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

/** Values as a path in a box of 100 by 24, broken where one is missing; null of fewer than two, which are no line. */
export function strokes(values: (number | null)[]): string | null {
  const known = values.filter((each) => each !== null)
  if (known.length < 2) {
    return null
  }
  const least = Math.min(...known)
  const width = Math.max(...known) - least
  let path = ''
  values.forEach((value, i) => {
    if (value !== null) {
      const x = ((i / (values.length - 1)) * 100).toFixed(2)
      // What never changed lies in the middle: it is neither high nor low.
      const y = (23 - (width === 0 ? 0.5 : (value - least) / width) * 22).toFixed(2)
      // A line of no length is a dot: what stands alone is seen too.
      path += (values[i - 1] ?? null) === null ? `M${x},${y}h0` : `L${x},${y}`
    }
  })
  return path
}
