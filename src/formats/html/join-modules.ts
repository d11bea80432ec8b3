/**
 * One classic script out of modules that import nothing but each other, given in an order in which each comes after
 * those it imports: their names share one block, in which a name declared twice is an error. That is all the bundling
 * the page needs; a module inside an HTML file could not import another one.
 */
export function joinModules(modules: readonly string[]): string {
  const bodies = modules.map((text) =>
    text.replace(/^import\s[^;]*;\r?\n/gm, '').replace(/^export (?=(?:function|const|class|let) )/gm, ''),
  );
  return `'use strict';\n{\n${bodies.join('\n')}\n}\n`;
}
