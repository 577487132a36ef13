import './browser.ts'
import { describe, expect, it } from 'vitest'
import type { Seen } from '../src/watchers.ts'

const { behind, takes } = await import('../src/reading.ts')

const ONE = { topic: 'bars', partition: 0, next: 7, records: 0 }
const seen = (rates: Record<string, number>, lag = [ONE], problem: object | null = null) =>
  ({ status: { lag }, rates, problem }) as unknown as Seen

describe('an engine', () => {
  it('says which topics it is behind in, and by how much', () => {
    expect(behind({ bars: 0, 'market-data': 12_345, commands: 1 })).toBe('market-data 12,345, commands 1')
    expect(behind({ bars: 0 })).toBe('nothing')
    expect(behind({})).toBe('nothing')
  })

  it('says what it takes a second of each topic that brings something', () => {
    expect(takes(seen({ bars: 8.26, commands: 0, 'market-data': 4_321.6 }))).toEqual({
      text: 'bars 8.3/s, market-data 4,322/s',
    })
    expect(takes(seen({ bars: 0 }))).toEqual({ text: 'nothing at present' })
  })

  it('says why it is not known what it takes', () => {
    expect(takes(undefined)).toEqual({ absent: 'asked, not answered yet' })
    expect(takes(seen({}))).toEqual({ absent: 'known with the second look' })
    expect(takes(seen({}, [ONE], { code: 'no-answer' }))).toEqual({ absent: 'not known: no-answer' })
    expect(takes(seen({}, []))).toEqual({ absent: 'reads no topic' })
  })
})
