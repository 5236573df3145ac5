/// How the page looks.
enum HTMLStyle {
  static let sheet = """
    :root { --ink: #1c2024; --paper: #fff; --soft: #5c6670; --line: #d8dde2; --panel: #f5f7f9;
      --crash: #b3261e; --sure: #1b6e3c; --guess: #96600a; --code: #0b4f86; --mark: #ffe08a; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --paper: #14171a; --soft: #9aa5b0;
      --line: #343b42; --panel: #1d2226; --crash: #ff8a80; --sure: #7fd6a0; --guess: #f0b95a;
      --code: #8cc8ff; --mark: #5c4a00; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 80rem; background: var(--paper);
      color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
    header { border-left: .35rem solid var(--crash); padding: .2rem 1rem; margin-bottom: 1.5rem; }
    header.calm { border-color: var(--soft); }
    h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; border-bottom: 1px solid var(--line); }
    p { margin: .3rem 0; }
    .soft, .number { color: var(--soft); }
    code, pre, td.code, .name { font-family: ui-monospace, "DejaVu Sans Mono", monospace;
      font-size: .9em; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; }
    .scroll { overflow-x: auto; }
    th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0;
      border-bottom: 1px solid var(--line); }
    th { font-weight: 600; }
    table.facts th { width: 14rem; color: var(--soft); font-weight: 500; }
    table.facts td { overflow-wrap: anywhere; }
    tr.guess td { color: var(--soft); font-style: italic; }
    tr.inline td:nth-child(2) { padding-left: 1.5rem; }
    .name { color: var(--code); }
    tr.guess .name { color: inherit; }
    .trust { display: inline-block; border: 1px solid currentColor; border-radius: 1em;
      padding: 0 .6em; font-size: .8em; font-style: normal; white-space: nowrap; color: var(--sure); }
    .trust.guess { color: var(--guess); border-style: dashed; }
    .trust.inline { color: var(--soft); }
    .crash { color: var(--crash); font-weight: 600; }
    details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0;
      padding: 0 1rem; background: var(--panel); }
    details[open] { padding-bottom: .8rem; }
    summary { cursor: pointer; padding: .5rem 0; font-weight: 600; overflow-wrap: anywhere; }
    .registers { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
      gap: .15rem 1rem; }
    pre { overflow-x: auto; margin: .4rem 0; line-height: 1.35; }
    mark { background: var(--mark); color: inherit; }
    @media (max-width: 40rem) { .frames tr { display: flex; flex-wrap: wrap; padding: .25rem 0;
      border-bottom: 1px solid var(--line); } .frames td { border: 0; padding: 0 .8rem 0 0; }
      .frames td:nth-child(1) { width: 2rem; } .frames td:nth-child(2) { width: calc(100% - 2rem); }
      .frames td:nth-child(3) { padding-left: 2rem; } body { padding: 1rem; } }
    @media print { body { max-width: none; } details { break-inside: avoid; } }

    """
}
