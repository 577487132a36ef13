/** Which indicators can be drawn on candles, and what features computes for them. */
import { ask } from './api.ts'
import { pixels } from './money.ts'
import type { Bar, IndicatorInfo } from './types.ts'

/** Those in units of the price lie on the candles; the others have a pane of their own. */
const ON_PRICE = /^(sma|ema|wma|tema|kama|vwap|bollinger|donchian)\b(?!.*(bandwidth|percent_b))/

export const MOST_INDICATORS = 6
const MOST_DECIMALS = 12

export interface Line {
  name: string
  /** When the bars began of which it was computed, and a value for each; null during warm-up. */
  times: string[]
  values: (number | null)[]
  onPrice: boolean
}

/** `ema(14)`: the name with its initial parameters; `obv`, where it has none. */
export function call(info: IndicatorInfo): string {
  const initial = info.parameters.map((each) => each.initial)
  return initial.length === 0 ? info.name : `${info.name}(${initial.join(',')})`
}

/** Those that need nothing but bars. */
export function drawable(all: IndicatorInfo[]): IndicatorInfo[] {
  const ofBars = new Set(['open', 'high', 'low', 'close', 'volume', 'bar', 'bars', 'price'])
  return all.filter((each) => each.takes.every((taken) => ofBars.has(taken.toLowerCase())))
}

/** What of a line lies on bars that are shown, each value at its own bar: bars close while a line is computed. */
export function aligned(line: Line, bars: Bar[]): [start: string, value: number][] {
  const values = new Map(line.times.map((time, i) => [Date.parse(time), line.values[i]]))
  return bars.flatMap((bar): [string, number][] => {
    const value = values.get(Date.parse(bar.start))
    return value === null || value === undefined ? [] : [[bar.start, value]]
  })
}

/** `macd(12,26,9).signal` is a line of `macd(12,26,9)`, the output `signal`; an indicator of one line has no output's name. */
const OUTPUT = /\.([a-z]\w*)$/
export const callOf = (name: string) => name.replace(OUTPUT, '')
export const outputOf = (name: string) => OUTPUT.exec(name)?.[1] ?? ''

/** How many decimals tell values of a line apart: where they lie between 20 and 80 one, from 0.031 to 0.034 five. */
export function decimalsOfLine(values: (number | null)[]): number {
  const known = values.filter((each) => each !== null)
  const width = Math.max(...known) - Math.min(...known) || Math.abs(known[0] ?? 0)
  return width > 0 ? Math.min(MOST_DECIMALS, Math.max(0, 2 - Math.floor(Math.log10(width)))) : 2
}

export async function calculate(calls: string[], bars: Bar[], abort: AbortSignal): Promise<Line[]> {
  if (calls.length === 0 || bars.length === 0) {
    return []
  }
  const rows = bars.map((bar) => ({
    time: bar.start,
    open: pixels(bar.open),
    high: pixels(bar.high),
    low: pixels(bar.low),
    close: pixels(bar.close),
    volume: pixels(bar.volume),
  }))
  const answer = await ask('features', `/features/calculate?features=${encodeURIComponent(calls.join(','))}`, {
    method: 'POST',
    body: rows,
    signal: abort,
  })
  const table = (await answer.json()) as { columns: string[]; rows: { time: string; values: (number | null)[] }[] }
  return table.columns.map((name, column) => ({
    name,
    times: table.rows.map((row) => row.time),
    values: table.rows.map((row) => row.values[column] ?? null),
    onPrice: ON_PRICE.test(name),
  }))
}
