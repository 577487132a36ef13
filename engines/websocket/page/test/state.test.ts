import './browser.ts'
import { expect, it, vi } from 'vitest'
import type { Instrument } from '../src/types.ts'
import { FakeSocket } from './world.ts'

const { toasts } = await import('../src/dialogs.tsx')
const { followed, instruments, origin, selected, stream } = await import('../src/state.ts')

const all = Array.from({ length: 30 }, (_, i) => ({ symbol: `I${i}`, feed: 1, state: 'LIVE' }) as Instrument)

it('the stream is asked for the first instruments and the chosen one, and no other is said to be followed', () => {
  instruments.value.value = all
  selected.value = 'I2'
  expect([...followed.value]).toEqual(all.slice(0, 24).map((each) => each.symbol))
  selected.value = 'I29'
  expect([followed.value.size, followed.value.has('I29'), followed.value.has('I24')]).toEqual([25, true, false])
})

it('of a feed that is not known nothing is said', () => {
  instruments.value.value = all
  selected.value = 'I2'
  expect(origin.value.text).toBe('feed not known')
})

it('what an administrator tells everybody is there until it was seen', () => {
  vi.useFakeTimers()
  const socket = new FakeSocket()
  vi.stubGlobal('location', { protocol: 'http:', host: 'desk' })
  vi.stubGlobal('WebSocket', function () {
    return socket
  })
  stream.connect()
  socket.says({ type: 'broadcast', message: 'back at nine', by: 'admin' })
  vi.advanceTimersByTime(10_000)
  expect(toasts.value).toMatchObject([{ text: 'admin: back at nine', kind: 'told' }])
  vi.useRealTimers()
})
