/** One platform for all files; NAUTILUS_PAGE_PLATFORM=BASE:DATA names one that runs already. */
import type { TestProject } from 'vitest/node'
import { Platform } from './platform.ts'

declare module 'vitest' {
  interface ProvidedContext {
    base: number
    data: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = /^(\d+):(.+)$/.exec(process.env.NAUTILUS_PAGE_PLATFORM ?? '')
  const platform = given ? Platform.at(Number(given[1]), given[2]!) : await Platform.start()
  project.provide('base', platform.base)
  project.provide('data', platform.data)
  return async () => {
    if (!given) {
      await platform.stop()
    }
  }
}
