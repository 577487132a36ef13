/** Closed bars of one instrument and interval, in order. */
import type { Bar } from './types.ts'

export const KEPT_BARS = 600

/**
 * Up to the bar that closed last, each once. Where a recording is played again time begins anew: what lies ahead of
 * that bar is of the time before.
 */
export function upToNow(all: Bar[]): Bar[] {
  const newest = all.reduce<Bar | null>((last, bar) => (last && !isNewer(bar, last) ? last : bar), null)
  const byStart = new Map<string, Bar>()
  for (const bar of all) {
    const known = byStart.get(bar.start)
    if (bar.start <= newest!.start && (!known || isNewer(bar, known))) {
      byStart.set(bar.start, bar)
    }
  }
  return [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1)).slice(-KEPT_BARS)
}

/** One message can close two bars of an interval, the older one first. */
function isNewer(bar: Bar, than: Bar): boolean {
  return (
    (bar.source.offset - than.source.offset ||
      bar.source.index - than.source.index ||
      (bar.start > than.start ? 1 : -1)) > 0
  )
}

/** Whether nothing can have closed between them: where nothing traded there is no bar either. */
export function follows(bar: Bar, last: Bar | undefined): boolean {
  return last !== undefined && bar.start <= last.end
}
