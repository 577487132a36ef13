/** The account's equity minute by minute, how far it is below its highest, and the figures that follow. */
import { useMemo } from 'preact/hooks'
import { curves, meaningful } from '../curves.ts'
import { oldestMark } from '../marks.ts'
import { useResource } from '../resource.ts'
import { analytics, books } from '../state.ts'
import type { Statistic } from '../types.ts'
import { Absent, Money, Nothing, number, Panel, Total } from '../ui.tsx'
import { Plot } from './plot.tsx'

const SHOWN = ['totalReturn', 'volatility', 'sharpe', 'sortino', 'maxDrawdown', 'winRate', 'turnover']

function Value({ of }: { of: Statistic }) {
    return of.value === undefined || of.value === null ? (
        <Absent reason={of.reason ?? 'not said'} />
    ) : (
        <span class="num" title={String(of.value)}>
            {of.unit === 'fraction' ? `${number(of.value * 100, 3)} %` : number(of.value, 2)}
        </span>
    )
}

export function Equity() {
    const known = useResource(analytics)
    const drawn = useMemo(() => curves(known?.points ?? []), [known])
    // What analytics values holdings at does not say its age: it is no younger than what portfolio knows.
    const old = oldestMark(useResource(books)?.positions ?? [])
    const figures = (known?.figures ?? []).map((each) => meaningful(each, known!.returns))
    const shown = figures.filter((each) => SHOWN.includes(each.name))
    return (
        <Panel id="equity-curve" title="Equity" from={analytics}>
            <dl class="figures">
                <Total name="Equity" id="curve-equity" old={old}>
                    <Money
                        value={known?.equity}
                        form={{ currency: known?.currency }}
                        reason={known?.reason ?? analytics.unanswered() ?? 'not said'}
                    />
                </Total>
                {(shown.length > 0 ? shown : figures.slice(0, 6)).map((each) => (
                    <div key={each.name}>
                        <dt title={each.formula}>
                            {each.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}
                        </dt>
                        <dd>
                            <Value of={each} />
                        </dd>
                    </div>
                ))}
            </dl>
            {(known?.points.length ?? 0) < 2 ? (
                <Nothing from={analytics}>The curve has a point per minute: not enough yet.</Nothing>
            ) : (
                <div class="curves">
                    <Plot
                        data={drawn.equity}
                        label="Equity over time"
                        curves={[{ label: 'equity', colour: '--accent', fill: '--accent-soft' }]}
                        axis={(value) => number(value, 2)}
                    />
                    <Plot
                        data={drawn.drawdown}
                        label="Drawdown in percent"
                        curves={[{ label: 'drawdown', colour: '--down', fill: '--down-soft' }]}
                        axis={(value) => `${number(value, 3)} %`}
                        dated
                    />
                </div>
            )}
        </Panel>
    )
}
