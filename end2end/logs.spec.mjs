// After everything else: what the servers wrote down while they were used.
import { existsSync, readFileSync } from 'node:fs';
import { test, expect } from './helpers/test.mjs';
import { SERVERS, log } from './helpers/places.mjs';

for (const name of SERVERS) {
  test(`the log of ${name} tells of requests, and of nobody and no fault`, () => {
    expect(existsSync(log(name))).toBe(true);
    const lines = readFileSync(log(name), 'utf8').split('\n');
    const requests = lines.filter((line) => /request.*route="?\/(helseregistre|personverninnstillinger)/.test(line));
    expect(requests.length).toBeGreaterThan(0);
    const found = (pattern) => lines.filter((line) => pattern.test(line)).slice(0, 3);
    // Eleven digits stand alone in a number of birth; a time has a point or more digits around it.
    expect(found(/(?<![\d.])\d{6} ?\d{5}(?!\d)/)).toEqual([]);
    expect(found(/Danser|Myhre|Fjeld|Solli|Yusuf/)).toEqual([]);
    expect(found(/__Host-innsyn=|xyz|hjerte[^ir]/)).toEqual([]);
    expect(found(/panicked|ERROR/)).toEqual([]);
  });
}
