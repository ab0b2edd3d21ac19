// What a person does with the page, in a real Chromium: argument 1 is a JSON object, the answer is one on stdout.
import {readFileSync} from 'node:fs';
import puppeteer from 'puppeteer-core';

const want = JSON.parse(process.argv[2]);
const browser = await puppeteer.launch({
  executablePath: want.chromium,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', r => asked.push(r.url()));
  await page.setJavaScriptEnabled(want.script ?? false);
  await page.setViewport({width: want.width, height: want.height});
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: want.scheme ?? 'light'}]);
  const first = await page.goto(want.link, {waitUntil: 'load'});
  const answer = {status: first.status(), bytes: (await first.buffer()).length};
  await look(page, answer, 'before');
  if (want.decision) {
    await (want.keyboard ? byKeyboard(page) : byPointer(page));
    await look(page, answer, 'after');
  }
  answer.text = await page.evaluate(() => document.body.innerText);
  answer.cookies = (await page.cookies()).length;
  answer.elsewhere = asked.filter(u => new URL(u).origin !== new URL(want.link).origin);
  console.log(JSON.stringify(answer));
} finally {
  await browser.close();
}

async function look(page, answer, when) {
  answer[when + 'Width'] = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (want.shot) await page.screenshot({path: `${want.shot}-${when}.png`, fullPage: want.full ?? false});
  if (want.axe) {
    // The page has no script; this one is ours, and is allowed to run after the page was loaded.
    await page.setJavaScriptEnabled(true);
    await page.evaluate(readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
    const found = await page.evaluate(() => axe.run(document, {resultTypes: ['violations', 'incomplete']}));
    answer[when + 'Findings'] = [...found.violations, ...found.incomplete].map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ')}`);
    await page.setJavaScriptEnabled(want.script ?? false);
  }
}

async function byPointer(page) {
  await page.type('#code', want.code);
  await page.type('#name', want.name);
  if (want.reason) await page.type('#reason', want.reason);
  await Promise.all([page.waitForNavigation(), page.click(`button[value=${want.decision}]`)]);
}

// Nothing but the Tab key, letters and Enter; gives up after as many steps as there can be.
async function byKeyboard(page) {
  const typed = {code: want.code, name: want.name, reason: want.reason ?? ''};
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => ({id: document.activeElement.id, value: document.activeElement.value ?? ''}));
    if (at.id in typed) {
      await page.keyboard.type(typed[at.id]);
    } else if (at.value === want.decision) {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      return;
    }
  }
  throw new Error('the button was not reached by keyboard');
}
