import { describe, expect, it } from 'vitest'
import {
  between,
  buckets,
  duration,
  latest,
  mostOf,
  parse,
  quantile,
  single,
  total,
  upTo,
  within,
} from '../src/metrics.ts'

const TEXT = `# HELP nautilus_step_seconds time of one step
# TYPE nautilus_step_seconds histogram
nautilus_step_seconds_bucket{le="0.001",} 10
nautilus_step_seconds_bucket{le="0.01"} 90
nautilus_step_seconds_bucket{le="+Inf"} 100.0
nautilus_bound_size{bound="a \\"b\\"",policy="refuse"} 3
nautilus_bound_size{bound="c"} 4
process_cpu_usage 0.25
`

describe('metrics', () => {
  const samples = parse(TEXT)

  it('are read with their labels', () => {
    expect(single(samples, 'process_cpu_usage')).toBe(0.25)
    expect(total(samples, 'nautilus_bound_size')).toBe(7)
    expect(single(samples, 'nothing')).toBeNull()
    expect(samples.find((each) => each.labels.policy)!.labels.bound).toBe('a \\"b\\"')
  })

  it('give quantiles within a bucket, and say where one is beyond the last', () => {
    const all = buckets(samples, 'nautilus_step_seconds')
    expect(quantile(all, 0.5)).toBeCloseTo(0.0055)
    expect(quantile(all, 0.05)).toBeCloseTo(0.0005)
    expect(quantile(all, 0.99)).toBe(Infinity)
    expect(mostOf(all)).toBe(0.01)
  })

  it('say nothing where nothing was observed in between', () => {
    const all = buckets(samples, 'nautilus_step_seconds')
    expect(quantile(between(all, all), 0.5)).toBeNull()
    expect(
      quantile(
        between(
          [
            [0.001, 10],
            [0.01, 10],
            [Infinity, 20],
          ],
          all,
        ),
        0.5,
      ),
    ).toBeCloseTo(0.001 + 0.009 * (45 / 80))
  })

  it('tell what is of the newest look from what is older', () => {
    expect(latest([0.1, 0.2])).toEqual({ value: 0.2, fresh: true })
    expect(latest([0.1, 0.2, null, null])).toEqual({ value: 0.2, fresh: false })
    expect(latest([0.1, Infinity])).toEqual({ value: Infinity, fresh: true })
    expect(latest([null, null])).toBeNull()
    expect(latest([])).toBeNull()
  })

  it('say and draw what is beyond the last bound as that bound', () => {
    expect([upTo(0.0042, 0.01), upTo(Infinity, 0.01)]).toEqual(['4.20 ms', 'over 10.0 ms'])
    expect(within([0.001, null, Infinity], 0.01)).toEqual([0.001, null, 0.01])
  })

  it('have units that a person reads', () => {
    expect([0.0000123, 0.0042, 1.5].map(duration)).toEqual(['12 µs', '4.20 ms', '1.50 s'])
  })
})
