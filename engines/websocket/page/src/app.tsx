/** The desk: where its panels are. */
import { docsOf, ENGINES } from './api.ts'
import { Banners } from './banners.tsx'
import { Bar, ViewButton } from './bar.tsx'
import { Help, Questions, Toasts } from './dialogs.tsx'
import { Divider, dockLeft, dockRight, phone, Tabs, type Tabbed } from './layout.tsx'
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
import { heartbeats, view } from './state.ts'

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

function Desk() {
    return (
        <main class="desk" id="desk" tabIndex={-1} data-phone={phone.value}>
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
                <main class="machine" tabIndex={-1}>
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
