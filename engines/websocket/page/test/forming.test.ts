import { beforeEach, describe, expect, it } from 'vitest'
import { Forming } from '../src/forming.ts'
import type { Bar, Market } from '../src/types.ts'

const time = (second: number) => new Date(second * 1_000).toISOString()

/** The last bar that closed: a minute that began at 60. */
function bar(basis: Bar['basis'] = 'TRADES', interval = '1m', start = 60): Bar {
  return { instrument: 'A', interval, basis, start: time(start) } as Bar
}

function traded(second: number, price: string): Market {
  return { state: 'LIVE', bids: [], asks: [], last: { price, time: time(second) } } as unknown as Market
}

let forming: Forming
const take = (second: number, price: string, last = bar()) => forming.take(traded(second, price), last, 60)

beforeEach(() => {
  forming = new Forming()
})

describe('the candle of now', () => {
  it('follows the prices that are published', () => {
    take(119, '9')
    take(121, '10')
    take(130, '12')
    take(140, '8')
    expect(take(150, '11')).toEqual({ start: 120, open: 10, high: 12, low: 8, close: 11, since: null })
    expect(take(180, '13')).toEqual({ start: 180, open: 13, high: 13, low: 13, close: 13, since: null })
  })

  it('that was joined late says since when', () => {
    expect(take(150, '10')).toMatchObject({ start: 120, open: 10, since: 150_000 })
    expect(take(170, '11')).toMatchObject({ start: 120, open: 10, close: 11, since: 150_000 })
    expect(take(181, '12')).toMatchObject({ start: 180, open: 12, since: null })
  })

  it('of which a part was missed says since when it is known again', () => {
    take(119, '9')
    expect(take(125, '10')).toMatchObject({ since: null })
    forming.missed()
    expect(take(150, '11')).toMatchObject({ open: 10, high: 11, since: 150_000 })
    expect(take(180, '12')).toMatchObject({ since: null })
  })

  it('of another instrument or interval is another one', () => {
    take(119, '9')
    take(125, '10')
    expect(take(130, '20', { ...bar(), instrument: 'B' })).toMatchObject({ open: 20, low: 20, since: 130_000 })
    expect(take(131, '21', { ...bar(), instrument: 'B' })).toMatchObject({ open: 20, since: 130_000 })
  })

  it('is none while the market is not live, without a bar, or of a bar that is closed', () => {
    expect(forming.take({ ...traded(130, '10'), state: 'STALE' }, bar(), 60)).toBeNull()
    expect(forming.take(traded(130, '10'), undefined, 60)).toBeNull()
    expect(forming.take(null, bar(), 60)).toBeNull()
    expect(take(119, '10')).toBeNull()
  })

  it('after a silence does not claim to be whole', () => {
    take(119, '9')
    forming.take({ ...traded(121, '10'), state: 'STALE' }, bar(), 60)
    expect(take(140, '10')).toMatchObject({ since: 140_000 })
  })

  it('is of mid prices where the bars are', () => {
    const market = { state: 'LIVE', bids: [['10', '1']], asks: [['12', '1']], time: time(130) } as unknown as Market
    expect(forming.take(market, bar('MID'), 60)).toMatchObject({ open: 11, close: 11 })
    expect(forming.take({ ...market, asks: [] }, bar('MID'), 60)).toBeNull()
  })
})
