/** What the engines say, as docs/openapi and docs/stream.md have it. */
import type { Decimal } from './money.ts'

export type Time = string
export type MarketState = 'LIVE' | 'STALE' | 'ENDED'
export type Side = 'BUY' | 'SELL'
export type TradingState = 'ACTIVE' | 'REDUCING' | 'HALTED'
export type Level = [price: Decimal, quantity: Decimal]

export interface Figure {
  value?: Decimal
  reason?: string
}
export interface Place {
  offset: number
  index: number
}
export interface Source {
  topic: string
  partition: number
  offset: number
  index: number
}

export interface Instrument {
  id: number
  symbol: string
  base: string
  quote: string
  priceDecimals: number
  quantityDecimals: number
  tick: Decimal
  lot: Decimal
  state: MarketState
  reason?: string
  feed: number
  bid?: Decimal
  ask?: Decimal
}
export interface Feed {
  id: number
  type: string
  venue: string
  state: MarketState
  instruments: number
  replay?: string
}
export interface Market {
  state: MarketState | null
  reason?: string
  book: boolean
  bids: Level[]
  asks: Level[]
  last?: { price: Decimal; quantity: Decimal; aggressor: Side; time: Time }
  time?: Time
  sent?: Time
  offset: number
}
export interface Print {
  time: Time
  price: Decimal
  quantity: Decimal
  aggressor: Side
}
export interface Bar {
  instrument: string
  kind: string
  interval: string
  start: Time
  end: Time
  basis: 'TRADES' | 'MID'
  open: Decimal
  high: Decimal
  low: Decimal
  close: Decimal
  volume: Decimal
  trades: number
  partial: boolean
  source: Source
}

export interface NewOrder {
  account: string
  instrument: string
  side: Side
  type: 'MARKET' | 'LIMIT'
  quantity: Decimal
  price?: Decimal
  timeInForce: 'GTC' | 'IOC' | 'FOK'
  postOnly?: boolean
  reduceOnly?: boolean
  clientOrderId?: string
}
export interface Check {
  check: string
  outcome: 'PASSED' | 'DENIED' | 'NOT_ASKED'
  code?: string
  detail?: string
}
export interface Checked {
  passes: boolean
  code?: string
  detail?: string
  currency?: string
  /** How much of its quantity the book would give at once. */
  taken?: Decimal
  notional?: Decimal
  fee?: Decimal
  cost?: Decimal
  buyingPowerLeft?: Decimal
  checks: Check[]
}
export interface Order {
  id: string
  clientOrderId: string
  account: string
  instrument: string
  side: Side
  type: string
  timeInForce: string
  postOnly: boolean
  reduceOnly: boolean
  quantity: Decimal
  price?: Decimal
  by?: string
  state: string
  filled: Decimal
  leaves: Decimal
  averagePrice?: Decimal
  notional?: Decimal
  fee?: Decimal
  currency?: string
  reason?: string
  detail?: string
  createdAt: Time
  updatedAt: Time
  fillCount: number
}
export interface Fill {
  at: Time
  account: string
  instrument: string
  side: Side
  price: Decimal
  quantity: Decimal
  notional: Decimal
  fee: Decimal
  currency: string
  liquidity: string
  orderId: string
  fill: number
  place: Place
}
export interface Position {
  instrument: string
  quantity: Decimal
  currency: string
  cost: Decimal
  averageCost: Decimal
  realised?: Decimal
  mark?: Decimal
  markedAt?: Time
  markAgeSeconds?: number
  value?: Decimal
  unrealised?: Decimal
  reason?: string
}
export interface Books {
  id: string
  currency: string
  cash: Record<string, Decimal>
  equity: Figure
  realised: Figure
  unrealised: Figure
  fees: Figure
  positions: Position[]
  place: Place
}
export interface LedgerEntry {
  at: Time
  kind: string
  currency: string
  amount: Decimal
  balance: Decimal
  reference: string
  place: Place
}
export interface OrderNews {
  event: string
  time: Time
  place: Place
  id?: string
  state?: string
  reason?: string
}

export interface RiskState {
  all: TradingState
  accounts: Record<string, TradingState>
  hold?: string
  reason?: string
  changedBy?: string
  markets: Record<string, MarketState>
}
export interface AnalyticsPoint {
  time: Time
  equity?: Decimal
  reason?: string
  flow?: Decimal
  return?: number
}
export interface Statistic {
  name: string
  value?: number
  reason?: string
  unit: string
  formula: string
  annualisation?: string
}
export interface Analytics {
  account: string
  currency: string
  time: Time
  equity?: Decimal
  reason?: string
  returns: number
  figures: Statistic[]
  points: AnalyticsPoint[]
}
export interface Predicted {
  time: Time
  model: string
  version: string
  horizonSeconds: number
  probabilityUp: number | null
  source: Source
}
export interface Model {
  id: string
  serving: boolean
  card?: { name: string; version: string; data: { source: string } }
}
export interface Score {
  factor: string
  instrument: string
  value?: number
  zScore?: number
  rank?: number
  reason?: string
}
export interface Section {
  set: string
  factor: string
  interval: string
  time: Time
  ageSeconds: number
  complete: boolean
  missing: string[]
  instruments: Score[]
  source: Source
}
export interface Strategy {
  strategy: {
    id: string
    state: 'RUNNING' | 'STOPPED' | 'FAILED'
    kind: string
    account: string
    instrument: string
    parameters: Record<string, string>
    reason?: string
    changedBy?: string
  }
  trades?: {
    orders: number
    fills: number
    denials: number
    lastDenial?: string
    openOrders: number
    position?: Decimal
    realised?: Decimal
    fees?: Decimal
    currency?: string
  }
  figures: Record<string, number | null>
}
export interface NewStrategy {
  id: string
  kind: string
  account: string
  instrument: string
  parameters: Record<string, string>
}
export interface StrategyKind {
  kind: string
  meaning: string
  parameters: { name: string; meaning: string; defaultValue: string; bounds: string; choices?: string[] }[]
}

export interface Heartbeat {
  engine: string
  instance: string
  state: string
  detail: string
  version: string
  pid: number
  port: number
  startedAt: Time
  time: Time
  lagRecords: Record<string, number>
}
export interface Asked {
  requested?: string
  active?: string
  reason?: string
}
export interface Status {
  engine: string
  version: string
  state: string
  degraded: string[]
  startedAt: Time
  uptimeSeconds: number
  pid: number
  residentBytes: number
  placement: Asked
  /** Which image it runs in; none is active where it runs in no container. */
  variant: Asked
  accelerator: Asked
  lag: { topic: string; partition: number; next: number; records: number }[]
}
export interface IndicatorInfo {
  name: string
  takes: string[]
  outputs: string[]
  warmUp: number
  parameters: { name: string; initial: number; least: number; most: number; whole: boolean }[]
}
export interface ProcessNote {
  name: string
  restarts: number
  lastEnd?: string
  startMillis?: number
}
