/** An order, with what risk says of it while it is typed. */
import { batch, computed, effect, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { needsToken } from '../actions.ts'
import { send, type Problem } from '../api.ts'
import { say } from '../dialogs.tsx'
import { format, isDecimal, step } from '../money.ts'
import { asProblem } from '../resource.ts'
import { account, books, instrument, link, marketOf, now, orders, picked, remembered, selected } from '../state.ts'
import type { Checked, NewOrder, Order, Side } from '../types.ts'
import { Choice, Money, Panel, ProblemNote, Tag } from '../ui.tsx'

const side = signal<Side>('BUY')
const type = remembered<'MARKET' | 'LIMIT'>('order-type', 'LIMIT')
const timeInForce = remembered<'GTC' | 'IOC' | 'FOK'>('time-in-force', 'GTC')
const quantity = signal('')
const price = signal('')
const postOnly = signal(false)
const reduceOnly = signal(false)
const checked = signal<{ order: string; answer: Checked; at: number } | null>(null)
const refusal = signal<Problem | null>(null)
const placing = signal(false)
/** The id stays the same until an answer came: to repeat is safe then, whatever became of the first. */
let clientOrderId: string | null = null

const TYPED_MILLIS = 220
const RECHECK_MILLIS = 2_000

const order = computed<NewOrder | null>(() => {
  const market = type.value === 'MARKET'
  if (!selected.value || !isDecimal(quantity.value) || (!market && !isDecimal(price.value))) {
    return null
  }
  return {
    account: account.value,
    instrument: selected.value,
    side: side.value,
    type: type.value,
    quantity: quantity.value,
    timeInForce: market && timeInForce.value === 'GTC' ? 'IOC' : timeInForce.value,
    ...(market ? {} : { price: price.value }),
    ...(postOnly.value && !market ? { postOnly: true } : {}),
    ...(reduceOnly.value ? { reduceOnly: true } : {}),
  }
})

export function focusTicket(of: Side): void {
  side.value = of
  const field = document.getElementById('ticket-quantity') as HTMLInputElement | null
  field?.focus()
  field?.select()
}

/** What the order would be told, asked again while it stands: the market moves. */
function useChecks(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let abort = new AbortController()
    const check = async (wanted: NewOrder, text: string) => {
      abort = new AbortController()
      try {
        const answer = await send<Checked>('risk', '/risk/check', 'POST', wanted, abort.signal)
        batch(() => {
          checked.value = { order: text, answer, at: Date.now() }
          refusal.value = null
        })
      } catch (failure) {
        if (abort.signal.aborted) {
          return
        }
        batch(() => {
          checked.value = null
          refusal.value = asProblem(failure)
        })
      }
      timer = setTimeout(() => void check(wanted, text), RECHECK_MILLIS)
    }
    const end = effect(() => {
      const wanted = order.value
      clearTimeout(timer)
      abort.abort()
      clientOrderId = null
      if (wanted === null) {
        batch(() => {
          checked.value = null
          refusal.value = null
        })
      } else {
        timer = setTimeout(() => void check(wanted, JSON.stringify(wanted)), TYPED_MILLIS)
      }
    })
    return () => {
      end()
      clearTimeout(timer)
      abort.abort()
    }
  }, [])
}

async function place(): Promise<void> {
  const wanted = order.value
  if (wanted === null) {
    document.getElementById(isDecimal(quantity.value) ? 'ticket-price' : 'ticket-quantity')?.focus()
    return
  }
  if (placing.value || needsToken()) {
    return
  }
  placing.value = true
  clientOrderId ??= `desk-${crypto.randomUUID().slice(0, 18)}`
  try {
    const placed = await send<Order>('risk', '/orders', 'POST', { ...wanted, clientOrderId })
    clientOrderId = null
    const what = `${wanted.side} ${wanted.quantity} ${wanted.instrument}`
    if (placed.state === 'UNKNOWN') {
      say(`${what}: not decided yet; the orders below will say`, 'bad')
    } else {
      say(`${what}: ${placed.state.toLowerCase().replace('_', ' ')}${placed.averagePrice ? ` at ${placed.averagePrice}` : ''}`)
    }
    refusal.value = null
  } catch (failure) {
    const problem = asProblem(failure)
    refusal.value = problem
    if (problem.status !== 0) {
      clientOrderId = null
    }
  } finally {
    placing.value = false
    orders.touch()
    books.touch()
  }
}

function useInstrument(): void {
  useEffect(() => effect(() => {
    void selected.value
    batch(() => {
      price.value = ''
      checked.value = null
    })
  }), [])
  useEffect(() => effect(() => {
    if (picked.value) {
      batch(() => {
        price.value = picked.value!.price
        type.value = 'LIMIT'
      })
    }
  }), [])
}

function Field({ id, label, unit, value, by, onInput }: {
  id: string; label: string; unit: string; value: string; by: string; onInput: (value: string) => void
}) {
  return (
    <label class="field" for={id}>
      <span>{label}</span>
      <input id={id} type="text" inputMode="decimal" autoComplete="off" spellcheck={false} value={value}
        aria-invalid={value !== '' && !isDecimal(value)} placeholder={`in steps of ${by}`}
        onInput={(event) => onInput(event.currentTarget.value.trim().replace(',', '.'))}
        onKeyDown={(event) => {
          const steps = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
          if (steps !== 0) {
            onInput(step(isDecimal(value) ? value : '0', by, steps * (event.shiftKey ? 10 : 1)))
            event.preventDefault()
          }
        }} />
      <small>{unit}</small>
    </label>
  )
}

