/** What the venue printed last. */
import { inSteps } from '../money.ts'
import { useResource } from '../resource.ts'
import { instrument, prints } from '../state.ts'
import { clock, Panel, Table } from '../ui.tsx'

export function Tape() {
    const all = useResource(prints) ?? []
    const newest = all.length > 1 && all[0]!.time < all.at(-1)!.time ? all.toReversed() : all
    return (
        <Panel id="tape" title="Trades" from={prints} live priced>
            <Table
                label="Trades of the venue"
                from={prints}
                empty="No trade yet."
                head={['time', ['price', 'right'], ['quantity', 'right']]}
            >
                {newest.map((each, i) => (
                    <tr key={`${each.time}${i}`}>
                        <td class="num dim">{clock(each.time)}</td>
                        <td class={`right num ${each.aggressor === 'BUY' ? 'up' : 'down'}`}>
                            <span class="sr">{each.aggressor === 'BUY' ? 'bought ' : 'sold '}</span>
                            {inSteps(each.price, instrument.value?.tick)}
                        </td>
                        <td class="right num">{inSteps(each.quantity, instrument.value?.lot)}</td>
                    </tr>
                ))}
            </Table>
        </Panel>
    )
}
