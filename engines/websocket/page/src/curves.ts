/** What of an account's minutes is drawn, and which of its figures mean something yet. */
import { pixels } from './money.ts'
import type { AnalyticsPoint, Statistic } from './types.ts'

/** A year made of fewer minutes is a number without a meaning. */
export const LEAST_RETURNS = 30

type Line = (number | null)[]

const known = (value: unknown) => value !== undefined && value !== null

/** Drawdown is below the highest so far; deposits and withdrawals are neither gain nor loss. What is absent is a hole. */
export function curves(points: AnalyticsPoint[]): { equity: Line[]; drawdown: Line[] } {
  const times: number[] = []
  const equity: Line = []
  const drawdown: Line = []
  let index = 1
  let highest = 1
  let begun = false
  for (const point of points) {
    const worth = known(point.equity)
    times.push(Date.parse(point.time) / 1_000)
    equity.push(worth ? pixels(point.equity!) : null)
    index *= 1 + (point.return ?? 0)
    highest = Math.max(highest, index)
    // The first has no return: there is nothing before it.
    drawdown.push(worth && (known(point.return) || !begun) ? (index / highest - 1) * 100 : null)
    begun ||= worth
  }
  return { equity: [times, equity], drawdown: [times, drawdown] }
}

/** A figure, or the reason why it says nothing yet. */
export function meaningful(figure: Statistic, returns: number): Statistic {
  const annual = figure.annualisation !== undefined && figure.annualisation !== 'not annualised'
  if (!annual || returns >= LEAST_RETURNS || !known(figure.value)) {
    return figure
  }
  const { value: _, ...rest } = figure
  return { ...rest, reason: `too few minutes: ${returns}` }
}
