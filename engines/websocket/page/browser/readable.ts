/** Whether everybody can read what is on the screen, in dark and in light. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Serious violations of what axe-core checks, each with where it is. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source)
  }
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, colorScheme)
    const all = await page.evaluate(async () => {
      const engine = (window as unknown as { axe: typeof axe }).axe
      const { violations } = await engine.run(document, { resultTypes: ['violations'] })
      return violations
        .filter((each) => each.impact === 'serious' || each.impact === 'critical')
        .map((each) => {
          const nodes = each.nodes.slice(0, 3)
          return `${each.id}: ${nodes.map((node) => node.html).join(' | ')}`
        })
    })
    found.push(...all.map((each) => `${colorScheme} ${each}`))
  }
  return found
}
