/** The page in a headless Chromium, and what a person sees on it. */
import { execFileSync } from 'node:child_process'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

export const SYMBOL = 'BTC-USD.SIM'

export interface Position {
  instrument: string
  quantity: string
}
/** A fill as portfolio writes it. */
export interface Fill {
  at: string
  instrument: string
  side: string
  quantity: string
  price: string
  notional: string
  fee: string
  currency: string
  liquidity: string
  place: { offset: number; index: number }
}

/** A shown figure as engines write it. */
export const plain = (shown: string) => shown.replaceAll(',', '').replace('−', '-')

export function chromiumPath(): string {
  return process.env.NAUTILUS_CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium']).toString().trim()
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] })
}

/** Chromium breaks calls off when this machine gets or loses an interface, as it does where containers come and go. */
const NOT_OF_THE_PAGE = /ERR_NETWORK_CHANGED/

/** A page that notes what it must not do: errors, and requests that leave this machine. */
export class Desk {
  readonly errors: string[] = []
  readonly requests: string[] = []

  private constructor(
    readonly page: Page,
    private readonly expected: RegExp[] = [NOT_OF_THE_PAGE],
  ) {}

  static async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const page = await context.newPage()
    const desk = new Desk(page)
    await prepare(page)
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        desk.errors.push(message.text())
      }
    })
    page.on('pageerror', (error) => desk.errors.push(String(error)))
    page.on('request', (request) => desk.requests.push(request.url()))
    page.on('websocket', (socket) => desk.requests.push(socket.url()))
    await page.goto(address)
    await page.locator('#panel-watch li').first().waitFor()
    return desk
  }

  /** What the browser itself says of a call that was refused or cut on purpose is no error of the page. */
  expect(message: RegExp): void {
    this.expected.push(message)
  }

  unexpected(): string[] {
    return this.errors.filter((each) => !this.expected.some((pattern) => pattern.test(each)))
  }

  strangers(): string[] {
    return this.requests.filter((each) => !/^(https?|wss?):\/\/(localhost|127\.0\.0\.1):|^(data|blob):/.test(each))
  }

  text(selector: string): Promise<string> {
    return this.page.locator(selector).innerText()
  }

  /** Two prices that traded, not one and the same and no remark that there is none. */
  async anotherPrice(): Promise<void> {
    const price = () => this.text('#last-price')
    const isOne = (text: string) => /^[\d,.]+$/.test(text)
    const first = await until('a price', price, isOne)
    await until('another price', price, (text) => isOne(text) && text !== first)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}

/** Waits until it is so; says what was the case last if it never was. */
export async function until<T>(
  what: string,
  look: () => Promise<T>,
  isSo: (value: T) => boolean,
  millis = 30_000,
): Promise<T> {
  const end = Date.now() + millis
  let last: T | undefined
  let failure: unknown
  while (Date.now() < end) {
    try {
      last = await look()
      failure = undefined
      if (isSo(last)) {
        return last
      }
    } catch (each) {
      failure = each
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`never: ${what}; last ${failure ? String(failure) : JSON.stringify(last)}`)
}
