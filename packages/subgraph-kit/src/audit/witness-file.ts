import { type FileHandle, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const NEWLINE = 0x0a;

/** Appends one line and waits until the disk has it; a line that a crash left half written stays alone. */
export const appendLine = async (file: string, line: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const { buffer } = size ? await handle.read(Buffer.alloc(1), 0, 1, size - 1) : { buffer: Buffer.from('\n') };
    await handle.appendFile(`${buffer[0] === NEWLINE ? '' : '\n'}${line}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
};

/** Lines of a file, oldest first; none when there is no such file. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  yield* handle.readLines();
}

/** What a small file holds; '' when there is no such file. */
export const readMark = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
};

export const writeMark = (file: string, text: string): Promise<void> => writeFile(file, text, { mode: 0o600 });

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
