import { describe, expect, it } from 'vitest'
import { areMixed, originOf } from '../src/origin.ts'
import type { Feed, Instrument, MarketState } from '../src/types.ts'

const feed = (id: number, type: string) => ({ id, type }) as Feed
const of = (feed: number, state: MarketState = 'LIVE') => ({ feed, state }) as Instrument
const FEEDS = [feed(1, 'simulated'), feed(2, 'REPLAY'), feed(3, 'kraken')]

describe('where prices come from', () => {
  it('is the feed of the instrument', () => {
    expect([1, 2, 3].map((id) => originOf(of(id), FEEDS))).toMatchObject([
      { type: 'simulated', text: 'simulated' },
      { type: 'replay', text: 'replay' },
      { type: 'kraken', text: 'kraken', meaning: 'Prices come from kraken' },
    ])
  })

  it('is never that of another feed', () => {
    expect(originOf(of(9, 'ENDED'), FEEDS)).toMatchObject({ type: null, text: 'feed ended' })
    expect(originOf(of(9), FEEDS)).toMatchObject({ type: null, text: 'feed not known' })
    expect(originOf(of(1), null)).toMatchObject({ type: null, text: 'feed not known' })
    expect(originOf(of(1, 'ENDED'), null)).toMatchObject({ type: null, text: 'feed not known' })
    expect(originOf(null, FEEDS)).toMatchObject({ type: null, text: 'feed not known' })
  })

  it('is said of each where there are several kinds', () => {
    expect(areMixed([feed(1, 'simulated'), feed(2, 'simulated')])).toBe(false)
    expect(areMixed(FEEDS)).toBe(true)
    expect(areMixed([])).toBe(false)
  })
})
