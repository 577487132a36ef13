/** What programmers are shown first works as it stands there. */
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { until } from './desk.ts'
import { Platform, Wire } from './platform.ts'

const EXAMPLES = resolve(import.meta.dirname, '../../examples')
const PAGE = resolve(import.meta.dirname, '..')
const run = promisify(execFile)

let platform: Platform
let folder: string
let env: NodeJS.ProcessEnv

beforeAll(() => {
  platform = Platform.at(inject('base'), inject('data'))
  folder = mkdtempSync(join(tmpdir(), 'nautilus-examples-'))
  env = {
    ...process.env,
    NAUTILUS: `127.0.0.1:${platform.port}`,
    NAUTILUS_TOKEN_FILE: join(platform.data, 'secrets/trader.token'),
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function order(side: 'BUY' | 'SELL'): Promise<{ id: string; state: string; filled: string }> {
  const { stdout } = await run(join(EXAMPLES, 'order.sh'), [side, '0.01', 'BTC-USD.SIM'], { env })
  return JSON.parse(stdout)
}

/** Lines that it says until they are as wanted; then it is ended. */
async function says(
  child: ChildProcess,
  isSo: (lines: string[]) => boolean,
  meanwhile?: () => Promise<unknown>,
): Promise<string[]> {
  let text = ''
  child.stdout!.on('data', (part) => {
    text += part
  })
  child.stderr!.on('data', (part) => {
    text += part
  })
  const lines = async () => text.split('\n').filter(Boolean)
  try {
    if (meanwhile) {
      await until('its first line', lines, (all) => all.length > 0)
      await meanwhile()
    }
    return await until('its lines', lines, isSo)
  } finally {
    child.kill()
  }
}

it('curl places an order', async () => {
  expect(await order('BUY')).toMatchObject({ state: 'FILLED', filled: '0.01' })
})

it('curl says why an order is refused', async () => {
  const refused = run(join(EXAMPLES, 'order.sh'), ['BUY', '0.01', 'NO-SUCH.SIM'], { env })
  await expect(refused).rejects.toMatchObject({ stdout: expect.stringContaining('unknown-instrument') })
})

it('Python reads the stream', async (context) => {
  const packages = join(folder, 'python')
  const there = spawnSync('python3', ['-c', 'import websockets.sync.client, requests']).status === 0
  if (!there) {
    const fetched = spawnSync('python3', [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--target',
      packages,
      'websockets',
      'requests',
    ])
    context.skip(
      fetched.status !== 0 && !process.env.CI,
      'Python, websockets or requests are not there and cannot be fetched',
    )
  }
  const child = spawn('python3', [join(EXAMPLES, 'stream.py')], { env: { ...env, PYTHONPATH: packages } })
  const lines = await says(child, (all) => all.length >= 4)
  expect(lines[0]).toContain('clientOrderId')
  const numbers = lines.slice(1, 4).map((line) => Number(line.split(' ')[0]))
  expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2])
})

it('TypeScript follows the orders, and misses none while the stream is cut', async () => {
  await run(join(PAGE, 'node_modules/.bin/tsc'), [
    '--ignoreConfig',
    '--outDir',
    folder,
    '--target',
    'es2022',
    '--module',
    'esnext',
    '--lib',
    'es2023,dom',
    '--types',
    '',
    join(EXAMPLES, 'stream.ts'),
  ])
  const flags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket']
  const wire = await Wire.to(platform.port)
  try {
    const child = spawn(process.execPath, [...flags, join(folder, 'stream.js')], {
      env: { ...env, NAUTILUS: `127.0.0.1:${wire.port}` },
    })
    let missed = ''
    const lines = await says(
      child,
      (all) => all.some((line) => line.includes('order-filled') && line.includes(missed)),
      async () => {
        wire.break()
        missed = (await order('SELL')).id
        wire.mend()
      },
    )
    expect(lines[0]).toMatch(/^\d+ snapshot \[/)
    const numbers = lines.filter((line) => !line.includes(' resumed ')).map((line) => Number(line.split(' ')[0]))
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i))
    expect(lines.some((line) => line.includes(' resumed '))).toBe(true)
    expect(lines.filter((line) => line.includes(' snapshot ') || line.startsWith('gap'))).toHaveLength(1)
  } finally {
    await wire.close()
  }
})
