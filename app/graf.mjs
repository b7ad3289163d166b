// The script of pages with a chart: what makes the drawing of the server answer to pointer and keys.
//
// `cargo xtask` bundles it with the glue that wasm-bindgen generates (here named "graf"). `app/start.mjs` imports it, by
// the addresses that stand beside the chart.

import init, { graf_start } from "graf";

export async function start(wasm) {
  await init({ module_or_path: wasm });
  graf_start();
  performance.mark("graf");
}

// For a chart that comes into the page later.
start.again = graf_start;
