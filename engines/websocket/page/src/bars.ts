/** The closed bars of the chosen instrument, and the indicators that features computes of them. */
import { effect, signal } from '@preact/signals'
import { get, type Problem } from './api.ts'
import { calculate, type Line } from './indicators.ts'
import { asProblem } from './resource.ts'
import { follows, KEPT_BARS, upToNow } from './series.ts'
import { closedBar, interval, link, remembered, selected } from './state.ts'
import type { Bar } from './types.ts'

export const INTERVALS = { '1s': 1, '5s': 5, '1m': 60, '5m': 300, '15m': 900, '1h': 3_600 } as const

export const chosen = remembered<string[]>('indicators', ['ema(20)'])
export const bars = signal<Bar[]>([])
export const lines = signal<Line[]>([])
/** Whether marketdata has answered which there are. */
export const answered = signal(false)
export const problem = signal<Problem | null>(null)
export const indicatorProblem = signal<Problem | null>(null)

export const intervalSeconds = () => INTERVALS[interval.value as keyof typeof INTERVALS] ?? 60

/** Raised when bars have to be asked for anew. */
const missed = signal(0)

/** The bars that are closed: those kept by the engine, then each as the stream brings it. */
export function followBars(): () => void {
  const loading = effect(() => {
    const symbol = selected.value
    const of = interval.value
    void link.value.state
    void missed.value
    if (!symbol || link.value.state === 'lost') {
      return undefined
    }
    const abort = new AbortController()
    const before = bars.peek()
    get<Bar[]>(
      'marketdata',
      `/bars/${encodeURIComponent(symbol)}?kind=time&interval=${of}&limit=${KEPT_BARS}`,
      abort.signal,
    )
      .then((all) => {
        // What the stream brought while this was asked for may be missing in it.
        bars.value = upToNow([...all, ...bars.peek().filter((bar) => !before.includes(bar))])
        answered.value = true
        problem.value = null
      })
      .catch((failure: unknown) => {
        if (!abort.signal.aborted) {
          problem.value = asProblem(failure)
        }
      })
    return () => abort.abort()
  })
  const clearing = effect(() => {
    const [symbol, of] = [selected.value, interval.value]
    const kept = bars.peek()[0]
    if (kept?.instrument === symbol && kept.interval === of) {
      // Another view was looked at meanwhile: what was known stays to see until what is now is answered, if it is.
      return
    }
    answered.value = false
    bars.value = []
    lines.value = []
  })
  const closing = effect(() => {
    const bar = closedBar.value
    const all = bars.peek()
    if (bar && bar.instrument === selected.peek() && bar.interval === interval.peek()) {
      bars.value = all.length === 0 ? all : upToNow([...all, bar])
      if (!follows(bar, all.at(-1))) {
        missed.value = missed.peek() + 1
      }
    }
  })
  return () => {
    loading()
    clearing()
    closing()
  }
}

/** Asked anew with each closed bar, one call at a time. */
export function followIndicators(): () => void {
  let abort: AbortController | null = null
  let wanted = false
  const run = async () => {
    abort = new AbortController()
    wanted = false
    const of = selected.peek() + interval.peek()
    try {
      const all = await calculate(chosen.peek(), bars.peek(), abort.signal)
      if (of === selected.peek() + interval.peek()) {
        lines.value = all
        indicatorProblem.value = null
      }
    } catch (failure) {
      if (!abort.signal.aborted) {
        indicatorProblem.value = asProblem(failure)
      }
    }
    abort = null
    if (wanted) {
      void run()
    }
  }
  const end = effect(() => {
    void chosen.value
    void bars.value
    if (abort) {
      wanted = true
    } else {
      void run()
    }
  })
  return () => {
    end()
    abort?.abort()
  }
}
