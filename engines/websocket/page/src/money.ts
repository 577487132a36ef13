/**
 * Money and quantities are decimal strings. What is shown as a sum is computed here, exactly; floating point is only
 * for the height of a line in a chart (`pixels`).
 */
export type Decimal = string

interface Mantissa {
  value: bigint
  scale: number
}

const PATTERN = /^-?\d+(\.\d+)?$/

export function isDecimal(text: string): boolean {
  return PATTERN.test(text)
}

const GROUPED = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
const PLAIN = /^(\d+\.?\d*|\.\d+)$/

/** What a person means who types as the page prints: a comma groups thousands, or it is none. Null where it is no amount. */
export function typed(text: string): Decimal | null {
  const digits = GROUPED.test(text) ? text.replaceAll(',', '') : text
  return PLAIN.test(digits) ? digits.replace(/^\./, '0.').replace(/\.$/, '') : null
}

function parse(text: Decimal): Mantissa {
  if (!isDecimal(text)) {
    throw new RangeError(`no decimal: ${text}`)
  }
  const point = text.indexOf('.')
  return point < 0
    ? { value: BigInt(text), scale: 0 }
    : { value: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 }
}

function print({ value, scale }: Mantissa): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const sign = value < 0n ? '-' : ''
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`
}

function atScale({ value, scale }: Mantissa, wanted: number): bigint {
  return value * 10n ** BigInt(wanted - scale)
}

export function add(a: Decimal, b: Decimal): Decimal {
  const left = parse(a)
  const right = parse(b)
  const scale = Math.max(left.scale, right.scale)
  return print({ value: atScale(left, scale) + atScale(right, scale), scale })
}

export function negate(a: Decimal): Decimal {
  const { value, scale } = parse(a)
  return print({ value: -value, scale })
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b))
}

export function sum(all: Iterable<Decimal>): Decimal {
  let total: Decimal = '0'
  for (const each of all) {
    total = add(total, each)
  }
  return total
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  return sign(subtract(a, b))
}

export function sign(a: Decimal): number {
  const { value } = parse(a)
  return value > 0n ? 1 : value < 0n ? -1 : 0
}

/** To so many decimals, half even or never above what it is; fewer decimals are filled up with zeros. */
export function round(a: Decimal, decimals: number, way: 'half-even' | 'down' = 'half-even'): Decimal {
  const { value, scale } = parse(a)
  if (scale <= decimals) {
    return print({ value: atScale({ value, scale }, decimals), scale: decimals })
  }
  const unit = 10n ** BigInt(scale - decimals)
  const magnitude = value < 0n ? -value : value
  const twice = (magnitude % unit) * 2n
  const whole = magnitude / unit
  const up = way === 'down' ? value < 0n && twice > 0n : twice > unit || (twice === unit && whole % 2n === 1n)
  const rounded = up ? whole + 1n : whole
  return print({ value: value < 0n ? -rounded : rounded, scale: decimals })
}

/** Without the zeros that stand beyond so many decimals: as a venue's steps have it, and never less than it is. */
export function trim(a: Decimal, decimals: number): Decimal {
  const point = a.indexOf('.')
  if (point < 0) {
    return a
  }
  let end = a.length
  while (end > point + 1 + decimals && a[end - 1] === '0') {
    end--
  }
  return end === point + 1 ? a.slice(0, point) : a.slice(0, end)
}

export function decimalsOf(a: Decimal): number {
  const point = a.indexOf('.')
  return point < 0 ? 0 : a.length - point - 1
}

/** The multiple of a step next to it, at least one step: how prices and quantities are moved by keys. */
export function step(a: Decimal, by: Decimal, steps: number): Decimal {
  const moved = parse(add(a, '0'))
  const width = parse(by)
  const scale = Math.max(moved.scale, width.scale)
  const unit = atScale(width, scale)
  if (unit <= 0n) {
    return a
  }
  const next = (atScale(moved, scale) / unit + BigInt(steps)) * unit
  return print({ value: next < unit ? unit : next, scale })
}

/** How many decimals that many digits leave: of 2497.04035 seven are three, of 0.0000244930 ten. */
function decimalsFor(a: Decimal, digits: number): number {
  const [whole, fraction = ''] = a.replace('-', '').split('.') as [string, string?]
  const before = whole === '0' ? -/^0*/.exec(fraction)![0].length : whole.length
  return Math.max(0, digits - before)
}

/** Currencies of which a hundredth is the smallest coin, or a claim on one; of all others eight decimals count. */
const COINED = new Set(['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'USDT', 'USDC'])
const COIN_DECIMALS = 2
const OTHER_DECIMALS = 8
/** What is less than one coin of these is still something: so many digits of it. */
const SMALL_DIGITS = 4

function decimalsOfMoney(a: Decimal, currency: string): number {
  const small = /^-?0*(\.|$)/.test(a) ? decimalsFor(a, SMALL_DIGITS) : 0
  const most = COINED.has(currency) ? Math.max(COIN_DECIMALS, small) : OTHER_DECIMALS
  return Math.max(COIN_DECIMALS, Math.min(most, decimalsOf(trim(a, COIN_DECIMALS))))
}

export interface Form {
  /** It is an amount of this currency: as many decimals as are worth a look. */
  currency?: string | undefined
  /** Never more than it is, as what is left to spend has to be shown. */
  down?: boolean
  /** So many decimals, rounded half even; without it as many as there are. */
  decimals?: number
  /** So many digits from the first that counts, so that prices of one size stand below each other; the whole part is never cut. */
  digits?: number
  /** A plus sign in front of what is above zero. */
  plus?: boolean
}

/** 1234567.5 as 1,234,567.5; the minus is a real one, as wide as the plus. */
export function format(a: Decimal, form: Form = {}): string {
  const most =
    form.currency !== undefined
      ? decimalsOfMoney(a, form.currency)
      : form.digits === undefined
        ? form.decimals
        : decimalsFor(a, form.digits)
  const shown = most === undefined ? a : round(a, most, form.down ? 'down' : 'half-even')
  const negative = shown.startsWith('-') && sign(shown) !== 0
  const digits = shown.replace('-', '')
  const point = digits.indexOf('.')
  const whole = point < 0 ? digits : digits.slice(0, point)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (point < 0 ? '' : digits.slice(point))
  return (negative ? '−' : form.plus && sign(shown) > 0 ? '+' : '') + grouped
}

/** A price or a quantity without the zeros beyond its steps: as the axis beside it has it. */
export function inSteps(a: Decimal, by: Decimal | undefined): string {
  return format(by === undefined ? a : trim(a, decimalsOf(by)))
}

/** Where to draw it; never what to say. */
export function pixels(a: Decimal): number {
  return Number(a)
}
