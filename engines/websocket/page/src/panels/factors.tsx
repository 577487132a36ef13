/** Ranks of the instruments under each factor, as a heat map: 1 is the largest value. */
import { useResource } from '../resource.ts'
import { factorInterval, recorded, sections } from '../state.ts'
import { ago, Choice, clock, Nothing, Panel } from '../ui.tsx'
import type { Section } from '../types.ts'

const STEPS = 9
const OLD_SECONDS = 120

/** 1 to 9, from the highest rank to the lowest, for the colour. */
function heat(rank: number, count: number): number {
    return count < 2 ? 5 : 1 + Math.round(((rank - 1) / (count - 1)) * (STEPS - 1))
}

function Row({ of, columns }: { of: Section; columns: string[] }) {
    const scores = new Map(of.instruments.map((each) => [each.instrument, each]))
    const ranked = of.instruments.filter((each) => each.rank !== undefined).length
    return (
        <tr class={of.ageSeconds > OLD_SECONDS && !recorded.value ? 'stale' : ''}>
            <th scope="row" title={of.factor}>
                {of.factor}
            </th>
            {columns.map((column) => {
                const score = scores.get(column)
                const reason =
                    score?.reason ?? (of.missing.includes(column) ? 'no bar at this close' : 'not in the section')
                return score?.rank !== undefined && score.rank !== null ? (
                    <td
                        key={column}
                        class={`heat h${heat(score.rank, ranked)}`}
                        title={`${column}: value ${score.value}, z ${score.zScore}`}
                    >
                        {score.rank}
                    </td>
                ) : (
                    <td key={column} class="heat none" title={reason}>
                        <span aria-hidden="true">–</span>
                        <span class="sr">{reason}</span>
                    </td>
                )
            })}
        </tr>
    )
}

export function Factors() {
    const all = (useResource(sections) ?? []).toSorted((a, b) => a.factor.localeCompare(b.factor))
    const columns = [...new Set(all.flatMap((each) => each.instruments.map((score) => score.instrument)))].sort()
    const oldest = Math.max(0, ...all.map((each) => each.ageSeconds))
    return (
        <Panel
            id="factors"
            title="Factor ranks"
            from={sections}
            tools={
                <>
                    {all.length > 0 && (
                        <small class="dim">
                            {recorded.value ? `at ${clock(all[0]!.time)}` : `${ago(oldest * 1_000)} ago`}
                        </small>
                    )}
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
                    <table class="heatmap" aria-label="Factor ranks, 1 is the largest value">
                        <thead>
                            <tr>
                                <th scope="col">factor</th>
                                {columns.map((each) => (
                                    <th key={each} scope="col">
                                        {each.split('-')[0]}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {all.map((each) => (
                                <Row key={each.factor} of={each} columns={columns} />
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </Panel>
    )
}
