/** The look of the report: the system's own font, light and dark, and whole lines on paper. */
export const reportStyle = `:root{color-scheme:light dark;--text:#222;--soft:#565656;--line:#d5d5d5;--back:#fff;--good:#056a3d;--bad:#b4171f;--mild:#7a4900}
@media (prefers-color-scheme:dark){:root{--text:#ededed;--soft:#b3b3b3;--line:#484848;--back:#1b1b1b;--good:#4fd39a;--bad:#ff8f88;--mild:#f5b84b}}
@media print{:root{--text:#000;--soft:#333;--line:#999;--back:#fff;--good:#056a3d;--bad:#b4171f;--mild:#7a4900}body{margin:0;max-width:none}a{text-decoration:none}}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:var(--text);background:var(--back)}
h1{font-size:1.6rem;margin-bottom:0}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin:0}
p{margin:.3rem 0;overflow-wrap:anywhere}a{color:inherit}.note{color:var(--mild);font-weight:bold}
dl{display:flex;flex-wrap:wrap;gap:.75rem;margin:0}dl div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1rem;min-width:6rem}
dt{color:var(--soft)}dd{margin:0;font-size:1.5rem;font-weight:bold}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-bottom:1px solid var(--line);word-break:keep-all}
tbody th{overflow-wrap:anywhere;min-width:8rem}td:nth-child(2){white-space:nowrap}h1,h3,p{overflow-wrap:anywhere;word-break:keep-all}
thead th{color:var(--soft)}tbody th{font-weight:normal}.number,thead .number{text-align:end;font-variant-numeric:tabular-nums}
thead{display:table-header-group}tr,article{break-inside:avoid}
article{border-inline-start:3px solid var(--bad);padding-inline-start:.75rem;margin:1rem 0}article:target{background:color-mix(in srgb,var(--mild) 15%,transparent)}
.changed,.changed dd{color:var(--good)}.failed,.failed dd,.drifted,.drifted dd{color:var(--bad)}.refused,.refused dd,.stopped,.stopped dd{color:var(--mild)}
footer{color:var(--soft);margin-top:2rem}
`;
