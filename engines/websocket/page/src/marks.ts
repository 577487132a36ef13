/** How old the prices are at which holdings are valued: what is computed of an old price is old too. */
import { sign } from './money.ts'
import type { Position } from './types.ts'

const OLD_MARK_SECONDS = 5

/** The age of its mark where that is old. */
export function oldMark(of: Position): number | null {
  const seconds = of.markAgeSeconds ?? 0
  return seconds > OLD_MARK_SECONDS ? seconds : null
}

/** The age of the oldest mark of what is held, where that is old: equity and what is unrealised are no younger. */
export function oldestMark(positions: Position[]): number | null {
  const held = positions.filter((each) => sign(each.quantity) !== 0)
  return held.reduce<number | null>((oldest, each) => {
    const age = oldMark(each)
    return age !== null && age > (oldest ?? 0) ? age : oldest
  }, null)
}
