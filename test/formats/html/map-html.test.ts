import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { loadMapAssets } from '../../../src/formats/html/map-assets.ts';
import { mapHtml } from '../../../src/formats/html/map-html.ts';
import type { PlanDocument } from '../../../src/model/plan-document.ts';
import { sampleDay, withLeftovers } from './sample-day.ts';

const assets = loadMapAssets();
const doc = withLeftovers(sampleDay(3, 4));
const html = mapHtml(doc, assets);

/** The data element's text, as a browser would find it. */
function dataOf(page: string): string {
  const begin = page.indexOf('id="plan">') + 'id="plan">'.length;
  return page.slice(begin, page.indexOf('</script', begin));
}

/** The first order's customer, address and id, and the van's name, are the given text. */
function withText(text: string): PlanDocument {
  const [first, ...rest] = doc.problem.orders;
  if (first === undefined) throw new Error('the sample has orders');
  return {
    ...doc,
    problem: { ...doc.problem, orders: [{ ...first, customer: text, address: text }, ...rest] },
    plan: { ...doc.plan, unassigned: doc.plan.unassigned.map((entry) => ({ ...entry, reason: text })) },
  };
}

describe('mapHtml', () => {
  it('is one file: nothing in it is fetched from elsewhere', () => {
    expect(html.slice(0, 40)).toMatch(/^<!doctype html>\n<html lang="en">/);
    // Matches rather than the page as a whole, which no one could read in a failure.
    const found = (pattern: RegExp) => html.match(pattern)?.[0];
    expect(found(/<(?:script|img|iframe|object|embed)[^>]*\ssrc=/i)).toBeUndefined();
    expect(found(/<link\b.*/i)).toBeUndefined();
    expect(found(/@import (?!\{).*/i)).toBeUndefined();
    expect(found(/\burl\(\s*['"]?(?!data:|#).*/)).toBeUndefined();
    expect(found(/sourceMappingURL.*/)).toBeUndefined();
  });

  it('is the same text for the same document', () => {
    expect(mapHtml(withLeftovers(sampleDay(3, 4)), loadMapAssets()) === html).toBe(true);
  });

  it('admits its own scripts and styles by hash, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] as string);
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] as string);
    expect(scripts).toHaveLength(2);
    expect(styles).toHaveLength(2);
    expect(policy).toContain(`script-src ${scripts.map(hash).join(' ')};`);
    expect(policy).toContain(`style-src ${styles.map(hash).join(' ')};`);
    // A browser reads CR LF as LF before it hashes.
    expect(html.includes('\r')).toBe(false);
    expect(html.match(/<[a-z]+[^<>]*\s(?:style|on[a-z]+)="/)?.[0]).toBeUndefined();
  });

  it('has a script that can be parsed', () => {
    for (const script of assets.scripts) expect(() => new Script(script.text)).not.toThrow();
    expect(assets.scripts[1]?.text).not.toMatch(/^(?:import|export)\b/m);
  });

  it('has every module of the page, each after those it imports', () => {
    const folder = new URL('../../../src/formats/html/page/', import.meta.url);
    const script = assets.scripts[1]?.text ?? '';
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      if (file.endsWith('.css')) expect(assets.styles[1]?.text.includes(`/* ${file} */`), file).toBe(true);
      if (!file.endsWith('.js')) continue;
      const at = script.indexOf(`/* ${file} */`);
      expect(at, file).toBeGreaterThan(0);
      for (const [, imported] of text.matchAll(/^(?:import .*|\} )from '\.\/([a-z-]+\.js)';$/gm)) {
        expect(script.indexOf(`/* ${imported} */`), `${file} imports ${imported}`).toBeLessThan(at);
      }
    }
  });

  it('keeps telephone numbers, e-mail addresses and notes out', () => {
    const data = dataOf(html);
    expect(doc.problem.orders[0]?.phone).toMatch(/^07700/);
    expect(data).toContain('Customer 0');
    expect(data).not.toMatch(/07700|@example|call /);
    expect(data).not.toMatch(/"(?:phone|email|notes)"/);
  });

  it('names tiles in its policy only if there are any', () => {
    const page = mapHtml(doc, assets, {
      tilesUrl: 'https://{s}.tile.example.org/{z}/{x}/{y}.png',
      tilesAttribution: '<b>© Example</b>',
    });
    const imageSources = (text: string) => /img-src ([^;]*);/.exec(text)?.[1];
    expect(imageSources(page)).toBe('data: https://*.tile.example.org');
    expect(imageSources(html)).toBe('data:');
    expect(page.includes('<b>©')).toBe(false);
  });

  it.each([
    'javascript:alert(1)//{z}{x}{y}',
    'https://tiles.example.org/',
    "https://a.org; script-src 'unsafe-inline'/{z}/{x}/{y}",
    '//a.org/{z}/{x}/{y}',
  ])('refuses the tiles address %s', (tilesUrl) => {
    expect(() => mapHtml(doc, assets, { tilesUrl })).toThrow(TypeError);
  });
});

describe('text of customers in map.html', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]>&quot;&#39;',
    'a\u2028b\u2029c',
  ])('%j cannot leave the data element', (text) => {
    const page = mapHtml(withText(text), assets);
    const data = dataOf(page);
    expect(data).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(data).visits).toHaveLength(12);
    // Nothing but the data differs from the page without the text.
    expect(page.replace(data, '') === html.replace(dataOf(html), '')).toBe(true);
  });

  it('is shown as it is, apart from marks that turn the direction of writing and control characters', () => {
    const names = (text: string) =>
      JSON.parse(dataOf(mapHtml(withText(text), assets))).visits.flatMap((visit: { orders: { customer: string }[] }) =>
        visit.orders.map((order) => order.customer),
      );
    expect(names('<b>Łódź & "Söhne"</b>')).toContain('<b>Łódź & "Söhne"</b>');
    expect(names('invoice\u202efdp.exe\u202c')).toContain('invoicefdp.exe');
    expect(names('a\u0000b\u0007c\td')).toContain('a b c d');
    expect(names('שלום')).toContain('שלום');
  });
});
