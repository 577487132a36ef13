import './browser.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const { ENGINES } = await import('../src/api.ts')
const { EVERY_MILLIS, oldMillis, seen, watchEngines, whyNot, whyUncounted } = await import('../src/watchers.ts')

type Engine = (typeof ENGINES)[number]

/** Engines that do not answer: never, or with a refused connection. */
let frozen: Set<Engine>
let away: Set<Engine>
let read: number
let image: string
let pid: number
/** Steps so far that took at most a millisecond, at most a hundredth of a second, and any time. */
let steps: [number, number, number]
let end: () => void

const metrics = () =>
  ['0.001', '0.01', '+Inf'].map((le, i) => `nautilus_step_seconds_bucket{le="${le}"} ${steps[i]}\n`).join('') +
  'process_cpu_usage 0.25\n'

vi.stubGlobal('fetch', async (path: string, call: RequestInit) => {
  const engine = path.split('/')[2] as Engine
  if (frozen.has(engine)) {
    return new Promise((_, failed) => call.signal!.addEventListener('abort', () => failed(new Error('too late'))))
  }
  if (away.has(engine)) {
    throw new TypeError('connection refused')
  }
  const variant = { active: image }
  // Of two partitions, each of which is read at half the pace.
  const lag = [0, 1].map((partition) => ({ topic: 'bars', partition, next: read / 2, records: 0 }))
  const status = { pid, variant, lag, residentBytes: 1 }
  return new Response(path.endsWith('/status') ? JSON.stringify(status) : metrics())
})

const passes = async (millis: number) => {
  for (let i = 0; i < millis; i += 500) {
    read += 50
    await vi.advanceTimersByTimeAsync(500)
  }
}
const ofFactor = () => seen.value.factor!.latencies[0]!
const answering = () => ENGINES.filter((each) => seen.value[each] && oldMillis(seen.value[each], Date.now()) === 0)

beforeEach(() => {
  vi.useFakeTimers()
  frozen = new Set()
  away = new Set()
  image = 'none'
  read = 0
  pid = 1
  steps = [5, 5, 5]
  seen.value = {}
  end = watchEngines()
})

afterEach(async () => {
  end()
  frozen.clear()
  await vi.advanceTimersByTimeAsync(20_000)
  vi.useRealTimers()
})

describe('the nine engines', () => {
  it('are looked at each for itself: one that is frozen makes no other one old', async () => {
    frozen.add('marketdata')
    await passes(EVERY_MILLIS * 8)
    expect(answering()).toEqual(ENGINES.filter((each) => each !== 'marketdata'))
  })

  it('have rates from the second look on', async () => {
    await passes(2_500)
    expect(seen.value.factor).toMatchObject({ cpu: 0.25, rates: {} })
    await passes(EVERY_MILLIS)
    expect(seen.value.factor!.rates.bars).toBeGreaterThan(90)
    expect(seen.value.factor!.rates.bars).toBeLessThan(110)
  })

  it('that are another process begin anew: nothing is told from what the one before read', async () => {
    await passes(2_500 + EVERY_MILLIS)
    read = 0
    pid = 2
    steps = [0, 0, 0]
    await passes(EVERY_MILLIS)
    expect(seen.value.factor).toMatchObject({ rates: {} })
    expect(ofFactor()).toMatchObject({ p50: [null, null, null] })
    await passes(EVERY_MILLIS)
    expect(seen.value.factor!.rates.bars).toBeGreaterThan(90)
  })

  it('have quantiles of what was observed between two looks, and none where nothing was', async () => {
    await passes(2_500)
    expect(ofFactor()).toMatchObject({ most: 0.01, observedAt: null, p50: [null], p99: [null] })
    steps = [5, 105, 106]
    await passes(EVERY_MILLIS)
    const { p50, p99, observedAt } = ofFactor()
    expect(p50[1]).toBeCloseTo(0.001 + 0.009 * (50.5 / 100))
    expect(p99[1]).toBeCloseTo(0.001 + 0.009 * (99.99 / 100))
    expect(observedAt).toBe(seen.value.factor!.at)
    await passes(EVERY_MILLIS)
    expect(ofFactor()).toMatchObject({ observedAt, p50: [null, p50[1], null], p99: [null, p99[1], null] })
    steps = [5, 105, 116]
    await passes(EVERY_MILLIS)
    expect(ofFactor().p99.at(-1)).toBe(Infinity)
  })

  it('measure only some of the histograms, and of each the last sixty looks are kept', async () => {
    await passes(EVERY_MILLIS * 64)
    expect(seen.value.factor!.latencies.map((each) => [each.histogram, each.p50.length])).toEqual([
      ['nautilus_step_seconds', 60],
    ])
  })

  it('that fail keep what was known, with its age and the reason', async () => {
    await passes(2_500)
    const at = seen.value.risk!.at!
    away.add('risk')
    await passes(EVERY_MILLIS * 2)
    const known = seen.value.risk
    expect(known).toMatchObject({ problem: { code: 'no-answer' }, at, cpu: null, rates: {} })
    expect(known!.status!.pid).toBe(1)
    expect(oldMillis(known, Date.now())).toBe(Date.now() - at)
    expect(whyNot(known, 'not measured yet')).toBe('not known: no-answer')
    away.clear()
    await passes(EVERY_MILLIS)
    expect(oldMillis(seen.value.risk, Date.now())).toBe(0)
    expect(whyNot(seen.value.risk, 'not measured yet')).toBe('not measured yet')
  })

  it('that no longer answer are old before their call is given up', async () => {
    await passes(2_500)
    frozen.add('risk')
    await passes(EVERY_MILLIS * 3 + 1_000)
    expect(seen.value.risk!.problem).toBeNull()
    expect(answering()).not.toContain('risk')
  })

  it('in containers say who restarts them, where no launcher takes notes', async () => {
    expect(whyUncounted(undefined)).toBe('asked, not answered yet')
    await passes(2_500)
    expect(whyUncounted(seen.value.risk)).toBe('no launcher noted it')
    image = 'optimized'
    await passes(EVERY_MILLIS)
    expect(whyUncounted(seen.value.risk)).toMatch(/^the container engine restarts it: scripts\/nautilus status/)
  })

  it('that were not asked yet say so', () => {
    expect(whyNot(undefined, 'not measured yet')).toBe('asked, not answered yet')
  })
})
