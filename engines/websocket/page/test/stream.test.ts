import { beforeEach, describe, expect, it } from 'vitest'
import type { News } from '../src/stream.ts'
import { World } from './world.ts'

const ORDERS = { topic: 'orders', account: 'main' }

let world: World
let taken: News<unknown>[]

beforeEach(() => {
  world = new World()
  taken = []
  world.client.subscribe('orders', 'main', (news) => taken.push(news))
  world.client.connect()
})

function data(): unknown[] {
  return taken.map((each) => each.data)
}

describe('a conversation', () => {
  it('begins when the engine greets, and hands on states and updates', () => {
    expect(world.link.state).toBe('connecting')
    expect(world.socket.sent).toEqual([])
    world.socket.greets()
    expect(world.link.state).toBe('live')
    expect(world.socket.sent).toEqual([{ op: 'subscribe', ...ORDERS, id: 'orders main' }])

    world.socket.says({ ...ORDERS, seq: 41, type: 'snapshot', data: [] })
    world.socket.says({ ...ORDERS, seq: 42, type: 'update', data: { event: 'order-accepted' } })
    world.socket.says({ ...ORDERS, seq: 50, type: 'conflated', skipped: 7, data: [1] })

    expect(taken).toEqual([
      { kind: 'state', seq: 41, data: [] },
      { kind: 'update', seq: 42, data: { event: 'order-accepted' } },
      { kind: 'state', seq: 50, data: [1] },
    ])
    expect(world.gaps).toEqual([])
  })

  it('passes over what nobody subscribed to', () => {
    world.socket.greets()
    world.socket.says({ topic: 'orders', account: 'other', seq: 1, type: 'update', data: {} })
    world.socket.says({ type: 'heartbeat' })
    expect(taken).toEqual([])
  })

  it('tells what is told to everybody', () => {
    world.socket.greets()
    world.socket.says({ type: 'broadcast', message: 'back at nine', by: 'admin', time: '2026-11-29T08:00:00Z' })
    expect(world.told).toEqual(['admin: back at nine'])
    expect(taken).toEqual([])
  })

  it('ends a subscription once', () => {
    world.socket.greets()
    const end = world.client.subscribe('bars', 'BTC-USD.SIM', () => {})
    end()
    end()
    expect(world.socket.sent.filter((each) => each.op === 'unsubscribe')).toEqual([
      { op: 'unsubscribe', topic: 'bars', instrument: 'BTC-USD.SIM' },
    ])
  })

  it('refuses two handlers for one thing', () => {
    expect(() => world.client.subscribe('orders', 'main', () => {})).toThrow(/already/)
  })
})

describe('a break', () => {
  beforeEach(() => {
    world.socket.greets('s1')
    world.socket.says({ ...ORDERS, seq: 41, type: 'snapshot', data: [] })
  })

  it('is told at once and resumed from the last number', () => {
    world.socket.breaks()
    expect(world.link).toMatchObject({ state: 'lost', reason: 'the connection broke', attempt: 1 })
    world.passes(250)
    expect(world.sockets).toHaveLength(2)
    expect(world.link.state).toBe('lost')
    world.socket.greets('s1')
    expect(world.link.state).toBe('live')
    expect(world.socket.sent).toEqual([{ op: 'subscribe', ...ORDERS, id: 'orders main', after: 41, stream: 's1' }])

    world.socket.says({ ...ORDERS, seq: 41, type: 'resumed' })
    world.socket.says({ ...ORDERS, seq: 42, type: 'update', data: 'missed' })
    world.socket.says({ ...ORDERS, seq: 43, type: 'update', data: 'new' })
    expect(data()).toEqual([[], 'missed', 'new'])
    expect(world.gaps).toEqual([])
  })

  it('says from when the first of several breaks is', () => {
    const since = world.now()
    world.socket.breaks()
    world.passes(250)
    world.socket.breaks()
    expect(world.link).toMatchObject({ state: 'lost', since, attempt: 2 })
  })

  it('waits longer after each failure, five seconds at most', () => {
    const waits: number[] = []
    for (let i = 0; i < 8; i++) {
      world.socket.breaks()
      const link = world.link
      waits.push(link.state === 'lost' ? link.retryAt - world.now() : -1)
      world.passes(waits.at(-1)!)
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000])
  })

  it('names the gap that could not be resumed, also of a new stream', () => {
    world.socket.breaks()
    world.passes(250)
    world.socket.greets('s2')
    world.socket.says({
      ...ORDERS,
      seq: 3,
      type: 'snapshot',
      data: ['now'],
      gap: { after: 41, reason: 'other-stream' },
    })
    expect(world.gaps).toEqual([{ topic: 'orders', key: 'main', after: 41, to: 3, reason: 'other-stream' }])
    world.socket.says({ ...ORDERS, seq: 4, type: 'update', data: 'next' })
    expect(data()).toEqual([[], ['now'], 'next'])
    world.socket.breaks()
    world.passes(250)
    world.socket.greets('s2')
    expect(world.socket.sent[0]).toMatchObject({ after: 4, stream: 's2' })
  })

  it('passes over what a socket says that was given up', () => {
    const old = world.socket
    old.breaks()
    world.passes(250)
    world.socket.greets('s1')
    old.says({ ...ORDERS, seq: 42, type: 'update', data: 'late' })
    old.breaks()
    expect(data()).toEqual([[]])
    expect(world.link.state).toBe('live')
  })
})

