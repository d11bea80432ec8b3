import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { joinModules } from '../../../src/formats/html/join-modules.ts';

const run = (...modules: string[]) => new Script(joinModules(modules)).runInNewContext({ result: [] });

describe('joinModules', () => {
  it('lets a module use what those before it export', () => {
    const first = 'export const two = 2;\nexport function twice(x) {\n  return two * x;\n}\n';
    const second = "import {\n  twice,\n  two,\n} from './first.js';\n\nresult.push(twice(two + 1));\nresult;\n";
    expect(run(first, second)).toEqual([6]);
  });

  it('leaves words in texts alone', () => {
    expect(run("const a = 'x\\nexport const b';\nresult.push(a);\nresult;\n")).toEqual(['x\nexport const b']);
  });

  it('does not let two modules declare one name', () => {
    expect(() => run('function a() {}\n', 'function a() {}\n')).toThrow(SyntaxError);
  });
});
