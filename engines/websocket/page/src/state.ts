/** What the desk knows: signals that the stream and the engines fill and that panels read. */
import { batch, computed, effect, signal, type Signal } from '@preact/signals'
import { get, token } from './api.ts'
import { Arrivals, type Heard } from './arrivals.ts'
import { say } from './dialogs.tsx'
import { withGap, type Missed } from './gaps.ts'
import { mid } from './market.ts'
import type { Decimal } from './money.ts'
import { newestAndOpen } from './orders.ts'
import { originOf } from './origin.ts'
import { Resource } from './resource.ts'
import { pushed, seeded, spanMillis, type Point } from './spark.ts'
import { StreamClient, type Link, type News, type Socket } from './stream.ts'
import type {
  Analytics,
  Bar,
  Books,
  Feed,
  Fill,
  Heartbeat,
  IndicatorInfo,
  Instrument,
  LedgerEntry,
  Market,
  Model,
  Order,
  OrderNews,
  Predicted,
  Print,
  ProcessNote,
  RiskState,
  Section,
  Strategy,
  StrategyKind,
} from './types.ts'

const WATCHED_MOST = 24
const SEED_BARS = 150
const GLANCE_MILLIS = 100

export function remembered<T>(key: string, initial: T): Signal<T> {
  const kept = localStorage.getItem(`nautilus.${key}`)
  let value = initial
  if (kept !== null) {
    try {
      value = JSON.parse(kept) as T
    } catch {
      localStorage.removeItem(`nautilus.${key}`)
    }
  }
  const remembered = signal(value)
  let first = true
  effect(() => {
    const text = JSON.stringify(remembered.value)
    if (!first) {
      localStorage.setItem(`nautilus.${key}`, text)
    }
    first = false
  })
  return remembered
}

/** Ticks once a second: ages grow by it. */
export const now = signal(Date.now())
export const link = signal<Link>({ state: 'connecting', since: Date.now() })
export const gaps = signal<Missed[]>([])
export const refusals = signal<Record<string, string>>({})
export const selected = remembered<string>('instrument', '')
export const account = remembered<string>('account', 'main')
export const view = remembered<'desk' | 'machine'>('view', 'desk')
export const interval = remembered<string>('interval', '1s')
/** Price that was picked in the book, until the ticket takes it. */
export const picked = signal<Decimal | null>(null)

/** A market and the number of the stream at which it was so. */
export type Numbered = Market & { seq: number }

const market = new Map<string, Signal<Numbered | null>>()
export function marketOf(symbol: string): Signal<Numbered | null> {
  let known = market.get(symbol)
  if (!known) {
    known = signal<Numbered | null>(null)
    market.set(symbol, known)
  }
  return known
}

const glances = new Map<string, Signal<Numbered | null>>()
/** The same ten times a second: what is read, not watched, needs no more, and leaves the frames to the chart. */
export function glanceOf(symbol: string): Signal<Numbered | null> {
  let known = glances.get(symbol)
  if (!known) {
    known = signal(marketOf(symbol).peek())
    glances.set(symbol, known)
  }
  return known
}

const sparks = new Map<string, Signal<Point[]>>()
export function sparkOf(symbol: string): Signal<Point[]> {
  let known = sparks.get(symbol)
  if (!known) {
    known = signal<Point[]>([])
    sparks.set(symbol, known)
  }
  return known
}

const arrivals = new Arrivals()
export const predictions = signal<Record<string, Heard<Predicted>>>({})
export const heartbeats = signal<Record<string, Heartbeat & { heardAt: number }>>({})
/** The newest closed bar of the selected instrument that the stream brought. */
export const closedBar = signal<Bar | null>(null)

const accountPath = () => encodeURIComponent(account.value)
const instrumentPath = () => encodeURIComponent(selected.value)

