/** The last of all files: it stops the market for good. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Desk, openBrowser, plain, SYMBOL, until, type Fill, type Position } from './desk.ts'
import { Platform } from './platform.ts'

let browser: Browser
let platform: Platform

beforeAll(async () => {
  platform = Platform.at(inject('base'), inject('data'))
  browser = await openBrowser()
})

afterAll(() => browser?.close())

describe('at rest', () => {
  it('page, books, bars and fills agree at one number', async () => {
    const desk = await Desk.open(browser, `http://localhost:${platform.port}/#token=${platform.token('trader')}`)
    const { page } = desk
    await page.locator(`[id="watch-${SYMBOL}"]`).click()
    for (const { strategy } of await platform.get<{ strategy: { id: string } }[]>('strategy', '/strategies')) {
      await platform.change('strategy', `/strategies/${strategy.id}/stop`, 'POST', 'trader', {
        reason: 'a test compares',
      })
    }
    for (const feed of await platform.get<{ id: number; state: string }[]>('marketdata', '/feeds')) {
      await platform.change('marketdata', `/feeds/${feed.id}`, 'DELETE', 'trader')
    }
    const ended = page.locator('#panel-book .tag', { hasText: /ended|stale/ })
    await ended.waitFor()
    // Prices of an ended market look it wherever they are.
    for (const panel of ['book', 'chart', 'ticket']) {
      await page.locator(`#panel-${panel}.stale`).waitFor()
    }
    const seq = async () =>
      (await platform.get<{ topic: string; streams: { key: string; seq: number }[] }[]>('websocket', '/topics'))
        .find((each) => each.topic === 'market-data')!
        .streams.find((each) => each.key === SYMBOL)!.seq
    await until(
      'the page at the number of the stream',
      async () => [Number(await page.locator('#panel-book').getAttribute('data-seq')), await seq()],
      ([shown, said]) => shown === said,
    )

    const book = await platform.get<{
      bids: { price: string; quantity: string }[]
      asks: { price: string; quantity: string }[]
    }>('marketdata', `/books/${SYMBOL}?depth=10`)
    const ladder = await page
      .locator('#panel-book tr:is(.bid, .ask)')
      .evaluateAll((rows) =>
        rows.map((row) => [row.querySelector('.price')!.textContent, row.querySelectorAll('td')[1]!.textContent]),
      )
    const side = ladder.length / 2
    expect(side).toBeGreaterThan(2)
    expect(ladder.map((row) => row.map((each) => plain(each!)))).toEqual(
      [...book.asks.slice(0, side).toReversed(), ...book.bids.slice(0, side)].map((each) => [
        each.price,
        each.quantity.replace(/(\.\d{4})0+$/, '$1'),
      ]),
    )

    await page.click('#tab-fills')
    const fills = (await platform.get<Fill[]>('portfolio', '/fills?account=main&limit=300')).toReversed()
    const shown = await until(
      'all fills',
      () =>
        page
          .locator('#panel-fills tbody tr')
          .evaluateAll((rows) =>
            rows.map((row) => [
              row.getAttribute('data-place'),
              row.querySelectorAll('td')[3]!.textContent,
              row.querySelectorAll('td')[4]!.textContent,
            ]),
          ),
      (rows) => rows.length === fills.length,
    )
    expect(shown.map(([place, quantity, price]) => [place, plain(quantity!), plain(price!)])).toEqual(
      fills.map((each) => [`${each.place.offset}-${each.place.index}`, each.quantity, each.price]),
    )

    await until(
      'the last bar',
      async () => [
        await page.locator('#panel-chart .chart').getAttribute('aria-label'),
        (await platform.get<{ close: string }[]>('marketdata', `/bars/${SYMBOL}?kind=time&interval=1s&limit=600`)).at(
          -1,
        )!.close,
      ],
      ([label, close]) => label?.endsWith(`closed at ${close}`) === true,
    )
    const net = fills.filter((each) => each.instrument === SYMBOL).length
    expect(net).toBeGreaterThan(0)
    await page.click('#tab-positions')
    expect(plain(await desk.text(`tr[data-position="${SYMBOL}"] td:nth-child(2)`))).toBe(
      (await platform.get<Position[]>('portfolio', '/portfolios/main/positions')).find(
        (each) => each.instrument === SYMBOL,
      )!.quantity,
    )
    expect(desk.unexpected()).toEqual([])
  })
})
