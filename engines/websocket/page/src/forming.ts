/** The candle of now: made of published prices, since the last bar closed. */
import { pixels } from './money.ts'
import { mid } from './market.ts'
import type { Bar, Market } from './types.ts'

export interface Candle {
  /** Seconds. */
  start: number
  open: number
  high: number
  low: number
  close: number
  /** From when on it is known, in milliseconds, where that is not its beginning: what was before is not in it. */
  since: number | null
}

export class Forming {
  private current: Candle | null = null
  private of = ''
  /** Whether all that was published was taken until now. */
  private whole = false

  /** What comes next does not follow what came before. */
  missed(): void {
    this.whole = false
  }

  take(market: Market | null, last: Bar | undefined, width: number): Candle | null {
    const trades = last?.basis === 'TRADES'
    const price = trades ? market?.last && pixels(market.last.price) : mid(market)
    const time = trades ? market?.last?.time : market?.time
    if (market?.state !== 'LIVE' || !price || !time || !last) {
      this.missed()
      return null
    }
    const millis = Date.parse(time)
    const start = Math.floor(millis / 1_000 / width) * width
    if (start <= Math.floor(Date.parse(last.start) / 1_000)) {
      // Of a bar that is closed already; what follows it begins with its beginning.
      this.whole = true
      return null
    }
    const of = last.instrument + last.interval
    const same = this.current !== null && this.of === of && this.current.start === start
    if (!same) {
      const since = this.whole && (this.current === null || this.of === of) ? null : millis
      this.current = { start, open: price, high: price, low: price, close: price, since }
      this.of = of
    }
    const known = this.current!
    this.current = {
      ...known,
      high: Math.max(known.high, price),
      low: Math.min(known.low, price),
      close: price,
      since: same && !this.whole ? millis : known.since,
    }
    this.whole = true
    return this.current
  }
}
