/** The book's best levels: a curve of what is there, and a ladder to pick prices from. */
import { remembered, link, marketOf, now, orders, picked, selected } from '../state.ts'
import { add, format, pixels, subtract, type Decimal } from '../money.ts'
import type { Level, Market } from '../types.ts'
import { ago, Choice, Panel, Tag } from '../ui.tsx'

const shape = remembered<'ladder' | 'depth'>('book-shape', 'ladder')
const LEVELS = 10

interface Row {
  price: Decimal
  quantity: Decimal
  total: Decimal
}

function cumulated(levels: Level[]): Row[] {
  let total: Decimal = '0'
  return levels.slice(0, LEVELS).map(([price, quantity]) => {
    total = add(total, quantity)
    return { price, quantity, total }
  })
}

function Side({ rows, side, most, mine }: { rows: Row[]; side: 'bid' | 'ask'; most: number; mine: Set<Decimal> }) {
  const shown = side === 'ask' ? rows.toReversed() : rows
  return (
    <>
      {shown.map((row) => (
        <tr key={row.price} class={side}>
          <td class="right">
            <button type="button" class="price" tabIndex={-1} title="to the ticket"
              onClick={() => { picked.value = { price: row.price, at: Date.now() } }}>{format(row.price)}</button>
            {mine.has(row.price) && <span class="mine" title="an open order of this account is here">●</span>}
          </td>
          <td class="right num">{format(row.quantity)}</td>
          <td class="right num total"><meter class={side} min={0} max={most} value={pixels(row.total)} aria-hidden="true" /><span>{format(row.total)}</span></td>
        </tr>
      ))}
    </>
  )
}

/** Quantity up to each price, as steps. */
function Depth({ bids, asks }: { bids: Row[]; asks: Row[] }) {
  const least = pixels(bids.at(-1)!.price)
  const most = pixels(asks.at(-1)!.price)
  const high = Math.max(pixels(bids.at(-1)!.total), pixels(asks.at(-1)!.total)) || 1
  const x = (price: Decimal) => ((pixels(price) - least) / (most - least || 1)) * 100
  const y = (total: Decimal) => 58 - (pixels(total) / high) * 54
  const path = (rows: Row[]) => {
    let line = `M${x(rows[0]!.price)},58`
    for (const row of rows) {
      line += ` H${x(row.price)} V${y(row.total)}`
    }
    return `${line} V58 Z`
  }
  const label = `Depth: ${bids.at(-1)!.total} to buy down to ${bids.at(-1)!.price}, ${asks.at(-1)!.total} to sell up to ${asks.at(-1)!.price}`
  return (
    <div class="depth">
      <svg viewBox="0 0 100 60" preserveAspectRatio="none" role="img" aria-label={label}>
        <path class="bid" d={path(bids)} />
        <path class="ask" d={path(asks)} />
      </svg>
      <p class="axis num"><span>{format(bids.at(-1)!.price)}</span><span>{format(bids[0]!.price)} | {format(asks[0]!.price)}</span><span>{format(asks.at(-1)!.price)}</span></p>
    </div>
  )
}

export function MarketTag({ market }: { market: Market | null }) {
  if (!market?.state) {
    return <Tag kind="warn">no data yet</Tag>
  }
  if (market.state === 'LIVE' && link.value.state !== 'lost') {
    return <Tag kind="good">live</Tag>
  }
  const age = market.sent ? ` ${ago(now.value - Date.parse(market.sent))}` : ''
  return <Tag kind="warn" title={market.reason ?? ''}>{market.state === 'LIVE' ? 'last known' : market.state.toLowerCase()}{age}</Tag>
}

export function Book() {
  const market = marketOf(selected.value).value
  const bids = cumulated(market?.bids ?? [])
  const asks = cumulated(market?.asks ?? [])
  const most = Math.max(pixels(bids.at(-1)?.total ?? '0'), pixels(asks.at(-1)?.total ?? '0'))
  const open = new Set((orders.value.value ?? [])
    .filter((each) => each.instrument === selected.value && /ACCEPTED|PARTIALLY/.test(each.state) && each.price)
    .map((each) => each.price!))
  const known = bids.length > 0 && asks.length > 0
  return (
    <Panel id="book" title="Book" live seq={market?.seq}
      tools={<><MarketTag market={market} />
        <Choice label="Shape of the book" value={shape.value} options={['ladder', 'depth']} onChange={(value) => { shape.value = value }} /></>}>
      {!known
        ? <p class="empty">{market?.reason ?? (market && !market.book ? 'The book is not known yet.' : 'No level on one of the sides.')}</p>
        : shape.value === 'depth'
          ? <Depth bids={bids} asks={asks} />
          : (
            <div class={`scroll ${market?.state === 'LIVE' ? '' : 'dim'}`} tabIndex={0} role="region" aria-label="Ladder">
              <table class="ladder" aria-label="Ladder">
                <thead><tr><th scope="col" class="right">price</th><th scope="col" class="right">quantity</th><th scope="col" class="right">up to here</th></tr></thead>
                <tbody>
                  <Side rows={asks} side="ask" most={most} mine={open} />
                  <tr class="spread"><td colSpan={3}>spread <span class="num">{format(subtract(asks[0]!.price, bids[0]!.price))}</span></td></tr>
                  <Side rows={bids} side="bid" most={most} mine={open} />
                </tbody>
              </table>
            </div>
          )}
    </Panel>
  )
}
