import './browser.ts'
import { describe, expect, it } from 'vitest'
import type { Heard } from '../src/arrivals.ts'
import type { Section } from '../src/types.ts'

const { heatmaps } = await import('../src/heatmap.ts')

const section = (set: string, factor: string, ...instruments: string[]) =>
  ({ set, factor, instruments: instruments.map((instrument) => ({ instrument })) }) as Heard<Section>

describe('ranks', () => {
  it('of two venues are two tables, each with its own instruments', () => {
    const all = heatmaps([
      section('SIM', 'momentum', 'ETH-USD.SIM', 'BTC-USD.SIM'),
      section('COINBASE', 'momentum', 'BTC-USD.COINBASE'),
      section('SIM', 'beta', 'BTC-USD.SIM'),
    ])
    expect(all.map(({ set, rows }) => [set, ...rows.map((each) => each.factor)])).toEqual([
      ['COINBASE', 'momentum'],
      ['SIM', 'beta', 'momentum'],
    ])
    expect(all.map(({ columns }) => columns)).toEqual([
      [{ instrument: 'BTC-USD.COINBASE', name: 'BTC' }],
      [
        { instrument: 'BTC-USD.SIM', name: 'BTC' },
        { instrument: 'ETH-USD.SIM', name: 'ETH' },
      ],
    ])
  })

  it('have no two columns of one name', () => {
    const [only] = heatmaps([section('SIM', 'beta', 'BTC-USD.SIM', 'BTC-EUR.SIM', 'ETH-USD.SIM')])
    expect(only!.columns.map((each) => each.name)).toEqual(['BTC-EUR', 'BTC-USD', 'ETH'])
  })
})
