import { describe, expect, it } from 'vitest'
import { oldestMark, oldMark } from '../src/marks.ts'
import type { Position } from '../src/types.ts'

function position(quantity: string, markAgeSeconds?: number): Position {
  return { quantity, ...(markAgeSeconds === undefined ? {} : { markAgeSeconds }) } as Position
}

describe('a mark', () => {
  it('is old after five seconds', () => {
    expect([5, 5.1].map((age) => oldMark(position('1', age)))).toEqual([null, 5.1])
    expect(oldMark(position('1'))).toBeNull()
  })

  it('makes what is computed of it old: the oldest of what is held counts', () => {
    expect(oldestMark([position('1', 2), position('-2', 9), position('1', 7)])).toBe(9)
    expect(oldestMark([position('1', 2), position('0.000', 900)])).toBeNull()
    expect(oldestMark([])).toBeNull()
  })
})