function Verdict() {
  const answer = checked.value?.answer
  const current = checked.value !== null && checked.value.order === JSON.stringify(order.value)
  const available = books.value.value?.cash[answer?.currency ?? instrument.value?.quote ?? 'USD']
  const denied = answer?.checks.filter((each) => each.outcome === 'DENIED') ?? []
  const old = checked.value !== null && now.value - checked.value.at > 3 * RECHECK_MILLIS
  return (
    <div class={`verdict ${answer && (!current || old) ? 'dim' : ''}`} aria-live="polite" id="ticket-verdict">
      <dl>
        <dt>Cost with fee</dt>
        <dd id="ticket-cost">{answer?.cost ? <><Money value={answer.cost} form={{ decimals: 2 }} /> {answer.currency}</> : '—'}</dd>
        <dt>Buying power left</dt>
        <dd id="ticket-left">{answer?.buyingPowerLeft
          ? <><Money value={answer.buyingPowerLeft} form={{ decimals: 2 }} /> {answer.currency}</>
          : available ? <><Money value={available} form={{ decimals: 2 }} /> <small>now</small></> : '—'}</dd>
      </dl>
      {answer && answer.passes && <p class="passes">✓ risk would let it pass ({answer.checks.filter((each) => each.outcome === 'PASSED').length} checks)</p>}
      {answer && !answer.passes && (denied.length > 0 ? denied : [{ code: answer.code, detail: answer.detail }]).slice(0, 3).map((each) => (
        <p key={each.code} class="problem"><b>{each.code}</b> {each.detail}</p>
      ))}
    </div>
  )
}

export function Ticket() {
  useChecks()
  useInstrument()
  const of = instrument.value
  const market = marketOf(selected.value).value
  const limit = type.value === 'LIMIT'
  const best = side.value === 'BUY' ? market?.asks[0]?.[0] : market?.bids[0]?.[0]
  const sideName = side.value === 'BUY' ? 'Buy' : 'Sell'
  return (
    <Panel id="ticket" title={<>Order <span class="of">{selected.value}</span></>}
      tools={<Tag kind="info" title="Fills are on paper, against the published book; orders move no market">paper</Tag>}>
      <form class="ticket scroll" autoComplete="off" onSubmit={(event) => { event.preventDefault(); void place() }}>
        <div class="sides" role="group" aria-label="Side">
          <button type="button" class="buy" aria-pressed={side.value === 'BUY'} onClick={() => { side.value = 'BUY' }}>Buy</button>
          <button type="button" class="sell" aria-pressed={side.value === 'SELL'} onClick={() => { side.value = 'SELL' }}>Sell</button>
        </div>
        <div class="pair">
          <Choice label="Type" id="ticket-type" value={type.value} onChange={(value) => { type.value = value }}
            options={[{ value: 'LIMIT', text: 'Limit' }, { value: 'MARKET', text: 'Market' }]} />
          <Choice label="Time in force" id="ticket-tif" onChange={(value) => { timeInForce.value = value }}
            value={!limit && timeInForce.value === 'GTC' ? 'IOC' : timeInForce.value}
            options={[...(limit ? [{ value: 'GTC' as const, text: 'until cancelled' }] : []),
              { value: 'IOC' as const, text: 'at once, rest cancelled' }, { value: 'FOK' as const, text: 'all at once or nothing' }]} />
        </div>
        <Field id="ticket-quantity" label="Quantity" unit={of?.base ?? ''} by={of?.lot ?? '1'} value={quantity.value}
          onInput={(value) => { quantity.value = value }} />
        {limit && <Field id="ticket-price" label="Price" unit={of?.quote ?? ''} by={of?.tick ?? '1'} value={price.value}
          onInput={(value) => { price.value = value }} />}
        <div class="quick">
          {limit && (['bid', 'ask'] as const).map((which) => {
            const at = which === 'bid' ? market?.bids[0]?.[0] : market?.asks[0]?.[0]
            return <button key={which} type="button" disabled={!at} onClick={() => { price.value = at! }}>{which}{at && <> <span class="num">{format(at)}</span></>}</button>
          })}
          {!limit && <span class="dim">{best ? <>best {side.value === 'BUY' ? 'ask' : 'bid'} <span class="num">{format(best)}</span></> : 'no price now'}</span>}
        </div>
        <div class="options">
          {limit && <label><input type="checkbox" checked={postOnly.value} onChange={(event) => { postOnly.value = event.currentTarget.checked }} /> post only</label>}
          <label><input type="checkbox" checked={reduceOnly.value} onChange={(event) => { reduceOnly.value = event.currentTarget.checked }} /> reduce only</label>
        </div>
        <Verdict />
        <ProblemNote problem={refusal.value} />
        <button type="submit" class={`place ${side.value === 'BUY' ? 'buy' : 'sell'}`} id="ticket-place"
          disabled={placing.value || link.value.state === 'lost'}
          title={link.value.state === 'lost' ? 'The stream is lost: what you see is old' : ''}>
          {placing.value ? 'Placing…' : `${sideName} ${quantity.value || ''} ${of?.base ?? ''}`}
        </button>
      </form>
    </Panel>
  )
}
