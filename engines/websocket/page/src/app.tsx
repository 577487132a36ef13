/** The desk: bar, banner, panels. */
import { computed, signal } from '@preact/signals'
import { halt, resume } from './actions.ts'
import { docsOf, ENGINES, token, useToken } from './api.ts'
import { Help, helpOpen, Questions, Toasts } from './dialogs.tsx'
import { Divider, Tabs, type Tabbed } from './layout.tsx'
import { Blotter } from './panels/blotter.tsx'
import { Book } from './panels/book.tsx'
import { Cash } from './panels/cash.tsx'
import { Chart } from './panels/chart.tsx'
import { Equity } from './panels/equity.tsx'
import { Factors } from './panels/factors.tsx'
import { Fills } from './panels/fills.tsx'
import { Flow } from './panels/flow.tsx'
import { Machine } from './panels/machine.tsx'
import { Positions } from './panels/positions.tsx'
import { Predictions } from './panels/predictions.tsx'
import { Strategies } from './panels/strategies.tsx'
import { Tape } from './panels/tape.tsx'
import { Ticket } from './panels/ticket.tsx'
import { Watch } from './panels/watch.tsx'
import {
    account,
    allBooks,
    books,
    gaps,
    heartbeats,
    link,
    now,
    refusals,
    remembered,
    riskState,
    source,
    view,
} from './state.ts'
import { theme, toggleTheme } from './theme.ts'
import { resumable, tradingOf } from './trading.ts'
import type { TradingState } from './types.ts'
import { ago, Choice, clock, FigureOf, Tag } from './ui.tsx'

export const dockLeft = remembered('dock-left', 'blotter')
export const dockRight = remembered('dock-right', 'positions')
/** What a phone shows. */
export const phone = signal<'market' | 'trade' | 'orders' | 'account'>('market')

const ORDERS: Tabbed[] = [
    { id: 'blotter', title: 'Orders', panel: () => <Blotter /> },
    { id: 'fills', title: 'Fills', panel: () => <Fills /> },
    { id: 'cash', title: 'Cash', panel: () => <Cash /> },
    { id: 'strategies', title: 'Strategies', panel: () => <Strategies /> },
]
const ACCOUNT: Tabbed[] = [
    { id: 'positions', title: 'Positions', panel: () => <Positions /> },
    { id: 'equity', title: 'Equity', panel: () => <Equity /> },
    { id: 'predictions', title: 'Predictions', panel: () => <Predictions /> },
    { id: 'factors', title: 'Factors', panel: () => <Factors /> },
]

const SOURCES: Record<string, [string, string]> = {
    simulated: ['simulated', 'Prices come from a simulated market on this machine, not from a venue'],
    replay: ['replay', 'Prices are a recording that is played again, not those of now'],
}

function Origin() {
    const type = source.value
    const [text, title] = type
        ? (SOURCES[type.toLowerCase()] ?? [type, `Prices come from ${type}`])
        : ['no feed', 'marketdata names none']
    return (
        <>
            <Tag kind="info" title={title}>
                {text}
                {type?.toLowerCase() === 'simulated' && <span class="wide"> market</span>}
            </Tag>
            <Tag kind="info" title="Orders are filled on paper; no money moves">
                paper<span class="wide"> trading</span>
            </Tag>
        </>
    )
}

const STATE_TONES: Record<TradingState, 'good' | 'warn' | 'bad'> = { ACTIVE: 'good', REDUCING: 'warn', HALTED: 'bad' }

const booksStale = computed(() => books.stale(now.value))
const stateStale = computed(() => riskState.stale(now.value))

