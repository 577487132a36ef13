/**
 * Figures, not tests; `npm run measure` and `npm run measure:hour` say which of them.
 * The market runs seven times as fast as usual, so that each instrument changes more often than a screen is drawn, and
 * each update that the page gets of the shown one is made to move its last price, so that each is one to be painted.
 */
import { cpus, loadavg } from 'node:os'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Desk, openBrowser, SYMBOL } from './desk.ts'
import { Platform } from './platform.ts'

const SECONDS = Number(process.env.NAUTILUS_MEASURE_SECONDS ?? '30')
const MINUTES = Number(process.env.NAUTILUS_MEASURE_MINUTES ?? '60')
const EVERY = process.env.NAUTILUS_WEBSOCKET_MARKET_DATA_EVERY
const PAINTS = 9
const MEBIBYTE = 1024 * 1024
/** Growth of less is noise: what the collector leaves from one look to the next. */
const FLAT_MEBIBYTES_PER_HOUR = 4

let platform: Platform
let browser: Browser

beforeAll(async () => {
  platform = await Platform.start([], {
    ...(EVERY ? { NAUTILUS_WEBSOCKET_MARKET_DATA_EVERY: EVERY } : {}),
    NAUTILUS_SIMULATED_SPEED: '7',
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const load = () => `load ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores, ${new Date().toISOString()}`
const wait = (millis: number) => new Promise((done) => setTimeout(done, millis))

interface Counted {
  frames: number
  /** What the socket brought of the shown instrument. */
  received: number
  /** Frames before which something of it came: no more can be painted, since what comes together is painted once. */
  fresh: number
  /** Frames in which the candles were drawn anew, and in which the book was. */
  chart: number
  book: number
  longTasks: number
  longestMillis: number
}

/** Counts from within the page what it does, without its help. */
function count(symbol: string): void {
  const counted: Counted = { frames: 0, received: 0, fresh: 0, chart: 0, book: 0, longTasks: 0, longestMillis: 0 }
  Object.assign(window, { counted })
  const descriptor = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')!
  const about = `{"topic":"market-data","instrument":"${symbol}"`
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    ...descriptor,
    set(handler: (event: MessageEvent) => void) {
      descriptor.set!.call(this, (event: MessageEvent) => {
        const text = String(event.data)
        if (text.startsWith(about)) {
          counted.received++
          came = true
          handler({ data: moved(text) } as MessageEvent)
        } else {
          handler(event)
        }
      })
    },
  })
  let came = false
  let drawn = false
  const moved = (text: string) =>
    text.replace(
      /("last":\{[^}]*"price":"\d+)[.\d]*"/,
      (_, whole: string) => `${whole}.${10 + (counted.received % 80)}"`,
    )
  const context = CanvasRenderingContext2D.prototype
  const fill = context.fillRect
  context.fillRect = function (...of) {
    drawn ||= this.canvas instanceof HTMLCanvasElement && this.canvas.closest('#panel-chart') !== null
    fill.apply(this, of)
  }
  let shown: string | null = null
  const frame = () => {
    counted.frames++
    counted.fresh += came ? 1 : 0
    came = false
    counted.chart += drawn ? 1 : 0
    drawn = false
    const seq = document.getElementById('panel-book')?.dataset.seq ?? null
    counted.book += seq === shown ? 0 : 1
    shown = seq
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      counted.longTasks++
      counted.longestMillis = Math.max(counted.longestMillis, duration)
    }
  }).observe({ type: 'longtask' })
}

const look = (page: Page) =>
  page.evaluate(() => {
    const { counted } = window as unknown as { counted: Counted }
    const now = { ...counted, at: performance.now() }
    counted.longestMillis = 0
    return now
  })

/** What websocket published of the instrument, and all that it sent. */
async function published(): Promise<{ at: number; updates: number; sent: number }> {
  const topics = await platform.get<{ topic: string; streams: { key: string; seq: number }[] }[]>(
    'websocket',
    '/topics',
  )
  const of = topics.find((each) => each.topic === 'market-data')!.streams.find((each) => each.key === SYMBOL)!
  const metrics = await platform.get<string>('websocket', '/metrics', 'text/plain')
  const sent = Number(/^nautilus_stream_sent_total(?:\{.*\})? (\S+)/m.exec(metrics)![1])
  return { at: performance.now(), updates: of.seq, sent }
}

/** CPU seconds so far: of the browser's processes by type, and of all that ran on this machine. */
async function used(): Promise<{ at: number; browser: Map<string, number>; machine: number }> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const types = new Map<string, number>()
  for (const { type, cpuTime } of processInfo) {
    types.set(type, (types.get(type) ?? 0) + cpuTime)
  }
  const busy = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq)
  return { at: performance.now(), browser: types, machine: busy.reduce((all, each) => all + each) / 1_000 }
}

