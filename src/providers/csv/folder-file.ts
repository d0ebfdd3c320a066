import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brokenFile } from './broken-file.ts';

/**
 * Reads a text file of the folder; a file that cannot be read is named with the system's reason. The folder is named by
 * whoever opens it alone: in a chat its path is nobody's business.
 */
export async function readFolderFile(folder: string, file: string, opening = false): Promise<string> {
  try {
    const text = await readFile(join(folder, file), 'utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw brokenFile(
      file,
      code === 'ENOENT'
        ? `there is no such file${opening ? ` in ${folder}` : ''}`
        : `the file cannot be read (${code})`,
    );
  }
}
