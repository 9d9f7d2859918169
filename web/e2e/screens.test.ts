// Every screen, in both languages, light and dark, wide and narrow: it opens, has its title, complains about nothing, does
// not overflow, and axe finds no serious or critical fault.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { accessibilityFaults, launch, logIn, open, overflows, settle, show, type Language, type Seen, type Theme } from './browser';
import { startServer, type Server } from './server';

const pictures = process.env['GWANJE_PICTURES'];

interface Screen {
  who: string;
  path: string;
  title: Record<Language, string>;
}

/// {id} stands for the first row's id of the list that the path begins with.
const screens: Screen[] = [
  { who: 'call.manager', path: '/', title: { ko: '현황', en: 'Overview' } },
  { who: 'call.manager', path: '/calls', title: { ko: '공모', en: 'Calls' } },
  { who: 'call.manager', path: '/calls/new', title: { ko: '새 공모 작성', en: 'Draft a call' } },
  { who: 'call.manager', path: '/calls/{id}', title: { ko: '', en: '' } },
  { who: 'call.manager', path: '/applications', title: { ko: '신청', en: 'Applications' } },
  { who: 'call.manager', path: '/applications/{id}', title: { ko: '', en: '' } },
  { who: 'call.manager', path: '/reviews', title: { ko: '심사', en: 'Reviews' } },
  { who: 'call.manager', path: '/reviews/{id}', title: { ko: '', en: '' } },
  { who: 'call.manager', path: '/selections', title: { ko: '순위와 선정', en: 'Ranking and selection' } },
  { who: 'call.manager', path: '/selections/{id}', title: { ko: '', en: '' } },
  { who: 'call.manager', path: '/offers', title: { ko: '선정 제안·협약', en: 'Offers and agreements' } },
  { who: 'call.manager', path: '/projects', title: { ko: '과제와 배정', en: 'Projects and awards' } },
  { who: 'call.manager', path: '/projects/{id}', title: { ko: '', en: '' } },
  { who: 'operator', path: '/jobs', title: { ko: '작업', en: 'Jobs' } },
  { who: 'operator', path: '/jobs/{id}', title: { ko: '', en: '' } },
  { who: 'operator', path: '/jobs/new', title: { ko: '작업 제출', en: 'Submit a job' } },
  { who: 'operator', path: '/estate', title: { ko: '시설과 가속기', en: 'Estate' } },
  { who: 'call.manager', path: '/outcomes', title: { ko: '성과', en: 'Outcomes' } },
  { who: 'planner', path: '/report', title: { ko: '현황 보고서', en: 'Status report' } },
  { who: 'admin', path: '/persons', title: { ko: '사용자와 역할', en: 'Persons and roles' } },
  { who: 'admin', path: '/journal', title: { ko: '기록부', en: 'Journal' } },
  { who: 'admin', path: '/account', title: { ko: '내 계정', en: 'My account' } },
];

const allLooks: { language: Language; theme: Theme; width: number }[] = [
  { language: 'ko', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 1440 },
  { language: 'en', theme: 'light', width: 390 },
  { language: 'ko', theme: 'dark', width: 390 },
];

/// GWANJE_LOOK="ko light 1440" checks that look only.
const wanted = process.env['GWANJE_LOOK'];
const looks = allLooks.filter((l) => !wanted || wanted === `${l.language} ${l.theme} ${l.width}`);

let server: Server;
let browser: Browser;

before(async () => {
  server = await startServer();
  browser = await launch();
  if (pictures) mkdirSync(pictures, { recursive: true });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function check(seen: Seen, name: string): Promise<void> {
  if (pictures) await seen.page.screenshot({ path: join(pictures, `${name}.png`) });
  assert.deepEqual(seen.complaints.splice(0), []);
  assert.equal(await overflows(seen.page), false, 'the page is wider than the window');
  assert.deepEqual(await accessibilityFaults(seen.page), []);
}

for (const { language, theme, width } of looks) {
  const look = `${language} ${theme} ${width}`;
  const nameOf = (path: string) => `${path.replace(/\W+/g, '_')}_${look.replace(/ /g, '_')}`;

  test(`log-in, ${look}`, async () => {
    const seen = await open(browser, language, theme, width);
    await seen.page.goto(`${server.address}/`);
    await seen.page.waitForSelector('input[name=login]');
    await seen.page.waitForTimeout(400);
    await check(seen, nameOf('login'));
    await seen.context.close();
  });

  for (const who of [...new Set(screens.map((s) => s.who))]) {
    test(`screens of ${who}, ${look}`, async (t) => {
      const seen = await open(browser, language, theme, width);
      await logIn(seen, server.address, server.accounts.get(who));
      for (const screen of screens.filter((s) => s.who === who)) {
        await t.test(`${screen.path}, ${look}`, async (inner) => {
          const path = await withId(seen, screen.path);
          if (!path) return inner.skip('the demonstration centre has none');
          await show(seen, server.address, path);
          const title = (await seen.page.textContent('h1'))?.trim() ?? '';
          if (screen.title[language]) assert.equal(title, screen.title[language]);
          else assert.notEqual(title, '');
          await check(seen, nameOf(screen.path));
          for (const tab of await seen.page.getByRole('tab').all()) {
            if ((await tab.getAttribute('aria-selected')) === 'true') continue;
            await tab.click();
            await settle(seen.page);
            await check(seen, `${nameOf(screen.path)}_${(await tab.textContent())?.replace(/\W+/g, '') ?? ''}`);
          }
        });
      }
      await seen.context.close();
    });
  }
}

async function withId(seen: Seen, path: string): Promise<string | null> {
  if (!path.includes('{id}')) return path;
  const noun = path.split('/')[1]!;
  const id = await seen.page.evaluate(async (plural) => {
    const answer = (await (await fetch(`/api/v1/${plural}?limit=1`)).json()) as { items: { id: string }[] };
    return answer.items[0]?.id ?? null;
  }, noun);
  return id ? path.replace('{id}', id) : null;
}
