/** What is held, at its marks, and what it earned. */
import { useResource } from '../resource.ts'
import { books, selected } from '../state.ts'
import { sign } from '../money.ts'
import type { Position } from '../types.ts'
import { Absent, FigureOf, Money, Panel, Table } from '../ui.tsx'

const OLD_MARK_SECONDS = 5

function Row({ of }: { of: Position }) {
    const old = (of.markAgeSeconds ?? 0) > OLD_MARK_SECONDS
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
            <td class={`right ${old ? 'stale' : ''}`}>
                {of.mark ? (
                    <>
                        {old && <small class="age">{Math.round(of.markAgeSeconds!)} s old </small>}
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
            <td class="right">
                <Money value={of.value} form={{ decimals: 2 }} reason={of.reason} />
            </td>
            <td class="right">
                <Money value={of.unrealised} form={{ decimals: 2, plus: true }} toned reason={of.reason} />
                <small class="under">
                    <Money value={of.realised} form={{ decimals: 2, plus: true }} toned reason={of.reason} />
                </small>
            </td>
        </tr>
    )
}

export function Positions() {
    const known = useResource(books)
    const held = (known?.positions ?? []).toSorted(
        (a, b) => Number(sign(b.quantity) !== 0) - Number(sign(a.quantity) !== 0),
    )
    return (
        <Panel id="positions" title="Positions" from={books} live>
            <dl class="figures">
                <div>
                    <dt>Equity</dt>
                    <dd id="equity">
                        <FigureOf figure={known?.equity} form={{ decimals: 2 }} />
                    </dd>
                </div>
                <div>
                    <dt>Unrealised</dt>
                    <dd>
                        <FigureOf figure={known?.unrealised} form={{ decimals: 2, plus: true }} toned />
                    </dd>
                </div>
                <div>
                    <dt>Realised</dt>
                    <dd>
                        <FigureOf figure={known?.realised} form={{ decimals: 2, plus: true }} toned />
                    </dd>
                </div>
                <div>
                    <dt>Fees</dt>
                    <dd>
                        <FigureOf figure={known?.fees} form={{ decimals: 2 }} />
                    </dd>
                </div>
                {Object.entries(known?.cash ?? {}).map(([currency, balance]) => (
                    <div key={currency}>
                        <dt>Cash {currency}</dt>
                        <dd data-cash={currency}>
                            <Money value={balance} form={{ decimals: 2 }} />
                        </dd>
                    </div>
                ))}
            </dl>
            <Table
                label="Positions"
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