export const instruments = new Resource<Instrument[]>((abort) => get('marketdata', '/instruments', abort), 5_000)
export const feeds = new Resource<Feed[]>((abort) => get('marketdata', '/feeds', abort), 5_000)
export const prints = new Resource<Print[]>(
  (abort) =>
    selected.value ? get('marketdata', `/trades/${instrumentPath()}?limit=60`, abort) : Promise.resolve([]),
  2_000,
  250,
)
export const orders = new Resource<Order[]>(
  (abort) => newestAndOpen((query) => get('risk', `/orders?account=${accountPath()}&${query}`, abort)),
  10_000,
  500,
)
export const books = new Resource<Books>(
  (abort) => get('portfolio', `/portfolios/${accountPath()}`, abort),
  2_000,
  500,
)
export const allBooks = new Resource<Books[]>((abort) => get('portfolio', '/portfolios', abort), 15_000)
export const ledger = new Resource<LedgerEntry[]>(
  (abort) => get('portfolio', `/portfolios/${accountPath()}/cash?limit=200`, abort),
  10_000,
  500,
)
export const fills = new Resource<Fill[]>(
  (abort) => get('portfolio', `/fills?account=${accountPath()}&limit=300`, abort),
  10_000,
  500,
)
export const analytics = new Resource<Analytics>(
  (abort) => get('analytics', `/analytics/${accountPath()}?points=1440`, abort),
  10_000,
  3_000,
)
export const riskState = new Resource<RiskState>((abort) => get('risk', '/risk/state', abort), 2_000)
export const strategies = new Resource<Strategy[]>((abort) => get('strategy', '/strategies', abort), 2_000)
export const strategyKinds = new Resource<StrategyKind[]>(
  (abort) => get('strategy', '/strategy-kinds', abort),
  60_000,
)
export const sections = new Resource<Heard<Section>[]>(async (abort) => {
  const all = await get<Section[]>('factor', `/factors/results?interval=${factorInterval.value}`, abort)
  return all.map((each) => arrivals.of(`${each.interval} ${each.set} ${each.factor}`, each))
}, 2_000)
export const factorInterval = remembered<string>('factor-interval', '1s')
export const available = new Resource<{ indicators: IndicatorInfo[] }>(
  (abort) => get('features', '/features/available', abort),
  300_000,
)
/** The model that predicts, with its card. */
export const servingModel = new Resource<Model | null>(async (abort) => {
  const serving = (await get<Model[]>('ml', '/models', abort)).find((each) => each.serving)
  return serving ? get('ml', `/models/${encodeURIComponent(serving.id)}`, abort) : null
}, 60_000)
export const processes = new Resource<ProcessNote[]>((abort) => get('websocket', '/processes', abort), 5_000)

export const instrument = computed(
  () => instruments.value.value?.find((each) => each.symbol === selected.value) ?? null,
)

/** Where the prices of the chosen instrument come from. */
export const origin = computed(() => originOf(instrument.value, feeds.value.value))

/** Whether an instrument's market is a recording: its times are those of its day, and say nothing of an age. */
export function isRecorded(symbol: string): boolean {
  const of = instruments.value.value?.find((each) => each.symbol === symbol)
  return originOf(of ?? null, feeds.value.value).type === 'replay'
}

/** How old what was said of an instrument is: of a recording since it was heard. */
export const ageOf = (symbol: string, said: Heard<{ time: string }>) =>
  now.value - (isRecorded(symbol) ? said.heardAt : Date.parse(said.time))

/** Those that the stream is asked for: the first so many, and the chosen one. */
export const followed = computed(() => {
  const first = (instruments.value.value ?? []).slice(0, WATCHED_MOST).map((each) => each.symbol)
  return new Set(selected.value ? [...first, selected.value] : first)
})
export const NOT_FOLLOWED = `not followed: the first ${WATCHED_MOST} and the chosen one are`

