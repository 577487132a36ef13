/** What of a gap is made good, and what is not. */
import type { TopicName } from './stream.ts'

const ASKED = 'what was missed was asked for anew'
const NEWEST = 'the newest is shown again, what lay between is not'

export const AFTER_GAP: Record<TopicName, string> = {
  orders: ASKED,
  portfolio: ASKED,
  analytics: ASKED,
  instruments: ASKED,
  bars: ASKED,
  'market-data': NEWEST,
  features: NEWEST,
  predictions: NEWEST,
  factors: NEWEST,
  'engine-status': NEWEST,
}
