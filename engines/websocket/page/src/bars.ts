/** The closed bars of the chosen instrument, and the indicators that features computes of them. */
import { effect, signal } from '@preact/signals'
import { get, type Problem } from './api.ts'
import { calculate, type Line } from './indicators.ts'
import { asProblem } from './resource.ts'
import { closedBar, interval, link, remembered, selected } from './state.ts'
import type { Bar } from './types.ts'

export const INTERVALS = { '1s': 1, '5s': 5, '1m': 60, '5m': 300, '15m': 900, '1h': 3_600 } as const
const KEPT_BARS = 600
const LOOK_MILLIS = 5_000

export const chosen = remembered<string[]>('indicators', ['ema(20)'])
export const bars = signal<Bar[]>([])
export const lines = signal<Line[]>([])
export const problem = signal<Problem | null>(null)
export const indicatorProblem = signal<Problem | null>(null)

export const intervalSeconds = () => INTERVALS[interval.value as keyof typeof INTERVALS] ?? 60

/** With a bar that closed since. */
function joined(all: Bar[], bar: Bar | null): Bar[] {
  const last = all.at(-1)
  if (
    !bar ||
    !last ||
    bar.instrument !== last.instrument ||
    bar.interval !== last.interval ||
    bar.start < last.start
  ) {
    return all
  }
  return [...(bar.start === last.start ? all.slice(0, -1) : all), bar].slice(-KEPT_BARS)
}

/** Whether nothing can have closed between them: where nothing traded there is no bar either. */
function follows(bar: Bar, last: Bar | undefined): boolean {
  return last !== undefined && bar.start <= last.end
}

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
    get<Bar[]>(
      'marketdata',
      `/bars/${encodeURIComponent(symbol)}?kind=time&interval=${of}&limit=${KEPT_BARS}`,
      abort.signal,
    )
      .then((all) => {
        bars.value = joined(all, closedBar.peek())
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
    void selected.value
    void interval.value
    bars.value = []
    lines.value = []
  })
  let heard = Date.now()
  // That the last bar of all was missed, no later one shows: while nothing closes they are asked for now and then.
  const looking = setInterval(() => {
    if (Date.now() - heard > Math.max(LOOK_MILLIS, 2_000 * intervalSeconds())) {
      heard = Date.now()
      missed.value = missed.peek() + 1
    }
  }, LOOK_MILLIS)
  const closing = effect(() => {
    const bar = closedBar.value
    heard = Date.now()
    const all = bars.peek()
    if (bar && bar.instrument === selected.peek() && bar.interval === interval.peek()) {
      bars.value = joined(all, bar)
      if (!follows(bar, all.at(-1))) {
        missed.value = missed.peek() + 1
      }
    }
  })
  return () => {
    loading()
    clearing()
    closing()
    clearInterval(looking)
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
