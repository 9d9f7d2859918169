// What people do at the console, against a real server: log in, read the published figures, filter, look why, run work.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, logIn, open, settle, show, type Seen } from './browser';
import { startServer, type Server } from './server';

let server: Server;
let browser: Browser;

before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const account = (login: string) => server.accounts.get(login);
/// The account that the demonstration centre made for somebody who runs work.
function user() {
  const line = server.output().split('\n').find((l) => l.includes('applicant, user'));
  return account(line?.trim().split(/\s+/)[0] ?? '');
}
async function cells(page: Page, region: string): Promise<string[][]> {
  return page.getByRole('region', { name: region }).locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent?.trim() ?? '')));
}
/// What the screen says no with; short notes in the corner are alerts too.
async function alertText(page: Page): Promise<string> {
  return (await page.getByRole('main').getByRole('alert').first().textContent()) ?? '';
}
async function with_(login: string, language: 'ko' | 'en', work: (seen: Seen) => Promise<void>, width = 1440): Promise<void> {
  const seen = await open(browser, language, 'light', width);
  try {
    await logIn(seen, server.address, login === '' ? user() : account(login));
    await work(seen);
    assert.deepEqual(seen.complaints, []);
  } finally {
    await seen.context.close();
  }
}

for (const [language, button, reason] of [['ko', '로그인', /비밀번호|아이디/], ['en', 'Log in', /login|password/i]] as const) {
  test(`a wrong password is refused with a reason, ${language}`, async () => {
    const seen = await open(browser, language, 'light');
    await seen.page.goto(`${server.address}/`);
    await seen.page.fill('input[name=login]', 'call.manager');
    await seen.page.fill('input[name=password]', 'this is wrong');
    await seen.page.getByRole('button', { name: button, exact: true }).click();
    assert.match(await alertText(seen.page), reason);
    await seen.context.close();
  });
}

test('without logging in the published calls can be read with their ratios', async () => {
  const seen = await open(browser, 'ko', 'light');
  await seen.page.goto(`${server.address}/`);
  await seen.page.getByText('2.69 : 1').waitFor();
  await seen.page.getByText('5.2 : 1').waitFor();
  await seen.context.close();
});

test('the state bar sums to its base', () => with_('operator', 'en', async ({ page }) => {
  await page.locator('.legend li').first().waitFor();
  const numbers = await page.locator('.legend').first().locator('b').allTextContents();
  const values = numbers.map((n) => Number(n.replaceAll(',', '')));
  const sum = values.pop();
  assert.ok(sum && sum > 0);
  assert.equal(values.reduce((a, b) => a + b, 0), sum);
}));

test('the call of 2025 comes to 2.69 and 5.2', () => with_('call.manager', 'en', async (seen) => {
  await show(seen, server.address, '/calls');
  await seen.page.getByRole('link', { name: /2025/ }).first().click();
  await seen.page.getByRole('region', { name: 'Ratios by class' }).waitFor();
  const rows = await cells(seen.page, 'Ratios by class');
  assert.deepEqual(rows.map((r) => [r[0], r[1]]), [['GPU', '2.69 : 1'], ['HPC', '5.2 : 1']]);
}));

test('applications are searched, narrowed and sorted', () => with_('call.manager', 'en', async (seen) => {
  await show(seen, server.address, '/applications');
  const { page } = seen;
  const shown = page.locator('[aria-live=polite]').filter({ hasText: /rows/ });
  const all = Number(/([\d,]+) rows/.exec((await shown.textContent()) ?? '')?.[1]?.replaceAll(',', ''));
  assert.ok(all >= 575, `all ${all}`);
  await page.getByRole('textbox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Withdrawn' }).click();
  await page.keyboard.press('Escape');
  const some = /([\d,]+) of ([\d,]+) rows/.exec((await shown.textContent()) ?? '');
  assert.ok(some && Number(some[1]) >= 11 && Number(some[1]) < all, some?.[0]);
  await page.getByRole('button', { name: 'Accelerators' }).click();
  assert.equal(await page.getByRole('columnheader', { name: 'Accelerators' }).getAttribute('aria-sort'), 'ascending');
}));

test('only the visible rows of a long table are in the page', () => with_('call.manager', 'en', async (seen) => {
  await show(seen, server.address, '/applications');
  const rows = await seen.page.locator('tbody tr.row').count();
  assert.ok(rows > 5 && rows < 80, `${rows} rows`);
}));

test('a ranking says score, bonus, place and the reason', () => with_('committee.1', 'ko', async (seen) => {
  await show(seen, server.address, '/selections');
  await seen.page.locator('tbody a').first().click();
  await settle(seen.page);
  await seen.page.getByRole('table', { name: '순위' }).locator('tbody tr.row').first().waitFor();
  const first = (await cells(seen.page, '순위'))[0] ?? [];
  assert.equal(first[0], '1');
  assert.ok(first.some((c) => c.startsWith('선정')), first.join(' | '));
}));

test('an applicant reads why', () => with_('', 'ko', async (seen) => {
  await show(seen, server.address, '/applications');
  await seen.page.locator('tbody a').first().click();
  await seen.page.getByRole('heading', { name: '결과와 까닭' }).waitFor();
  assert.match((await seen.page.locator('main').textContent()) ?? '', /선정선/);
}));

