import { describe, expect, it } from 'vitest'
import { freeName, refusedField } from '../src/strategies.ts'

const FIELDS = ['id', 'kind', 'instrument', 'fast', 'slow']
const about = (code: string, detail: string) => refusedField({ status: 422, code, detail }, FIELDS)

describe('a refusal', () => {
  it.each([
    ['invalid-parameters', 'fast=0: it has to be 1 to 101', 'fast'],
    ['invalid-parameters', 'fast=9 has to be less than slow=3', 'fast'],
    ['invalid-parameters', "'slow': ema-cross has the parameters [fast]", 'slow'],
    ['strategy-exists', 'ema-1', 'id'],
    ['invalid-name', 'A b: a-z, 0-9 and dashes within', 'id'],
    ['bad-text', 'id: text has 40 characters, at most 32', 'id'],
    ['missing-field', 'instrument is missing', 'instrument'],
    ['too-many-strategies', 'at most 32', null],
    ['invalid-parameters', 'other=1: it has to be', null],
    ['engine-away', 'strategy does not answer', null],
  ])('%s, %s, is about %s', (code, detail, field) => {
    expect(about(code, detail)).toBe(field)
  })
})

it('a free name is the first that nobody has', () => {
  expect(freeName('model', ['model-1', 'model-3'])).toBe('model-2')
})
