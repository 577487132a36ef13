import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { SYMBOL, until } from './desk.ts'
import { violations } from './readable.ts'
import { arrive, desk, open, platform, session } from './session.ts'

session()

/** What the canvases of the chart say: runs within the page. */
function noteWhatIsWritten(): void {
  const written: string[] = []
  Object.assign(window, { written })
  const context = CanvasRenderingContext2D.prototype
  const write = context.fillText
  context.fillText = function (text, ...where) {
    if (this.canvas instanceof HTMLCanvasElement && this.canvas.closest('#panel-chart')) {
      written.push(text)
    }
    write.call(this, text, ...where)
  }
}

const written = () => desk.page.evaluate(() => (window as unknown as { written: string[] }).written)

describe('the market', () => {
  beforeEach(() => open())

  it('moves: prices, sparklines, candles and trades', async () => {
    await desk.anotherPrice()
    await until(
      'trades',
      () => desk.page.locator('#panel-tape tbody tr').count(),
      (count) => count > 0,
    )
    await until(
      'sparklines',
      () => desk.page.locator('.watch .spark path').count(),
      (count) => count > 3,
    )
    const candle = () => desk.page.locator('#panel-chart .chart').getAttribute('aria-label')
    const isClosed = (label: string | null) =>
      /closed at \d/.test(label ?? '') && label!.includes(`Candles of ${SYMBOL}`)
    const closed = await until('a candle', candle, isClosed)
    await until('another candle', candle, (label) => isClosed(label) && label !== closed)
  })

  it('has the decimals of its instrument at the axis, also where the bars are there first', async () => {
    const { page } = desk
    const small = 'SHIB-USD.SIM'
    await page.locator(`[id="watch-${small}"]`).click()
    await until(
      'the instrument',
      () => desk.text('#chart-symbol'),
      (symbol) => symbol === small,
    )
    await page.addInitScript(noteWhatIsWritten)
    let tell = () => {}
    const told = new Promise<void>((done) => {
      tell = done
    })
    await page.route('**/api/marketdata/instruments', async (route) => {
      await told
      await route.continue()
    })
    await page.reload()
    await until(
      'a candle',
      () => page.locator('#panel-chart .chart').getAttribute('aria-label'),
      (label) => /closed at \d/.test(label ?? ''),
    )
    expect(await page.locator('#panel-watch li').count()).toBe(0)
    tell()
    await until('a price with its decimals', written, (texts) => texts.some((each) => /^0\.0000\d{3,}$/.test(each)))
  })

  it('comes by another connection when somebody signs out', async () => {
    const sockets = async () => desk.requests.filter((each) => each.startsWith('ws')).length
    await desk.anotherPrice()
    const before = await sockets()
    await desk.page.click('button:has-text("sign out")')
    await until('another connection', sockets, (count) => count === before + 1)
    await desk.anotherPrice()
    expect(await desk.page.locator('.banner').count()).toBe(0)
  })

  it('says that it is simulated and that trading is on paper', async () => {
    await desk.page.locator('.origin', { hasText: 'simulated market' }).waitFor()
    await desk.page.locator('.origin', { hasText: 'paper trading' }).waitFor()
  })

  it('takes the token out of the address at once', async () => {
    expect(desk.page.url()).toBe(`http://localhost:${platform.port}/`)
    expect(await desk.page.evaluate(() => sessionStorage.getItem('nautilus.token'))).toBe(platform.token('trader'))
    expect(await desk.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(platform.token('trader'))
  })
})

describe('a strategy', () => {
  beforeEach(() => open())

  it('is stopped, set and started', async () => {
    const { page } = desk
    desk.expect(/422/)
    await page.click('#tab-strategies')
    const card = page.locator('[data-strategy="ema-1"]')
    await card.locator('.tag', { hasText: 'running' }).waitFor()
    await card.locator('button', { hasText: 'stop' }).click()
    await card.locator('.tag', { hasText: 'stopped' }).waitFor()
    await card.locator('button', { hasText: 'parameters' }).click()
    await card.locator('input[name=fast]').fill('0')
    await card.locator('button', { hasText: 'Set' }).click()
    await card.locator('[data-field=fast] .refused', { hasText: '1 to 101' }).waitFor()
    await card.locator('input[name=fast]').fill('4')
    await card.locator('button', { hasText: 'Set' }).click()
    await card.locator('p', { hasText: 'fast 4' }).waitFor()
    await card.locator('button', { hasText: 'start' }).click()
    await card.locator('.tag', { hasText: 'running' }).waitFor()
  })
})

describe('a new strategy', () => {
  beforeEach(() => open())

  it('is refused at the field that is wrong, then made, started and stopped', async () => {
    const { page } = desk
    desk.expect(/422|409/)
    await page.click('#tab-strategies')
    await page.click('#panel-strategies button:has-text("new strategy")')
    const form = page.locator('#new-strategy')
    expect(await form.locator('[data-field=fast] small').innerText()).toContain('1 to 101')
    expect(await form.locator('select[name=interval] option').allInnerTexts()).toEqual(['1s', '5s', '1m'])
    await form.locator('input[name=id]').fill('ema-1')
    await form.locator('button[type=submit]').click()
    await form.locator('[data-field=id] .refused', { hasText: 'ema-1' }).waitFor()
    await form.locator('input[name=id]').fill('by-hand')
    await form.locator('input[name=fast]').fill('40')
    await form.locator('button[type=submit]').click()
    await form.locator('[data-field=fast] .refused', { hasText: 'has to be less than slow=20' }).waitFor()
    await form.locator('input[name=fast]').fill('4')
    await form.locator('button[type=submit]').click()
    await form.waitFor({ state: 'detached' })
    const card = page.locator('[data-strategy="by-hand"]')
    await card.locator('.tag', { hasText: 'stopped' }).waitFor()
    await card.locator('p', { hasText: 'fast 4' }).waitFor()
    await card.locator('button', { hasText: 'start' }).click()
    await card.locator('.tag', { hasText: 'running' }).waitFor()
    await card.locator('button', { hasText: 'stop' }).click()
    await card.locator('.tag', { hasText: 'stopped' }).waitFor()
  })
})

describe('keys alone', () => {
  const focused = (selector: string) =>
    desk.page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)
  const reached = (selector: string) => until(`focus on ${selector}`, () => focused(selector), Boolean)

  async function tab(to: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 60 && !(await focused(to)); i++) {
      await desk.page.keyboard.press(key)
    }
    await reached(to)
  }

  async function chosen(symbol: (shown: string) => boolean): Promise<void> {
    await until('the instrument', () => desk.text('#chart-symbol'), symbol)
  }

  /** As an administrator, who alone may resume. */
  async function placed(quantity: number): Promise<number> {
    const all = await platform.get<{ by?: string; quantity: string }[]>('risk', '/orders?account=main&limit=1000')
    return all.filter((each) => each.by === 'admin' && Number(each.quantity) === quantity).length
  }

  beforeEach(() => arrive(platform.port, 'admin'))

  it('choose an instrument and open the help', async () => {
    const { keyboard } = desk.page
    await keyboard.press('?')
    await desk.page.locator('dialog[open]', { hasText: 'To place an order' }).waitFor()
    await keyboard.press('Escape')
    await desk.page.locator('dialog').waitFor({ state: 'detached' })
    const before = await desk.text('#chart-symbol')
    await keyboard.press('j')
    await chosen((shown) => shown !== before)
    await keyboard.press('k')
    await chosen((shown) => shown === before)
    await keyboard.press('/')
    await reached('#watch-filter')
    await keyboard.type('btc-')
    await keyboard.press('Enter')
    await chosen((shown) => shown === SYMBOL)
  })

  it('place an order at the market, another one with a limit, once, and cancel it', async () => {
    const { page } = desk
    const { keyboard } = page
    await keyboard.press('/')
    await reached('#watch-filter')
    await keyboard.type('btc-')
    await keyboard.press('Enter')
    await chosen((shown) => shown === SYMBOL)

    await keyboard.press('b')
    await reached('#ticket-quantity')
    await tab('#ticket-type', 'Shift+Tab')
    await keyboard.press('m')
    await tab('#ticket-quantity')
    await keyboard.type('0.03')
    await keyboard.press('Enter')
    const filled = page.locator('#panel-blotter tbody tr', { hasText: '0.03' }).filter({ hasText: 'admin' }).first()
    await filled.locator('.tag', { hasText: 'filled' }).waitFor()

    const book = await platform.get<{ bids: { price: string }[] }>('marketdata', `/books/${SYMBOL}?depth=10`)
    const earlier = await placed(0.02)
    await tab('#ticket-type', 'Shift+Tab')
    await keyboard.press('l')
    await tab('#ticket-quantity')
    await keyboard.type('0.02')
    await keyboard.press('Tab')
    await keyboard.type(book.bids.at(-1)!.price)
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    const row = page.locator('#panel-blotter tbody tr.open', { hasText: '0.02' }).first()
    await row.waitFor()
    await until(
      'the quantity, for the next one to be typed over it',
      () =>
        page.evaluate(() => {
          const field = document.activeElement as HTMLInputElement
          return [field.id, field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)]
        }),
      ([id, over]) => id === 'ticket-quantity' && over === '0.02',
    )
    const id = await row.getAttribute('data-order')
    await keyboard.press('Escape')
    await keyboard.press('o')
    await reached('[data-order]')
    expect(await page.locator('#panel-blotter tr[tabindex="0"]').count()).toBe(1)
    for (let i = 0; i < 20 && !(await focused(`[data-order="${id}"]`)); i++) {
      await keyboard.press('ArrowDown')
    }
    await keyboard.press('x')
    await page.locator(`#panel-blotter tr[data-order="${id}"] .tag`, { hasText: 'cancelled' }).waitFor()
    await reached(`[data-order="${id}"]`)
    expect((await placed(0.02)) - earlier).toBe(1)
  })

  it('halt and resume', async () => {
    const { page } = desk
    // Whoever goes back is where they were.
    await tab('#halt')
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]', { hasText: 'Halt trading?' }).waitFor()
    await page.keyboard.press('Escape')
    await reached('#halt')
    await page.keyboard.press('X')
    await page.locator('dialog[open]', { hasText: 'Cancel all open orders?' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.toasts', { hasText: 'All open orders of main are cancelled' }).waitFor()
    await reached('#halt')
    await page.keyboard.press('h')
    await page.locator('dialog[open]', { hasText: 'Halt trading?' }).waitFor()
    await reached('dialog .danger')
    await page.keyboard.press('Enter')
    await page.locator('#banner-halted').waitFor()
    await reached('#halt[aria-disabled=true]')
    await tab('.trading button:not(#halt)', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('#banner-halted').waitFor({ state: 'detached' })
    await reached('#halt:not([aria-disabled=true])')
    await page.locator('#trading-state', { hasText: 'trading active' }).waitFor()
  })
})