function Trading() {
    const state = riskState.value.value
    const counts = state && tradingOf(state, account.value)
    const whose = state && resumable(state, account.value)
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
            {state?.all !== 'HALTED' && (
                <button type="button" class="danger" id="halt" onClick={halt} title="stop all trading (h)">
                    Halt
                </button>
            )}
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
                if (given) {
                    useToken(given)
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

function Bar() {
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
            <div class={`account ${booksStale.value || link.value.state === 'lost' ? 'stale' : ''}`}>
                <Choice
                    label="Account"
                    value={account.value}
                    options={names.includes(account.value) ? names : [account.value, ...names]}
                    onChange={(value) => {
                        account.value = value
                    }}
                />
                <span class="equity" title="equity of the account">
                    <FigureOf figure={books.value.value?.equity} form={{ decimals: 2 }} />{' '}
                    {books.value.value?.currency}
                </span>
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

/** What a person has to know before they believe a number. */
function Banners() {
    const state = riskState.value.value
    const halted = state && tradingOf(state, account.value) === 'HALTED'
    const whose = state && resumable(state, account.value)
    const lost = link.value.state === 'lost' ? link.value : null
    const newest = gaps.value[0]
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
            {newest && !lost && (
                <p class="banner warn" id="banner-gap">
                    <b>A gap:</b> {newest.topic} {newest.key} from {newest.after} to {newest.to} at {clock(newest.at)}{' '}
                    ({newest.reason}); what was missed was asked for anew.
                    {gaps.value.length > 1 && ` ${gaps.value.length} such.`}{' '}
                    <button
                        type="button"
                        class="small"
                        onClick={() => {
                            gaps.value = []
                        }}
                    >
                        seen
                    </button>
                </p>
            )}
        </div>
    )
}

function Desk() {
    return (
        <main class="desk" id="desk" data-phone={phone.value}>
            <div class="column left">
                <div class="cell watch-cell">
                    <Watch />
                </div>
                <Divider of="watch" />
                <div class="cell ticket-cell">
                    <Ticket />
                </div>
            </div>
            <Divider of="left" />
            <div class="middle">
                <div class="upper">
                    <div class="cell chart-cell">
                        <Chart />
                    </div>
                    <Divider of="right" />
                    <div class="column right">
                        <div class="cell book-cell">
                            <Book />
                        </div>
                        <Divider of="book" />
                        <div class="cell tape-cell">
                            <Tape />
                        </div>
                    </div>
                </div>
                <Divider of="dock" />
                <div class="dock">
                    <Tabs label="orders" tabs={ORDERS} chosen={dockLeft} />
                    <Divider of="halves" />
                    <Tabs label="account" tabs={ACCOUNT} chosen={dockRight} />
                </div>
            </div>
        </main>
    )
}

function Links() {
    return (
        <p class="links">
            Interfaces for programs:{' '}
            {ENGINES.map((engine) => (
                <a
                    key={engine}
                    href={docsOf(engine, heartbeats.value[engine]?.port)}
                    target="_blank"
                    rel="noreferrer"
                >
                    {engine}
                </a>
            ))}
            <br />
            Candles are drawn with Lightweight Charts™, © TradingView, Inc. (
            <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
                tradingview.com
            </a>
            ).
        </p>
    )
}

const PHONE = [
    ['market', 'Market'],
    ['trade', 'Trade'],
    ['orders', 'Orders'],
    ['account', 'Account'],
] as const

function ViewButton({ to, title }: { to: typeof view.value; title: string }) {
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

function PhoneBar() {
    return (
        <nav class="phone-bar" aria-label="Parts of the desk">
            {PHONE.map(([id, title]) => (
                <button
                    key={id}
                    type="button"
                    aria-current={view.value === 'desk' && phone.value === id ? 'page' : undefined}
                    onClick={() => {
                        phone.value = id
                        view.value = 'desk'
                    }}
                >
                    {title}
                </button>
            ))}
            <ViewButton to="machine" title="Machine" />
        </nav>
    )
}

export function App() {
    return (
        <>
            <Bar />
            <Banners />
            {view.value === 'desk' ? (
                <Desk />
            ) : (
                <main class="machine">
                    <Flow />
                    <Machine />
                </main>
            )}
            <PhoneBar />
            <Questions />
            <Help links={<Links />} />
            <Toasts />
        </>
    )
}
