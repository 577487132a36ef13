import { expect, it } from 'vitest'
import { toneOf } from '../src/health.ts'

it.each<[string | undefined, string[], 'good' | 'warn' | '']>([
  ['READY', [], 'good'],
  ['READY', ['no accelerator'], 'warn'],
  ['DEGRADED', [], 'warn'],
  ['RECOVERING', [], 'warn'],
  ['WAITING_FOR_LOG', [], 'warn'],
  ['STOPPING', [], 'warn'],
  [undefined, [], ''],
])('%s with %o is "%s"', (state, degraded, tone) => {
  expect(toneOf(state, degraded)).toBe(tone)
})
