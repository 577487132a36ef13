/** What the desk says and does when something is cut, dies or is halted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SYMBOL, until, type Fill } from './desk.ts'
import { Wire } from './platform.ts'
import { violations } from './readable.ts'
import { desk, open, openWith, platform, session } from './session.ts'

session()

describe('a cut stream', () => {
  let wire: Wire

  beforeEach(async () => {
    wire = await Wire.to(platform.port)
    await open(wire.port)
  })

  afterEach(() => wire.close())

  it('is said at once and gone when it is back, without a gap; meanwhile nothing looks live', async () => {
    const { page } = desk
    desk.expect(/ERR_|WebSocket connection/)
    await desk.anotherPrice()
    wire.break()
    await page.locator('#banner-lost', { hasText: 'Stream lost' }).waitFor({ timeout: 3_000 })
    wire.mend()
    await page.locator('#banner-lost').waitFor({ state: 'detached' })
    // The engine answers what is subscribed to in turn: behind a price and an order event nothing of it is to come.
    await desk.anotherPrice()
    const { id } = await platform.change<{ id: string }>('risk', '/orders', 'POST', 'trader', {
      account: 'main',
      clientOrderId: crypto.randomUUID(),
      instrument: SYMBOL,
      side: 'BUY',
      type: 'MARKET',
      quantity: '0.01',
      timeInForce: 'IOC',
    })
    await page.locator(`#panel-blotter tr[data-order="${id}"]`).waitFor()
    expect(await page.locator('#banner-gap').count()).toBe(0)

    // Looked at for long, so after the cut that is to leave no gap.
    wire.break()
    await page.locator('#banner-lost').waitFor()
    await page.locator('#panel-chart.stale').waitFor()
    await page.locator('#panel-ticket.stale').waitFor()
    expect(await desk.text('#ticket-left')).not.toMatch(/\bnow\b/)
    expect(await violations(page)).toEqual([])
    const place = page.locator('#ticket-place')
    expect(await place.isDisabled()).toBe(true)
    await page.fill('#ticket-quantity', '0.01')
    await place.focus()
    await page.keyboard.press('Enter')
    expect(desk.requests.filter((each) => each.endsWith('/api/risk/orders'))).toEqual([])
    expect(await place.getAttribute('title')).toMatch(/stream is lost/)
    expect(await place.evaluate((button) => button === document.activeElement)).toBe(true)
  })
})

describe('a stream that falls silent', () => {
  let wire: Wire

  beforeEach(async () => {
    wire = await Wire.to(platform.port)
    await open(wire.port)
  })

  afterEach(() => wire.close())

  /** No socket is closed, nothing is refused: only nothing comes any more. */
  it('is said to be lost within seconds, and comes back', async () => {
    const { page } = desk
    desk.expect(/ERR_|WebSocket connection|WebSocket is closed/)
    await page.locator('#panel-book .tag', { hasText: 'live' }).waitFor()
    wire.freeze()
    await page.locator('#banner-lost', { hasText: 'nothing was heard' }).waitFor({ timeout: 8_000 })
    await page.locator('#panel-book.stale').waitFor()
    await page.locator('#bar-equity.stale .age', { hasText: /\d s old/ }).waitFor()
    wire.mend()
    await page.locator('#banner-lost').waitFor({ state: 'detached' })
    await page.locator('#panel-book .tag', { hasText: 'live' }).waitFor()
  })
})

describe('an address whose token is none', () => {
  it('opens the desk all the same, and says so', async () => {
    await openWith('token=$(cat data/secrets/trader.token)')
    const { page } = desk
    await page.locator('.toasts .bad', { hasText: 'no token' }).waitFor()
    await desk.anotherPrice()
    await page.fill('#token', 'a token')
    await page.keyboard.press('Enter')
    await until(
      'said again',
      () => page.locator('.toasts .bad', { hasText: 'no token' }).count(),
      (count) => count === 2,
    )
    await page.fill('#token', platform.token('trader'))
    await page.keyboard.press('Enter')
    await page.locator('button', { hasText: 'sign out' }).waitFor()
  })
})

/** Stopped, not ended, and not for as long as the launcher looks on: calls of it hang. */
describe('an engine that does not answer', () => {
  let pid: number

  beforeEach(async () => {
    pid = (await platform.get<{ pid: number }>('portfolio', '/status')).pid
  })

  afterEach(() => process.kill(pid, 'SIGCONT'))

  it('leaves figures greyed with their age and the reason, until it answers', async () => {
    await open()
    const { page } = desk
    desk.expect(/50[0-9]|ERR_/)
    await page.locator('#panel-positions [data-cash]').first().waitFor()
    process.kill(pid, 'SIGSTOP')
    await page.locator('#panel-positions.stale > header .age', { hasText: /\d s old/ }).waitFor()
    await page.locator('#bar-equity.stale .age', { hasText: /\d s old/ }).waitFor()
    await page.locator('#panel-positions .problem b').waitFor()
    process.kill(pid, 'SIGCONT')
    await page.locator('#panel-positions:not(.stale)').waitFor()
    await page.locator('#panel-positions .problem').waitFor({ state: 'detached' })
  })

  it('is not taken for one that has nothing', async () => {
    process.kill(pid, 'SIGSTOP')
    await open()
    const { page } = desk
    desk.expect(/50[0-9]|ERR_/)
    await page.locator('#panel-positions .empty', { hasText: 'Asked, not answered yet.' }).waitFor()
    expect(await desk.text('#bar-equity')).toContain('Asked, not answered yet.')
    await page.click('#tab-fills')
    await page.locator('#panel-fills .empty', { hasText: /^Not known: / }).waitFor()
    await page.locator('#panel-positions .empty', { hasText: /^Not known: / }).waitFor()
    expect(await violations(page)).toEqual([])
    process.kill(pid, 'SIGCONT')
    await page.locator('#panel-positions [data-cash]').first().waitFor()
    await page.locator('#panel-fills .problem').waitFor({ state: 'detached' })
  })
})

