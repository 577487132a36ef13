import { expect, it } from 'vitest'
import { aligned, call, callOf, decimalsOfLine, outputOf, type Line } from '../src/indicators.ts'
import type { Bar, IndicatorInfo } from '../src/types.ts'

const time = (second: number) => new Date(second * 1_000).toISOString()
const bars = (...starts: number[]) => starts.map((each) => ({ start: time(each) }) as Bar)
const line: Line = { name: 'ema(2)', times: [1, 2, 3].map(time), values: [null, 20, 30], onPrice: true }

it('a line lies on its own bars, whatever closed or went meanwhile', () => {
  expect(aligned(line, bars(1, 2, 3))).toEqual([
    [time(2), 20],
    [time(3), 30],
  ])
  expect(aligned(line, bars(2, 3, 4))).toEqual([
    [time(2), 20],
    [time(3), 30],
  ])
  expect(aligned(line, bars(3, 5))).toEqual([[time(3), 30]])
  expect(aligned(line, bars(7))).toEqual([])
})

it('a time is the same however it is written', () => {
  expect(aligned({ ...line, times: ['1970-01-01T00:00:02Z'], values: [5] }, bars(2))).toEqual([[time(2), 5]])
})

it.each<[(number | null)[], number]>([
  [[null, 20, 80], 1],
  [[0.031, 0.034], 5],
  [[-1_200, 45_000], 0],
  [[0.03, 0.03], 4],
  [[0, 0], 2],
  [[null], 2],
  [[], 2],
  [[1e-30], 12],
])('an axis of %o has %i decimals', (values, decimals) => {
  expect(decimalsOfLine(values)).toBe(decimals)
})

it('calls an indicator as the engine names it, with its initial parameters if it has any', () => {
  const info = (name: string, ...initial: number[]) =>
    ({ name, parameters: initial.map((each) => ({ initial: each })) }) as unknown as IndicatorInfo
  expect(call(info('macd', 12, 26, 9))).toBe('macd(12,26,9)')
  expect(call(info('obv'))).toBe('obv')
})

it.each([
  ['macd(12,26,9).signal', 'macd(12,26,9)', 'signal'],
  ['bollinger(20,2.5).percent_b', 'bollinger(20,2.5)', 'percent_b'],
  ['rsi(14)', 'rsi(14)', ''],
  ['ema(0.5)', 'ema(0.5)', ''],
  ['obv', 'obv', ''],
])('%s is a line of %s', (name, of, output) => {
  expect([callOf(name), outputOf(name)]).toEqual([of, output])
})