/** Seconds of the tab's one thread by what it did. */
async function spent(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await spent(session)).JSHeapUsedSize! / MEBIBYTE
}

async function open(): Promise<{ desk: Desk; session: CDPSession }> {
  const desk = await Desk.open(browser, `http://localhost:${platform.port}/`, {}, (page) =>
    page.addInitScript(count, SYMBOL),
  )
  await desk.page.locator(`[id="watch-${SYMBOL}"]`).click()
  const session = await desk.page.context().newCDPSession(desk.page)
  await session.send('Performance.enable')
  await wait(10_000)
  return { desk, session }
}

/** Notes from within the page when the first price is there to read. */
function notePrice(): void {
  const seen = new MutationObserver(() => {
    const first = document.querySelector('#panel-watch li .price .num')
    if (/\d/.test(first?.textContent ?? '')) {
      seen.disconnect()
      requestAnimationFrame(() => Object.assign(window, { pricedAt: performance.now() }))
    }
  })
  seen.observe(document, { subtree: true, childList: true, characterData: true })
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

describe('figures', () => {
  it('first paint and first price on loopback', async () => {
    const paints: number[] = []
    const prices: number[] = []
    for (let i = 0; i < PAINTS; i++) {
      const desk = await Desk.open(browser, `http://localhost:${platform.port}/`, {}, (page) =>
        page.addInitScript(notePrice),
      )
      const entry = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime
      paints.push((await desk.page.evaluate(entry)) ?? NaN)
      const priced = await desk.page.waitForFunction(() => (window as unknown as { pricedAt?: number }).pricedAt)
      prices.push((await priced.jsonValue())!)
      await desk.close()
    }
    const said = (all: number[]) =>
      `median ${median(all).toFixed(0)} ms of ${PAINTS} (${all.map((each) => each.toFixed(0)).join(' ')})`
    console.log(
      [
        `first contentful paint, which is of the frame without figures: ${said(paints)}`,
        `first price in the watch list: ${said(prices)}`,
        load(),
      ].join('\n'),
    )
  })

  it('rate of the desk', async () => {
    const bare = await browser.newPage()
    await bare.goto('about:blank')
    const blank = await bare.evaluate(
      (seconds) =>
        new Promise<number>((done) => {
          let frames = 0
          const from = performance.now()
          const frame = (now: number) => {
            frames++
            if (now - from < seconds * 1_000) {
              requestAnimationFrame(frame)
            } else {
              done((frames * 1_000) / (now - from))
            }
          }
          requestAnimationFrame(frame)
        }),
      10,
    )
    await bare.close()

    const { desk, session } = await open()
    const all = async () => ({
      page: await look(desk.page),
      server: await published(),
      spent: await spent(session),
      used: await used(),
    })
    const from = await all()
    await wait(SECONDS * 1_000)
    const to = await all()
    const seconds = (to.page.at - from.page.at) / 1_000
    const rate = (of: keyof Counted) => ((to.page[of] - from.page[of]) / seconds).toFixed(1)
    const served = (to.server.at - from.server.at) / 1_000
    const share = (of: string) =>
      `${((100 * (to.spent[of]! - from.spent[of]!)) / (to.spent.Timestamp! - from.spent.Timestamp!)).toFixed(0)} %`
    const cores = (before: number, after: number) =>
      (((after - before) * 1_000) / (to.used.at - from.used.at)).toFixed(2)
    const processes = [...to.used.browser].map(
      ([type, seconds]) => `${type} ${cores(from.used.browser.get(type) ?? 0, seconds)}`,
    )
    console.log(
      [
        `server: ${((to.server.updates - from.server.updates) / served).toFixed(1)} updates/s of ${SYMBOL} published` +
          ` (${EVERY ? `at most one in ${EVERY}` : 'as often as shipped'}), ${((to.server.sent - from.server.sent) / served).toFixed(0)} messages/s sent in all`,
        `page: ${rate('received')} updates/s of ${SYMBOL} received, in ${rate('fresh')} frames/s; painted ${rate('chart')}/s by the chart, ${rate('book')}/s by the book`,
        `frames: ${rate('frames')}/s; a blank page in the same browser beside the same platform: ${blank.toFixed(1)}/s`,
        `tasks over 50 ms: ${to.page.longTasks - from.page.longTasks} in ${seconds.toFixed(0)} s, the longest ${to.page.longestMillis.toFixed(0)} ms`,
        `the tab's thread: ${share('TaskDuration')} busy: script ${share('ScriptDuration')}, style ${share('RecalcStyleDuration')}, layout ${share('LayoutDuration')}`,
        `cores: the machine ${cores(from.used.machine, to.used.machine)} of ${cpus().length}; of it the browser's ${processes.join(', ')}; the rest is the platform and whatever else runs`,
        load(),
      ].join('\n'),
    )
    expect(desk.unexpected()).toEqual([])
    await desk.close()
  })

  it(`memory over ${MINUTES} minutes`, async () => {
    const { desk, session } = await open()
    const samples: number[] = [await heap(session)]
    let before = await look(desk.page)
    for (let minute = 1; minute <= MINUTES; minute++) {
      await wait(60_000)
      const now = await look(desk.page)
      const seconds = (now.at - before.at) / 1_000
      samples.push(await heap(session))
      console.log(
        `${minute} min: heap ${samples.at(-1)!.toFixed(1)} MiB; ${((now.received - before.received) / seconds).toFixed(1)} updates/s of ${SYMBOL}, ` +
          `in ${((now.fresh - before.fresh) / seconds).toFixed(1)} frames/s, chart painted ${((now.chart - before.chart) / seconds).toFixed(1)}/s of ${((now.frames - before.frames) / seconds).toFixed(1)}, ${now.longTasks - before.longTasks} tasks over 50 ms; ${load()}`,
      )
      before = now
    }
    // Charts, sparklines and tables fill up to their limits first.
    const settled = samples.slice(Math.min(10, Math.floor(samples.length / 4)))
    const perHour = slope(settled) * 60
    console.log(
      `verdict: ${Math.abs(perHour) < FLAT_MEBIBYTES_PER_HOUR ? 'flat' : perHour > 0 ? 'GROWS' : 'shrinks'}, ` +
        `${perHour.toFixed(2)} MiB/hour by least squares over the last ${settled.length} minutes; ` +
        `${samples[0]!.toFixed(1)} MiB at the start, ${samples.at(-1)!.toFixed(1)} at the end, ${Math.max(...samples).toFixed(1)} at most`,
    )
    expect(desk.unexpected()).toEqual([])
    await desk.close()
  })
})

/** Least squares, per step. */
function slope(values: number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((all, each) => all + each, 0) / values.length
  const over = values.reduce((all, each, i) => all + (i - middle) * (each - mean), 0)
  return over / values.reduce((all, _, i) => all + (i - middle) ** 2, 0) || 0
}