function openSocket(): Socket {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/stream`
  const protocols = token.value ? ['nautilus.v1', `nautilus.bearer.${token.value}`] : ['nautilus.v1']
  return new WebSocket(address, protocols) as unknown as Socket
}

export const stream = new StreamClient({
  open: openSocket,
  now: () => Date.now(),
  later: (run, millis) => setTimeout(run, millis),
  cancel: (timer) => clearTimeout(timer as number),
  chance: Math.random,
  onLink: (value) => {
    const back = value.state === 'live' && link.value.state === 'lost'
    link.value = value
    if (back) {
      refreshAll()
    }
  },
  onGap: (gap) => {
    gaps.value = withGap(gaps.value, gap, Date.now())
    refreshAll()
  },
  onRefused: (subscription, why) => {
    const { [subscription]: _, ...others } = refusals.value
    refusals.value = why === null ? others : { ...others, [subscription]: why }
  },
  onBroadcast: (message, by) => void say(`${by}: ${message}`, 'told'),
})

/** What was missed is asked for. */
function refreshAll(): void {
  for (const each of [orders, books, ledger, fills, riskState, strategies, prints, analytics, instruments]) {
    each.touch()
  }
}

function takeMarket(symbol: string, news: News<Market | null>): void {
  const before = marketOf(symbol).peek()
  marketOf(symbol).value = news.data && { ...news.data, seq: news.seq }
  if (symbol === selected.peek() && news.data?.last?.time !== before?.last?.time) {
    prints.touch()
  }
}

function takeOrders(news: News<OrderNews | unknown[]>): void {
  orders.touch()
  fills.touch()
  ledger.touch()
  books.touch()
  strategies.touch()
  if (news.kind === 'state' || (news.data as OrderNews).event === 'trading-state-changed') {
    riskState.touch()
  }
}

function takeHeartbeats(news: News<Heartbeat | Heartbeat[]>): void {
  const all = Array.isArray(news.data) ? news.data : [news.data]
  const known = { ...heartbeats.peek() }
  for (const each of all) {
    known[each.engine] = { ...each, heardAt: Date.now() }
  }
  heartbeats.value = known
}

function takePredictions(symbol: string, news: News<Predicted | Predicted[]>): void {
  const newest = Array.isArray(news.data) ? news.data[0] : news.data
  if (newest) {
    predictions.value = { ...predictions.peek(), [symbol]: arrivals.of(symbol, newest) }
  }
}

function takeBars(symbol: string, news: News<Bar | Bar[]>): void {
  const all = Array.isArray(news.data) ? news.data : [news.data]
  for (const bar of all) {
    if (symbol === selected.peek() && bar.interval === interval.peek()) {
      closedBar.value = bar
    }
  }
}

/** The watch list's subscriptions follow the instruments that there are. */
function watch(): void {
  const watched = new Map<string, () => void>()
  effect(() => {
    const symbols = followed.value
    for (const [symbol, end] of watched) {
      if (!symbols.has(symbol)) {
        end()
        watched.delete(symbol)
      }
    }
    for (const symbol of symbols) {
      if (!watched.has(symbol)) {
        const ends = [
          stream.subscribe<Market | null>('market-data', symbol, (news) => takeMarket(symbol, news)),
          stream.subscribe<Predicted | Predicted[]>('predictions', symbol, (news) => takePredictions(symbol, news)),
        ]
        watched.set(symbol, () => {
          ends.forEach((end) => end())
          // What is not followed any more is not known any more.
          marketOf(symbol).value = null
        })
        void seedSpark(symbol)
      }
    }
  })
}

async function seedSpark(symbol: string): Promise<void> {
  try {
    const path = `/bars/${encodeURIComponent(symbol)}?kind=time&interval=1s&limit=${SEED_BARS}`
    const before = seeded(await get<Bar[]>('marketdata', path), Date.now())
    if (spanMillis(sparkOf(symbol).peek()) < spanMillis(before)) {
      sparkOf(symbol).value = before
    }
  } catch {
    // The line then begins now; the watch list says how long it is.
  }
}

function tick(): void {
  now.value = Date.now()
  for (const [symbol, value] of market) {
    const price = mid(value.peek())
    if (price !== null && value.peek()?.state === 'LIVE' && link.peek().state === 'live') {
      sparkOf(symbol).value = pushed(sparkOf(symbol).peek(), { atMillis: now.peek(), price })
    }
  }
}

function glance(): void {
  batch(() => {
    for (const [symbol, seen] of glances) {
      seen.value = marketOf(symbol).peek()
    }
  })
}

export function begin(): void {
  setInterval(tick, 1_000)
  setInterval(glance, GLANCE_MILLIS)
  // Nothing is asked while nobody looks; who comes back sees what is, not what was.
  document.addEventListener('visibilitychange', () => document.hidden || refreshAll())
  instruments.use()
  feeds.use()
  riskState.use()
  books.use()
  allBooks.use()
  effect(() => {
    const all = instruments.value.value
    if (all?.length && !all.some((each) => each.symbol === selected.value)) {
      selected.value = all[0]!.symbol
    }
  })
  watch()
  stream.subscribe('engine-status', '', takeHeartbeats)
  stream.subscribe('instruments', '', () => instruments.touch())
  whileKept(
    account,
    (name) => [
      stream.subscribe('orders', name, takeOrders),
      stream.subscribe('portfolio', name, () => books.touch()),
      stream.subscribe('analytics', name, () => analytics.touch()),
    ],
    [orders, books, ledger, fills, analytics],
  )
  whileKept(selected, (symbol) => [stream.subscribe<Bar | Bar[]>('bars', symbol, (news) => takeBars(symbol, news))], [
    prints,
  ])
  effect(() => {
    void factorInterval.value
    sections.renew()
  })
  stream.connect()
  // A token decides what may be read where reads are not open: with another one everything begins anew.
  let before = token.peek()
  effect(() => {
    if (token.value !== before) {
      before = token.value
      stream.reconnect()
      refreshAll()
    }
  })
}

/** Subscriptions and resources that are about what a signal says. */
function whileKept(
  about: Signal<string>,
  subscribe: (key: string) => (() => void)[],
  dependent: Resource<never>[] | Resource<any>[],
): void {
  effect(() => {
    const key = about.value
    if (!key) {
      return undefined
    }
    const ends = subscribe(key)
    dependent.forEach((each) => each.renew())
    return () => ends.forEach((end) => end())
  })
}
