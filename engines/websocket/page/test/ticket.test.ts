import { beforeEach, describe, expect, it, vi } from 'vitest'

/** What a browser has and Node lacks; the modules read it as they are loaded. */
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
vi.stubGlobal('document', { getElementById: () => null })

const { useToken } = await import('../src/api.ts')
const { selected } = await import('../src/state.ts')
const { place, price, quantity, refusal } = await import('../src/ticket.ts')

type Answer = [status: number, body: object] | 'none'

const PLACED: Answer = [201, { state: 'ACCEPTED' }]
let answers: Answer[]
let sent: { clientOrderId: string; quantity: string }[]

vi.stubGlobal('fetch', async (_: string, call: RequestInit) => {
  sent.push(JSON.parse(String(call.body)))
  const answer = answers.shift()!
  if (answer === 'none') {
    throw new TypeError('connection refused')
  }
  return new Response(JSON.stringify(answer[1]), { status: answer[0] })
})

/** The ids under which the same order was sent, as often as there are answers. */
async function idsOf(...given: Answer[]): Promise<string[]> {
  answers = given
  for (let i = given.length; i > 0; i--) {
    await place()
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
