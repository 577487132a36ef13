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
let end: () => void

const METRICS = 'process_cpu_usage 0.25\nnautilus_step_seconds_bucket{le="0.001"} 5\n'

vi.stubGlobal('fetch', async (path: string, call: RequestInit) => {
  const engine = path.split('/')[2] as Engine
  if (frozen.has(engine)) {
    return new Promise((_, failed) => call.signal!.addEventListener('abort', () => failed(new Error('too late'))))
  }
  if (away.has(engine)) {
    throw new TypeError('connection refused')
  }
  const variant = { active: image }
  const status = { pid: 1, variant, lag: [{ topic: 'bars', next: read }], residentBytes: 1 }
  return new Response(path.endsWith('/status') ? JSON.stringify(status) : METRICS)
})

const passes = async (millis: number) => {
  for (let i = 0; i < millis; i += 500) {
    read += 50
    await vi.advanceTimersByTimeAsync(500)
  }
}
const answering = () => ENGINES.filter((each) => seen.value[each] && oldMillis(seen.value[each], Date.now()) === 0)

beforeEach(() => {
  vi.useFakeTimers()
  frozen = new Set()
  away = new Set()
  image = 'none'
  read = 0
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
