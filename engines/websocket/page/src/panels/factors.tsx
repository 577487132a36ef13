/** Ranks of the instruments under each factor, as a heat map: 1 is the largest value. */
import type { Heard } from '../arrivals.ts'
import { ageOf, heatmaps, ofRecording, type Heatmap } from '../heatmap.ts'
import { useResource } from '../resource.ts'
import { factorInterval, sections } from '../state.ts'
import type { Section } from '../types.ts'
import { ago, Choice, clock, Nothing, Panel } from '../ui.tsx'

const STEPS = 9
const OLD_MILLIS = 120_000

/** 1 to 9, from the highest rank to the lowest, for the colour. */
function heat(rank: number, count: number): number {
    return count < 2 ? 5 : 1 + Math.round(((rank - 1) / (count - 1)) * (STEPS - 1))
}

function Row({ of, columns }: { of: Heard<Section>; columns: Heatmap['columns'] }) {
    const scores = new Map(of.instruments.map((each) => [each.instrument, each]))
    const ranked = of.instruments.filter((each) => each.rank !== undefined).length
    return (
        <tr class={ageOf(of) > OLD_MILLIS ? 'stale' : ''}>
            <th scope="row" title={of.factor}>
                {of.factor}
            </th>
            {columns.map(({ instrument }) => {
                const score = scores.get(instrument)
                const reason =
                    score?.reason ?? (of.missing.includes(instrument) ? 'no bar at this close' : 'not in the section')
                return score?.rank !== undefined && score.rank !== null ? (
                    <td
                        key={instrument}
                        class={`heat h${heat(score.rank, ranked)}`}
                        title={`${instrument}: value ${score.value}, z ${score.zScore}`}
                    >
                        {score.rank}
                    </td>
                ) : (
                    <td key={instrument} class="heat none" title={reason}>
                        <span aria-hidden="true">–</span>
                        <span class="sr">{reason}</span>
                    </td>
                )
            })}
        </tr>
    )
}

/** The age of the oldest row; of a recording also the time of its day. */
function Age({ of }: { of: Heatmap }) {
    const oldest = Math.max(...of.rows.map(ageOf))
    const first = of.rows[0]!
    return (
        <small class="dim">
            {ofRecording(first) && `at ${clock(first.time)}, `}
            {ago(oldest)} ago
        </small>
    )
}

/** The ranks within a set; where it is not the only one it says its name. */
function Ranks({ of, isNamed }: { of: Heatmap; isNamed: boolean }) {
    return (
        <table class="heatmap" aria-label={`Factor ranks of ${of.set}, 1 is the largest value`}>
            {isNamed && (
                <caption>
                    {of.set} <Age of={of} />
                </caption>
            )}
            <thead>
                <tr>
                    <th scope="col">factor</th>
                    {of.columns.map(({ instrument, name }) => (
                        <th key={instrument} scope="col" title={instrument}>
                            {name}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {of.rows.map((each) => (
                    <Row key={each.factor} of={each} columns={of.columns} />
                ))}
            </tbody>
        </table>
    )
}

export function Factors() {
    const all = heatmaps(useResource(sections) ?? [])
    return (
        <Panel
            id="factors"
            title="Factor ranks"
            from={sections}
            tools={
                <>
                    {all.length === 1 && <Age of={all[0]!} />}
                    <Choice
                        label="Interval of the bars"
                        value={factorInterval.value}
                        options={['1s', '1m']}
                        onChange={(value) => {
                            factorInterval.value = value
                        }}
                    />
                </>
            }
        >
            {all.length === 0 ? (
                <Nothing from={sections}>
                    No cross-section of {factorInterval.value} bars yet: factors need as many closes as their window
                    is long.
                </Nothing>
            ) : (
                <div class="scroll" tabIndex={0} role="region" aria-label="Factor ranks">
                    {all.map((each) => (
                        <Ranks key={each.set} of={each} isNamed={all.length > 1} />
                    ))}
                </div>
            )}
        </Panel>
    )
}
