import { describe, expect, it } from 'vitest';
import { htmlText, xmlText } from '../../src/formats/markup-text.ts';

describe('text in markup', () => {
  it('has no character that markup is made of', () => {
    expect(htmlText(`<b a="1" c='2'>&amp;`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;');
    expect(xmlText(']]><x/>&#0;')).toBe(']]&gt;&lt;x/&gt;&amp;#0;');
  });

  it('loses what XML cannot hold', () => {
    expect(xmlText('a\u0000b\u001f\ufffec\ud800d\uffffe😀')).toBe('a b cde😀');
  });

  it('loses marks that turn the direction of writing, not letters that run the other way', () => {
    expect(htmlText('invoice\u202egpj.exe')).toBe('invoicegpj.exe');
    expect(htmlText('שלום')).toBe('שלום');
  });
});
