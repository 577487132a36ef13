import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Resource } from '../src/resource.ts'

const EVERY = 2_000
let answer: () => Promise<string>
let resource: Resource<string>
let end: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
  answer = async () => 'first'
  resource = new Resource(() => answer(), EVERY)
  end = resource.use()
  await vi.advanceTimersByTimeAsync(0)
})

afterEach(() => {
  end()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const stale = () => resource.stale(Date.now())

describe('what is asked again and again', () => {
  it('is not stale while answers come', async () => {
    await vi.advanceTimersByTimeAsync(EVERY * 10)
    expect([resource.value.value, stale()]).toEqual(['first', false])
  })

  it('is stale once an answer failed, and no longer when one comes', async () => {
    answer = async () => Promise.reject(new Error('away'))
    await vi.advanceTimersByTimeAsync(EVERY)
    expect([resource.value.value, stale()]).toEqual(['first', true])
    answer = async () => 'second'
    await vi.advanceTimersByTimeAsync(EVERY)
    expect([resource.value.value, stale()]).toEqual(['second', false])
  })

  it('is stale when no answer comes at all for three times its pause', async () => {
    answer = () => new Promise(() => {})
    await vi.advanceTimersByTimeAsync(EVERY * 3)
    expect(stale()).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(stale()).toBe(true)
  })

  it('is stale after a sleep in which nothing was asked', async () => {
    vi.stubGlobal('document', { hidden: true })
    await vi.advanceTimersByTimeAsync(EVERY * 4)
    expect(stale()).toBe(true)
    vi.stubGlobal('document', { hidden: false })
    await vi.advanceTimersByTimeAsync(EVERY)
    expect(stale()).toBe(false)
  })

  it('is not stale before it was ever known', () => {
    resource.renew()
    expect(stale()).toBe(false)
  })
})
