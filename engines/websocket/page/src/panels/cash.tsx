/** Every change of cash, with what changed it. */
import { useResource } from '../resource.ts'
import { ledger } from '../state.ts'
import { clock, Money, Panel, Table } from '../ui.tsx'

export function Cash() {
    const all = useResource(ledger) ?? []
    return (
        <Panel id="cash" title="Cash ledger" from={ledger} live>
            <Table
                label="Cash ledger"
                from={ledger}
                empty="No change of cash yet."
                head={['time', 'what', ['amount', 'right'], ['balance', 'right'], 'reference']}
                {...(all.length >= 200 ? { foot: 'the newest 200' } : {})}
            >
                {all.map((each) => (
                    <tr key={`${each.place.offset}-${each.place.index}-${each.kind}-${each.currency}`}>
                        <td class="num dim" title={each.at}>
                            {clock(each.at)}
                        </td>
                        <td>{each.kind.toLowerCase().replaceAll('_', ' ')}</td>
                        <td class="right">
                            <Money value={each.amount} form={{ currency: each.currency, plus: true }} toned />{' '}
                            <small>{each.currency}</small>
                        </td>
                        <td class="right">
                            <Money value={each.balance} form={{ currency: each.currency, down: true }} />
                        </td>
                        <td class="dim num rest" title={each.reference}>
                            {each.reference}
                        </td>
                    </tr>
                ))}
            </Table>
        </Panel>
    )
}
