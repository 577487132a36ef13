/** Orders, from what is typed to what became of it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { plain, SYMBOL, until, type Position } from './desk.ts'
import { violations } from './readable.ts'
import { desk, open, platform, session } from './session.ts'

session()

async function held(): Promise<string> {
  const all = await platform.get<Position[]>('portfolio', '/portfolios/main/positions')
  return all.find((each) => each.instrument === SYMBOL)?.quantity ?? '0'
}

describe('an order', () => {
  beforeEach(() => open())

  it('typed into the ticket is checked, fills, and shows in orders, positions and ledger', async () => {
    const { page } = desk
    const before = await held()
    // What portfolio says there is goes by its own name until risk has said what would be left.
    await page.locator('#ticket-verdict dt', { hasText: 'Cash USD' }).waitFor()
    await page.selectOption('#ticket-type', 'MARKET')
    await page.fill('#ticket-quantity', '0.25')
    await until(
      'its cost',
      () => desk.text('#ticket-cost'),
      (text) => /\d.*USD/.test(text),
    )
    await page.locator('#ticket-verdict .passes').waitFor()
    await page.locator('#ticket-verdict dt', { hasText: 'Buying power left' }).waitFor()
    await page.click('#ticket-place')

    const row = page.locator('#panel-blotter tbody tr', { hasText: SYMBOL }).filter({ hasText: 'trader' }).first()
    await row.locator('.tag', { hasText: 'filled' }).waitFor()
    const id = await row.getAttribute('data-order')
    // First what shows only the newest, since strategies go on trading.
    await page.click('#tab-fills')
    await page.locator(`#panel-fills tr[data-order="${id}"]`).first().waitFor()
    await page.click('#tab-cash')
    await page.locator('#panel-cash tbody tr', { hasText: id! }).first().waitFor()
    await until('the position', held, (quantity) => quantity !== before)
    // Strategies trade the same account, so both are looked at again until they agree.
    await until(
      'the position on the page',
      async () => [await desk.text(`tr[data-position="${SYMBOL}"] td:nth-child(2)`), await held()],
      ([shown, said]) => plain(shown!) === said,
    )
  })

  it('that sells says what it brings, not that it is free', async () => {
    const { page } = desk
    await page.locator('.sides .sell').click()
    await page.selectOption('#ticket-type', 'MARKET')
    await page.fill('#ticket-quantity', '0.01')
    const brings = async () => Number(plain(await desk.text('#ticket-proceeds')).replace(' USD', ''))
    await until('what it brings', brings, (value) => value > 0)
    expect(Number(plain(await desk.text('#ticket-fee')).replace(' USD', ''))).toBeGreaterThan(0)
    expect(await page.locator('#ticket-cost').count()).toBe(0)
  })

  it('that is larger than the book says how much of it there is, and not that the rest is free', async () => {
    const { page } = desk
    await page.selectOption('#ticket-type', 'MARKET')
    await page.fill('#ticket-quantity', '100000')
    await page
      .locator('#ticket-short', { hasText: /^only [\d.,]+ of 100,000 BTC lies in the book; the rest is cancelled$/ })
      .waitFor()
    expect(await violations(page)).toEqual([])
    await page.selectOption('#ticket-tif', 'FOK')
    await page.locator('#ticket-short', { hasText: /in the book; all of it is cancelled$/ }).waitFor()
    await page.fill('#ticket-quantity', '0.01')
    await page.locator('#ticket-short').waitFor({ state: 'detached' })
    await page.locator('#ticket-verdict .passes').waitFor()
  })

  it('is understood as the page prints it, and no amount is refused at its field', async () => {
    const { page } = desk
    await page.selectOption('#ticket-type', 'MARKET')
    await page.fill('#ticket-quantity', '0,25')
    await page.locator('#ticket-quantity-wrong').waitFor()
    expect(await page.locator('#ticket-quantity').getAttribute('aria-invalid')).toBe('true')
    expect(await violations(page)).toEqual([])
    await page.fill('#ticket-quantity', '1,000.5')
    await page.locator('#ticket-quantity-wrong').waitFor({ state: 'detached' })
    await page.locator('#ticket-place', { hasText: '1,000.5 BTC' }).waitFor()
  })

  it('takes a price of the ladder once, by hand and by keys', async () => {
    const { page } = desk
    const price = () => page.locator('#ticket-price').inputValue()
    await page.selectOption('#ticket-type', 'MARKET')
    await page.locator('.ladder .bid .price').last().click()
    await until('a limit', price, (value) => /^\d+\.\d+$/.test(value))
    const limit = await price()
    await page.selectOption('#ticket-type', 'MARKET')
    await page.locator('#ticket-type').blur()
    await page.keyboard.press('2')
    await page.locator('#panel-flow').waitFor()
    await page.keyboard.press('1')
    await page.locator('#panel-ticket').waitFor()
    expect(await page.locator('#ticket-type').inputValue()).toBe('MARKET')
    expect(await page.locator('#ticket-price').count()).toBe(0)

    await until(
      'another price, by keys',
      async () => {
        await page.locator('#panel-book .scroll').focus()
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        return (await page.locator('#ticket-price').count()) > 0 ? price() : ''
      },
      (value) => value !== '' && value !== limit,
    )
    expect(await page.locator('#ticket-type').inputValue()).toBe('LIMIT')
  })

  it('that rests is shown and cancelled', async () => {
    const { page } = desk
    const book = await platform.get<{ bids: { price: string }[] }>('marketdata', `/books/${SYMBOL}?depth=10`)
    await page.selectOption('#ticket-type', 'LIMIT')
    await page.fill('#ticket-quantity', '0.01')
    await page.fill('#ticket-price', book.bids.at(-1)!.price)
    await page.click('#ticket-place')
    const row = page
      .locator('#panel-blotter tbody tr.open', { hasText: SYMBOL })
      .filter({ hasText: 'trader' })
      .first()
    await row.waitFor()
    const id = await row.getAttribute('data-order')
    const tag = (await row.locator('.tag').boundingBox())!
    const button = (await row.locator('button').boundingBox())!
    expect(tag.x + tag.width).toBeLessThanOrEqual(button.x)
    await row.locator('button', { hasText: 'cancel' }).click()
    await page.locator(`#panel-blotter tr[data-order="${id}"] .tag`, { hasText: 'cancelled' }).waitFor()
    await until(
      'the focus on the row whose button is gone',
      () => page.evaluate(() => document.activeElement?.getAttribute('data-order')),
      (focused) => focused === id,
    )
  })

  it('that rests is marked in the ladder', async () => {
    const { page } = desk
    // Its levels lie side by side, so that one at which an order waits is there as long as it is in sight.
    const dense = 'DOGE-USD.SIM'
    await page.setViewportSize({ width: 1280, height: 1400 })
    await page.locator(`[id="watch-${dense}"]`).click()
    const mark = page.locator('.ladder .bid .mine')
    const placed: string[] = []
    const place = async () => {
      const { bids } = await platform.get<{ bids: { price: string }[] }>('marketdata', `/books/${dense}?depth=10`)
      const order = await platform.change<{ id: string }>('risk', '/orders', 'POST', 'trader', {
        account: 'main',
        clientOrderId: crypto.randomUUID(),
        instrument: dense,
        side: 'BUY',
        type: 'LIMIT',
        timeInForce: 'GTC',
        quantity: '50',
        price: bids[4]!.price,
      })
      placed.push(order.id)
    }
    // The market may come to it, or leave it behind: then it is tried again.
    await until(
      'the mark',
      async () => {
        await place()
        return mark
          .first()
          .waitFor({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          )
      },
      Boolean,
    )
    for (const id of placed) {
      // One that is filled meanwhile is none to cancel.
      await platform.change('risk', `/orders/${id}`, 'DELETE', 'trader').catch(() => {})
    }
    await until(
      'no mark',
      () => mark.count(),
      (count) => count === 0,
    )
  })

  it('that would be denied says why before it is sent', async () => {
    const { page } = desk
    await page.selectOption('#ticket-type', 'LIMIT')
    await page.fill('#ticket-quantity', '1000')
    await page.click('.quick button:has-text("bid")')
    await page.locator('#ticket-verdict .problem', { hasText: 'buying-power' }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})
