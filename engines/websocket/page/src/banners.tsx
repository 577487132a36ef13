/** What is said over everything else. */
import { AFTER_GAP, type Missed } from './gaps.ts'
import { account, gaps, link, now, refusals, riskState } from './state.ts'
import { resumable, tradingOf } from './trading.ts'
import { ago, clock } from './ui.tsx'

/** Those of one topic, the last of them in full. */
function Gaps({ of }: { of: Missed }) {
    const many = of.count > 1
    return (
        <span class="gaps" data-topic={of.topic}>
            <b>
                {many ? `${of.count} gaps` : 'A gap'} in {of.topic}
                {many ? ',' : ''}
            </b>{' '}
            {many && 'the last '}
            {of.key} from {of.after} to {of.to} at {clock(of.at)} ({of.reason}); {AFTER_GAP[of.topic]}.
        </span>
    )
}

/** What a person has to know before they believe a number. */
export function Banners() {
    const state = riskState.value.value
    const halted = state && tradingOf(state, account.value) === 'HALTED'
    const whose = state && resumable(state, account.value)
    const lost = link.value.state === 'lost' ? link.value : null
    const refused = Object.entries(refusals.value)[0]
    return (
        <div class="banners" aria-live="assertive">
            {lost && (
                <p class="banner bad" id="banner-lost" role="alert">
                    <b>
                        Stream lost
                        {/* What ticks is for the eye: a screen reader would begin anew each second. */}
                        <span aria-hidden="true"> {ago(now.value - lost.since)} ago</span>.
                    </b>{' '}
                    {lost.reason.charAt(0).toUpperCase() + lost.reason.slice(1)}. What you see is from then; greyed
                    figures are not live. Connecting again
                    <span aria-hidden="true">{lost.attempt > 1 ? `, attempt ${lost.attempt}` : ''}…</span>
                </p>
            )}
            {halted && (
                <p class="banner bad" id="banner-halted">
                    <b>Trading {whose ? `of ${whose} ` : ''}is halted.</b> Nothing but cancels leaves
                    {state.hold || state.reason ? `: ${state.hold || state.reason}` : ''}
                    {state.changedBy && !state.hold ? ` (${state.changedBy})` : ''}. An administrator's token{' '}
                    {state.hold ? 'accepts the log: POST /risk/accept-log' : 'resumes it'}.
                </p>
            )}
            {refused && !lost && (
                <p class="banner warn" id="banner-refused">
                    <b>The stream refused {refused[0] || 'a message'}:</b> {refused[1]}
                </p>
            )}
            {gaps.value.length > 0 && !lost && (
                <p class="banner warn" id="banner-gap">
                    {gaps.value.map((each) => (
                        <Gaps key={each.topic} of={each} />
                    ))}
                    <button
                        type="button"
                        class="small"
                        onClick={() => {
                            gaps.value = []
                            // The button goes, and the focus is not to go with it.
                            document.querySelector('main')?.focus({ preventScroll: true })
                        }}
                    >
                        seen
                    </button>
                </p>
            )}
        </div>
    )
}
