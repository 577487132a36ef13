import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../src/api.ts'
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

  it('has a reason as long as nothing was answered, and none when the answer is that there is nothing', async () => {
    expect(resource.unanswered()).toBeNull()
    answer = async () => Promise.reject(new ApiError({ status: 0, code: 'no-answer' }))
    resource.renew()
    expect(resource.unanswered()).toBe('Asked, not answered yet.')
    await vi.advanceTimersByTimeAsync(0)
    expect(resource.unanswered()).toBe('Not known: no-answer.')
    answer = async () => ''
    await vi.advanceTimersByTimeAsync(EVERY)
    expect([resource.value.value, resource.unanswered()]).toEqual(['', null])
    // What is known and cannot be renewed is old, not unknown.
    answer = async () => Promise.reject(new ApiError({ status: 0, code: 'no-answer' }))
    await vi.advanceTimersByTimeAsync(EVERY)
    expect([resource.unanswered(), stale()]).toEqual([null, true])
  })
})
