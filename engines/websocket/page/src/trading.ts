/** What risk lets through: a state of all accounts, one of each, and the hold of a log that lost its tail. */
import type { RiskState, TradingState } from './types.ts'

const STRICTNESS: TradingState[] = ['ACTIVE', 'REDUCING', 'HALTED']

const stricter = (a: TradingState, b: TradingState) => STRICTNESS.indexOf(a) > STRICTNESS.indexOf(b)
const ownOf = (state: RiskState, account: string): TradingState => state.accounts[account] ?? 'ACTIVE'

/** What counts for an account: the strictest that was said. */
export function tradingOf(state: RiskState, account: string): TradingState {
  const own = ownOf(state, account)
  return state.hold ? 'HALTED' : stricter(own, state.all) ? own : state.all
}

/** Whose state has to be lifted first for the account to trade: its own, that of all (''), or nobody's. */
export function resumable(state: RiskState, account: string): string | null {
  return stricter(ownOf(state, account), state.all) ? account : state.all === 'ACTIVE' ? null : ''
}