describe('somebody else', () => {
  it('has a connection of their own, which goes on where the other one ended', () => {
    world.socket.greets('s1')
    world.socket.says({ ...ORDERS, seq: 41, type: 'snapshot', data: [] })
    const old = world.socket
    world.client.reconnect()
    expect([world.sockets.length, old.closed, world.link.state]).toEqual([2, true, 'connecting'])
    old.says({ ...ORDERS, seq: 42, type: 'update', data: 'for the other' })
    old.breaks()
    world.socket.greets('s1')
    expect(world.link.state).toBe('live')
    expect(world.socket.sent).toEqual([{ op: 'subscribe', ...ORDERS, id: 'orders main', after: 41, stream: 's1' }])
    world.socket.says({ ...ORDERS, seq: 42, type: 'update', data: 'missed' })
    expect(data()).toEqual([[], 'missed'])
    expect(world.gaps).toEqual([])
    world.passes(2_000)
    expect(world.sockets).toHaveLength(2)
  })

  it('does not wait for the next attempt of a lost one', () => {
    world.socket.greets('s1')
    world.socket.breaks()
    world.client.reconnect()
    expect([world.sockets.length, world.link.state]).toEqual([2, 'lost'])
    world.socket.greets('s1')
    expect(world.link.state).toBe('live')
    world.passes(2_000)
    expect(world.sockets).toHaveLength(2)
  })
})

describe('numbers', () => {
  it('that skip are a gap, never silence', () => {
    world.socket.greets()
    world.socket.says({ ...ORDERS, seq: 5, type: 'snapshot', data: [] })
    world.socket.says({ ...ORDERS, seq: 7, type: 'update', data: 'seven' })
    expect(world.gaps).toEqual([{ topic: 'orders', key: 'main', after: 5, to: 7, reason: 'number-skipped' }])
    expect(world.client.seq('orders', 'main')).toBe(7)
  })
})

