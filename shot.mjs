import { chromium } from 'playwright-core';
const [,, out, who, url, w='1280', ...flags] = process.argv;
const o = process.env.ORIGIN ?? 'http://127.0.0.1:3999';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox'] });
const ctx = await b.newContext({ viewport:{width:+w,height:900}, javaScriptEnabled: !flags.includes('nojs'), colorScheme: flags.includes('dark')?'dark':'light', forcedColors: flags.includes('forced')?'active':'none', reducedMotion:'reduce', deviceScaleFactor: flags.includes('z4')?1:1 });
const r = await ctx.request.post(o+'/logg-inn/testperson',{form:{person:who},headers:{'sec-fetch-site':'same-origin',origin:o},maxRedirects:0});
const p = await ctx.newPage();
p.on('console',m=>console.log('console:',m.text())); p.on('pageerror',e=>console.log('error:',e));
let a = url;
if (url.startsWith('@')) { const [reg, rest=''] = url.slice(1).split('|'); const t = await (await ctx.request.get(`${o}/helseregistre/${reg}/innhold`)).text(); a = t.match(new RegExp(`/helseregistre/${reg}/rapport/[0-9A-Z-]+`))[0]+rest; }
await p.goto(o+a); await p.waitForTimeout(1200);
const ev = flags.find(f=>f.startsWith('eval=')); if (ev) { console.log(JSON.stringify(await p.evaluate(ev.slice(5)))); await p.waitForTimeout(600); }
console.log(a, await p.evaluate(()=>[document.documentElement.scrollWidth, innerWidth, document.querySelector('[data-graf]')?.dataset.grafLik]));
if (flags.includes('print')) await p.pdf({path:out.replace('.png','.pdf'), preferCSSPageSize:true, printBackground:false});
else { const sel = flags.find(f=>f.startsWith('sel=')); if (sel) await p.locator(sel.slice(4)).first().screenshot({path:out}); else await p.screenshot({path:out, fullPage: !flags.includes('view')}); }
await b.close();
