import writeFileAtomic from 'write-file-atomic';

/** Writes the file whole or not at all: a crash never leaves half of it. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFileAtomic(file, `${JSON.stringify(value, null, 2)}\n`);
}
