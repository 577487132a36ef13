import { expect, it } from 'vitest'
import { shortfall } from '../src/shortfall.ts'
import type { Checked, NewOrder } from '../src/types.ts'

const order = (timeInForce: NewOrder['timeInForce'], price?: string) =>
  ({ quantity: '1000', timeInForce, ...(price === undefined ? {} : { price }) }) as NewOrder

it.each<[string, NewOrder, string | undefined, string | null]>([
  ['a market order', order('IOC'), '2.5', 'only 2.5 of 1,000 BTC lies in the book; the rest is cancelled'],
  ['one of an empty book', order('IOC'), '0', 'only 0 of 1,000 BTC lies in the book; the rest is cancelled'],
  ['all or nothing', order('FOK'), '999.9', 'only 999.9 of 1,000 BTC lies in the book; all of it is cancelled'],
  [
    'a limit at once',
    order('IOC', '9'),
    '4',
    'only 4 of 1,000 BTC lies in the book within the limit; the rest is cancelled',
  ],
  ['a limit that may wait', order('GTC', '9'), '4', null],
  ['what is all there', order('IOC'), '1000.000', null],
  ['what risk cannot value', order('IOC'), undefined, null],
])('%s', (_, wanted, taken, said) => {
  expect(shortfall(wanted, { passes: true, checks: [], ...(taken && { taken }) } as Checked, 'BTC')).toBe(said)
})
