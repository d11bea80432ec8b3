import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareFile, replaceFile } from '../../src/cli/replace-file.ts';
import { newFolder } from './dayroute.ts';

describe('replaceFile', () => {
  it('leaves nothing but the new file', () => {
    const folder = newFolder();
    const path = join(folder, 'x.sol');
    writeFileSync(path, 'old and longer');
    // of a killed process with our number
    writeFileSync(join(folder, `.dayroute-${process.pid}.tmp`), 'half');
    replaceFile(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['x.sol']);
  });

  it('leaves everything as it was if it cannot', () => {
    const folder = newFolder();
    const path = join(folder, 'x.sol');
    mkdirSync(path);
    expect(() => replaceFile(path, 'new')).toThrow(/x\.sol: a folder stands where the file is to go/);
    expect(readdirSync(folder)).toEqual(['x.sol']);
  });
});

describe('prepareFile', () => {
  it('makes the folder and touches nothing else', () => {
    const folder = newFolder();
    prepareFile(join(folder, 'a', 'b', 'x.sol'));
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual([]);
    const path = join(folder, 'there.sol');
    writeFileSync(path, 'old');
    prepareFile(path);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
