/** The nine engines, each asked on its own: status, metrics, and what changed between two readings. */
import { signal } from '@preact/signals'
import { ask, ENGINES, get, type Engine, type Problem } from './api.ts'
import { between, buckets, mostOf, parse, quantile, single, type Buckets, type Sample } from './metrics.ts'
import { asProblem } from './resource.ts'
import type { Status } from './types.ts'

export const EVERY_MILLIS = 3_000
/** So many times the pause between two looks. */
const OLD_AFTER = 3
const KEPT = 60

/** What engines measure of their own latency. */
export const HISTOGRAMS = [
  'nautilus_input_age_seconds',
  'nautilus_step_seconds',
  'nautilus_proof_seconds',
  'nautilus_answer_seconds',
] as const

export interface Latency {
  histogram: string
  p50: (number | null)[]
  p99: (number | null)[]
  /** Beyond it nothing is told apart, in seconds. */
  most: number | null
  /** When it was last seen that something had been observed. */
  observedAt: number | null
}
export interface Seen {
  status: Status | null
  problem: Problem | null
  /** When it answered last; null where it never did. */
  at: number | null
  cpu: number | null
  latencies: Latency[]
  /** Records per second that it read of each topic. */
  rates: Record<string, number>
}

export const seen = signal<Partial<Record<Engine, Seen>>>({})

/** How long ago an engine answered, where that is too long; 0 while it is as it should be. */
export function oldMillis(known: Seen | undefined, now: number): number {
  const age = known?.at ? now - known.at : 0
  return known?.problem || age > EVERY_MILLIS * OLD_AFTER ? age : 0
}

/** Why something of it is not known, `otherwise` where it answers and that is why. */
export function whyNot(known: Seen | undefined, otherwise: string): string {
  return !known ? 'asked, not answered yet' : known.problem ? `not known: ${known.problem.code}` : otherwise
}

/** Why no restarts of it are noted: of containers no launcher takes notes, their engine starts them again. */
export function whyUncounted(known: Seen | undefined): string {
  if (!known?.status) {
    return whyNot(known, 'not known')
  }
  return known.status.variant.active === 'none'
    ? 'no launcher noted it'
    : 'the container engine restarts it: scripts/nautilus status says how often'
}

interface Reading {
  at: number
  histograms: Map<string, Buckets>
  /** By topic, the offsets that its partitions are read from next, together. */
  next: Map<string, number>
  pid: number
}
const readings = new Map<Engine, Reading>()

function push(all: (number | null)[] | undefined, value: number | null): (number | null)[] {
  return [...(all ?? []), value].slice(-KEPT)
}

function reading(status: Status, samples: Sample[]): Reading {
  const next = new Map<string, number>()
  for (const each of status.lag) {
    next.set(each.topic, (next.get(each.topic) ?? 0) + each.next)
  }
  return {
    at: performance.now(),
    histograms: new Map(HISTOGRAMS.map((name) => [name, buckets(samples, name)])),
    next,
    pid: status.pid,
  }
}

function latencies(now: Reading, last: Reading | null, before: Latency[]): Latency[] {
  return HISTOGRAMS.flatMap((histogram) => {
    const of = now.histograms.get(histogram)!
    if (of.length === 0) {
      return []
    }
    const known = before.find((each) => each.histogram === histogram)
    const changed = last ? between(last.histograms.get(histogram) ?? [], of) : []
    const median = quantile(changed, 0.5)
    return {
      histogram,
      most: mostOf(of),
      observedAt: median === null ? (known?.observedAt ?? null) : Date.now(),
      p50: push(known?.p50, median),
      p99: push(known?.p99, quantile(changed, 0.99)),
    }
  })
}

function rates(now: Reading, last: Reading | null): Record<string, number> {
  const known: Record<string, number> = {}
  for (const [topic, next] of now.next) {
    const from = last?.next.get(topic)
    if (from !== undefined && last) {
      known[topic] = ((next - from) * 1_000) / (now.at - last.at)
    }
  }
  return known
}

async function look(engine: Engine): Promise<Seen> {
  const before = seen.peek()[engine]
  try {
    const status = await get<Status>(engine, '/status')
    const samples = parse(await (await ask(engine, '/metrics', { accept: 'text/plain' })).text())
    const now = reading(status, samples)
    const known = readings.get(engine)
    const last = known?.pid === now.pid ? known : null
    readings.set(engine, now)
    return {
      status,
      problem: null,
      at: Date.now(),
      cpu: single(samples, 'process_cpu_usage'),
      latencies: latencies(now, last, before?.latencies ?? []),
      rates: rates(now, last),
    }
  } catch (failure) {
    readings.delete(engine)
    return {
      status: before?.status ?? null,
      problem: asProblem(failure),
      at: before?.at ?? null,
      cpu: null,
      latencies: before?.latencies ?? [],
      rates: {},
    }
  }
}

/** As long as somebody looks. None waits for another, and not all answer at once. */
export function watchEngines(): () => void {
  let ended = false
  const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
  const watch = async (engine: Engine, begin: number) => {
    await wait(begin)
    while (!ended) {
      if (!document.hidden) {
        const now = await look(engine)
        seen.value = { ...seen.peek(), [engine]: now }
      }
      await wait(EVERY_MILLIS)
    }
  }
  ENGINES.forEach((engine, i) => void watch(engine, (i * EVERY_MILLIS) / ENGINES.length / 2))
  return () => {
    ended = true
  }
}
