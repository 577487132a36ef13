/** What an engine's /metrics says, and what of it can be told between two readings. */

export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g

export function parse(text: string): Sample[] {
  const samples: Sample[] = []
  for (const line of text.split('\n')) {
    const match = line.startsWith('#') ? null : LINE.exec(line)
    if (match) {
      const labels = Object.fromEntries(
        [...(match[2] ?? '').matchAll(LABEL)].map(([, name, value]) => [name!, value!]),
      )
      samples.push({ name: match[1]!, labels, value: Number(match[3]) })
    }
  }
  return samples
}

/** Upper bounds in seconds, ascending, with how many observations were at most that. */
export type Buckets = [bound: number, count: number][]

/** All series of a histogram together. */
export function buckets(samples: Sample[], histogram: string): Buckets {
  const counts = new Map<number, number>()
  for (const { name, labels, value } of samples) {
    if (name === `${histogram}_bucket` && labels.le !== undefined) {
      const bound = labels.le === '+Inf' ? Infinity : Number(labels.le)
      counts.set(bound, (counts.get(bound) ?? 0) + value)
    }
  }
  return [...counts].sort(([a], [b]) => a - b)
}

export function between(before: Buckets, now: Buckets): Buckets {
  const known = new Map(before)
  return now.map(([bound, count]) => [bound, count - (known.get(bound) ?? 0)])
}

/** Linear within its bucket; null where nothing was observed, infinite where only that it is beyond the last bound. */
export function quantile(of: Buckets, q: number): number | null {
  const total = of.at(-1)?.[1] ?? 0
  if (total <= 0) {
    return null
  }
  const wanted = q * total
  let below = 0
  let under = 0
  for (const [bound, count] of of) {
    if (count >= wanted && count > under) {
      return bound === Infinity ? Infinity : below + (bound - below) * ((wanted - under) / (count - under))
    }
    below = bound === Infinity ? below : bound
    under = count
  }
  return null
}

/** The last bound that is a number. */
export function mostOf(of: Buckets): number | null {
  return of.findLast(([bound]) => bound !== Infinity)?.[0] ?? null
}

/** What was observed last, and whether that is of the newest look; null where nothing ever was. */
export function latest(values: (number | null)[]): { value: number; fresh: boolean } | null {
  const value = values.findLast((each) => each !== null)
  return value === undefined || value === null ? null : { value, fresh: values.at(-1) !== null }
}

export function single(samples: Sample[], name: string): number | null {
  return samples.find((each) => each.name === name)?.value ?? null
}

export function total(samples: Sample[], name: string): number | null {
  const of = samples.filter((each) => each.name === name)
  return of.length === 0 ? null : of.reduce((all, each) => all + each.value, 0)
}

export function duration(seconds: number): string {
  return seconds < 0.001
    ? `${Math.round(seconds * 1e6)} µs`
    : seconds < 1
      ? `${(seconds * 1_000).toPrecision(3)} ms`
      : `${seconds.toPrecision(3)} s`
}

/** A quantile: where it is infinite, all that is known is the last bound. */
export function upTo(value: number, most: number | null): string {
  return value === Infinity ? `over ${duration(most ?? 0)}` : duration(value)
}

/** What can be drawn of quantiles: none is above the last bound. */
export function within(values: (number | null)[], most: number | null): (number | null)[] {
  return values.map((each) => (each === null ? null : Math.min(each, most ?? 0)))
}
