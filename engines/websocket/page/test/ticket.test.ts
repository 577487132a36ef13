import './browser.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Order } from '../src/types.ts'

const { useToken } = await import('../src/api.ts')
const { link, now, orders, picked, selected } = await import('../src/state.ts')
const ticket = await import('../src/ticket.ts')
const { checked, follow, order, outdated, place, price, quantity, RECHECK_MILLIS, refusal, spent } = ticket
const { type, unchecked, withheld } = ticket

type Answer = [status: number, body: object] | 'none'

const PLACED: Answer = [201, { state: 'ACCEPTED' }]
let answers: Answer[]
let checks = 0
let checking: Answer = [200, { passes: true, checks: [] }]
let hanging = false
let sent: { clientOrderId: string; quantity: string }[]

vi.stubGlobal('fetch', async (path: string, call: RequestInit) => {
  if (path.endsWith('/risk/check')) {
    checks++
    if (hanging) {
      return new Promise<Response>(() => {})
    }
    if (checking === 'none') {
      throw new TypeError('connection refused')
    }
    return new Response(JSON.stringify(checking[1]), { status: checking[0] })
  }
  sent.push(JSON.parse(String(call.body)))
  const answer = answers.shift()!
  if (answer === 'none') {
    throw new TypeError('connection refused')
  }
  return new Response(JSON.stringify(answer[1]), { status: answer[0] })
})

/** Somebody types the same order once more, which no check follows here. */
function again(): void {
  if (spent.value) {
    quantity.value += '0'
  }
}

/** The ids under which the same order was sent, as often as there are answers. */
async function idsOf(...given: Answer[]): Promise<string[]> {
  answers = given
  for (let i = given.length; i > 0; i--) {
    await place()
    again()
  }
  return sent.map((each) => each.clientOrderId)
}

beforeEach(async () => {
  useToken('t')
  selected.value = 'BTC-USD.SIM'
  price.value = '100'
  quantity.value = '1'
  // What a test before this one left open is decided.
  sent = []
  await idsOf(PLACED)
  sent = []
})

describe('an order whose fate is not known is repeated under its own id', () => {
  it.each<[string, Answer]>([
    ['no answer', 'none'],
    ['202, not decided yet', [202, { state: 'UNKNOWN', id: '1' }]],
    ['500', [500, { code: 'internal' }]],
    ['502, of what stands before the engine', [502, {}]],
    ['503', [503, { code: 'log-unavailable' }]],
    ['504', [504, { code: 'engine-away' }]],
  ])('%s', async (_, answer) => {
    const [first, second, third, fourth] = await idsOf(answer, answer, PLACED, PLACED)
    expect(first).toMatch(/^desk-/)
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
  })
})

describe('an id whose order has no known fate', () => {
  let end: () => void
  let amount = 100

  beforeEach(() => {
    orders.value.value = null
    end = follow()
    price.value = '100'
    quantity.value = `${++amount}`
  })

  afterEach(() => {
    end()
    orders.value.value = null
  })

  const lose = () => idsOf('none')

  it('outlives the panel, which another view takes away', async () => {
    await lose()
    end()
    end = follow()
    answers = [PLACED]
    await place()
    const [first, second] = sent.map((each) => each.clientOrderId)
    expect(second).toBe(first)
    expect(sent).toHaveLength(2)
  })

  it('outlives the page, and goes when the fate is known', async () => {
    const [id] = await lose()
    const kept = () => JSON.parse(sessionStorage.getItem('nautilus.sent')!) as { id: string; terms: string }[]
    expect(kept()).toEqual([{ id, terms: JSON.stringify(order.value) }])
    await idsOf(PLACED)
    expect(kept()).toEqual([])
  })

  it('stays with its terms while others are typed', async () => {
    const [id] = await lose()
    quantity.value = '2'
    const [, other] = await idsOf(PLACED)
    quantity.value = `${amount}`
    answers = [PLACED]
    await place()
    expect(other).not.toBe(id)
    expect(sent.at(-1)!.clientOrderId).toBe(id)
  })

  it('is given up when the order stands among those of the account: it is not placed again by the next press', async () => {
    const [id] = await lose()
    expect([ticket.fateUnknown.value, refusal.value?.code]).toEqual([true, 'no-answer'])
    orders.value.value = [{ clientOrderId: id, side: 'BUY', state: 'FILLED' } as Order]
    expect([ticket.fateUnknown.value, refusal.value, spent.value]).toEqual([false, null, true])
    await place()
    expect(sent).toHaveLength(1)
  })
})

describe('an order that is decided has its id for itself', () => {
  it.each<[string, Answer]>([
    ['201', PLACED],
    ['200, as it was answered before', [200, { state: 'FILLED' }]],
    ['403', [403, { code: 'forbidden' }]],
    ['422', [422, { code: 'buying-power' }]],
  ])('%s', async (_, answer) => {
    const [first, second] = await idsOf(answer, answer)
    expect(second).not.toBe(first)
  })
})

