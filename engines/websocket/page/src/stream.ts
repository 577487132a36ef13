/**
 * One connection to the engine's stream: what is subscribed to is subscribed to again after each break, from the last
 * number on, and what was missed is told. Knows nothing of pages: sockets, time and chance come in.
 */
import { closing } from './closing.ts'

export type TopicName =
  | 'market-data'
  | 'bars'
  | 'features'
  | 'predictions'
  | 'factors'
  | 'orders'
  | 'portfolio'
  | 'analytics'
  | 'engine-status'
  | 'instruments'

export const KEY_OF: Record<TopicName, 'instrument' | 'account' | 'factor' | null> = {
  'market-data': 'instrument',
  bars: 'instrument',
  features: 'instrument',
  predictions: 'instrument',
  factors: 'factor',
  orders: 'account',
  portfolio: 'account',
  analytics: 'account',
  'engine-status': null,
  instruments: null,
}

export interface Gap {
  topic: TopicName
  key: string
  after: number
  to: number
  reason: string
}

export interface News<T> {
  /** A state replaces what was known; an update comes on top of it. */
  kind: 'state' | 'update'
  seq: number
  data: T
}

export type Link =
  | { state: 'connecting' | 'live'; since: number }
  | { state: 'lost'; since: number; reason: string; attempt: number; retryAt: number }

/** What of a WebSocket is used. */
export interface Socket {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
}

export interface Surroundings {
  open(): Socket
  now(): number
  later(run: () => void, millis: number): unknown
  cancel(timer: unknown): void
  /** From 0 to 1: spreads reconnects of many pages. */
  chance(): number
  onLink(link: Link): void
  onGap(gap: Gap): void
  /** Why something is refused; null when it no longer is. */
  onRefused(subscription: string, why: string | null): void
  /** What an administrator tells everybody. */
  onBroadcast(message: string, by: string): void
}

interface Subscription {
  topic: TopicName
  key: string
  take: (news: News<never>) => void
  seq: number | null
  stream: string | null
  refused: boolean
  /** How often in a row. */
  refusals: number
}

interface Received {
  type: string
  topic?: TopicName
  instrument?: string
  account?: string
  factor?: string
  seq?: number
  data?: unknown
  stream?: string
  heartbeatSeconds?: number
  skipped?: number
  gap?: { after: number; reason: string }
  id?: string
  code?: string
  detail?: string
  message?: string
  by?: string
}

// The engine takes 20 messages a second, 40 at once; a page stays below both.
const AT_ONCE = 30
const PER_SECOND = 15
const MOST_ID = 64
const FIRST_RETRY_MILLIS = 250
const LONGEST_RETRY_MILLIS = 5_000
/** Before it greets: a machine that is busy starting takes its time. */
const HEARTBEATS_MISSED = 2.5
/** Who greeted answers a ping at once: asked after the first second of silence, it is gone after these. */
const PING_MILLIS = 1_000
const SILENT_MILLIS = 3_000
const LOOK_MILLIS = 500
/** The engine forgives a refused message each four seconds; a page stays far below. */
const REFUSED_RETRY_MILLIS = 15_000
const LONGEST_REFUSED_RETRY_MILLIS = 240_000

export class StreamClient {
  private readonly subscriptions = new Map<string, Subscription>()
  private socket: Socket | null = null
  private stream: string | null = null
  private heartbeatMillis = 5_000
  private heardAt = 0
  /** When the clock was looked at last: a page that slept heard nothing either. */
  private lookedAt = 0
  private attempt = 0
  private lostSince: number | null = null
  private watchdog: unknown = null
  private retry: unknown = null
  private outbox: string[] = []
  private allowance = AT_ONCE
  private pump: unknown = null
  /** A message of this connection was refused that is about no subscription. */
  private messageRefused = false

  constructor(private readonly world: Surroundings) {}