describe('everybody', () => {
  beforeEach(() => open())

  it('can read the desk and the machine', async () => {
    const { page } = desk
    expect(await violations(page)).toEqual([])
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('2')
    await page.locator('.engine .tag').first().waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('can read what is behind each tab, and the depth', async () => {
    const { page } = desk
    for (const tab of ['fills', 'cash', 'strategies', 'equity', 'predictions', 'factors']) {
      await page.click(`#tab-${tab}`)
      await page
        .locator(`#panel-${tab === 'equity' ? 'equity-curve' : tab} .body > *`)
        .first()
        .waitFor()
      expect(await violations(page), tab).toEqual([])
    }
    await page.selectOption('select[aria-label="Shape of the book"]', 'depth')
    await page.locator('.depth').waitFor()
    expect(await violations(page), 'depth').toEqual([])
  })

  it('can read what is asked and explained', async () => {
    const { page } = desk
    await page.keyboard.press('?')
    await page.locator('dialog[open]', { hasText: 'To place an order' }).waitFor()
    expect(await violations(page), 'help').toEqual([])
    await page.keyboard.press('Escape')
    await page.click('#halt')
    await page.locator('dialog[open]', { hasText: 'Halt trading?' }).waitFor()
    expect(await violations(page), 'halt').toEqual([])
    await page.keyboard.press('Escape')
    await page.click('#tab-strategies')
    await page.click('#panel-strategies button:has-text("new strategy")')
    await page.locator('#new-strategy [data-field=fast]').waitFor()
    expect(await violations(page), 'a new strategy').toEqual([])
  })

  it('finds the nine interfaces', async () => {
    await desk.page.keyboard.press('?')
    const links = await desk.page
      .locator('dialog .links a')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href))
    const docs = links.filter((each) => each.endsWith('/docs/'))
    expect(docs).toHaveLength(9)
    for (const each of docs) {
      expect((await fetch(each)).status, each).toBe(200)
    }
  })

  it('loads less than 400 KiB, compressed', async () => {
    const own = desk.requests.filter((each) => /:\d+\/(assets\/.*|[a-z]+\.(js|svg))?$/.test(each))
    expect(own.length).toBeGreaterThan(2)
    const sizes = await Promise.all(own.map(async (each) => gzipSync(await (await fetch(each)).arrayBuffer()).length))
    expect(sizes.reduce((all, each) => all + each)).toBeLessThan(400 * 1024)
  })

  it('offers only indicators that features computes', async () => {
    const { page } = desk
    const add = page.locator('select[aria-label="Add an indicator"]')
    await add.locator('option', { hasText: 'rsi(14)' }).waitFor({ state: 'attached' })
    const answered = await add.evaluate(async (select: HTMLSelectElement) => {
      const calls = [...select.options].map((each) => each.value).filter((each) => each !== '')
      const bar = { time: '2026-01-01T00:00:00Z', open: 1, high: 2, low: 1, close: 2, volume: 3 }
      const answer = await fetch(`/api/features/features/calculate?features=${encodeURIComponent(calls.join(','))}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify([bar]),
      })
      return { count: calls.length, status: answer.status, text: await answer.text() }
    })
    expect(answered.status, answered.text).toBe(200)
    expect(answered.count).toBeGreaterThan(20)
  })

  it('finds panels, colours and indicators as they were left', async () => {
    const { page } = desk
    const width = async () => (await page.locator('#panel-watch').boundingBox())!.width
    const divider = page.locator('[role=separator][aria-label^="Width of watch list"]')
    const narrow = await width()
    await divider.focus()
    await page.keyboard.press('ArrowRight')
    const wider = await until('a wider list', width, (value) => value > narrow)
    const handle = (await divider.boundingBox())!
    await page.mouse.move(handle.x + 2, handle.y + 80)
    await page.mouse.down()
    await page.mouse.move(handle.x + 42, handle.y + 90, { steps: 4 })
    await page.mouse.up()
    const widest = await until('a list that was dragged wider', width, (value) => value > wider + 30)

    const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = { theme: await theme(), ground: await ground() }
    await page.keyboard.press('d')
    const other = await until('other colours', theme, (shown) => shown !== before.theme)
    expect(await ground()).not.toBe(before.ground)

    const canvases = () => page.locator('#panel-chart .chart canvas').count()
    const rsi = page.locator('#panel-chart .chip', { hasText: 'rsi(14)' })
    const without = await canvases()
    await page.selectOption('select[aria-label="Add an indicator"]', 'rsi(14)')
    await rsi.locator('.swatch').waitFor()
    await until('a pane of its own', canvases, (count) => count > without)

    await page.addInitScript(noteWhatIsWritten)
    await page.reload()
    await page.locator('#panel-watch li').first().waitFor()
    expect(await width()).toBe(widest)
    expect(await theme()).toBe(other)
    await rsi.locator('.swatch').waitFor()
    await page.locator('#panel-chart .chip', { hasText: 'ema(20)' }).waitFor()
    await until('the name of the pane', written, (texts) => texts.includes('rsi(14)'))
    await rsi.click()
    await rsi.waitFor({ state: 'detached' })
    await until('no pane of its own', canvases, (count) => count === without)
  })
})
