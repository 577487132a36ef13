/** The bar on top: where prices come from, whose account it is, whether trading goes on, who one is. */
import { computed } from '@preact/signals'
import { halt, resume } from './actions.ts'
import { NO_TOKEN, token, useToken } from './api.ts'
import { helpOpen, say } from './dialogs.tsx'
import { useKeptFocus } from './focus.ts'
import { oldestMark } from './marks.ts'
import { account, allBooks, books, link, now, origin, riskState, view } from './state.ts'
import { theme, toggleTheme } from './theme.ts'
import { resumable, tradingOf } from './trading.ts'
import type { TradingState } from './types.ts'
import { ago, Choice, FigureOf, Tag } from './ui.tsx'

function Origin() {
    const { type, text, meaning } = origin.value
    return (
        <>
            <Tag kind={type ? 'info' : 'warn'} title={meaning}>
                {text}
                {type === 'simulated' && <span class="wide"> market</span>}
            </Tag>
            <Tag kind="info" title="Orders are filled on paper; no money moves">
                paper<span class="wide"> trading</span>
            </Tag>
        </>
    )
}

const STATE_TONES: Record<TradingState, 'good' | 'warn' | 'bad'> = { ACTIVE: 'good', REDUCING: 'warn', HALTED: 'bad' }

const stateStale = computed(() => riskState.stale(now.value))

function Trading() {
    const state = riskState.value.value
    const counts = state && tradingOf(state, account.value)
    const whose = state && resumable(state, account.value)
    const isHalted = state?.all === 'HALTED'
    useKeptFocus('.trading', ['#halt'])
    const why = [state?.hold, state?.reason, state?.changedBy && `by ${state.changedBy}`].filter(Boolean).join(' · ')
    return (
        <div class="trading" role="group" aria-label="Trading">
            <span role="status" aria-live="assertive" id="trading-state">
                {counts === null || stateStale.value ? (
                    <Tag kind="warn" title={riskState.problem.value?.detail ?? 'risk has not said it for a while'}>
                        trading state not known
                    </Tag>
                ) : (
                    <Tag kind={STATE_TONES[counts]} title={why}>
                        trading {counts.toLowerCase()}
                    </Tag>
                )}
            </span>
            {whose !== null && (
                <button type="button" onClick={() => void resume(whose)} title="needs an administrator's token">
                    Resume {whose}
                </button>
            )}
            {/* Not disabled, which would take the focus from whoever pressed it. */}
            <button
                type="button"
                class="danger"
                id="halt"
                aria-disabled={isHalted}
                onClick={() => isHalted || halt()}
                title={isHalted ? 'all trading is halted already' : 'stop all trading (h)'}
            >
                Halt
            </button>
        </div>
    )
}

function Access() {
    if (token.value) {
        return (
            <button type="button" class="quiet" onClick={() => useToken(null)} title="forget the token of this tab">
                sign out
            </button>
        )
    }
    return (
        <form
            class="token"
            onSubmit={(event) => {
                event.preventDefault()
                const given = String(new FormData(event.currentTarget).get('token') ?? '').trim()
                if (given && !useToken(given)) {
                    say(NO_TOKEN, 'bad')
                }
            }}
        >
            <input
                id="token"
                name="token"
                type="password"
                autoComplete="off"
                placeholder="token to trade"
                aria-label="Token to trade with"
                title="what is in data/secrets/trader.token; kept in this tab only"
            />
        </form>
    )
}

/** The equity of the account, greyed and with its age where it is not that of now: of the account, or of its marks. */
function Equity() {
    const known = books.value.value
    const since = link.value.state === 'lost' ? link.value.since : books.stale(now.value) ? books.at.value : null
    const marks = oldestMark(known?.positions ?? [])
    const age = since !== null ? now.value - since : marks !== null ? marks * 1_000 : null
    return (
        <span class={`equity ${age === null ? '' : 'stale'}`} title="equity of the account" id="bar-equity">
            <FigureOf figure={known?.equity} from={books} form={{ currency: known?.currency }} /> {known?.currency}
            {age !== null && known && (
                <small class="age">
                    {' '}
                    {since === null ? 'marks ' : ''}
                    {ago(age)} old
                </small>
            )}
        </span>
    )
}

export function ViewButton({ to, title }: { to: typeof view.value; title: string }) {
    return (
        <button
            type="button"
            aria-current={view.value === to ? 'page' : undefined}
            onClick={() => {
                view.value = to
            }}
        >
            {title}
        </button>
    )
}

export function Bar() {
    const names = (allBooks.value.value ?? []).map((each) => each.id)
    return (
        <header class="bar">
            <a
                class="brand"
                href="#desk"
                onClick={(event) => {
                    event.preventDefault()
                    view.value = 'desk'
                }}
                aria-label="Nautilus, to the desk"
            >
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M12 2a10 10 0 1 0 10 10h-4a6 6 0 1 1-6-6 4 4 0 1 1 0 8 2 2 0 1 1 0-4" />
                </svg>
                <span>Nautilus</span>
            </a>
            <nav aria-label="Views">
                <ViewButton to="desk" title="Desk" />
                <ViewButton to="machine" title="Machine" />
            </nav>
            <div class="origin">
                <Origin />
            </div>
            <span class="grow" />
            <div class="account">
                <Choice
                    label="Account"
                    value={account.value}
                    options={names.includes(account.value) ? names : [account.value, ...names]}
                    onChange={(value) => {
                        account.value = value
                    }}
                />
                <Equity />
            </div>
            <Trading />
            <Access />
            <button
                type="button"
                class="quiet"
                onClick={toggleTheme}
                aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
                title="dark or light (d)"
            >
                {theme.value === 'dark' ? '☾' : '☀'}
            </button>
            <button
                type="button"
                class="quiet"
                onClick={() => {
                    helpOpen.value = true
                }}
                aria-label="Help"
                title="help (?)"
            >
                ?
            </button>
        </header>
    )
}
