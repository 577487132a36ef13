/** Ranks of the instruments under each factor: a table for each set, since ranks are within one. */
import type { Heard } from './arrivals.ts'
import { isRecorded, now } from './state.ts'
import type { Section } from './types.ts'

export interface Heatmap {
  set: string
  columns: { instrument: string; name: string }[]
  rows: Heard<Section>[]
}

/** Names are as short as they can be and still are of one instrument of the set. */
function columns(rows: Section[]): Heatmap['columns'] {
  const all = [...new Set(rows.flatMap((each) => each.instruments.map((score) => score.instrument)))].sort()
  const base = (instrument: string) => instrument.split('-')[0]!
  return all.map((instrument) => {
    const isAlone = all.filter((each) => base(each) === base(instrument)).length === 1
    return { instrument, name: isAlone ? base(instrument) : instrument.split('.')[0]! }
  })
}

export function heatmaps(sections: Heard<Section>[]): Heatmap[] {
  const sets = [...new Set(sections.map((each) => each.set))].sort()
  return sets.map((set) => {
    const rows = sections.filter((each) => each.set === set).toSorted((a, b) => a.factor.localeCompare(b.factor))
    return { set, columns: columns(rows), rows }
  })
}

/** Whether its closes are those of a recording. */
export const ofRecording = (of: Section) => of.instruments.some((each) => isRecorded(each.instrument))

/** How old a close is: of a recording since it was heard of. */
export const ageOf = (of: Heard<Section>) => (ofRecording(of) ? now.value - of.heardAt : of.ageSeconds * 1_000)
