import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** What a browser has and Node lacks; the modules read it as they are loaded. */
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
vi.stubGlobal('document', { getElementById: () => null })

const { useToken } = await import('../src/api.ts')
const { selected } = await import('../src/state.ts')
const { followChecks, place, price, quantity, RECHECK_MILLIS, refusal, spent } = await import('../src/ticket.ts')

type Answer = [status: number, body: object] | 'none'

const PLACED: Answer = [201, { state: 'ACCEPTED' }]
let answers: Answer[]
let checks = 0
let sent: { clientOrderId: string; quantity: string }[]

vi.stubGlobal('fetch', async (path: string, call: RequestInit) => {
  if (path.endsWith('/risk/check')) {
    checks++
    return new Response(JSON.stringify({ passes: true, checks: [] }))
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

it('a refusal is said as the engine said it', async () => {
  await idsOf([422, { code: 'buying-power', detail: '100 short' }])
  expect(refusal.value).toMatchObject({ status: 422, code: 'buying-power', detail: '100 short' })
})

describe('a placed order', () => {
  let end: () => void

  beforeEach(async () => {
    vi.useFakeTimers()
    end = followChecks()
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
