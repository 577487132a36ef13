/** What people change, each with its answer said: the engines decide, the page asks. */
import { send, token, type Problem } from './api.ts'
import { confirm, say } from './dialogs.tsx'
import { asProblem } from './resource.ts'
import { account, orders, riskState, strategies } from './state.ts'
import type { NewStrategy, Order } from './types.ts'

async function run(what: string, call: () => Promise<unknown>, done: string): Promise<void> {
  const problem = await attempt(call, done)
  if (problem) {
    say([`${what}: ${problem.code}`, problem.detail, problem.hint].filter(Boolean).join(' · '), 'bad')
  }
}

/** Answers why it was refused, for a form to say where; null when it is done. */
async function attempt(call: () => Promise<unknown>, done: string): Promise<Problem | null> {
  try {
    await call()
    say(done)
    return null
  } catch (failure) {
    return asProblem(failure)
  }
}

export function needsToken(): boolean {
  if (!token.value) {
    document.getElementById('token')?.focus()
    say(
      "This needs a token: paste the trader's into the field at the top, or open the address that the start command prints.",
      'bad',
    )
  }
  return !token.value
}

export async function cancel(order: Order): Promise<void> {
  if (needsToken()) {
    return
  }
  await run(
    'Cancel',
    () => send('risk', `/orders/${encodeURIComponent(order.id)}`, 'DELETE'),
    `Cancelled ${order.side} ${order.leaves} ${order.instrument}`,
  )
  orders.touch()
}

export function cancelAll(): void {
  if (needsToken()) {
    return
  }
  confirm({
    title: 'Cancel all open orders?',
    text: `All open orders of the account ${account.value} are cancelled, those of its strategies too.`,
    act: 'Cancel all',
    danger: true,
    run: () =>
      void run(
        'Cancel all',
        () => send('risk', `/orders?account=${encodeURIComponent(account.value)}`, 'DELETE'),
        'All open orders are cancelled',
      ).then(() => orders.touch()),
  })
}

export function halt(): void {
  if (needsToken()) {
    return
  }
  confirm({
    title: 'Halt trading?',
    text:
      'From the answer on, nothing but cancels leaves: of all accounts, people, programs and strategies. ' +
      'To go on, an administrator has to resume.',
    act: 'Halt all trading',
    danger: true,
    run: () =>
      void run(
        'Halt',
        () => send('risk', '/risk/halt', 'POST', { reason: 'halted from the desk' }),
        'Trading is halted',
      ).then(() => riskState.touch()),
  })
}

/** Of one account, or of all where none is named. */
export async function resume(whose: string): Promise<void> {
  if (needsToken()) {
    return
  }
  await run(
    'Resume',
    () => send('risk', '/risk/resume', 'POST', { account: whose, reason: 'resumed from the desk' }),
    whose ? `Trading of ${whose} goes on` : 'Trading goes on',
  )
  riskState.touch()
}

export async function startStrategy(id: string): Promise<void> {
  if (needsToken()) {
    return
  }
  await run(
    `Start ${id}`,
    () => send('strategy', `/strategies/${encodeURIComponent(id)}/start`, 'POST', {}),
    `${id} runs`,
  )
  strategies.touch()
}

export async function stopStrategy(id: string): Promise<void> {
  if (needsToken()) {
    return
  }
  await run(
    `Stop ${id}`,
    () => send('strategy', `/strategies/${encodeURIComponent(id)}/stop`, 'POST', { reason: 'stopped from the desk' }),
    `${id} is stopped`,
  )
  strategies.touch()
}

export async function setParameters(id: string, parameters: Record<string, string>): Promise<Problem | null> {
  const problem = await attempt(
    () => send('strategy', `/strategies/${encodeURIComponent(id)}/parameters`, 'PUT', parameters),
    `${id} has its new parameters`,
  )
  strategies.touch()
  return problem
}

export async function createStrategy(wanted: NewStrategy): Promise<Problem | null> {
  const problem = await attempt(
    () => send('strategy', '/strategies', 'POST', wanted),
    `${wanted.id} is there; start it when you like`,
  )
  strategies.touch()
  return problem
}