  connect(): void {
    if (this.socket) {
      return
    }
    this.world.cancel(this.retry)
    if (this.lostSince === null) {
      this.world.onLink({ state: 'connecting', since: this.world.now() })
    }
    const socket = this.world.open()
    this.socket = socket
    this.heardAt = this.lookedAt = this.world.now()
    socket.onopen = () => this.opened()
    socket.onmessage = (event) => this.received(socket, event.data)
    socket.onclose = (event) => this.closed(socket, closing(event))
    this.watch(socket)
  }

  /** As somebody else: a new connection goes on where this one ends. */
  reconnect(): void {
    const left = this.socket
    this.leave()
    this.attempt = 0
    left?.close()
    this.connect()
  }

  /** Answers what ends it. One handler per topic and key. */
  subscribe<T>(topic: TopicName, key: string, take: (news: News<T>) => void): () => void {
    const id = name(topic, key)
    if (this.subscriptions.has(id)) {
      throw new Error(`already subscribed: ${id}`)
    }
    const subscription: Subscription = {
      topic,
      key,
      take: take as (news: News<never>) => void,
      seq: null,
      stream: null,
      refused: false,
      refusals: 0,
    }
    this.subscriptions.set(id, subscription)
    if (this.stream !== null) {
      this.ask(subscription)
    }
    return () => {
      if (this.subscriptions.get(id) !== subscription) {
        return
      }
      this.subscriptions.delete(id)
      if (subscription.refused) {
        this.world.onRefused(id, null)
      } else if (this.stream !== null) {
        this.send({ op: 'unsubscribe', topic, ...about(topic, key) })
      }
    }
  }

  /** The number that a subscription is at. */
  seq(topic: TopicName, key: string): number | null {
    return this.subscriptions.get(name(topic, key))?.seq ?? null
  }

  private opened(): void {
    this.allowance = AT_ONCE
    this.outbox = []
  }

  private ask(subscription: Subscription): void {
    const resumes = subscription.seq !== null && subscription.stream !== null
    this.send({
      op: 'subscribe',
      topic: subscription.topic,
      ...about(subscription.topic, subscription.key),
      id: name(subscription.topic, subscription.key).slice(0, MOST_ID),
      ...(resumes ? { after: subscription.seq, stream: subscription.stream } : {}),
    })
  }

  private send(message: object): void {
    this.outbox.push(JSON.stringify(message))
    this.flush()
  }

  private flush(): void {
    while (this.outbox.length > 0 && this.allowance > 0 && this.socket) {
      this.allowance--
      this.socket.send(this.outbox.shift()!)
    }
    if (this.pump === null && this.allowance < AT_ONCE) {
      this.pump = this.world.later(() => {
        this.pump = null
        this.allowance = Math.min(AT_ONCE, this.allowance + PER_SECOND)
        this.flush()
      }, 1_000)
    }
  }

  private received(socket: Socket, text: unknown): void {
    if (socket !== this.socket || typeof text !== 'string') {
      return
    }
    this.heardAt = this.world.now()
    const message = JSON.parse(text) as Received
    switch (message.type) {
      case 'hello':
        this.greeted(message)
        return
      case 'error':
        this.refused(message)
        return
      case 'snapshot':
      case 'resumed':
      case 'update':
      case 'conflated':
        this.numbered(message)
        return
      case 'broadcast':
        this.world.onBroadcast(message.message ?? '', message.by ?? '')
        return
      default:
        // Heartbeats and pongs say no more than that somebody is there.
        return
    }
  }

  private greeted(message: Received): void {
    this.stream = message.stream ?? null
    this.heartbeatMillis = (message.heartbeatSeconds ?? 5) * 1_000
    this.attempt = 0
    this.lostSince = null
    if (this.messageRefused) {
      this.messageRefused = false
      this.world.onRefused('', null)
    }
    this.world.onLink({ state: 'live', since: this.world.now() })
    for (const subscription of this.subscriptions.values()) {
      this.ask(subscription)
    }
  }

