/** Where prices come from, said wherever they are. */
import type { Feed, Instrument } from './types.ts'

export interface Origin {
  /** What kind of feed; null where that is not known. */
  type: string | null
  text: string
  meaning: string
}

const MEANINGS: Record<string, [text: string, meaning: string]> = {
  simulated: ['simulated', 'Prices come from a simulated market on this machine, not from a venue'],
  replay: ['replay', 'Prices are a recording that is played again, not those of now'],
}

/** Of an instrument's own feed, and of no other one: null stands for what is not known. */
export function originOf(instrument: Instrument | null, feeds: Feed[] | null): Origin {
  const type = feeds?.find((each) => each.id === instrument?.feed)?.type.toLowerCase()
  if (type !== undefined) {
    const [text, meaning] = MEANINGS[type] ?? [type, `Prices come from ${type}`]
    return { type, text, meaning }
  }
  if (instrument && feeds && instrument.state === 'ENDED') {
    return { type: null, text: 'feed ended', meaning: 'Its feed is gone: prices are the last that came' }
  }
  const meaning = !instrument ? 'No instrument is chosen yet' : 'marketdata does not say which feed it is of'
  return { type: null, text: 'feed not known', meaning }
}

/** Whether instruments are of feeds of more than one kind, so that each has to say of which. */
export function areMixed(feeds: Feed[]): boolean {
  return new Set(feeds.map((each) => each.type)).size > 1
}
