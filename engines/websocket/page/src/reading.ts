/** What an engine reads: how far it is behind the logs, and how much it takes of them a second. */
import type { Heartbeat } from './types.ts'
import { number, perSecond } from './ui.tsx'
import { whyNot, type Seen } from './watchers.ts'

/** Topics with records that it has not read yet. */
export function behind(lagRecords: Heartbeat['lagRecords']): string {
  const of = Object.entries(lagRecords).filter(([, records]) => records > 0)
  return of.map(([topic, records]) => `${topic} ${number(records, 0)}`).join(', ') || 'nothing'
}

/** What it took between the last two looks; without any, why. */
export function takes(known: Seen | undefined): { text: string } | { absent: string } {
  if (known?.status?.lag.length === 0) {
    return { absent: 'reads no topic' }
  }
  const rates = Object.entries(known?.rates ?? {})
  if (rates.length === 0) {
    return { absent: whyNot(known, 'known with the second look') }
  }
  const taken = rates.filter(([, rate]) => rate > 0)
  return { text: taken.map(([topic, rate]) => `${topic} ${perSecond(rate)}/s`).join(', ') || 'nothing at present' }
}
