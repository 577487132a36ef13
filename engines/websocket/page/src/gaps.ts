/** What was missed of the stream: what of it is made good, and what is not. */
import type { Gap, TopicName } from './stream.ts'

const ASKED = 'what was missed was asked for anew'
const NEWEST = 'the newest is shown again, what lay between is not'

/** What weighs most comes first. */
export const AFTER_GAP: Record<TopicName, string> = {
  orders: ASKED,
  portfolio: ASKED,
  analytics: ASKED,
  'market-data': NEWEST,
  bars: ASKED,
  predictions: NEWEST,
  features: NEWEST,
  factors: NEWEST,
  instruments: ASKED,
  'engine-status': NEWEST,
}
const WEIGHT = Object.keys(AFTER_GAP)

/** The gaps of a topic: the last one, and how many there are. */
export interface Missed extends Gap {
  at: number
  count: number
}

/** All gaps, one more among them: none is left out, since each topic counts its own. */
export function withGap(all: Missed[], gap: Gap, at: number): Missed[] {
  const count = (all.find((each) => each.topic === gap.topic)?.count ?? 0) + 1
  return [...all.filter((each) => each.topic !== gap.topic), { ...gap, at, count }].sort(
    (a, b) => WEIGHT.indexOf(a.topic) - WEIGHT.indexOf(b.topic),
  )
}
