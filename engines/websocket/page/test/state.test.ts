import './browser.ts'
import { expect, it } from 'vitest'
import type { Instrument } from '../src/types.ts'

const { followed, instruments, origin, selected } = await import('../src/state.ts')

const all = Array.from({ length: 30 }, (_, i) => ({ symbol: `I${i}`, feed: 1, state: 'LIVE' }) as Instrument)

it('the stream is asked for the first instruments and the chosen one, and no other is said to be followed', () => {
  instruments.value.value = all
  selected.value = 'I2'
  expect([...followed.value]).toEqual(all.slice(0, 24).map((each) => each.symbol))
  selected.value = 'I29'
  expect([followed.value.size, followed.value.has('I29'), followed.value.has('I24')]).toEqual([25, true, false])
})

it('of a feed that is not known nothing is said', () => {
  instruments.value.value = all
  selected.value = 'I2'
  expect(origin.value.text).toBe('feed not known')
})
