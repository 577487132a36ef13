/** Calls of the engines below this page's own origin. What an engine refuses is shown as it says it. */
import { signal } from '@preact/signals'

export const ENGINES = [
  'marketdata',
  'features',
  'factor',
  'ml',
  'strategy',
  'risk',
  'portfolio',
  'analytics',
  'websocket',
] as const
export type Engine = (typeof ENGINES)[number]

/** Engines listen at the base port plus this; the page is served at plus 600 or by what stands before it. */
const OFFSETS: Record<Engine, number> = {
  marketdata: 800,
  features: 500,
  factor: 300,
  ml: 400,
  strategy: 700,
  risk: 200,
  portfolio: 900,
  analytics: 100,
  websocket: 600,
}

export interface Problem {
  status: number
  code: string
  title?: string
  detail?: string
  hint?: string
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super([problem.code, problem.detail].filter(Boolean).join(': '))
  }
}

const KEPT = 'nautilus.token'
const session = typeof sessionStorage === 'undefined' ? null : sessionStorage
export const token = signal<string | null>(session?.getItem(KEPT) ?? null)

/** As an address, a header and a subprotocol carry it: a socket that is opened with anything else throws. */
const WORD = /^[\w.~+-]+$/
export const NO_TOKEN = 'That is no token: a token is what is in data/secrets/trader.token, and nothing else.'

/** False where it is none, which changes nothing. */
export function useToken(value: string | null): boolean {
  if (value !== null && !WORD.test(value)) {
    return false
  }
  token.value = value
  if (value) {
    session?.setItem(KEPT, value)
  } else {
    session?.removeItem(KEPT)
  }
  return true
}

/**
 * A token in the address is taken out of it at once: addresses are kept, shown and shared. False where what stands in
 * its place is none.
 */
export function takeTokenFromAddress(): boolean {
  const match = /^#token=(.*)$/.exec(location.hash)
  if (!match) {
    return true
  }
  history.replaceState(null, '', location.pathname + location.search)
  return useToken(match[1]!)
}

/** Where an engine's own page of its interface is; its port is the one it says in its heartbeat, where it did. */
export function docsOf(engine: Engine, port?: number): string {
  const usual = Number(location.port) - OFFSETS.websocket + OFFSETS[engine]
  return `${location.protocol}//${location.hostname}:${port ?? usual}/docs/`
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  accept?: string
  signal?: AbortSignal
  /** Makes a change safe to repeat. */
  key?: string
}

const LONGEST_MILLIS = 15_000
/** What changes nothing although it is not a GET. */
const HARMLESS = new Set(['POST /risk/check', 'POST /features/calculate'])

export async function ask(engine: Engine, path: string, call: Call = {}): Promise<Response> {
  const method = call.method ?? 'GET'
  const headers: Record<string, string> = { Accept: call.accept ?? 'application/json' }
  if (token.value) {
    headers.Authorization = `Bearer ${token.value}`
  }
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json'
  }
  const what = `${method} ${path.split('?')[0]}`
  const changes = method !== 'GET' && !HARMLESS.has(what)
  if (call.key) {
    headers['Idempotency-Key'] = call.key
  }
  const timeout = AbortSignal.timeout(LONGEST_MILLIS)
  let answer: Response
  try {
    answer = await fetch(`/api/${engine}${path}`, {
      method,
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      cache: 'no-store',
    })
  } catch (failure) {
    if (call.signal?.aborted) {
      throw failure
    }
    throw new ApiError({
      status: 0,
      code: 'no-answer',
      detail: `${engine} could not be reached`,
      hint: changes ? 'it may have done it: look before you repeat' : 'it is asked again',
    })
  }
  if (!answer.ok) {
    throw new ApiError(await problemOf(answer))
  }
  return answer
}

async function problemOf(answer: Response): Promise<Problem> {
  const text = await answer.text()
  try {
    const said = JSON.parse(text) as Partial<Problem>
    if (said.code) {
      return { ...said, status: answer.status, code: said.code }
    }
  } catch {
    // No problem of ours: what it says is the best there is.
  }
  return { status: answer.status, code: `http-${answer.status}`, detail: text.slice(0, 200) || answer.statusText }
}

export async function get<T>(engine: Engine, path: string, abort?: AbortSignal): Promise<T> {
  const answer = await ask(engine, path, abort ? { signal: abort } : {})
  return (await answer.json()) as T
}

/** What decides by its body alone: a dry run, or an order, which its clientOrderId makes safe to repeat. */
export async function post<T>(engine: Engine, path: string, body: unknown, abort?: AbortSignal): Promise<T> {
  const answer = await ask(engine, path, { method: 'POST', body, ...(abort ? { signal: abort } : {}) })
  return (await answer.json()) as T
}
