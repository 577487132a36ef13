/** What was executed, and the same as a file. */
import { ask } from '../api.ts'
import { say } from '../dialogs.tsx'
import { asProblem, useResource } from '../resource.ts'
import { account, fills } from '../state.ts'
import { clock, Money, Panel, Table } from '../ui.tsx'

async function download(): Promise<void> {
    try {
        const answer = await ask('portfolio', `/fills?account=${encodeURIComponent(account.value)}&limit=10000`, {
            accept: 'text/csv',
        })
        const link = document.createElement('a')
        link.href = URL.createObjectURL(await answer.blob())
        link.download = `fills-${account.value}.csv`
        link.click()
        URL.revokeObjectURL(link.href)
    } catch (failure) {
        say(`CSV: ${asProblem(failure).code}`, 'bad')
    }
}

export function Fills() {
    const all = (useResource(fills) ?? []).toReversed()
    return (
        <Panel
            id="fills"
            title="Fills"
            from={fills}
            live
            tools={
                <button type="button" class="small" onClick={() => void download()} title="the newest 10,000 fills">
                    CSV
                </button>
            }
        >
            <Table
                label="Fills"
                from={fills}
                empty="No fill yet."
                head={[
                    'time',
                    'instrument',
                    'side',
                    ['quantity', 'right'],
                    ['price', 'right'],
                    ['value', 'right'],
                    ['fee', 'right'],
                    'liquidity',
                ]}
                {...(all.length >= 300 ? { foot: 'the newest 300; the CSV has more' } : {})}
            >
                {all.map((each) => (
                    <tr
                        key={`${each.place.offset}-${each.place.index}`}
                        data-order={each.orderId}
                        data-place={`${each.place.offset}-${each.place.index}`}
                    >
                        <td class="num dim" title={each.at}>
                            {clock(each.at)}
                        </td>
                        <td>{each.instrument}</td>
                        <td class={each.side === 'BUY' ? 'up' : 'down'}>{each.side.toLowerCase()}</td>
                        <td class="right">
                            <Money value={each.quantity} />
                        </td>
                        <td class="right">
                            <Money value={each.price} />
                        </td>
                        <td class="right">
                            <Money value={each.notional} form={{ currency: each.currency }} />
                        </td>
                        <td class="right">
                            <Money value={each.fee} form={{ currency: each.currency }} />
                        </td>
                        <td class="dim rest">
                            {each.currency} · {each.liquidity.toLowerCase()}
                        </td>
                    </tr>
                ))}
            </Table>
        </Panel>
    )
}
