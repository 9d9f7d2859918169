// Debian's Chromium, one context for each person and language, and the checks that every screen must pass.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Account } from './server';

export type Language = 'ko' | 'en';
export type Theme = 'light' | 'dark';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launch(): Promise<Browser> {
  const path = process.env['GWANJE_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!path) throw new Error('no Chromium: install the package chromium, or set GWANJE_CHROMIUM');
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export interface Seen {
  page: Page;
  context: BrowserContext;
  /// What the browser complained about; a screen must leave it empty.
  complaints: string[];
}

export async function open(browser: Browser, language: Language, theme: Theme, width = 1440): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, locale: language === 'ko' ? 'ko-KR' : 'en-US', timezoneId: 'UTC' });
  await context.addInitScript(([l, t]) => {
    localStorage.setItem('gwanje.language', l!);
    localStorage.setItem('mantine-color-scheme-value', t!);
  }, [language, theme]);
  const page = await context.newPage();
  // Generous: on a busy machine the browser and the server share two cores with a build.
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('console', (message) => {
    // A 401 before the log-in is how the console learns that nobody is logged in.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(`console: ${message.text()}`);
  });
  return { page, context, complaints };
}

export async function logIn({ page }: Seen, address: string, account: Account | undefined): Promise<void> {
  assert.ok(account, 'there is such an account');
  await page.goto(`${address}/`);
  await page.fill('input[name=login]', account.login);
  await page.fill('input[name=password]', account.password);
  await page.click('button[type=submit]');
  await page.waitForSelector('header a[href="/"]');
}

/// Goes to a screen and waits until nothing is being loaded any more.
export async function show({ page }: Seen, address: string, path: string): Promise<void> {
  await page.goto(`${address}${path}`);
  await page.waitForSelector('h1');
  await settle(page);
}

export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('main [role=status][aria-label] .mantine-Skeleton-root, main .mantine-Loader-root'));
  await page.waitForTimeout(150);
}

/// Serious and critical faults by axe, as readable lines.
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // By the debugging protocol, so that the page's own Content-Security-Policy stays in force.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (what: Document, how: object) => Promise<{ violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }).axe;
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id} at ${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`));
}

export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
}
