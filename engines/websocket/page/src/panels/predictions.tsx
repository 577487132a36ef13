/** What the model says of each instrument, and which model in which version. */
import { useResource } from '../resource.ts'
import { instruments, link, now, predictions, recorded, selected } from '../state.ts'
import { Absent, ago, clock, Panel, Table } from '../ui.tsx'

const OLD_MILLIS = 5_000

function Probability({ of, up }: { of: string; up: number | null | undefined }) {
    if (up === null || up === undefined) {
        return <Absent reason="the model gave no number" />
    }
    return (
        <>
            <span class={`num ${up >= 0.5 ? 'up' : 'down'}`}>{(up * 100).toFixed(1)} %</span>{' '}
            <meter
                class={up >= 0.5 ? 'bid' : 'ask'}
                min={0}
                max={1}
                value={up}
                aria-label={`probability that ${of} is higher`}
            />
        </>
    )
}

function Row({ symbol }: { symbol: string }) {
    const said = predictions.value[symbol]
    const age = said && !recorded.value ? now.value - Date.parse(said.time) : 0
    return (
        <tr class={age > OLD_MILLIS || link.value.state === 'lost' ? 'stale' : ''}>
            <td>
                <button
                    type="button"
                    class="link"
                    onClick={() => {
                        selected.value = symbol
                    }}
                >
                    {symbol}
                </button>
            </td>
            {said ? (
                <>
                    <td class="num">{said.horizonSeconds} s</td>
                    <td>
                        <Probability of={symbol} up={said.probabilityUp} />
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
}

export function Predictions() {
    const all = useResource(instruments) ?? []
    return (
        <Panel id="predictions" title="Predictions" live>
            <Table
                label="Predictions"
                empty="No instrument yet."
                head={['instrument', 'up within', 'probability', ['age', 'right'], 'model']}
                foot="The model was trained on the simulated market and says nothing of any other."
            >
                {all.map((each) => (
                    <Row key={each.symbol} symbol={each.symbol} />
                ))}
            </Table>
        </Panel>
    )
}
