import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ENGINES } from '../src/api.ts'
import { SYMBOL, until } from './desk.ts'
import { violations } from './readable.ts'
import { desk, open, openOnPhone, platform, session } from './session.ts'

session()

const count = (selector: string) => desk.page.locator(selector).count()

describe('the account', () => {
  beforeEach(() => open())

  it('has predictions with the version of their model', async () => {
    await desk.page.click('#tab-predictions')
    await desk.page
      .locator('#panel-predictions tbody tr', { hasText: /\d+\.\d %.*direction \d/ })
      .first()
      .waitFor()
    await desk.page.locator('#panel-predictions .foot', { hasText: 'trained on the simulated market' }).waitFor()
  })

  it('has the ranks of factors as a heat map', async () => {
    await desk.page.click('#tab-factors')
    await until(
      'ranks',
      () => count('#panel-factors td.heat:not(.none)'),
      (ranks) => ranks > 8,
    )
  })

  it('has an order that was denied, with the reason', async () => {
    const { page } = desk
    desk.expect(/422/)
    await page.selectOption('#ticket-type', 'LIMIT')
    await page.fill('#ticket-quantity', '900')
    await page.click('.quick button:has-text("bid")')
    await page.locator('#ticket-verdict .problem', { hasText: 'buying-power' }).waitFor()
    await page.click('#ticket-place')
    const denied = page.locator('#panel-blotter tbody tr', { hasText: 'trader' }).filter({ hasText: 'denied' })
    await denied.locator('.why', { hasText: 'buying-power' }).first().waitFor()
  })

  it('has an equity curve and its drawdown after a minute', { timeout: 200_000 }, async () => {
    await desk.page.click('#tab-equity')
    await until(
      'two curves',
      () => count('#panel-equity-curve .plot canvas'),
      (curves) => curves === 2,
      150_000,
    )
  })
})

describe('the machine', () => {
  beforeEach(() => open())

  it('shows nine engines, how they are and how fast, and what flows between them', async () => {
    const { page } = desk
    await page.click('nav[aria-label=Views] button:has-text("Machine")')
    await until(
      'nine engines that are ready',
      () => page.locator('.engine .tag', { hasText: 'ready' }).count(),
      (ready) => ready === 9,
    )
    for (const engine of await page.locator('.engine').all()) {
      const name = await engine.getAttribute('aria-label')
      await engine
        .locator('.quantile', { hasText: /p99.*\d (µs|ms|s)/ })
        .first()
        .waitFor()
      const said = async (what: string) =>
        engine.locator('dl > div', { has: page.locator('dt', { hasText: what }) }).innerText()
      expect(await said('Memory'), name!).toMatch(/\d+ MiB/)
      expect(await said('Restarts'), name!).toMatch(/\d/)
      const { placement } = await platform.get<{ placement: { requested: string; active: string } }>(name!, '/status')
      expect(await said('Cores'), name!).toContain(`asked ${placement.requested}, granted ${placement.active}`)
    }
    // Drawn is what is read. People write commands and everybody writes engine-status: both are said in words.
    const inWords = ['commands', 'engine-status']
    for (const engine of ENGINES) {
      const { lag } = await platform.get<{ lag: { topic: string }[] }>(engine, '/status')
      const drawn = await page
        .locator(`.arrow[data-to=${engine}] [data-topic]`)
        .evaluateAll((all) => all.map((each) => each.getAttribute('data-topic')!))
      const read = new Set(lag.map((each) => each.topic).filter((each) => !inWords.includes(each)))
      expect(drawn.sort(), engine).toEqual([...read].sort())
    }
    await until(
      'rates on the arrows',
      () => page.locator('.flow .rate').allTextContents(),
      (rates) => rates.length > 12 && rates.every((rate) => /^[\d.,]+$/.test(rate)),
    )
  })
})

/** Fourteen seconds of a venue, one trade a second: 101, 102 and so on. */
function recording(): string {
  const from = 1_700_000_000
  const lines = [
    `${from}: {"type":"snapshot","product_id":"TEST-USD","bids":[["100.00","5"]],"asks":[["120.00","5"]]}`,
  ]
  for (let i = 1; i <= 14; i++) {
    const at = from + i + 0.5
    const time = new Date(at * 1_000).toISOString()
    lines.push(
      `${at}: {"type":"match","trade_id":${500 + i},"side":"buy","size":"0.5","price":"${100 + i}.00","product_id":"TEST-USD","sequence":${9_000 + i},"time":"${time}"}`,
    )
  }
  return lines.map((line) => `${line}\n`).join('')
}

describe('a phone', () => {
  it('shows one part at a time, with halt in reach and nothing beside the screen', async () => {
    await openOnPhone()
    const { page } = desk
    for (const [part, panel] of [
      ['Market', '#panel-chart'],
      ['Trade', '#panel-ticket'],
      ['Orders', '#panel-blotter'],
      ['Account', '#panel-positions'],
      ['Machine', '#panel-flow'],
    ] as const) {
      await page.locator('.phone-bar button', { hasText: part }).tap()
      await page.locator(panel).waitFor()
      expect(await page.locator('#halt').isVisible(), part).toBe(true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBeLessThanOrEqual(390)
      expect(await violations(page), part).toEqual([])
    }
  })
})

describe('a replay', () => {
  it('is called one, never live, and its candles follow it when it begins again', async () => {
    const file = join(platform.data, 'recording.ws')
    writeFileSync(file, recording())
    const feed = await platform.change<{ id: number }>('marketdata', '/feeds', 'POST', 'trader', {
      type: 'replay',
      file,
      venue: 'coinbase',
      speed: '2',
      loop: true,
    })
    try {
      await open()
      const { page } = desk
      await page.locator('[id="watch-TEST-USD.COINBASE"]').click()
      await page.locator('.origin .tag', { hasText: 'replay' }).waitFor()
      await page.locator('#panel-book .tag', { hasText: 'replay' }).waitFor()
      // Of feeds of two kinds, each instrument says of which it is.
      await page.locator('[id="watch-TEST-USD.COINBASE"] .symbol', { hasText: 'replay' }).waitFor()
      await page.locator(`[id="watch-${SYMBOL}"] .symbol`, { hasText: 'simulated' }).waitFor()
      // Its times are of another day, and say so.
      await page
        .locator('#panel-tape td', { hasText: /^2023-11-1\d \d/ })
        .first()
        .waitFor()
      expect(await page.locator('#panel-book .tag', { hasText: 'live' }).count()).toBe(0)
      const closed = async () =>
        Number(
          /closed at (\d+)/.exec((await page.locator('#panel-chart .chart').getAttribute('aria-label')) ?? '')?.[1],
        )
      for (let round = 0; round < 2; round++) {
        await until('a late candle', closed, (price) => price >= 109)
        await until('an early one again', closed, (price) => price <= 104)
      }
    } finally {
      await platform.change('marketdata', `/feeds/${feed.id}`, 'DELETE', 'trader')
    }
    await desk.page.locator('.origin .tag', { hasText: /replay|feed ended|feed not known/ }).waitFor()
    await desk.page.locator('#panel-book .tag', { hasText: 'ended' }).waitFor()
    expect(await desk.text('.origin')).not.toContain('simulated')
  })
})
