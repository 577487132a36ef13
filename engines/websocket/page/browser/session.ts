/** A browser and a desk for each test of a file that calls session(). */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { Desk, openBrowser, SYMBOL } from './desk.ts'
import { Platform } from './platform.ts'

export let platform: Platform
export let desk: Desk
let browser: Browser

/** A desk as it is found: nothing of it is touched yet. */
export async function arrive(port = platform.port, token: 'viewer' | 'trader' | 'admin' = 'trader'): Promise<void> {
  desk = await Desk.open(browser, `http://localhost:${port}/#token=${platform.token(token)}`)
}

/** A desk with its first instrument chosen. */
export async function open(...as: Parameters<typeof arrive>): Promise<void> {
  await arrive(...as)
  await desk.page.locator(`[id="watch-${SYMBOL}"]`).click()
}

/** A desk as who comes with this behind the address finds it. */
export async function openWith(fragment: string): Promise<void> {
  desk = await Desk.open(browser, `http://localhost:${platform.port}/#${fragment}`)
}

export async function openOnPhone(): Promise<void> {
  desk = await Desk.open(browser, `http://localhost:${platform.port}/#token=${platform.token('trader')}`, {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
}

export function session(): void {
  beforeAll(async () => {
    platform = Platform.at(inject('base'), inject('data'))
    browser = await openBrowser()
  })

  afterAll(() => browser?.close())

  /** Nothing leaves this machine, and nothing goes wrong unseen: of every test. */
  afterEach(async () => {
    const { strangers, errors } = { strangers: desk.strangers(), errors: desk.unexpected() }
    await desk.close()
    expect(strangers).toEqual([])
    expect(errors).toEqual([])
  })
}
