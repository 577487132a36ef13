import { expect, it } from 'vitest'
import { moved } from '../src/roving.ts'

it('arrows move within a list and not out of it', () => {
  const all = ['a', 'b', 'c']
  expect(moved('ArrowDown', all, 'a')).toBe('b')
  expect(moved('ArrowUp', all, 'c')).toBe('b')
  expect([moved('ArrowUp', all, 'a'), moved('ArrowDown', all, 'c'), moved('Enter', all, 'b')]).toEqual([
    null,
    null,
    null,
  ])
  expect(moved('ArrowDown', all, 'other')).toBeNull()
})
