import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Order } from '../src/types.ts'
import './browser.ts'

const { useToken } = await import('../src/api.ts')
const { question, toasts } = await import('../src/dialogs.tsx')
const act = await import('../src/actions.ts')

interface Call {
  method: string
  path: string
  key: string | undefined
}
type Answer = [status: number, body: object, location?: string] | 'none'

let calls: Call[]
let answers: Answer[]

vi.stubGlobal('fetch', async (path: string, call: RequestInit) => {
  calls.push({
    method: call.method!,
    path,
    key: (call.headers as Record<string, string>)['Idempotency-Key'],
  })
  const answer = answers.shift()
  if (!answer || answer === 'none') {
    throw new TypeError('connection refused')
  }
  const [status, body, location] = answer
  return new Response(JSON.stringify(body), { status, headers: location ? { Location: location } : {} })
})

/** What is asked once is answered with yes. */
function agreed(ask: () => void): Promise<void> {
  ask()
  question.value!.run()
  return Promise.resolve()
}

const ORDER = { id: '7', side: 'BUY', leaves: '2', instrument: 'BTC-USD.SIM' } as Order
const STRATEGY = { id: 'a', kind: 'k', account: 'main', instrument: 'i', parameters: {} }
const ACTIONS: [string, () => Promise<unknown>, done: RegExp][] = [
  ['halt', () => agreed(act.halt), /^Trading is halted$/],
  ['resume', () => act.resume(''), /^Trading goes on$/],
  ['cancel', () => act.cancel(ORDER), /^Cancelled BUY 2/],
  ['cancel all', () => agreed(act.cancelAll), /^All open orders of main are cancelled$/],
  ['start', () => act.startStrategy('a'), /^a runs$/],
  ['stop', () => act.stopStrategy('a'), /^a is stopped$/],
  ['set', () => act.setParameters('a', { fast: '2' }), /^a has its new parameters$/],
  ['create', () => act.createStrategy(STRATEGY), /^a is there/],
]
const UNKNOWN: Answer = [202, { state: 'UNKNOWN', id: '9' }, '/api/risk/risk/commands/9']
const STILL: Answer = [200, { state: 'UNKNOWN', id: '9' }]
const DONE: Answer = [200, {}]
const REFUSED: Answer = [422, { code: 'some-code', detail: 'why' }]

const said = (kind: 'good' | 'bad') => toasts.value.filter((each) => each.kind === kind).map((each) => each.text)

beforeEach(() => {
  vi.useFakeTimers()
  useToken('t')
  calls = []
  toasts.value = []
})

afterEach(async () => {
  // What a test left open is decided: its key is given up.
  answers = [DONE]
  await act.resume('nobody')
  vi.useRealTimers()
})

describe.each(ACTIONS)('%s', (_, action, done) => {
  it('is said to be done when it is', async () => {
    answers = [DONE]
    void action()
    await vi.advanceTimersByTimeAsync(0)
    expect(said('good').filter((each) => done.test(each))).toHaveLength(1)
    expect(said('bad')).toEqual([])
  })

  it('that is not decided is not said to be done, is followed, and then is', async () => {
    answers = [UNKNOWN, STILL, 'none', DONE]
    void action()
    await vi.advanceTimersByTimeAsync(2_500)
    expect(said('good')).toEqual([])
    expect(said('bad')).toEqual([expect.stringContaining('not decided yet')])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said('good').filter((each) => done.test(each))).toHaveLength(1)
    expect(said('bad')).toEqual([])
    expect(calls).toHaveLength(4)
  })

  it('that turns out to be refused is not said to be done', async () => {
    answers = [UNKNOWN, REFUSED]
    void action()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said('good')).toEqual([])
    expect(calls).toHaveLength(2)
  })
})

/** The keys of an action that is begun twice, so long after each other, with these answers in turn. */
async function keysOf(action: () => Promise<unknown>, pause: number, ...given: Answer[]): Promise<string[]> {
  answers = given
  void action()
  await vi.advanceTimersByTimeAsync(pause)
  void action()
  await vi.advanceTimersByTimeAsync(0)
  return calls.flatMap((each) => (each.method === 'GET' ? [] : [each.key!]))
}

describe('a repeat', () => {
  const stop = () => act.stopStrategy('a')

  it.each<[string, Answer]>([
    ['202', UNKNOWN],
    ['no answer', 'none'],
    ['503', [503, { code: 'log-unavailable' }]],
  ])('of what was answered with %s has the key of the first', async (_, answer) => {
    const [first, second] = await keysOf(stop, 500, answer, DONE)
    expect(first).toMatch(/^[0-9a-f-]{36}$/)
    expect(second).toBe(first)
  })

  it('of what was done, or refused, is another wish', async () => {
    const all = [...(await keysOf(stop, 0, DONE, REFUSED)), ...(await keysOf(stop, 0, DONE, DONE)).slice(2)]
    expect(new Set(all).size).toBe(4)
  })

  it('long after the first is another wish', async () => {
    const [first, second] = await keysOf(stop, 30_000, 'none', DONE)
    expect(second).not.toBe(first)
  })

  it('of a halt always is: somebody may have resumed in between', async () => {
    const [first, second] = await keysOf(() => agreed(act.halt), 500, 'none', DONE)
    expect(second).not.toBe(first)
  })
})

it('without a token nothing is sent', async () => {
  useToken(null)
  await act.stopStrategy('a')
  expect(calls).toEqual([])
  expect(toasts.value.map((each) => each.kind)).toEqual(['hint'])
})

describe('what is said', () => {
  it('goes after a while, but for what went wrong', async () => {
    answers = [REFUSED, DONE]
    await act.stopStrategy('a')
    await act.stopStrategy('a')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(toasts.value.map((each) => each.text)).toEqual(['Stop a: some-code · why'])
  })

  it('makes room by what was good', async () => {
    answers = [REFUSED, DONE, DONE, DONE, DONE]
    for (let i = 0; i < 5; i++) {
      await act.stopStrategy('a')
    }
    expect(toasts.value.map((each) => each.kind)).toEqual(['bad', 'good', 'good', 'good'])
  })
})
