import { expect, it } from 'vitest'
import { AFTER_GAP, withGap, type Missed } from '../src/gaps.ts'
import { KEY_OF, type TopicName } from '../src/stream.ts'

const gap = (topic: TopicName, key: string) => ({ topic, key, after: 7, to: 3, reason: 'other-stream' })

it('gaps are all counted, by topic, and those of orders come first', () => {
  const symbols = Array.from({ length: 24 }, (_, i) => `I${i}`)
  const came = [
    ...symbols.flatMap((each) => [gap('market-data', each), gap('predictions', each)]),
    gap('instruments', ''),
    gap('orders', 'main'),
    gap('portfolio', 'main'),
  ]
  const all = came.reduce<Missed[]>((before, each, i) => withGap(before, each, i), [])
  expect(all.map(({ topic, key, count, at }) => [topic, key, count, at])).toEqual([
    ['orders', 'main', 1, 49],
    ['portfolio', 'main', 1, 50],
    ['market-data', 'I23', 24, 46],
    ['predictions', 'I23', 24, 47],
    ['instruments', '', 1, 48],
  ])
})

it('of each topic it is said what becomes of what was missed', () => {
  expect(Object.keys(AFTER_GAP).sort()).toEqual(Object.keys(KEY_OF).sort())
})