test('a broken row of an import is named by line and column, and nothing is sent', () => with_('call.manager', 'ko', async (seen) => {
  await show(seen, server.address, '/calls');
  const { page } = seen;
  await page.locator('tbody a').first().click();
  await page.getByRole('tab', { name: '일괄 등록' }).click();
  const csv = '접수번호,신청등급,기관명,사업자번호,기관유형,과제명,신청수량,개월\nR-1,없는등급,가,1,기업,나,8,2\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const alert = await alertText(page);
  assert.match(alert, /2번째 줄, 5번째 글자/);
  assert.match(alert, /없는등급/);
  assert.equal(await page.getByRole('button', { name: '올리기' }).isDisabled(), true);
}));

test('language and theme change at once and stay', () => with_('operator', 'ko', async (seen) => {
  const { page } = seen;
  await page.getByText('EN', { exact: true }).click();
  await page.getByRole('link', { name: 'Overview' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.getByRole('button', { name: 'Switch to dark' }).click();
  assert.equal(await page.getAttribute('html', 'data-mantine-color-scheme'), 'dark');
}));

test('the desks can be walked by keyboard', () => with_('operator', 'en', async (seen) => {
  const { page } = seen;
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to content');
  await page.getByRole('link', { name: 'Jobs', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
}));

test('navigation follows the duties', async () => {
  await with_('operator', 'en', async ({ page }) => {
    await page.getByRole('link', { name: 'Estate' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Ranking and selection' }).count(), 0);
  });
  await with_('', 'en', async ({ page }) => {
    await page.getByRole('link', { name: 'Jobs', exact: true }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Estate' }).count(), 0);
  });
});

async function submit(page: Page, words: { name: string; command: string; submit: string }, name: string, command: string): Promise<void> {
  await page.getByLabel(words.name).first().fill(name);
  await page.getByLabel(words.command).first().fill(command);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
const korean = { name: '이름', command: '명령', submit: '제출' };
const english = { name: 'Name', command: 'Command', submit: 'Submit' };

test('a waiting job says why, and a running one can be cancelled', () => with_('', 'ko', async (seen) => {
  // The award may run one accelerator at once: what comes after a long job waits.
  const { page } = seen;
  await show(seen, server.address, '/jobs/new');
  await submit(page, korean, 'e2e 오래', 'sleep 3600');
  const long = new URL(page.url()).pathname;
  await show(seen, server.address, '/jobs/new');
  await submit(page, korean, 'e2e 대기', 'true');
  await page.getByText('왜 기다리는가').waitFor();
  assert.match(await alertText(page), /한꺼번에 쓸 수 있는 몫|맞는 자리가 없습니다|앞지를 수 없습니다|늦어집니다/);
  // The demonstration's training may still run; then it goes too, so that the next tests find room.
  for (const path of ['/jobs/job-1', long]) {
    await show(seen, server.address, path);
    if ((await page.getByRole('button', { name: '작업 취소' }).count()) === 0) continue;
    await page.getByRole('button', { name: '작업 취소' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '작업 취소' }).click();
    await page.locator('.tag').filter({ hasText: /^취소$/ }).first().waitFor();
  }
}));

for (const language of ['ko', 'en'] as const) {
  test(`a user submits a job, follows its log and sees it end, ${language}`, () => with_('', language, async (seen) => {
    await show(seen, server.address, '/jobs/new');
    const { page } = seen;
    const words = language === 'ko' ? korean : english;
    await submit(page, words, `e2e ${language}`, `sh -c 'for i in 1 2 3; do echo "epoch $i"; sleep 0.3; done'`);
    await page.getByRole('log').getByText('epoch 3').waitFor();
    await page.locator('.tag').filter({ hasText: language === 'ko' ? '완료' : 'Finished' }).first().waitFor();
  }));
}

test('a refusal shows the reason and what to do', () => with_('', 'en', async (seen) => {
  await show(seen, server.address, '/jobs/new');
  const { page } = seen;
  await page.getByLabel('Name', { exact: false }).first().fill('too large');
  await page.getByLabel('Command', { exact: false }).first().fill('true');
  await page.getByLabel('Accelerators', { exact: false }).first().fill('5000');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  assert.match(await alertText(page), /5000/);
  seen.complaints.splice(0); // the browser logs the refusal's status
}));

test('what does not exist is said to be missing', () => with_('operator', 'en', async (seen) => {
  await seen.page.goto(`${server.address}/jobs/job-999999`);
  await seen.page.getByRole('heading', { level: 1, name: 'This cannot be shown' }).waitFor();
  assert.match(await alertText(seen.page), /job-999999/);
  seen.complaints.splice(0); // the browser logs the 404
}));

test('logging out ends the session', () => with_('operator', 'en', async (seen) => {
  const { page } = seen;
  await page.getByRole('button', { name: 'My account' }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.waitForSelector('input[name=login]');
  await page.goto(`${server.address}/jobs`);
  await page.waitForSelector('input[name=login]');
}));
