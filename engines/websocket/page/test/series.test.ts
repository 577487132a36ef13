import { describe, expect, it } from 'vitest'
import { follows, upToNow } from '../src/series.ts'
import type { Bar } from '../src/types.ts'

const time = (second: number) => new Date(second * 1_000).toISOString()

function bar(second: number, offset: number, close = `${second}`): Bar {
  const source = { topic: 'market-data', partition: 0, offset, index: 0 }
  return { start: time(second), end: time(second + 1), close, source } as Bar
}

const closes = (all: Bar[]) => upToNow(all).map((each) => each.close)

describe('bars', () => {
  it('are in order, each once, whatever comes first: an answer or the stream', () => {
    expect(closes([bar(1, 10), bar(2, 20), bar(4, 40), bar(2, 20), bar(3, 30)])).toEqual(['1', '2', '3', '4'])
    expect(closes([])).toEqual([])
  })

  it('of which one message closed two are both there', () => {
    expect(closes([bar(1, 10), bar(2, 20), bar(3, 20)])).toEqual(['1', '2', '3'])
  })

  it('of a recording that is played again lie up to where it is', () => {
    const first = [bar(1, 10), bar(2, 20), bar(3, 30)]
    expect(closes([...first, bar(1, 40, 'again 1')])).toEqual(['again 1'])
    expect(closes([...first, bar(1, 40, 'again 1'), bar(2, 50, 'again 2')])).toEqual(['again 1', 'again 2'])
  })
})

it('a bar follows where none can lie between', () => {
  expect(follows(bar(3, 1), bar(2, 1))).toBe(true)
  expect(follows(bar(4, 1), bar(2, 1))).toBe(false)
  expect(follows(bar(4, 1), undefined)).toBe(false)
})