describe('a refusal', () => {
  const REFUSED: Answer = [422, { code: 'buying-power', detail: '100 short' }]

  it('is said as the engine said it', async () => {
    await idsOf(REFUSED)
    expect(refusal.value).toMatchObject({ status: 422, code: 'buying-power', detail: '100 short' })
  })

  it('of an order stands while checks come and fail, and goes with its terms', async () => {
    vi.useFakeTimers()
    const end = follow()
    await idsOf(REFUSED)
    await vi.advanceTimersByTimeAsync(RECHECK_MILLIS * 3)
    expect([refusal.value?.code, unchecked.value]).toEqual(['buying-power', null])
    checking = 'none'
    await vi.advanceTimersByTimeAsync(RECHECK_MILLIS)
    expect([refusal.value?.code, unchecked.value?.code]).toEqual(['buying-power', 'no-answer'])
    checking = [200, { passes: true, checks: [] }]
    await vi.advanceTimersByTimeAsync(RECHECK_MILLIS)
    expect([refusal.value?.code, unchecked.value]).toEqual(['buying-power', null])
    quantity.value = '3'
    expect(refusal.value).toBeNull()
    end()
    vi.useRealTimers()
  })
})

describe('what risk said', () => {
  let end: () => void

  beforeEach(() => {
    vi.useFakeTimers()
    end = follow()
    quantity.value = '5'
  })

  afterEach(() => {
    end()
    vi.useRealTimers()
  })

  const passes = async (millis: number) => {
    await vi.advanceTimersByTimeAsync(millis)
    now.value = Date.now()
  }

  it('does not count for other terms than it was asked of', async () => {
    await passes(RECHECK_MILLIS)
    expect([checked.value?.order.quantity, outdated.value]).toEqual(['5', null])
    quantity.value = '50'
    expect([checked.value?.order.quantity, outdated.value]).toEqual(['5', 'of what was typed before'])
    await passes(RECHECK_MILLIS)
    expect([checked.value?.order.quantity, outdated.value]).toEqual(['50', null])
  })

  it('does not count when risk should have renewed it, and says its age', async () => {
    await passes(RECHECK_MILLIS)
    hanging = true
    await passes(RECHECK_MILLIS)
    expect(outdated.value).toBeNull()
    await passes(3 * RECHECK_MILLIS)
    expect(outdated.value).toMatch(/^\d+ s old$/)
    hanging = false
  })
})

describe('what is written', () => {
  it.each([
    ['1,234.5', '1234.5'],
    ['0.25', '0.25'],
  ])('as %s is ordered as %s', (text, meant) => {
    quantity.value = text
    expect(order.value?.quantity).toBe(meant)
  })

  it('and is no amount is no order', () => {
    quantity.value = '0,25'
    expect(order.value).toBeNull()
  })
})

it('a price of the book is taken once: it does not come again when the panel does', () => {
  type.value = 'MARKET'
  picked.value = '99.5'
  const end = follow()
  expect([type.value, price.value]).toEqual(['LIMIT', '99.5'])
  type.value = 'MARKET'
  end()
  follow()()
  expect(type.value).toBe('MARKET')
})

describe('a placed order', () => {
  let end: () => void

  beforeEach(async () => {
    vi.useFakeTimers()
    end = follow()
    quantity.value = '7'
    answers = [PLACED, PLACED]
    await place()
  })

  afterEach(() => {
    end()
    vi.useRealTimers()
  })

  it('is not placed again by a second Enter', async () => {
    await place()
    expect(spent.value).toBe(true)
    expect(sent).toHaveLength(1)
  })

  it('is not checked at once, so that the second Enter comes before the check', async () => {
    const before = checks
    await vi.advanceTimersByTimeAsync(RECHECK_MILLIS - 1)
    await place()
    expect([checks - before, sent.length]).toEqual([0, 1])
  })

  it('may be placed again when risk has checked it anew', async () => {
    await vi.advanceTimersByTimeAsync(RECHECK_MILLIS)
    expect(spent.value).toBe(false)
    await place()
    expect(sent).toHaveLength(2)
    expect(sent[1]!.clientOrderId).not.toBe(sent[0]!.clientOrderId)
  })

  it('may be placed again when it was typed again', async () => {
    quantity.value = ''
    quantity.value = '7'
    await place()
    expect(sent.map((each) => each.quantity)).toEqual(['7', '7'])
  })
})

describe('a lost stream', () => {
  afterEach(() => {
    link.value = { state: 'connecting', since: 0 }
  })

  it('lets no order leave, whatever sends it', async () => {
    link.value = { state: 'lost', since: 0, reason: 'cut', attempt: 1, retryAt: 0 }
    expect(withheld.value).toMatch(/stream is lost/)
    expect(await idsOf(PLACED)).toEqual([])
    link.value = { state: 'connecting', since: 0 }
    expect(withheld.value).toBe('')
    expect(await idsOf(PLACED)).toHaveLength(1)
  })
})
