/** Why a connection was closed, in words. */
const CLOSE_REASONS: Record<number, string> = {
  1001: 'the engine stops',
  1006: 'the connection broke',
  1013: 'too many connections',
  4001: 'the engine heard nothing of this page',
  4002: 'nothing was subscribed to',
  4003: 'this page was too slow for order events',
  4004: 'too many refused messages',
}

export function closing(event: { code: number; reason: string }): string {
  return event.reason || CLOSE_REASONS[event.code] || `closed with ${event.code}`
}
