/** The last of all files: it stops the market for good. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Books, Figure } from '../src/types.ts'
import { plain, SYMBOL, until, type Fill } from './desk.ts'
import { desk, open, platform, session } from './session.ts'

session()

interface Bar {
  start: string
  open: string
  high: string
  low: string
  close: string
  volume: string
}

/** A quantity with the decimals of the instrument's lot, and a price with those of its tick, as the page shows them. */
const atLot = (quantity: string) => quantity.replace(/(\.\d{4})0+$/, '$1')
const atTick = (price: string) => price.replace(/(\.\d)0+$/, '$1')

/** The numbers that the stream is at: of the market, its bars and the account's orders. */
async function numbers(): Promise<Record<string, number>> {
  const topics = await platform.get<{ topic: string; streams: { key: string; seq: number }[] }[]>(
    'websocket',
    '/topics',
  )
  const of = (topic: string, key: string) =>
    topics.find((each) => each.topic === topic)!.streams.find((each) => each.key === key)!.seq
  return { market: of('market-data', SYMBOL), bars: of('bars', SYMBOL), orders: of('orders', 'main') }
}

async function stopEverything(): Promise<void> {
  for (const { strategy } of await platform.get<{ strategy: { id: string } }[]>('strategy', '/strategies')) {
    await platform.change('strategy', `/strategies/${strategy.id}/stop`, 'POST', 'trader', {
      reason: 'a test compares',
    })
  }
  for (const feed of await platform.get<{ id: number }[]>('marketdata', '/feeds')) {
    await platform.change('marketdata', `/feeds/${feed.id}`, 'DELETE', 'trader')
  }
}

async function bookIsThatOfTheEngine(): Promise<void> {
  const { page } = desk
  const book = await platform.get<Record<'bids' | 'asks', { price: string; quantity: string }[]>>(
    'marketdata',
    `/books/${SYMBOL}?depth=10`,
  )
  const ladder = await page
    .locator('#panel-book tr:is(.bid, .ask)')
    .evaluateAll((rows) =>
      rows.map((row) => [row.querySelector('.price')!.textContent, row.querySelectorAll('td')[1]!.textContent]),
    )
  const side = ladder.length / 2
  expect(side).toBeGreaterThan(2)
  expect(ladder.map((row) => row.map((each) => plain(each!)))).toEqual(
    [...book.asks.slice(0, side).toReversed(), ...book.bids.slice(0, side)].map((each) => [
      atTick(each.price),
      atLot(each.quantity),
    ]),
  )
  await page.selectOption('select[aria-label="Shape of the book"]', 'depth')
  const depth = await page.locator('.depth svg').getAttribute('aria-label')
  const [, bought, low, sold, high] = /^Depth: (\S+) to buy down to (\S+), (\S+) to sell up to (\S+)$/.exec(depth!)!
  const total = (levels: { quantity: string }[]) => levels.reduce((all, each) => all + Number(each.quantity), 0)
  expect([low, high]).toEqual([book.bids.at(-1)!.price, book.asks.at(-1)!.price])
  expect(Number(bought)).toBeCloseTo(total(book.bids), 8)
  expect(Number(sold)).toBeCloseTo(total(book.asks), 8)
}

/** Each candle that is drawn says its figures to the pointer. */
async function candlesAreTheBars(): Promise<void> {
  const { page } = desk
  const bars = await platform.get<Bar[]>('marketdata', `/bars/${SYMBOL}?kind=time&interval=1s&limit=600`)
  const chart = page.locator('#panel-chart .chart')
  await until(
    'the last bar',
    () => chart.getAttribute('aria-label'),
    (label) => label?.endsWith(`closed at ${bars.at(-1)!.close}`) === true,
  )
  const box = (await chart.boundingBox())!
  const shown = new Map<string, string[]>()
  for (let x = 4; x < box.width; x += 12) {
    await page.mouse.move(box.x + x, box.y + box.height / 3)
    const [start, ...figures] = await page.evaluate(
      () =>
        new Promise<string[]>((done) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const legend = document.querySelector<HTMLElement>('#panel-chart .legend')
              const all = [...(legend?.querySelectorAll('span:not(.dim)') ?? [])]
              done([legend?.dataset.start ?? '', ...all.map((each) => each.textContent ?? '')])
            }),
          ),
        ),
    )
    if (start) {
      shown.set(start, figures.map(plain))
    }
  }
  expect(shown.size).toBeGreaterThan(20)
  for (const [start, figures] of shown) {
    const bar = bars.find((each) => each.start === start)
    expect(bar, start).toBeDefined()
    const { open, high, low, close, volume } = bar!
    expect(figures, start).toEqual([
      ...[`O ${open}`, `H ${high}`, `L ${low}`, `C ${close}`].map(atTick),
      `V ${atLot(volume)}`,
    ])
  }
}

