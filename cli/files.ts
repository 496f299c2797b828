/** Files in: bytes, text, and clear words where there is neither. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { EXIT, Halt } from './exit.ts';
import type { Strings } from './strings.ts';

export interface FileText {
  readonly path: string;
  readonly text: string;
  readonly bom: boolean;
  readonly hash: string;
}

/** Reads a file that people wrote in UTF-8; ends the command where that is not possible. */
export function readText(path: string, s: Strings): FileText {
  const bytes = readBytes(path, s);
  const text = decode(bytes, 'utf-8');
  if (text !== undefined) return { path, text, bom: startsWithBom(bytes), hash: sha256(bytes) };
  const hint = decode(bytes, 'gb18030') === undefined ? s.file.notText(path) : s.file.notUtf8(path);
  throw new Halt(EXIT.wrongData, hint, { error: { kind: 'encoding', file: path, message: hint } });
}

export function readBytes(path: string, s: Strings): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileHalt(path, error, s);
  }
}

/** What went wrong with a path, as the end of the command. */
export function fileHalt(path: string, error: unknown, s: Strings): Halt {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: { readonly [code: string]: string } = {
    ENOENT: s.file.missing(path),
    ENOTDIR: s.file.missing(path),
    EISDIR: s.file.directory(path),
    EACCES: s.file.denied(path),
    EPERM: s.file.denied(path),
  };
  const message = words[code] ?? s.file.failed(path, code || String(error));
  return new Halt(EXIT.wrongCall, message, { error: { kind: 'file', code, file: path, message } });
}

/** A path that cannot be looked at is no folder; whoever reads it says what is wrong. */
export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

export const sha256 = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Text of bytes in exactly this encoding, without its byte order mark; undefined where they are not. */
export function decode(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const startsWithBom = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
