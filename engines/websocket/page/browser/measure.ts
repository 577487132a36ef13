/**
 * How the tab fares at full rate: the market ten times as fast, each instrument published up to 60 times a second.
 * Says updates and frames per second, the longest time that the tab did not answer, and memory over time.
 */
import { cpus } from 'node:os'
import type { CDPSession } from 'playwright-core'
import { expect, it } from 'vitest'
import { Desk, openBrowser, SYMBOL } from './desk.ts'
import { Platform } from './platform.ts'

const MINUTES = Number(process.env.NAUTILUS_MEASURE_MINUTES ?? '60')
const SAMPLES = 12
const MEBIBYTE = 1024 * 1024

interface Counted {
  updates: number
  frames: number
  longestMillis: number
}

/** Counts from inside: what the socket brought for the shown instrument, frames, and gaps between frames. */
function count(symbol: string): void {
  const counted = { updates: 0, frames: 0, longestMillis: 0 }
  Object.assign(window, { counted })
  const descriptor = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')!
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    ...descriptor,
    set(handler: ((event: MessageEvent) => void) | null) {
      descriptor.set!.call(
        this,
        handler &&
          ((event: MessageEvent) => {
            if (String(event.data).startsWith(`{"topic":"market-data","instrument":"${symbol}"`)) {
              counted.updates++
            }
            handler(event)
          }),
      )
    },
  })
  let before = performance.now()
  const frame = (now: number) => {
    counted.frames++
    counted.longestMillis = Math.max(counted.longestMillis, now - before)
    before = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find((each) => each.name === 'JSHeapUsedSize')!.value / MEBIBYTE
}

it(`the tab at full rate for ${MINUTES} minutes`, async () => {
  const platform = await Platform.start([], {
    NAUTILUS_WEBSOCKET_MARKET_DATA_EVERY: 'PT0.016S',
    NAUTILUS_SIMULATED_SPEED: '10',
  })
  const browser = await openBrowser()
  try {
    const desk = await Desk.open(browser, `http://localhost:${platform.port}/`, {}, (page) =>
      page.addInitScript(count, SYMBOL),
    )
    await desk.page.locator(`[id="watch-${SYMBOL}"]`).click()
    const session = await desk.page.context().newCDPSession(desk.page)
    await session.send('Performance.enable')
    const look = () => desk.page.evaluate(() => (window as unknown as { counted: Counted }).counted)
    await new Promise((done) => setTimeout(done, 10_000))
    await desk.page.evaluate(() => {
      ;(window as unknown as { counted: Counted }).counted.longestMillis = 0
    })
    const paint = await desk.page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    console.log(`first contentful paint ${paint?.toFixed(0)} ms; ${cpus().length} cores; ${new Date().toISOString()}`)
    let before = await look()
    let at = performance.now()
    const first = await heap(session)
    for (let i = 1; i <= SAMPLES; i++) {
      await new Promise((done) => setTimeout(done, (MINUTES * 60_000) / SAMPLES))
      const now = await look()
      const seconds = (performance.now() - at) / 1_000
      console.log(
        `${((MINUTES * i) / SAMPLES).toFixed(1)} min: ${((now.updates - before.updates) / seconds).toFixed(1)} updates/s of ${SYMBOL}, ` +
          `${((now.frames - before.frames) / seconds).toFixed(1)} frames/s, longest frame ${now.longestMillis.toFixed(0)} ms, ` +
          `heap ${(await heap(session)).toFixed(1)} MiB (${first.toFixed(1)} at the start)`,
      )
      before = now
      at = performance.now()
    }
    expect(desk.unexpected()).toEqual([])
  } finally {
    await browser.close()
    await platform.stop()
  }
})