describe('an engine that begins anew', () => {
  it('is found again, and the gap is said', async () => {
    await open()
    const { page } = desk
    desk.expect(/ERR_|WebSocket connection|502|503/)
    const { pid } = await platform.get<{ pid: number }>('websocket', '/status')
    process.kill(pid, 'SIGKILL')
    await page.locator('#banner-lost').waitFor()
    await page.locator('#banner-lost').waitFor({ state: 'detached', timeout: 80_000 })
    await page
      .locator('#banner-gap', { hasText: /other-stream.*(asked for anew|the newest is shown again)/ })
      .waitFor()
    await desk.anotherPrice()
    // Those of orders first, and of what there are several how many.
    const topics = () =>
      page
        .locator('#banner-gap [data-topic]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('data-topic')))
    await until('a gap of orders', topics, (all) => all[0] === 'orders')
    const followed = await page.locator('#panel-watch li').count()
    await page
      .locator('#banner-gap [data-topic=market-data]', { hasText: `${followed} gaps in market-data, the last` })
      .waitFor()
    await page.focus('#banner-gap button')
    await page.keyboard.press('Enter')
    await page.locator('#banner-gap').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })
})

describe('halt', () => {
  it('asks once, stops the orders of a strategy, and only an administrator resumes', async () => {
    await open()
    const { page } = desk
    desk.expect(/403|422/)
    await page.click('#tab-strategies')
    await page.locator('[data-strategy="ema-1"] .tag', { hasText: 'running' }).waitFor()

    await page.click('#halt')
    await page.locator('dialog[open]', { hasText: 'Halt trading?' }).waitFor()
    await page.click('dialog button:has-text("Halt all trading")')
    await page.locator('#banner-halted').waitFor()
    expect(await violations(page)).toEqual([])
    const filled = async () => (await platform.get<Fill[]>('portfolio', '/fills?account=main&limit=1000')).length
    const accepted = async () =>
      (await platform.get<{ state: string; createdAt: string }[]>('risk', '/orders?account=main&limit=1000'))
        .filter((each) => each.state !== 'DENIED')
        .map((each) => each.createdAt)
        .sort()
        .at(-1) ?? ''
    const newest = await accepted()
    const fills = await filled()

    // A strategy's next order has to meet the halt: one that always trades is made for it.
    await platform.change('strategy', '/strategies', 'POST', 'trader', {
      id: 'eager',
      kind: 'ema-cross',
      account: 'main',
      instrument: SYMBOL,
      parameters: { fast: '2', slow: '3' },
    })
    await platform.change('strategy', '/strategies/eager/start', 'POST', 'trader', {})
    const denied = async () =>
      (
        await platform.get<{ strategy: { id: string }; trades?: { denials: number } }[]>('strategy', '/strategies')
      ).find((each) => each.strategy.id === 'eager')?.trades?.denials ?? 0
    await until('a denied order of this strategy', denied, (count) => count > 0, 60_000)
    expect(await accepted()).toBe(newest)
    expect(await filled()).toBe(fills)

    await page.click('button:has-text("Resume")')
    await page.locator('.toasts .bad', { hasText: /forbidden|role|403/i }).waitFor()
    await page.locator('#banner-halted').waitFor()
  })

  it('is resumed by an administrator', async () => {
    await open(platform.port, 'admin')
    await desk.page.locator('#banner-halted').waitFor()
    await desk.page.click('button:has-text("Resume")')
    await desk.page.locator('#banner-halted').waitFor({ state: 'detached' })
    await desk.page.locator('#trading-state', { hasText: 'trading active' }).waitFor()
  })

  it('of one account is resumed for it alone, and all others can still be halted', async () => {
    await platform.change('risk', '/risk/halt', 'POST', 'trader', { account: 'main', reason: 'a test halts one' })
    await open(platform.port, 'admin')
    const { page } = desk
    await page.locator('#banner-halted', { hasText: 'Trading of main is halted' }).waitFor()
    expect(await page.locator('#halt').isVisible()).toBe(true)
    await page.click('button:has-text("Resume main")')
    await page.locator('#banner-halted').waitFor({ state: 'detached' })
    await page.locator('#trading-state', { hasText: 'trading active' }).waitFor()
    expect(await platform.get('risk', '/risk/state')).toMatchObject({ all: 'ACTIVE', accounts: { main: 'ACTIVE' } })
  })
})
