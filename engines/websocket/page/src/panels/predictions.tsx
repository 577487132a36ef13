/** What the model says of each instrument, and which model in which version. */
import { useResource } from '../resource.ts'
import { instruments, link, now, predictions, recorded, selected } from '../state.ts'
import { Absent, ago, clock, Panel, Table } from '../ui.tsx'

const OLD_MILLIS = 5_000

export function Predictions() {
    const all = useResource(instruments) ?? []
    const known = predictions.value
    return (
        <Panel id="predictions" title="Predictions" live>
            <Table
                label="Predictions"
                empty="No instrument yet."
                head={['instrument', 'up within', 'probability', ['age', 'right'], 'model']}
                foot="The model was trained on the simulated market and says nothing of any other."
            >
                {all.map((each) => {
                    const said = known[each.symbol]
                    const age = said && !recorded.value ? now.value - Date.parse(said.time) : 0
                    const p = said?.probabilityUp
                    return (
                        <tr key={each.symbol} class={age > OLD_MILLIS || link.value.state === 'lost' ? 'stale' : ''}>
                            <td>
                                <button
                                    type="button"
                                    class="link"
                                    onClick={() => {
                                        selected.value = each.symbol
                                    }}
                                >
                                    {each.symbol}
                                </button>
                            </td>
                            {said ? (
                                <>
                                    <td class="num">{said.horizonSeconds} s</td>
                                    <td>
                                        {p === null || p === undefined ? (
                                            <Absent reason="the model gave no number" />
                                        ) : (
                                            <>
                                                <span class={`num ${p >= 0.5 ? 'up' : 'down'}`}>
                                                    {(p * 100).toFixed(1)} %
                                                </span>{' '}
                                                <meter
                                                    class={p >= 0.5 ? 'bid' : 'ask'}
                                                    min={0}
                                                    max={1}
                                                    value={p}
                                                    aria-label={`probability that ${each.symbol} is higher`}
                                                />
                                            </>
                                        )}
                                    </td>
                                    <td class="right num">{recorded.value ? clock(said.time) : ago(age)}</td>
                                    <td class="dim">
                                        {said.model} {said.version}
                                    </td>
                                </>
                            ) : (
                                <td colSpan={4}>
                                    <Absent reason="no prediction yet: ml has none, or features are warming up" />
                                </td>
                            )}
                        </tr>
                    )
                })}
            </Table>
        </Panel>
    )
}