/** The table, what portfolio answers, and the file of the button: the same fills, to the last digit. */
async function fillsAreThoseOfTheEngine(): Promise<void> {
  const { page } = desk
  await page.click('#tab-fills')
  const fills = (await platform.get<Fill[]>('portfolio', '/fills?account=main&limit=300')).toReversed()
  expect(fills.filter((each) => each.instrument === SYMBOL).length).toBeGreaterThan(0)
  const table = await until(
    'all fills',
    () =>
      page.locator('#panel-fills tbody tr').evaluateAll((rows) =>
        rows.map((row) => {
          const cells = [...row.querySelectorAll('td')]
          // A rounded figure has the whole one behind it.
          const figures = cells.slice(3, 7).map((each) => each.querySelector('[title]')!.getAttribute('title'))
          return [
            row.getAttribute('data-place'),
            cells[0]!.title,
            cells[1]!.textContent,
            cells[2]!.textContent,
          ].concat(figures, cells[7]!.textContent)
        }),
      ),
    (rows) => rows.length === fills.length,
  )
  const cells = (all: Fill[]) =>
    all.map((each) => [
      `${each.place.offset}-${each.place.index}`,
      each.at,
      each.instrument,
      each.side.toLowerCase(),
      each.quantity,
      each.price,
      each.notional,
      each.fee,
      `${each.currency} · ${each.liquidity.toLowerCase()}`,
    ])
  expect(table).toEqual(cells(fills))

  const [file] = await Promise.all([page.waitForEvent('download'), page.click('#panel-fills button:has-text("CSV")')])
  expect(file.suggestedFilename()).toBe('fills-main.csv')
  const [head, ...lines] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = head!.split(',')
  const written = lines.map((line) => {
    const row = Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell]))
    return { ...row, at: row.time, place: { offset: row.offset, index: row.index } } as unknown as Fill
  })
  expect(cells(written).toReversed().slice(0, table.length)).toEqual(table)
}

/** What is held and what it earned, to the last digit: the whole figure is behind the rounded one. */
async function booksAreThoseOfTheEngine(): Promise<void> {
  const { page } = desk
  await page.click('#tab-positions')
  const books = await platform.get<Books>('portfolio', '/portfolios/main')
  const said = (figure: Figure) => figure.value ?? figure.reason
  const cash = Object.entries(books.cash).map(([currency, balance]) => [`Cash ${currency}`, balance])
  const totals = () =>
    page
      .locator('#panel-positions .figures > div')
      .evaluateAll((all) =>
        all.map((each) => [
          each.querySelector('dt')!.textContent.split(' marks')[0]!.trim(),
          each.querySelector('dd [title]')!.getAttribute('title'),
        ]),
      )
  await expect
    .poll(totals, { timeout: 15_000 })
    .toEqual([
      ['Equity', said(books.equity)],
      ['Unrealised', said(books.unrealised)],
      ['Realised', said(books.realised)],
      ['Fees', said(books.fees)],
      ...cash,
    ])
  expect(Number(books.fees.value)).toBeGreaterThan(0)

  const { quantity, value, unrealised, realised } = books.positions.find((each) => each.instrument === SYMBOL)!
  const row = page.locator(`tr[data-position="${SYMBOL}"]`)
  const shown = () =>
    row
      .locator('td:is(:nth-child(2), :nth-child(4), :nth-child(5)) [title]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('title')))
  await expect.poll(shown, { timeout: 15_000 }).toEqual([quantity, value, unrealised, realised])
}

describe('at rest', () => {
  beforeAll(() => stopEverything())

  it('page, books, bars and fills agree at one number', async () => {
    await open()
    const { page } = desk
    await page.locator('#panel-book .tag', { hasText: /ended|stale/ }).waitFor()
    // Prices of an ended market look it wherever they are.
    for (const panel of ['book', 'tape', 'chart', 'ticket']) {
      await page.locator(`#panel-${panel}.stale`).waitFor()
    }
    // As is what is computed of them, with the age of the marks: a value, and the sums that it is in.
    const position = page.locator(`tr[data-position="${SYMBOL}"]`)
    await position.locator('td.stale .age', { hasText: /\d+ (s|min) old/ }).waitFor()
    for (const cell of [3, 4]) {
      expect(await position.locator(`td:nth-child(${cell})`).getAttribute('class')).toContain('stale')
    }
    await page.locator('#equity.stale').waitFor()
    await page.locator('#bar-equity.stale .age', { hasText: /marks \d+ (s|min) old/ }).waitFor()
    await page.click('#tab-equity')
    await page.locator('#curve-equity.stale').waitFor()
    await page.locator('#panel-equity-curve .figures .age', { hasText: /marks up to \d+ (s|min) old/ }).waitFor()
    const shown = async () => Number(await page.locator('#panel-book').getAttribute('data-seq'))
    const later = () => new Promise((done) => setTimeout(done, 1_500)).then(numbers)
    const [at] = await until(
      'that no number grows any more',
      async () => [await numbers(), await later()] as const,
      ([before, after]) => JSON.stringify(before) === JSON.stringify(after),
    )
    await until('the page at the number of the stream', shown, (seq) => seq === at.market)

    await bookIsThatOfTheEngine()
    await candlesAreTheBars()
    await fillsAreThoseOfTheEngine()
    await booksAreThoseOfTheEngine()

    // Nothing moved meanwhile: all of that was of one and the same state.
    expect(await numbers()).toEqual(at)
    expect(await shown()).toBe(at.market)
  })
})
