import './browser.ts'
import { beforeEach, expect, it, vi } from 'vitest'

const address = { hash: '', pathname: '/', search: '?a=1' }
const shown: string[] = []
vi.stubGlobal('location', address)
vi.stubGlobal('history', { replaceState: (_: null, __: string, to: string) => shown.push(to) })

const { takeTokenFromAddress, token, useToken } = await import('../src/api.ts')
const kept = () => sessionStorage.getItem('nautilus.token')

beforeEach(() => {
  useToken(null)
  shown.length = 0
})

it('a token is taken out of the address and kept in the tab', () => {
  address.hash = '#token=aB3-_x.y'
  expect(takeTokenFromAddress()).toBe(true)
  expect([token.value, kept(), shown]).toEqual(['aB3-_x.y', 'aB3-_x.y', ['/?a=1']])
  useToken(null)
  expect([token.value, kept()]).toEqual([null, null])
})

it.each(['', '$(cat%20data/secrets/trader.token)', '%E0%A4%A', 'two words', 'a,b', '…'])(
  'what is no token is none, and leaves the address too: "%s"',
  (text) => {
    address.hash = `#token=${text}`
    expect(takeTokenFromAddress()).toBe(false)
    expect([token.value, kept(), shown]).toEqual([null, null, ['/?a=1']])
  },
)

it('an address without a token is left as it is, and so is the token of the tab', () => {
  useToken('one')
  address.hash = '#desk'
  expect(takeTokenFromAddress()).toBe(true)
  expect([token.value, shown]).toEqual(['one', []])
})
