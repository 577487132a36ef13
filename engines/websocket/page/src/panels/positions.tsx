/** What is held, at its marks, and what it earned. */
import { oldestMark, oldMark } from '../marks.ts'
import { sign } from '../money.ts'
import { useResource } from '../resource.ts'
import { books, selected } from '../state.ts'
import type { Position } from '../types.ts'
import { Absent, ago, FigureOf, Money, Panel, Table, Total } from '../ui.tsx'

function Row({ of }: { of: Position }) {
    const old = oldMark(of)
    // What is computed of an old mark looks as old as it.
    const computed = `right ${old === null ? '' : 'stale'}`
    const currency = of.currency
    return (
        <tr data-position={of.instrument}>
            <td>
                <button
                    type="button"
                    class="link"
                    onClick={() => {
                        selected.value = of.instrument
                    }}
                >
                    {of.instrument}
                </button>
            </td>
            <td class="right">
                <Money value={of.quantity} />
            </td>
            <td class={computed}>
                {of.mark ? (
                    <>
                        {old !== null && <small class="age">{ago(old * 1_000)} old </small>}
                        <Money value={of.mark} form={{ digits: 7 }} />
                    </>
                ) : (
                    <Absent reason={of.reason ?? 'no mark yet'} />
                )}
                <small class="under dim">
                    <Money
                        value={of.averageCost}
                        form={{ digits: 7 }}
                        reason={sign(of.quantity) === 0 ? '—' : of.reason}
                    />
                </small>
            </td>
            <td class={computed}>
                <Money value={of.value} form={{ currency }} reason={of.reason} />
            </td>
            <td class="right">
                <span class={old === null ? '' : 'stale'}>
                    <Money value={of.unrealised} form={{ currency, plus: true }} toned reason={of.reason} />
                </span>
                <small class="under">
                    <Money value={of.realised} form={{ currency, plus: true }} toned reason={of.reason} />
                </small>
            </td>
        </tr>
    )
}

function Totals() {
    const known = books.value.value
    const old = oldestMark(known?.positions ?? [])
    const form = { currency: known?.currency }
    return (
        <dl class="figures">
            <Total name="Equity" id="equity" old={old}>
                <FigureOf figure={known?.equity} from={books} form={form} />
            </Total>
            <Total name="Unrealised" old={old}>
                <FigureOf figure={known?.unrealised} from={books} form={{ ...form, plus: true }} toned />
            </Total>
            <Total name="Realised">
                <FigureOf figure={known?.realised} from={books} form={{ ...form, plus: true }} toned />
            </Total>
            <Total name="Fees">
                <FigureOf figure={known?.fees} from={books} form={form} />
            </Total>
            {Object.entries(known?.cash ?? {}).map(([currency, balance]) => (
                <div key={currency}>
                    <dt>Cash {currency}</dt>
                    <dd data-cash={currency}>
                        <Money value={balance} form={{ currency, down: true }} />
                    </dd>
                </div>
            ))}
        </dl>
    )
}

export function Positions() {
    const known = useResource(books)
    const held = (known?.positions ?? []).toSorted(
        (a, b) => Number(sign(b.quantity) !== 0) - Number(sign(a.quantity) !== 0),
    )
    return (
        <Panel id="positions" title="Positions" from={books} live>
            <Totals />
            <Table
                label="Positions"
                from={books}
                empty="Nothing is held."
                head={[
                    'instrument',
                    ['quantity', 'right'],
                    ['mark\naverage cost', 'right'],
                    ['value', 'right'],
                    ['unrealised\nrealised', 'right'],
                ]}
            >
                {held.map((each) => (
                    <Row key={each.instrument} of={each} />
                ))}
            </Table>
        </Panel>
    )
}
