import { describe, expect, it } from 'vitest'
import { curves, meaningful } from '../src/curves.ts'
import type { AnalyticsPoint, Statistic } from '../src/types.ts'

const time = (minute: number) => new Date(minute * 60_000).toISOString()

function point(minute: number, equity?: string, value?: number): AnalyticsPoint {
  return { time: time(minute), ...(equity ? { equity } : {}), ...(value === undefined ? {} : { return: value }) }
}

describe('an equity curve', () => {
  it('falls below its highest by what was lost, not by what was paid out', () => {
    const { equity, drawdown } = curves([
      point(0, '100'),
      point(1, '110', 0.1),
      point(2, '99', -0.1),
      point(3, '50', 0),
    ])
    expect(equity).toEqual([
      [0, 60, 120, 180],
      [100, 110, 99, 50],
    ])
    expect(drawdown[1]!.map((each) => Math.round(each!))).toEqual([0, 0, -10, -10])
  })

  it('has a hole where there is no equity, and the drawdown one where there is no return', () => {
    const { equity, drawdown } = curves([
      point(0),
      point(1, '100'),
      point(2, '100', 0),
      point(3, '100'),
      point(4),
      point(5, '50', -0.5),
    ])
    expect(equity[1]).toEqual([null, 100, 100, 100, null, 50])
    expect(drawdown[1]).toEqual([null, 0, 0, null, null, -50])
  })
})

describe('a figure', () => {
  const sharpe: Statistic = {
    name: 'sharpe',
    value: 41_000,
    unit: 'ratio',
    formula: '',
    annualisation: 'times the square root of 525600.0 periods per year',
  }

  it('of a year is not made of a few minutes', () => {
    expect(meaningful(sharpe, 29)).toMatchObject({ reason: 'too few minutes: 29' })
    expect(meaningful(sharpe, 29).value).toBeUndefined()
    expect(meaningful(sharpe, 30)).toBe(sharpe)
  })

  it('that is not annualised is one from the first minute', () => {
    const total: Statistic = { ...sharpe, name: 'totalReturn', annualisation: 'not annualised' }
    expect(meaningful(total, 1)).toBe(total)
  })

  it('that has a reason of its own keeps it', () => {
    const { value: _, ...none } = sharpe
    const absent: Statistic = { ...none, reason: 'no returns' }
    expect(meaningful(absent, 0)).toBe(absent)
  })
})
