import { describe, expect, it } from 'vitest'
import { isOpen, newestAndOpen, waitsAt } from '../src/orders.ts'
import type { Order } from '../src/types.ts'

const time = (second: number) => new Date(second * 1_000).toISOString()

function order(id: number, state: string, updated = id): Order {
  return { id: `${id}`, state, createdAt: time(id), updatedAt: time(updated) } as Order
}

/** What risk answers: newest first, of one state where it is asked so, no more than the limit. */
function risk(all: Order[]) {
  const asked: string[] = []
  const ask = async (query: string) => {
    asked.push(query)
    const terms = new URLSearchParams(query)
    return all
      .filter((each) => !terms.has('state') || each.state === terms.get('state'))
      .toSorted((a, b) => Number(b.id) - Number(a.id))
      .slice(0, Number(terms.get('limit')))
  }
  return { ask, asked }
}

describe('orders', () => {
  it('that are open are there behind two hundred newer ones', async () => {
    const newer = Array.from({ length: 250 }, (_, i) => order(100 + i, 'FILLED'))
    const { ask } = risk([order(1, 'PARTIALLY_FILLED'), order(2, 'ACCEPTED'), ...newer])
    const all = await newestAndOpen(ask)
    expect(all).toHaveLength(202)
    expect(all[0]!.id).toBe('349')
    expect(all.filter(isOpen).map((each) => each.id)).toEqual(['2', '1'])
  })

  it('are each there once, newest first', async () => {
    const { ask } = risk([order(1, 'FILLED'), order(2, 'ACCEPTED'), order(3, 'PARTIALLY_FILLED')])
    expect((await newestAndOpen(ask)).map((each) => each.id)).toEqual(['3', '2', '1'])
  })

  it('have the later of two states that were told', async () => {
    const answers = [[order(1, 'ACCEPTED', 1)], [order(1, 'PARTIALLY_FILLED', 2)], [order(1, 'FILLED', 3)]]
    const all = await newestAndOpen(async () => answers.shift()!)
    expect(all.map((each) => each.state)).toEqual(['FILLED'])
  })

  it('are asked for in the order of their states, so that none is between two answers', async () => {
    const { ask, asked } = risk([])
    await newestAndOpen(ask)
    expect(asked).toEqual(['state=ACCEPTED&limit=1000', 'state=PARTIALLY_FILLED&limit=1000', 'limit=200'])
  })
})

it('an open order is found at its price, however many zeros the book writes', () => {
  const at = (price: string, state = 'ACCEPTED', instrument = 'A') => ({ ...order(1, state), price, instrument })
  const mine = waitsAt([at('60127.4'), at('100', 'FILLED'), at('99', 'ACCEPTED', 'B'), order(2, 'ACCEPTED')], 'A')
  expect(['60127.40000000', '60127.4', '60127.04', '100.00', '99.00'].map(mine)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
