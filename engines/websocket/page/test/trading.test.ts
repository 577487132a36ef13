import { describe, expect, it } from 'vitest'
import { resumable, tradingOf } from '../src/trading.ts'
import type { RiskState, TradingState } from '../src/types.ts'

function state(all: TradingState, main?: TradingState, hold?: string): RiskState {
  return { all, accounts: main ? { main } : {}, markets: {}, ...(hold ? { hold } : {}) }
}

describe('trading of an account', () => {
  it.each<[TradingState, TradingState | undefined, string, TradingState, string | null]>([
    ['ACTIVE', undefined, '', 'ACTIVE', null],
    ['ACTIVE', 'ACTIVE', '', 'ACTIVE', null],
    ['HALTED', undefined, '', 'HALTED', ''],
    ['REDUCING', 'ACTIVE', '', 'REDUCING', ''],
    ['ACTIVE', 'HALTED', '', 'HALTED', 'main'],
    ['REDUCING', 'HALTED', '', 'HALTED', 'main'],
    ['HALTED', 'HALTED', '', 'HALTED', ''],
    ['HALTED', 'REDUCING', '', 'HALTED', ''],
    ['ACTIVE', 'ACTIVE', 'log-truncated', 'HALTED', null],
  ])('all %s, its own %s, hold "%s" is %s, and resuming is of %o', (all, own, hold, counts, whose) => {
    expect(tradingOf(state(all, own, hold), 'main')).toBe(counts)
    expect(resumable(state(all, own, hold), 'main')).toBe(whose)
  })

  it('is not that of another', () => {
    expect(tradingOf(state('ACTIVE', 'HALTED'), 'other')).toBe('ACTIVE')
    expect(resumable(state('ACTIVE', 'HALTED'), 'other')).toBeNull()
  })
})
