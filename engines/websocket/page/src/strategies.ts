/** What there is to say of strategies before the engine is asked, and after it refused. */
import type { Problem } from './api.ts'

const FIELD_OF: Record<string, string> = {
  'strategy-exists': 'id',
  'invalid-name': 'id',
  'unknown-kind': 'kind',
  'invalid-instrument': 'instrument',
}

/** The field that a refusal is about, of those there are; null where it is about none of them, or all. */
export function refusedField(problem: Problem, fields: string[]): string | null {
  // As in `fast=9 has to be ...` or `id: text is too long`.
  const named = FIELD_OF[problem.code] ?? /^'?([A-Za-z]+)'?(=|:| is missing)/.exec(problem.detail ?? '')?.[1]
  return named !== undefined && fields.includes(named) ? named : null
}

/** `kind-1`, or the first number behind the kind that no strategy has. */
export function freeName(kind: string, taken: string[]): string {
  let number = 1
  while (taken.includes(`${kind}-${number}`)) {
    number++
  }
  return `${kind}-${number}`
}
