/** What people change, each with its answer said: the engines decide, the page asks. */
import { token, type Problem } from './api.ts'
import { change, type Change } from './changes.ts'
import { confirm, say } from './dialogs.tsx'
import { asProblem, type Resource } from './resource.ts'
import { account, orders, riskState, strategies } from './state.ts'
import type { NewStrategy, Order } from './types.ts'

interface Wish extends Change {
  /** As a person would call it. */
  name: string
  done: string
  /** What it changes, asked for anew whatever became of it. */
  changes: Resource<any>
}

async function run(wish: Wish): Promise<void> {
  if (needsToken()) {
    return
  }
  const problem = await attempt(wish)
  if (problem) {
    say([`${wish.name}: ${problem.code}`, problem.detail, problem.hint].filter(Boolean).join(' · '), 'bad')
  }
}

/** Answers why it was refused, for a form to say where; null when it is done. */
async function attempt({ name, done, changes, ...wanted }: Wish): Promise<Problem | null> {
  let unsay = () => {}
  try {
    await change(wanted, () => {
      unsay = say(`${name}: not decided yet. It may still come to be; what becomes of it will be said here.`, 'bad')
    })
    say(done)
    return null
  } catch (failure) {
    return asProblem(failure)
  } finally {
    unsay()
    changes.touch()
  }
}

export function needsToken(): boolean {
  if (!token.value) {
    document.getElementById('token')?.focus()
    say(
      "This needs a token: paste the trader's into the field at the top, or open the address that the start command prints.",
      'hint',
    )
  }
  return !token.value
}

const path = (...parts: string[]) => parts.map((each) => `/${encodeURIComponent(each)}`).join('')

export async function cancel(order: Order): Promise<void> {
  const what = `${order.side} ${order.leaves} ${order.instrument}`
  await run({
    name: `Cancel ${what}`,
    done: `Cancelled ${what}`,
    changes: orders,
    engine: 'risk',
    path: path('orders', order.id),
    method: 'DELETE',
  })
}

export function cancelAll(): void {
  if (needsToken()) {
    return
  }
  const whose = account.value
  confirm({
    title: 'Cancel all open orders?',
    text: `All open orders of the account ${whose} are cancelled, those of its strategies too.`,
    act: 'Cancel all',
    danger: true,
    run: () =>
      void run({
        name: 'Cancel all',
        done: `All open orders of ${whose} are cancelled`,
        changes: orders,
        engine: 'risk',
        path: `/orders?account=${encodeURIComponent(whose)}`,
        method: 'DELETE',
      }),
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
      void run({
        name: 'Halt',
        done: 'Trading is halted',
        changes: riskState,
        engine: 'risk',
        path: '/risk/halt',
        method: 'POST',
        body: { reason: 'halted from the desk' },
        // Somebody may have resumed since the last one.
        fresh: true,
      }),
  })
}

/** Of one account, or of all where none is named. */
export async function resume(whose: string): Promise<void> {
  await run({
    name: 'Resume',
    done: whose ? `Trading of ${whose} goes on` : 'Trading goes on',
    changes: riskState,
    engine: 'risk',
    path: '/risk/resume',
    method: 'POST',
    body: { account: whose, reason: 'resumed from the desk' },
  })
}

export async function startStrategy(id: string): Promise<void> {
  await run({
    name: `Start ${id}`,
    done: `${id} runs`,
    changes: strategies,
    engine: 'strategy',
    path: path('strategies', id, 'start'),
    method: 'POST',
    body: {},
  })
}

export async function stopStrategy(id: string): Promise<void> {
  await run({
    name: `Stop ${id}`,
    done: `${id} is stopped`,
    changes: strategies,
    engine: 'strategy',
    path: path('strategies', id, 'stop'),
    method: 'POST',
    body: { reason: 'stopped from the desk' },
  })
}

export function setParameters(id: string, parameters: Record<string, string>): Promise<Problem | null> {
  return attempt({
    name: `Parameters of ${id}`,
    done: `${id} has its new parameters`,
    changes: strategies,
    engine: 'strategy',
    path: path('strategies', id, 'parameters'),
    method: 'PUT',
    body: parameters,
  })
}

export function createStrategy(wanted: NewStrategy): Promise<Problem | null> {
  return attempt({
    name: `New strategy ${wanted.id}`,
    done: `${wanted.id} is there; start it when you like`,
    changes: strategies,
    engine: 'strategy',
    path: '/strategies',
    method: 'POST',
    body: wanted,
  })
}
