// The only script of the pages. Every page is complete without it; it brings the islands to life.
//
// `cargo xtask` bundles it with the glue that wasm-bindgen generates (here named "innsyn") into one ES module.
// Pages load it as <script type="module" src="/pkg/innsyn.….js" data-wasm="/pkg/innsyn.….wasm">.

import init, * as mod from "innsyn";

const root = document.documentElement;

// Ported from leptos 0.8.23, src/hydration/island_script.js (MIT), which Leptos writes into every page.
// The same walk in a file of its own is cached, and needs no inline script. Left out: the hook for the
// islands router, since links are full page loads. Added: a time limit on the wait for an idle moment,
// and the time the download has in the meantime.
const openSlots = [];

async function hydrateIslands(node) {
  if (node.localName === "leptos-island") {
    await hydrateIsland(node);
    for (const child of node.children) await hydrateIslands(child);
  } else if (node.localName === "leptos-children") {
    // Content an island was given: islands in it belong to the same owner.
    openSlots.push(node.$$on_hydrate);
    for (const child of node.children) await hydrateIslands(child);
    openSlots.pop();
  } else {
    for (const child of node.children) await hydrateIslands(child);
  }
}

async function hydrateIsland(element) {
  const name = element.dataset.component;
  const island = mod[name];
  if (!island) {
    console.warn(`Could not find WASM function for the island ${name}.`);
    return;
  }
  openSlots.at(-1)?.();
  await island(element);
}

function idle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 2000 });
    else resolve();
  });
}

async function start() {
  const wasm = document.querySelector("script[data-wasm]").dataset.wasm;
  await Promise.all([init({ module_or_path: wasm }), idle()]);
  mod.hydrate();
  await hydrateIslands(document.body);
  performance.mark("hydrated");
  root.dataset.hydrated = "";
  // A page with a chart names one script more. It comes last: the chart is complete without it.
  const chart = document.querySelector("[data-graf-js]")?.dataset;
  if (chart) (await import(chart.grafJs)).start(chart.grafWasm);
}

// A personal page must not come back out of the browser's memory after somebody has logged out.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && root.dataset.personal !== undefined) location.reload();
});

// `cargo xtask dev`: the server's generation changes when it has been built anew. Left out of a release.
async function reloadWhenRebuilt() {
  let first;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      const answer = await fetch("/dev/generasjon", { cache: "no-store" });
      const generation = answer.ok ? await answer.text() : first;
      first ??= generation;
      if (generation !== first) return location.reload();
    } catch {
      // The server is restarting.
    }
  }
}
if (DEVELOPMENT && root.dataset.devReload !== undefined) reloadWhenRebuilt();

await start();
