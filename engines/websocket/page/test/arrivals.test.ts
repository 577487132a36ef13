import './browser.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Feed, Instrument, Predicted, Section } from '../src/types.ts'

const { Arrivals } = await import('../src/arrivals.ts')
const { ageOf, feeds, instruments, now, selected } = await import('../src/state.ts')
const heatmap = await import('../src/heatmap.ts')

const SIMULATED = 'BTC-USD.SIM'
const REPLAYED = 'BTC-USD.COINBASE'
const source = (offset: number) => ({ topic: 'features', partition: 0, offset, index: 0 })
const predicted = (time: string, offset: number) => ({ time, source: source(offset) }) as Predicted
const section = (instrument: string, ageSeconds: number) =>
  ({ ageSeconds, instruments: [{ instrument }], source: source(1) }) as Section

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') })
  feeds.value.value = [
    { id: 1, type: 'simulated' },
    { id: 2, type: 'replay' },
  ] as Feed[]
  instruments.value.value = [
    { symbol: SIMULATED, feed: 1 },
    { symbol: REPLAYED, feed: 2 },
  ] as Instrument[]
})

afterEach(() => vi.useRealTimers())

function passes(millis: number): void {
  vi.advanceTimersByTime(millis)
  now.value = Date.now()
}

describe('the age of what was said', () => {
  it.each([SIMULATED, REPLAYED])('is of its own instrument, not of the chosen one: %s', (chosen) => {
    selected.value = chosen
    const arrivals = new Arrivals()
    const live = arrivals.of(SIMULATED, predicted('2026-03-01T11:59:58Z', 1))
    const replayed = arrivals.of(REPLAYED, predicted('2023-11-14T22:13:20Z', 1))
    passes(3_000)
    expect([ageOf(SIMULATED, live), ageOf(REPLAYED, replayed)]).toEqual([5_000, 3_000])
  })

  it('grows within a recording too, also while the same is told again', () => {
    const arrivals = new Arrivals()
    arrivals.of(REPLAYED, predicted('2023-11-14T22:13:20Z', 1))
    passes(8_000)
    expect(ageOf(REPLAYED, arrivals.of(REPLAYED, predicted('2023-11-14T22:13:20Z', 1)))).toBe(8_000)
    // Played again it has the same time, and is new.
    expect(ageOf(REPLAYED, arrivals.of(REPLAYED, predicted('2023-11-14T22:13:20Z', 2)))).toBe(0)
  })

  it('of ranks is what factor says, and of a recording since they were heard of', () => {
    const arrivals = new Arrivals()
    const live = arrivals.of('sim', section(SIMULATED, 4))
    const replayed = arrivals.of('coinbase', section(REPLAYED, 7e7))
    passes(6_000)
    expect([heatmap.ageOf(live), heatmap.ageOf(replayed)]).toEqual([4_000, 6_000])
  })
})
