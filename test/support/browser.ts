import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';

export const viewports = { telefoon: { width: 360, height: 740 }, scherm: { width: 1280, height: 900 } } as const;
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface TestBrowser {
  readonly context: BrowserContext;
  /** A fresh page at this width. */
  open(viewport: keyof typeof viewports): Promise<Page>;
  close(): Promise<void>;
}

/** A real Chromium with a profile of its own that is gone afterwards. */
export async function startBrowser(options: { javaScriptEnabled?: boolean } = {}): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: quiet,
    ...options,
  });
  return {
    context,
    open: async (viewport) => {
      const page = await context.newPage();
      await page.setViewportSize(viewports[viewport]);
      return page;
    },
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeNode {
  readonly html: string;
  readonly any: readonly { readonly data?: { readonly messageKey?: string } | null }[];
}
type AxeRule = { readonly id: string; readonly nodes: readonly AxeNode[] };

/**
 * What axe-core finds wrong on the page (WCAG 2.2 A and AA, best practices), as `rule: element`. Text in the colour of its background counts
 * too: axe leaves that undecided.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Also where the page itself may run no script.
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate<{ violations: AxeRule[]; incomplete: AxeRule[] }>('axe.run()');
  const invisible = incomplete.map(({ id, nodes }) => ({
    id: `${id} (no contrast at all)`,
    nodes: nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')),
  }));
  return [...violations, ...invisible].flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Whether the page can be read without scrolling sideways. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
