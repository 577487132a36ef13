/** The nine engines, asked one after the other: status, metrics, and what changed between two readings. */
import { signal } from '@preact/signals'
import { ask, ENGINES, get, type Engine, type Problem } from './api.ts'
import { between, buckets, mostOf, parse, quantile, single, type Buckets, type Sample } from './metrics.ts'
import { asProblem } from './resource.ts'
import type { Status } from './types.ts'

const EVERY_MILLIS = 3_000
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
  at: number
  cpu: number | null
  latencies: Latency[]
  /** Records per second that it read of each topic. */
  rates: Record<string, number>
}

export const seen = signal<Partial<Record<Engine, Seen>>>({})

interface Reading {
  at: number
  histograms: Map<string, Buckets>
  next: Map<string, number>
  pid: number
}
const readings = new Map<Engine, Reading>()

function push(all: (number | null)[] | undefined, value: number | null): (number | null)[] {
  return [...(all ?? []), value].slice(-KEPT)
}

function reading(status: Status, samples: Sample[]): Reading {
  return {
    at: performance.now(),
    histograms: new Map(HISTOGRAMS.map((name) => [name, buckets(samples, name)])),
    next: new Map(status.lag.map((each) => [`${each.topic}`, each.next])),
    pid: status.pid,
  }
}

async function look(engine: Engine): Promise<void> {
  const before = seen.peek()[engine]
  try {
    const status = await get<Status>(engine, '/status')
    const samples = parse(await (await ask(engine, '/metrics', { accept: 'text/plain' })).text())
    const now = reading(status, samples)
    const last = readings.get(engine)
    const same = last && last.pid === now.pid ? last : null
    readings.set(engine, now)
    const latencies: Latency[] = []
    for (const histogram of HISTOGRAMS) {
      const of = now.histograms.get(histogram)!
      if (of.length > 0) {
        const known = before?.latencies.find((each) => each.histogram === histogram)
        const changed = same ? between(same.histograms.get(histogram) ?? [], of) : []
        const median = quantile(changed, 0.5)
        latencies.push({
          histogram,
          most: mostOf(of),
          observedAt: median === null ? (known?.observedAt ?? null) : Date.now(),
          p50: push(known?.p50, median),
          p99: push(known?.p99, quantile(changed, 0.99)),
        })
      }
    }
    const rates: Record<string, number> = {}
    for (const [topic, next] of now.next) {
      const from = same?.next.get(topic)
      if (from !== undefined && same) {
        rates[topic] = ((next - from) * 1_000) / (now.at - same.at)
      }
    }
    seen.value = {
      ...seen.peek(),
      [engine]: {
        status,
        problem: null,
        at: Date.now(),
        cpu: single(samples, 'process_cpu_usage'),
        latencies,
        rates,
      },
    }
  } catch (failure) {
    readings.delete(engine)
    seen.value = {
      ...seen.peek(),
      [engine]: {
        status: before?.status ?? null,
        problem: asProblem(failure),
        at: before?.at ?? 0,
        cpu: null,
        latencies: before?.latencies ?? [],
        rates: {},
      },
    }
  }
}

/** As long as somebody looks. */
export function watchEngines(): () => void {
  let ended = false
  const round = async () => {
    while (!ended) {
      if (!document.hidden) {
        for (const engine of ENGINES) {
          await look(engine)
        }
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MILLIS))
    }
  }
  void round()
  return () => {
    ended = true
  }
}