  private refused(message: Received): void {
    if (message.code === 'not-subscribed') {
      // It was ended while its refusal was on the way: there is nothing to end.
      return
    }
    const id = message.id ?? ''
    const [of, subscription] = [...this.subscriptions].find(([each]) => each.slice(0, MOST_ID) === id) ?? ['']
    if (id && !subscription) {
      // It was ended while its refusal was on the way.
      return
    }
    this.world.onRefused(of, [message.code, message.detail].filter(Boolean).join(': '))
    if (!subscription) {
      this.messageRefused = true
      return
    }
    subscription.refused = true
    const wait = Math.min(LONGEST_REFUSED_RETRY_MILLIS, REFUSED_RETRY_MILLIS * 2 ** subscription.refusals)
    subscription.refusals++
    if (message.code?.startsWith('unknown-') || message.code === 'too-many-messages') {
      const socket = this.socket
      this.world.later(() => {
        if (this.socket === socket && this.subscriptions.get(of) === subscription) {
          this.ask(subscription)
        }
      }, wait)
    }
  }

  private numbered(message: Received): void {
    const topic = message.topic!
    const key = message.instrument ?? message.account ?? message.factor ?? ''
    const subscription = this.subscriptions.get(name(topic, key))
    if (!subscription || message.seq === undefined) {
      return
    }
    if (subscription.refused) {
      subscription.refused = false
      subscription.refusals = 0
      this.world.onRefused(name(topic, key), null)
    }
    const before = subscription.seq
    subscription.stream = this.stream
    subscription.seq = message.seq
    if (message.type === 'resumed') {
      return
    }
    if (message.type === 'update') {
      if (before !== null && message.seq !== before + 1) {
        this.world.onGap({ topic, key, after: before, to: message.seq, reason: 'number-skipped' })
      }
      subscription.take({ kind: 'update', seq: message.seq, data: message.data as never })
      return
    }
    if (message.gap) {
      this.world.onGap({ topic, key, after: message.gap.after, to: message.seq, reason: message.gap.reason })
    }
    subscription.take({ kind: 'state', seq: message.seq, data: message.data as never })
  }

  /** A socket that says nothing is not a connection, whatever the browser thinks of it. */
  private watch(socket: Socket): void {
    this.watchdog = this.world.later(() => {
      if (socket !== this.socket) {
        return
      }
      const now = this.world.now()
      const slept = now - this.lookedAt > SILENT_MILLIS
      const silent = now - this.heardAt
      this.lookedAt = now
      if (!slept && silent > (this.stream === null ? this.heartbeatMillis * HEARTBEATS_MISSED : SILENT_MILLIS)) {
        this.closed(socket, `nothing was heard for ${Math.round(silent / 1_000)} s`, this.heardAt)
        socket.close()
        return
      }
      if (this.stream !== null && this.outbox.length === 0 && silent > PING_MILLIS) {
        this.send({ op: 'ping' })
      }
      this.watch(socket)
    }, LOOK_MILLIS)
  }

  /** Nothing that the socket says counts any more. */
  private leave(): void {
    this.socket = null
    this.stream = null
    this.outbox = []
    this.world.cancel(this.watchdog)
  }

  private closed(socket: Socket, reason: string, since = this.world.now()): void {
    if (socket !== this.socket) {
      return
    }
    this.leave()
    this.lostSince ??= since
    const wait =
      Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.attempt) * (0.5 + this.world.chance() / 2)
    this.attempt++
    this.world.onLink({
      state: 'lost',
      since: this.lostSince,
      reason,
      attempt: this.attempt,
      retryAt: this.world.now() + wait,
    })
    this.retry = this.world.later(() => this.connect(), wait)
  }
}

function name(topic: TopicName, key: string): string {
  return key ? `${topic} ${key}` : topic
}

function about(topic: TopicName, key: string): Record<string, string> {
  const property = KEY_OF[topic]
  return property ? { [property]: key } : {}
}
