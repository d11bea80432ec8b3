/** Black on white and little ink: most sheets are printed on whatever stands in the depot. Paper size is the printer's. */
export const SHEET_STYLE = `
@page { margin: 12mm 12mm 14mm; @bottom-right { content: "page " counter(page); font: 9px system-ui, sans-serif; color: #555; } }
* { box-sizing: border-box; }
html { background: #eef0f2; }
body { margin: 0; font: 13px/1.35 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; color: #111; font-variant-numeric: tabular-nums; }
h1, h2, p, dl, dd, ul { margin: 0; padding: 0; }
nav { max-width: 210mm; margin: 16px auto 0; padding: 0 4px; }
nav p { margin-bottom: 6px; color: #444; }
nav a { display: inline-block; margin: 0 6px 6px 0; padding: 2px 9px; border: 1px solid #c5ccd3; border-radius: 12px; color: #1f5a94; background: #fff; text-decoration: none; }
.sheet { max-width: 210mm; margin: 16px auto; padding: 12mm; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 15%); }
.head { display: flex; justify-content: space-between; align-items: flex-start; gap: 24px; border-bottom: 2px solid #111; padding-bottom: 8px; }
.head h1 { font-size: 24px; line-height: 1.15; letter-spacing: -0.01em; overflow-wrap: anywhere; }
.head .day { font-size: 15px; font-weight: 600; }
.head .way { margin-top: 2px; color: #333; }
.fill { flex: none; width: 58mm; border-spacing: 0 5px; font-size: 12px; }
.fill th { padding: 0 8px 0 0; font-weight: 400; text-align: left; color: #444; white-space: nowrap; }
.fill td { width: 100%; height: 17px; border-bottom: 1px solid #888; }
.sums { display: flex; flex-wrap: wrap; gap: 3px 22px; margin: 8px 0 10px; }
.sums div { display: flex; align-items: baseline; gap: 5px; }
.sums dd { font-size: 16px; font-weight: 650; }
.sums dt { order: 1; color: #444; }
.list { width: 100%; border-collapse: collapse; }
.list th { padding: 3px 6px; border-bottom: 1.5px solid #111; font-size: 11px; font-weight: 600; text-align: left; color: #333; }
.list .running th { padding: 0 6px 2px; border: 0; font-weight: 400; font-size: 10px; color: #555; }
.list td { padding: 4px 6px; border-bottom: 1px solid #bbb; vertical-align: top; }
.list tr { break-inside: avoid; }
.list .figure { text-align: right; white-space: nowrap; }
.number { width: 40px; font-size: 18px; font-weight: 700; line-height: 1.2; text-align: right; }
.time { width: 84px; white-space: nowrap; }
.time b { display: block; font-size: 16px; line-height: 1.25; }
.time small, .door small, .goods small { display: block; font-size: 11.5px; line-height: 1.3; color: #333; }
.time .late { font-weight: 700; }
.door { overflow-wrap: anywhere; }
.door b { font-size: 14px; }
.door .phone { display: inline-block; margin-left: 8px; font-weight: 600; color: #111; white-space: nowrap; }
.note { margin-top: 3px; padding: 2px 6px; border-left: 3px solid #111; background: #f1f1f1; white-space: pre-wrap; print-color-adjust: exact; }
.goods { width: 30%; overflow-wrap: anywhere; }
.goods li { margin-bottom: 3px; list-style: none; }
.goods .verb { font-weight: 700; }
.cash { width: 66px; font-size: 15px; font-weight: 700; text-align: right; white-space: nowrap; }
.done { width: 30px; }
.box { display: block; width: 17px; height: 17px; border: 1.5px solid #111; border-radius: 3px; }
.between td { padding: 4px 6px; background: #f1f1f1; print-color-adjust: exact; }
.between b { font-size: 14px; }
.between .time b { font-size: 14px; }
.pause td { background: none; font-style: italic; }
/* a footer would be printed at the foot of every page */
tfoot { display: table-row-group; }
tfoot td { font-weight: 700; border-bottom: 0; }
.loading { margin-top: 10mm; break-before: page; }
.loading h2 { font-size: 19px; }
.loading p { margin: 2px 0 8px; color: #333; }
.loading .number { font-size: 15px; }
.loading td { padding: 3px 6px; }
.loading .door small { display: inline; margin-left: 8px; }
.loading .place { width: 30px; color: #555; text-align: right; }
.signature { display: flex; gap: 24px; margin-top: 26px; break-inside: avoid; font-size: 12px; color: #444; }
.signature span { flex: 1; padding-top: 3px; border-top: 1px solid #888; }
@media print {
  html { background: none; }
  nav { display: none; }
  .sheet { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .loading { margin-top: 0; }
  .sheet + .sheet { break-before: page; }
}
@media (max-width: 700px) {
  .sheet { margin: 0; padding: 12px; }
  .head { display: block; }
  .fill { display: none; }
  .goods { width: auto; }
}
`;
