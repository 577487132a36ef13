/** What the model says of each instrument, and which model in which version. */
import { useResource } from '../resource.ts'
import {
    ageOf,
    followed,
    instruments,
    isRecorded,
    link,
    NOT_FOLLOWED,
    predictions,
    selected,
    servingModel,
} from '../state.ts'
import type { Model } from '../types.ts'
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
    const age = said ? ageOf(symbol, said) : 0
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
                    <td class="right num">
                        {isRecorded(symbol) && <small class="dim">of {clock(said.time)} </small>}
                        {ago(age)}
                    </td>
                    <td class="dim">
                        {said.model} {said.version}
                    </td>
                </>
            ) : (
                <td colSpan={4}>
                    <Absent
                        reason={
                            followed.value.has(symbol)
                                ? 'no prediction yet: ml has none, or features are warming up'
                                : NOT_FOLLOWED
                        }
                    />
                </td>
            )}
        </tr>
    )
}

/** What its own card says of it. */
function trainedOn(model: Model | null): string {
    const card = model?.card
    return card
        ? `${card.name} ${card.version} was trained on ${card.data.source}; it says nothing of any other market.`
        : (servingModel.unanswered() ?? 'ml names no model that predicts.')
}

export function Predictions() {
    const all = useResource(instruments) ?? []
    const model = useResource(servingModel)
    return (
        <Panel id="predictions" title="Predictions" live>
            <Table
                label="Predictions"
                from={instruments}
                empty="No instrument yet."
                head={['instrument', 'up within', 'probability', ['age', 'right'], 'model']}
                foot={trainedOn(model)}
            >
                {all.map((each) => (
                    <Row key={each.symbol} symbol={each.symbol} />
                ))}
            </Table>
        </Panel>
    )
}
