import { describe, expect, it } from 'vitest'
import { KEPT_MILLIS, pushed, seeded, spanMillis, steps, strokes, type Point } from '../src/spark.ts'
import type { Bar } from '../src/types.ts'

const point = (second: number, price = second): Point => ({ atMillis: second * 1_000, price })
const bar = (end: number, close: string) => ({ end: new Date(end * 1_000).toISOString(), close }) as Bar

describe('a sparkline', () => {
  it('has a price a second, and holes where none was known', () => {
    expect(steps([point(1), point(2), point(6), point(7)])).toEqual([1, 2, null, null, null, 6, 7])
    expect(steps([])).toEqual([])
  })

  it('has no hole where a timer was late', () => {
    expect(steps([point(1), point(3.4), point(4)])).toEqual([1, 3.4, 4])
  })

  it('spans from its first point to its last, holes and all', () => {
    expect(spanMillis([point(1), point(2), point(60)])).toBe(59_000)
    expect([spanMillis([]), spanMillis([point(3)])]).toEqual([0, 0])
  })

  it('keeps so much and no more', () => {
    const late = KEPT_MILLIS / 1_000
    expect(pushed([point(0), point(1)], point(late))).toEqual([point(1), point(late)])
  })

  it('begins with the bars that closed, as if the newest closed now', () => {
    const of = (now: number) => seeded([bar(100, '7'), bar(101, '8'), bar(104, '9')], now)
    expect(of(104_000)).toEqual([point(100, 7), point(101, 8), point(102, 8), point(103, 8), point(104, 9)])
    expect(of(904_000).at(-1)).toEqual(point(904, 9))
    expect(seeded([], 0)).toEqual([])
  })
})

describe('the path of a sparkline', () => {
  it('goes from the left to the right, the least at the bottom and the most at the top', () => {
    expect(strokes([5, 7, 6])).toBe('M0.00,23.00h0L50.00,1.00L100.00,12.00')
  })

  it('is broken by what is missing, and what stands alone is a dot', () => {
    expect(strokes([null, 1, null, 3, 2])).toBe('M25.00,23.00h0M75.00,1.00h0L100.00,12.00')
  })

  it('lies in the middle where nothing changed', () => {
    expect(strokes([4, 4])).toBe('M0.00,12.00h0L100.00,12.00')
  })

  it('is none of less than two values', () => {
    expect([strokes([]), strokes([1]), strokes([null, 1, null])]).toEqual([null, null, null])
  })
})