describe('silence', () => {
  const pings = () => world.socket.sent.filter((each) => each.op === 'ping').length

  it('is asked about, and a break when nobody answers for three seconds; the figures are as old as it', () => {
    world.socket.greets('s1', 5)
    const heard = world.now()
    world.passes(1_000)
    expect(pings()).toBe(0)
    world.passes(2_000)
    expect(pings()).toBeGreaterThan(1)
    expect(world.link.state).toBe('live')
    const silent = world.socket
    world.passes(500)
    expect(silent.closed).toBe(true)
    expect(world.link).toMatchObject({ state: 'lost', since: heard, reason: 'nothing was heard for 4 s' })
  })

  it('is none where pings are answered', () => {
    world.socket.greets('s1', 5)
    for (let i = 0; i < 40; i++) {
      world.passes(1_500)
      world.socket.says({ type: 'pong' })
    }
    expect(world.link.state).toBe('live')
    expect(world.sockets).toHaveLength(1)
    expect(pings()).toBe(40)
  })

  it('of a page that slept is first asked about', () => {
    world.socket.greets('s1', 5)
    world.sleeps(60_000)
    expect(world.link.state).toBe('live')
    expect(pings()).toBe(1)
    world.socket.says({ type: 'pong' })
    world.passes(1_000)
    expect(world.link.state).toBe('live')
  })

  it('of one that never greets is a break after two and a half heartbeats', () => {
    world.passes(12_500)
    expect(world.sockets).toHaveLength(1)
    world.passes(1_500)
    expect(world.sockets.length).toBeGreaterThan(1)
  })
})

describe('refusals and limits', () => {
  /** Somebody is there, but says nothing of use, for so long. */
  function waits(seconds: number): void {
    for (let i = 0; i < seconds; i++) {
      world.passes(1_000)
      world.socket.says({ type: 'heartbeat' })
    }
  }
  const asked = (id: string) => world.socket.sent.filter((each) => each.op === 'subscribe' && each.id === id).length
  const refuses = () =>
    world.socket.says({ type: 'error', id: 'orders main', code: 'unknown-account', detail: 'main' })

  it('are told, asked for again where they may come to be, and taken back when they do', () => {
    world.socket.greets()
    refuses()
    expect(world.refused).toEqual(['orders main: unknown-account: main'])
    waits(15)
    expect(asked('orders main')).toBe(2)
    world.socket.says({ ...ORDERS, seq: 1, type: 'snapshot', data: [] })
    expect(world.refused.at(-1)).toBe('orders main: null')
  })

  it('are asked for again less and less often', () => {
    world.socket.greets()
    const times: number[] = []
    for (let second = 0; second <= 600; second++) {
      if (asked('orders main') > times.length) {
        times.push(second)
        refuses()
      }
      waits(1)
    }
    expect(times).toEqual([0, 15, 45, 105, 225, 465])
  })

  it('are taken back when the subscription ends', () => {
    const end = world.client.subscribe('bars', 'NONE', () => {})
    world.socket.greets()
    world.socket.says({ type: 'error', id: 'bars NONE', code: 'unknown-instrument', detail: 'NONE' })
    end()
    expect(world.refused).toEqual(['bars NONE: unknown-instrument: NONE', 'bars NONE: null'])
    waits(60)
    expect(asked('bars NONE')).toBe(1)
    expect(world.socket.sent.filter((each) => each.op === 'unsubscribe')).toEqual([])
  })

  it('of a subscription that is gone are not told', () => {
    const end = world.client.subscribe('bars', 'NONE', () => {})
    world.socket.greets()
    end()
    world.socket.says({ type: 'error', id: 'bars NONE', code: 'unknown-instrument', detail: 'NONE' })
    world.socket.says({ type: 'error', code: 'not-subscribed', detail: 'bars NONE' })
    expect(world.refused).toEqual([])
  })

  it('of a message that is about no subscription are taken back by the next greeting', () => {
    world.socket.greets()
    world.socket.says({ type: 'error', code: 'malformed', detail: 'no JSON' })
    expect(world.refused).toEqual([': malformed: no JSON'])
    world.socket.breaks()
    world.passes(250)
    world.socket.greets()
    expect(world.refused).toEqual([': malformed: no JSON', ': null'])
  })

  it('stays below what the engine takes at once', () => {
    const subscribed = () => world.socket.sent.filter((each) => each.op === 'subscribe')
    for (let i = 0; i < 60; i++) {
      world.client.subscribe('bars', `I${i}`, () => {})
    }
    world.socket.greets()
    expect(subscribed()).toHaveLength(30)
    world.passes(1_000)
    expect(subscribed()).toHaveLength(45)
    world.passes(1_000)
    expect(subscribed()).toHaveLength(60)
    world.passes(1_000)
    expect(subscribed()).toHaveLength(61)
  })
})
