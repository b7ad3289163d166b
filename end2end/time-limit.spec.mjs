// The real thing, once: a session of three minutes, its warning after one, and what comes when nobody answers.
import { test, expect, expectPage } from './helpers/test.mjs';

test('a citizen is warned two minutes before the end, can go on, and is logged out with the way back', async ({ page, logIn, open, browser, baseURL }) => {
  test.setTimeout(230_000);
  const absent = await browser.newContext({ baseURL });
  await logIn('line');
  const away = await absent.newPage();
  const answer = await absent.request.post('/logg-inn/testperson', {
    form: { person: 'arne' },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.ok()).toBe(true);
  await away.goto('/helseregistre?sok=vaksine');
  await open('/personverninnstillinger/forskning/diabetes/lagring?valg=aktiv');

  const dialog = page.getByRole('dialog', { name: 'Er du der fortsatt?' });
  await expect(dialog).toBeVisible({ timeout: 75_000 });
  await expect(dialog).toContainText('Du blir logget ut om to minutter.');
  await expect(dialog.getByRole('button', { name: 'Fortsett' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Nei, jeg reserverer meg' })).toBeChecked();

  // The other one answers nothing and is logged out by the page itself.
  await expect(away).toHaveURL(/\/logg-inn\?grunn=tidsavbrudd/, { timeout: 140_000 });
  await expect(away.locator('main')).toContainText('Det gikk 3 minutter uten at du gjorde noe.');
  await away.getByRole('button', { name: 'Arne Myhre' }).click();
  await expectPage(away, '/helseregistre', 'Helseregistre');
  await expect(away).toHaveURL(/\?sok=vaksine$/);
  await absent.close();

  // The first one has been kept alive, and is warned anew.
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Fortsett' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Gå videre' }).click();
  await expectPage(page, '/personverninnstillinger/forskning/diabetes/lagring/bekreft', 'Er dette riktig?');
});
