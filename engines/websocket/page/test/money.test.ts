import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  format,
  inSteps,
  isDecimal,
  negate,
  round,
  sign,
  step,
  subtract,
  sum,
  trim,
  typed,
} from '../src/money.ts'

/** The same numbers each run, so that a failure comes again. */
function* random(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state
  }
}

describe('sums', () => {
  it('are exact where floating point is not', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(sum(Array.from({ length: 1_000 }, () => '0.01'))).toBe('10.00')
    expect(add('9999999997.00000', '0.00001')).toBe('9999999997.00001')
    expect(subtract('1000000', '999999.999999999999999999')).toBe('0.000000000000000001')
  })

  it('keep the decimals of the finer one', () => {
    expect(add('1.50', '2')).toBe('3.50')
    expect(add('-0.5', '0.25')).toBe('-0.25')
    expect(subtract('0.25', '0.25')).toBe('0.00')
  })

  it('agree with whole numbers of the smallest unit', () => {
    const numbers = random(7)
    for (let i = 0; i < 2_000; i++) {
      const scale = numbers.next().value! % 9
      const a = BigInt(numbers.next().value!) - 1_000_000_000n
      const b = BigInt(numbers.next().value!) - 1_000_000_000n
      const text = (value: bigint) => {
        const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
        const point = digits.length - scale
        return (value < 0n ? '-' : '') + digits.slice(0, point) + (scale ? `.${digits.slice(point)}` : '')
      }
      expect(add(text(a), text(b))).toBe(text(a + b))
      expect(compare(text(a), text(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      expect(add(text(a), negate(text(a)))).toBe(text(0n))
    }
  })
})

describe('rounding', () => {
  it.each([
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['0.1251', 2, '0.13'],
    ['-0.125', 2, '-0.12'],
    ['-0.135', 2, '-0.14'],
    ['2.5', 0, '2'],
    ['3.5', 0, '4'],
    ['0.999', 2, '1.00'],
    ['7', 2, '7.00'],
    ['-0.004', 2, '0.00'],
  ])('%s to %i decimals is %s: half even', (value, decimals, rounded) => {
    expect(round(value, decimals)).toBe(rounded)
  })
})

describe('rounding down', () => {
  it.each([
    ['999849.67999', 2, '999849.67'],
    ['0.999', 0, '0'],
    ['-0.001', 2, '-0.01'],
    ['-1.00', 1, '-1.0'],
    ['7', 2, '7.00'],
  ])('%s to %i decimals is %s: never more than it is', (value, decimals, rounded) => {
    expect(round(value, decimals, 'down')).toBe(rounded)
  })
})

describe('an amount of a currency', () => {
  it.each([
    ['150.32505', 'USD', '150.33'],
    ['1000000', 'USD', '1,000,000.00'],
    ['0', 'USD', '0.00'],
    ['0.5', 'USD', '0.50'],
    ['0.0312', 'USD', '0.0312'],
    ['-0.00123456', 'EUR', '−0.001235'],
    ['0.004', 'BTC', '0.004'],
    ['1.23456789', 'BTC', '1.23456789'],
    ['1.2345678912', 'BTC', '1.23456789'],
    ['0.000000004', 'BTC', '0.00000000'],
    ['2', 'ETH', '2.00'],
  ])('%s %s is %s', (value, currency, shown) => {
    expect(format(value, { currency })).toBe(shown)
  })

  it('that is left is never shown as more than it is', () => {
    expect(format('99.999', { currency: 'USD', down: true })).toBe('99.99')
    expect(format('0.00019999', { currency: 'USD', down: true })).toBe('0.0001999')
  })
})

describe('what is typed', () => {
  it.each([
    ['1', '1'],
    ['0.25', '0.25'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1,234', '1234'],
    ['1,234.5', '1234.5'],
    ['12,345,678.25', '12345678.25'],
  ])('%s means %s', (text, meant) => {
    expect(typed(text)).toBe(meant)
  })

  it.each(['', '.', '0,5', '0,500', '1,5', '1,23', '1,2345', '1234,567', '1,234,56', '1.234,5', '-1', '1e5', 'all'])(
    '%s is no amount',
    (text) => {
      expect(typed(text)).toBeNull()
    },
  )

  it('is understood as it is printed', () => {
    for (const value of ['1', '1234.5', '999999.99', '1000000', '0.00012']) {
      expect(typed(format(value))).toBe(value)
    }
  })
})

describe('what is shown', () => {
  it.each([
    ['1234567.5', {}, '1,234,567.5'],
    ['999', {}, '999'],
    ['-1000', {}, '−1,000'],
    ['0.00012345', {}, '0.00012345'],
    ['1000000.005', { decimals: 2 }, '1,000,000.00'],
    ['12.3', { decimals: 2, plus: true }, '+12.30'],
    ['0', { plus: true }, '0'],
    ['-0.001', { decimals: 2, plus: true }, '0.00'],
    ['123456789012345678901234.5', {}, '123,456,789,012,345,678,901,234.5'],
  ])('%s as %o is %s', (value, form, shown) => {
    expect(format(value, form)).toBe(shown)
  })

  it('is a decimal or refused', () => {
    expect(['1', '-1.5', '0.00'].every(isDecimal)).toBe(true)
    expect(['', '1.', '.5', '1e5', '1,5', 'NaN', ' 1', '+1'].some(isDecimal)).toBe(false)
    expect(() => add('1', 'much')).toThrow(RangeError)
  })
})

describe('trimming', () => {
  it.each([
    ['0.04520000', 4, '0.0452'],
    ['0.04521000', 4, '0.04521'],
    ['5.000', 0, '5'],
    ['5.000', 1, '5.0'],
    ['50', 2, '50'],
    ['100', 0, '100'],
    ['0.5', 4, '0.5'],
  ])('%s to %i decimals is %s', (value, decimals, trimmed) => {
    expect(trim(value, decimals)).toBe(trimmed)
  })
})

describe('a step', () => {
  it('lands on multiples and never below one', () => {
    expect(step('100.07', '0.05', 1)).toBe('100.10')
    expect(step('100.05', '0.05', -1)).toBe('100.00')
    expect(step('0', '0.001', 1)).toBe('0.001')
    expect(step('0.001', '0.001', -1)).toBe('0.001')
    expect(sign(step('5', '0', 1))).toBe(1)
  })
})

it('so many digits are those that count', () => {
  expect(format('2497.04035', { digits: 7 })).toBe('2,497.040')
  expect(format('60127.476', { digits: 7 })).toBe('60,127.48')
  expect(format('-0.00002449304', { digits: 4 })).toBe('−0.00002449')
  expect(format('1234567890.5', { digits: 7 })).toBe('1,234,567,890')
  expect(format('2497', { digits: 7 })).toBe('2,497.000')
})

it('a price stands in the decimals of its steps, and in more where it needs them', () => {
  expect(inSteps('60012.70', '0.1')).toBe('60,012.7')
  expect(inSteps('0.0000244930', '0.000000001')).toBe('0.000024493')
  expect(inSteps('60012.75', '0.5')).toBe('60,012.75')
  expect(inSteps('60012.70', undefined)).toBe('60,012.70')
})
