import './browser.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }))
vi.stubGlobal('requestAnimationFrame', (run: () => void) => run())
let focused: string[] = []
let dialog = false
vi.stubGlobal('document', {
  documentElement: { dataset: {} },
  getElementById: (id: string) => ({ focus: () => focused.push(id), select: () => {}, scrollIntoView: () => {} }),
  querySelector: (what: string) =>
    what === 'dialog[open]' ? (dialog ? {} : null) : { focus: () => focused.push(what) },
})

const { useToken } = await import('../src/api.ts')
const { helpOpen, question } = await import('../src/dialogs.tsx')
const { onKey } = await import('../src/keys.ts')
const { dockLeft, phone } = await import('../src/layout.tsx')
const { instruments, selected, view } = await import('../src/state.ts')
const { theme } = await import('../src/theme.ts')
const { side } = await import('../src/ticket.ts')

/** A key, pressed where nothing is typed or within a field; answers whether the page took it. */
function press(key: string, { typing = false, ctrlKey = false, blur = () => {} } = {}): boolean {
  let taken = false
  const target = { matches: () => typing, blur }
  onKey({ key, ctrlKey, target, preventDefault: () => (taken = true) } as unknown as KeyboardEvent)
  return taken
}

beforeEach(() => {
  useToken('t')
  focused = []
  dialog = false
  question.value = null
  helpOpen.value = false
  view.value = 'machine'
})

afterEach(() => useToken(null))

describe('a key', () => {
  it('b and s go to the ticket, wherever one is', () => {
    expect(press('s')).toBe(true)
    expect([side.value, view.value, phone.value, focused]).toEqual(['SELL', 'desk', 'trade', ['ticket-quantity']])
    press('b')
    expect(side.value).toBe('BUY')
  })

  it('h and X ask once, and do nothing by themselves', () => {
    press('h')
    expect(question.value?.title).toBe('Halt trading?')
    press('X')
    expect(question.value?.title).toBe('Cancel all open orders?')
  })

  it('j and k go round the instruments', () => {
    instruments.value.value = ['A', 'B', 'C'].map((symbol) => ({ symbol })) as never
    selected.value = 'C'
    press('j')
    expect(selected.value).toBe('A')
    press('k')
    press('k')
    expect(selected.value).toBe('B')
  })

  it('o goes to the orders, at the row that was looked at last', () => {
    dockLeft.value = 'cash'
    press('o')
    expect([dockLeft.value, focused]).toEqual(['blotter', ['#panel-blotter tbody tr[tabindex="0"]']])
  })

  it('1, 2, d, / and ? do what the help says', () => {
    press('1')
    expect(view.value).toBe('desk')
    press('2')
    expect(view.value).toBe('machine')
    const before = theme.value
    press('d')
    expect(theme.value).not.toBe(before)
    press('/')
    expect(focused).toEqual(['watch-filter'])
    press('?')
    expect(helpOpen.value).toBe(true)
  })

  it('is left to a field that is typed into; Escape leaves it', () => {
    let left = false
    expect(press('h', { typing: true })).toBe(false)
    press('Escape', { typing: true, blur: () => (left = true) })
    expect([question.value, left]).toEqual([null, true])
  })

  it('is left to the browser and to what is asked', () => {
    expect(press('h', { ctrlKey: true })).toBe(false)
    dialog = true
    expect(press('h')).toBe(false)
    expect(press('q')).toBe(false)
    expect(question.value).toBeNull()
  })
})
