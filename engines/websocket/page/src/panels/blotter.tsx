/** The account's orders, open ones first in the eye. */
import { signal } from '@preact/signals'
import { remembered, orders } from '../state.ts'
import { cancel, cancelAll } from '../actions.ts'
import { useKeptFocus } from '../focus.ts'
import { isOpen, NEWEST, OPEN_MOST } from '../orders.ts'
import { useResource } from '../resource.ts'
import type { Order } from '../types.ts'
import { Choice, clock, Money, Panel, Table, Tag } from '../ui.tsx'

const shown = remembered<'all' | 'open'>('blotter', 'all')

const TONES: Record<string, 'good' | 'bad' | 'info' | ''> = {
    FILLED: 'good',
    DENIED: 'bad',
    REJECTED: 'bad',
    ACCEPTED: 'info',
    PARTIALLY_FILLED: 'info',
}

/** The row that was looked at last: the one of all that the Tab key stops at. */
const current = signal<string | null>(null)

function onKey(event: KeyboardEvent, order: Order): void {
    if ((event.key === 'x' || event.key === 'Delete') && isOpen(order)) {
        event.stopPropagation()
        void cancel(order)
    }
}

function Row({ order, stop }: { order: Order; stop: boolean }) {
    const limit = order.price !== undefined
    const open = isOpen(order)
    const said = order.state.toLowerCase().replace('_', ' ')
    const why = [order.reason?.toLowerCase().replaceAll('_', '-'), order.detail].filter(Boolean).join(': ')
    // A reason takes the room of what an order with it does not have: an average price, a button.
    const priced = Boolean(order.averagePrice) || !order.reason
    return (
        <tr
            tabIndex={stop ? 0 : -1}
            onFocusIn={() => {
                current.value = order.id
            }}
            data-order={order.id}
            class={open ? 'open' : ''}
            onKeyDown={(event) => onKey(event, order)}
            aria-label={`${order.side} ${order.quantity} ${order.instrument}, ${said}`}
        >
            <td class="num dim" title={order.createdAt}>
                {clock(order.createdAt)}
            </td>
            <td>{order.instrument}</td>
            <td class="way">
                <span class={order.side === 'BUY' ? 'up' : 'down'}>{order.side.toLowerCase()}</span>
                <Tag kind={TONES[order.state] ?? ''} title={said}>
                    {order.state === 'PARTIALLY_FILLED' ? 'partial' : said}
                </Tag>
            </td>
            <td class="right">
                {order.filled !== order.quantity && (
                    <>
                        <Money value={order.filled} />
                        <span class="dim"> of </span>
                    </>
                )}
                <Money value={order.quantity} />
            </td>
            <td class="right">
                {limit ? <Money value={order.price} /> : <span class="dim">market</span>}{' '}
                {order.timeInForce !== (limit ? 'GTC' : 'IOC') && <small>{order.timeInForce}</small>}
            </td>
            {priced && (
                <td class="right">
                    {order.averagePrice ? (
                        <Money value={order.averagePrice} form={{ digits: 7 }} />
                    ) : (
                        <>
                            <span aria-hidden="true">—</span>
                            <span class="sr">nothing is filled</span>
                        </>
                    )}
                </td>
            )}
            <td
                class="rest"
                colSpan={1 + Number(!priced) + Number(!open)}
                title={[why, order.by && `by ${order.by}`].filter(Boolean).join(', ')}
            >
                {order.reason && <span class="why">{why}</span>} <span class="dim">{order.by}</span>
            </td>
            {open && (
                <td class="right acts">
                    <button
                        type="button"
                        class="small"
                        aria-label={`Cancel ${order.side} ${order.quantity} ${order.instrument}`}
                        onClick={() => void cancel(order)}
                    >
                        cancel
                    </button>
                </td>
            )}
        </tr>
    )
}

export function Blotter() {
    const all = useResource(orders) ?? []
    const open = all.filter(isOpen)
    const rows = shown.value === 'open' ? open : [...open, ...all.filter((each) => !isOpen(each))]
    useKeptFocus('#panel-blotter', ['tr[tabindex="0"]', 'header select'])
    const stop = rows.find((each) => each.id === current.value) ?? rows[0]
    return (
        <Panel
            id="blotter"
            title="Orders"
            from={orders}
            live
            tools={
                <>
                    {orders.unanswered() === null && (
                        <small class="dim">
                            {open.length >= OPEN_MOST ? 'at least ' : ''}
                            {open.length} open
                        </small>
                    )}
                    <Choice
                        label="Which orders"
                        value={shown.value}
                        options={['all', 'open']}
                        onChange={(value) => {
                            shown.value = value
                        }}
                    />
                    <button type="button" class="small" onClick={cancelAll}>
                        cancel all
                    </button>
                </>
            }
        >
            <Table
                label="Orders"
                rove="tbody tr"
                from={orders}
                empty={shown.value === 'open' ? 'No open order.' : 'No order yet: the ticket on the left places one.'}
                head={[
                    'time',
                    'instrument',
                    'side, state',
                    ['quantity', 'right'],
                    ['price', 'right'],
                    ['average', 'right'],
                    'reason, by',
                    '',
                ]}
                {...(all.length >= NEWEST
                    ? { foot: `all open ones and the newest ${NEWEST}; older ones: GET /orders?after=` }
                    : {})}
            >
                {rows.map((order) => (
                    <Row key={order.id} order={order} stop={order === stop} />
                ))}
            </Table>
        </Panel>
    )
}
